"""Closing while calls run, other event loops, forks, and importing nothing too early."""

import asyncio
import gc
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import httpx
import pytest
import trustme

from podero._wire import transport as module
from podero._wire.errors import WireClosedError, WireLoopError
from podero._wire.transport import WireTransport
from tests.faults.conftest import body_due, descriptors, make_request, other_tasks
from tests.support.byteserver import OK, ByteServer, Peer

QUICK = 1.0  # far below every timeout of the calls in these tests


async def ends_with_closed(wire: WireTransport, call: "asyncio.Future[httpx.Response]") -> WireClosedError:
    start = time.monotonic()
    await wire.aclose()
    with pytest.raises(WireClosedError, match="the client was closed") as caught:
        await call
    assert time.monotonic() - start < QUICK
    assert caught.value.transient is False
    await asyncio.sleep(0)
    assert other_tasks() == 0
    return caught.value


def asked(peer: Peer) -> None:
    peer.read_request()
    peer.reach("asked")
    peer.read_to_end()


@pytest.mark.parametrize("tls", [False, True], ids=["plain", "tls"])
async def test_close_ends_a_call_that_waits_for_its_response(tls, wire, server_tls):
    with ByteServer(asked, tls=server_tls if tls else None) as server:
        call = asyncio.ensure_future(wire.handle_async_request(make_request("POST", server.url, content=b"{}")))
        await server.until("asked")
        error = await ends_with_closed(wire, call)
    assert error.request_sent is True


async def test_close_ends_a_call_in_the_middle_of_its_response(wire):
    def script(peer: Peer) -> None:
        peer.read_request()
        peer.send(OK[:-1])
        peer.reach("begun")
        peer.read_to_end()

    with ByteServer(script) as server:
        call = asyncio.ensure_future(wire.handle_async_request(make_request("GET", server.url)))
        await server.until("begun")
        await body_due(wire)
        assert (await ends_with_closed(wire, call)).request_sent is True


async def test_close_ends_many_calls(wire):
    with ByteServer(asked) as server:
        calls = [asyncio.ensure_future(wire.handle_async_request(make_request("GET", server.url))) for _ in range(5)]
        await server.until("asked", 5)
        await wire.aclose()
        outcomes = await asyncio.gather(*calls, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [WireClosedError] * 5


async def test_close_in_a_body_until_close_does_not_make_it_look_complete(wire):
    def script(peer: Peer) -> None:
        peer.read_request()
        peer.send(b"HTTP/1.1 200 OK\r\n\r\n[1, 2")
        peer.read_to_end()

    with ByteServer(script) as server:
        call = asyncio.ensure_future(wire.handle_async_request(make_request("GET", server.url)))
        await body_due(wire)
        await ends_with_closed(wire, call)


async def test_close_ends_an_upload(wire):
    def script(peer: Peer) -> None:
        peer.read_bytes(10)
        peer.reach("begun")
        peer.await_("never")

    with ByteServer(script) as server:
        call = asyncio.ensure_future(
            wire.handle_async_request(make_request("POST", server.url, content=bytes(30_000_000)))
        )
        await server.until("begun")
        before = descriptors()
        assert (await ends_with_closed(wire, call)).request_sent is None
        assert descriptors() == before - 1, "the upload's socket is closed, whatever the server still has not read"


async def test_close_ends_a_call_in_its_tls_handshake(wire):
    def script(peer: Peer) -> None:
        peer.read_bytes(10)
        peer.reach("greeted")
        peer.read_to_end()

    with ByteServer(script) as server:
        request = make_request("POST", f"https://127.0.0.1:{server.port}/", content=b"{}")
        call = asyncio.ensure_future(wire.handle_async_request(request))
        await server.until("greeted")
        assert (await ends_with_closed(wire, call)).request_sent is False


async def test_close_ends_a_call_in_its_name_lookup(wire, monkeypatch):
    looking = asyncio.Event()

    async def never(*args, **kwargs):
        looking.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", never)
    call = asyncio.ensure_future(wire.handle_async_request(make_request("GET", "http://slow.test/")))
    await looking.wait()
    assert (await ends_with_closed(wire, call)).request_sent is False


@pytest.mark.parametrize("turns", range(8))
async def test_close_in_each_turn_of_a_call(turns, client_tls):
    """Whatever the call was about to do, it ends, with its response or as closed, and leaves nothing."""
    with ByteServer() as server:
        wire = WireTransport(ssl_context=client_tls)
        call = asyncio.ensure_future(wire.handle_async_request(make_request("GET", server.url)))
        for _ in range(turns):
            await asyncio.sleep(0)
        await wire.aclose()
        (outcome,) = await asyncio.wait_for(asyncio.gather(call, return_exceptions=True), QUICK)
        assert isinstance(outcome, WireClosedError | httpx.Response), outcome
        assert other_tasks() == 0


async def test_close_in_the_turn_in_which_a_connection_comes_about(wire, monkeypatch):
    connect = aiohttp.TCPConnector.connect

    async def connect_and_close(self, *args):
        link = await connect(self, *args)
        wire._pool.close()
        return link

    monkeypatch.setattr(aiohttp.TCPConnector, "connect", connect_and_close)
    with ByteServer() as server:
        with pytest.raises(WireClosedError) as caught:
            await wire.handle_async_request(make_request("POST", server.url, content=b"{}"))
        assert caught.value.request_sent is False
    assert not server.requests


async def test_close_of_a_call_whose_connect_timeout_has_just_struck(wire):
    with ByteServer(lambda peer: peer.await_("never")) as server:
        request = make_request("GET", f"https://127.0.0.1:{server.port}/", timeout={"connect": 0.05})
        call = asyncio.ensure_future(wire.handle_async_request(request))
        while not wire._pool or not wire._pool._dialing:
            await asyncio.sleep(0)
        (scope,) = wire._pool._dialing
        while not scope.expired():
            await asyncio.sleep(0)
        await wire.aclose()
        with pytest.raises(WireClosedError):
            await call


async def test_use_after_close(wire):
    await wire.aclose()
    await wire.aclose()
    with pytest.raises(WireClosedError, match="the client was closed") as caught:
        await wire.handle_async_request(make_request("GET", "http://127.0.0.1:9/"))
    assert caught.value.request_sent is False
    assert caught.value.transient is False


async def test_close_while_the_body_of_a_request_is_read(wire):
    async def parts():
        yield b"a"
        await wire.aclose()
        yield b"b"

    with pytest.raises(WireClosedError) as caught:
        await wire.handle_async_request(httpx.Request("POST", "http://127.0.0.1:9/", content=parts()))
    assert caught.value.request_sent is False


@pytest.mark.parametrize("tls", [False, True], ids=["plain", "tls"])
async def test_close_closes_idle_connections_at_once(tls, wire, server_tls):
    with ByteServer(tls=server_tls if tls else None) as server:
        before = descriptors()
        for _ in range(2):
            await wire.handle_async_request(make_request("GET", server.url))
        assert descriptors() == before + 2  # both ends
        await wire.aclose()
        await server.until("ended")
        for _ in range(200):
            if descriptors() == before:
                break
            await asyncio.sleep(0.005)  # the server's thread closes its end
        assert descriptors() == before


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_next_event_loop_is_served_afresh(client_tls):
    wire = WireTransport(ssl_context=client_tls)

    async def once(server: ByteServer) -> int:
        return (await wire.handle_async_request(make_request("GET", server.url))).status_code

    with ByteServer() as server:
        for _ in range(3):
            assert asyncio.run(once(server)) == 200
        assert server.connections == 3
        asyncio.run(wire.aclose())
        with pytest.raises(WireClosedError):
            asyncio.run(once(server))
        gc.collect()


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_close_in_another_loop_when_the_first_is_gone():
    wire = WireTransport()

    async def once(server: ByteServer) -> None:
        await wire.handle_async_request(make_request("GET", server.url))

    with ByteServer() as server:
        asyncio.run(once(server))
        asyncio.run(wire.aclose())
        gc.collect()
    assert wire._pool is None


async def test_second_loop_beside_a_living_one_is_refused(wire):
    with ByteServer() as server:
        await wire.handle_async_request(make_request("GET", server.url))
        errors = []

        def elsewhere() -> None:
            for attempt in (wire.handle_async_request(make_request("GET", server.url)), wire.aclose()):
                try:
                    asyncio.run(attempt)
                except WireLoopError as exc:
                    errors.append(exc)

        thread = threading.Thread(target=elsewhere)
        thread.start()
        await asyncio.to_thread(thread.join)
        assert len(errors) == 2
        for error in errors:
            assert "another event loop" in str(error)
            assert (error.request_sent, error.transient) == (False, False)
        # The first loop is not harmed, and its connection still good.
        await wire.handle_async_request(make_request("GET", server.url))
    assert server.connections == 1


async def test_reset_forgets_without_closing(wire):
    with ByteServer() as server:
        await wire.handle_async_request(make_request("GET", server.url))
        forgotten = wire._pool
        wire.reset()
        await wire.handle_async_request(make_request("GET", server.url))
        assert server.connections == 2
        assert forgotten is not None
        forgotten.close()
        await forgotten.wait_closed()
    assert not module._inherited


def in_child(wire: WireTransport, url: str, same_loop: asyncio.AbstractEventLoop | None) -> str:
    """Runs in the forked child: several requests on the client that it inherited."""

    async def ask() -> list[bytes]:
        responses = []
        for number in range(3):
            response = await wire.handle_async_request(make_request("POST", f"{url}/child/{number}", content=b"{}"))
            responses.append(await response.aread())
        await wire.aclose()
        return responses

    responses = asyncio.run(ask()) if same_loop is None else same_loop.run_until_complete(ask())
    return "ok" if responses == [f"/child/{number}".encode() for number in range(3)] else repr(responses)


@pytest.fixture(params=[False, True], ids=["plain", "tls"])
def echo_url(request, authority: trustme.CA, tmp_path: Path) -> Iterator[str]:
    """A server in another process: forking beside the threads of one in this process would be a fault of the test."""
    command = [sys.executable, "-m", "tests.support.echo_server"]
    if request.param:
        certificate = tmp_path / "server.pem"
        authority.issue_cert("127.0.0.1").private_key_and_cert_chain_pem.write_to_path(str(certificate))
        command.append(str(certificate))
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.communicate()
    assert process.returncode == 0


@pytest.mark.parametrize("same_loop", [False, True], ids=["own-loop", "inherited-loop"])
def test_forked_child_has_connections_of_its_own(same_loop, echo_url, client_tls):
    """On a shared connection each process would get the other's responses."""
    wire = WireTransport(ssl_context=client_tls)
    loop = asyncio.new_event_loop()

    async def ask(path: str) -> bytes:
        return await (await wire.handle_async_request(make_request("GET", echo_url + path))).aread()

    def idle_connections() -> list[object]:
        assert wire._pool is not None
        return [connection for route in wire._pool._routes.values() for connection in route.idle]

    assert loop.run_until_complete(ask("/parent/1")) == b"/parent/1"
    idle = idle_connections()
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        outcome = "died"
        try:
            outcome = in_child(wire, echo_url, loop if same_loop else None)
        except BaseException as exc:
            outcome = repr(exc)
        finally:
            os.write(writer, outcome.encode())
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        outcome = pipe.read()
    os.waitpid(child, 0)
    assert outcome == "ok"
    # The parent's idle connection has neither been closed nor used by the child.
    assert loop.run_until_complete(ask("/parent/2")) == b"/parent/2"
    assert idle_connections() == idle
    loop.run_until_complete(wire.aclose())
    loop.close()


def test_child_keeps_what_it_inherited_alive(monkeypatch):
    """Collected, aiohttp's objects would close what the parent still uses."""
    wire = WireTransport()

    async def once(server: ByteServer) -> None:
        await wire.handle_async_request(make_request("GET", server.url))

    with ByteServer() as server, asyncio.Runner() as runner:
        runner.run(once(server))
        inherited = wire._pool
        pid = os.getpid()
        monkeypatch.setattr(os, "getpid", lambda: pid + 1)
        wire.reset()
        assert module._inherited == [inherited]
        monkeypatch.undo()
        module._inherited.clear()
        assert inherited is not None
        inherited.close()
        runner.run(inherited.wait_closed())


def test_importing_the_package_imports_no_aiohttp():
    code = "import sys, podero; assert 'aiohttp' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("arguments", [{"proxy": "socks5://127.0.0.1:1"}, {"proxy": "http://"}])
def test_arguments_are_checked_at_construction(arguments):
    with pytest.raises(ValueError, match="a proxy URL looks like"):
        WireTransport(**arguments)


def test_one_transport_over_many_loops_leaves_no_socket_behind(recwarn):
    """`asyncio.run` shuts down the asynchronous generators of its loop, which is how the pool learns of the end."""
    with ByteServer() as server:
        wire = WireTransport()

        async def use():
            await asyncio.gather(*(wire.handle_async_request(make_request("GET", server.url)) for _ in range(3)))

        for _ in range(5):
            asyncio.run(use())
        asyncio.run(wire.aclose())
        gc.collect()
    assert [str(warning.message) for warning in recwarn.list] == []


@pytest.mark.filterwarnings("ignore:asynchronous generator .* was scheduled after:ResourceWarning")
async def test_a_loop_that_goes_on_after_its_generators_were_shut_down_is_served(wire):
    with ByteServer() as server:
        await wire.handle_async_request(make_request("GET", server.url))
        await asyncio.get_running_loop().shutdown_asyncgens()
        assert (await wire.handle_async_request(make_request("GET", server.url))).status_code == 200
    assert server.connections == 2
