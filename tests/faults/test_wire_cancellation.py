"""Cancelled calls leave nothing behind: at every suspension point, in great number, and in the middle of an upload."""

import asyncio
import socket

import pytest

from podero._wire.transport import WireTransport
from tests.faults.conftest import descriptors, make_request, other_tasks
from tests.support.byteserver import OK, ByteServer, Peer
from tests.support.cancellation import cancel_everywhere


async def settle() -> None:
    for _ in range(4):
        await asyncio.sleep(0)


@pytest.mark.parametrize("tls", [False, True], ids=["plain", "tls"])
@pytest.mark.parametrize("state", ["cold", "cold-with-dns", "warm"])
async def test_every_suspension_point_of_a_call(state, tls, server_tls, client_tls, monkeypatch):
    async def resolve(host, port, *args, **kwargs):
        await asyncio.sleep(0)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", resolve)
    wire = WireTransport(ssl_context=client_tls)
    with ByteServer(tls=server_tls if tls else None) as server:
        host = "localhost" if state == "cold-with-dns" else "127.0.0.1"
        url = f"{server.scheme}://{host}:{server.port}/"

        async def prepare() -> None:
            nonlocal wire
            if state == "warm":
                await wire.handle_async_request(make_request("GET", url))
            else:
                await wire.aclose()
                wire = WireTransport(ssl_context=client_tls)

        async def check() -> None:
            await settle()
            pool = wire._pool
            assert pool is not None
            assert not pool._running
            assert not pool._dialing
            assert other_tasks() == 0
            response = await asyncio.wait_for(wire.handle_async_request(make_request("GET", url)), 5)
            assert response.status_code == 200

        points = await cancel_everywhere(
            lambda: wire.handle_async_request(make_request("GET", url)), check, prepare=prepare
        )
        await wire.aclose()
    assert points >= (1 if state == "warm" else 3)


@pytest.mark.parametrize("phase", ["silent", "half-a-head", "half-a-body"])
async def test_cancelled_connection_is_not_used_again(phase, wire):
    """The late response to a cancelled request must not become the response to the next one."""

    def script(peer: Peer) -> None:
        if peer.number == 1:
            peer.respond({"silent": b"", "half-a-head": OK[:20], "half-a-body": OK[:-1]}[phase])
            peer.reach("asked")
            peer.read_to_end()
        peer.respond()

    with ByteServer(script) as server:
        call = asyncio.ensure_future(wire.handle_async_request(make_request("GET", server.url)))
        await server.until("asked")
        call.cancel()
        await asyncio.wait([call])
        assert (await wire.handle_async_request(make_request("GET", server.url))).status_code == 200
    assert [received.connection for received in server.requests] == [1, 2]


@pytest.mark.parametrize(
    ("tls", "size", "sent"), [(True, 0, False), (False, 2, True), (False, 30_000_000, None)], ids=str
)
async def test_cancelled_call_leaves_word_of_how_much_was_sent(tls, size, sent, wire):
    """A deadline outside cancels the call, so that no exception of the wire can tell."""

    def script(peer: Peer) -> None:
        peer.read_bytes(1)
        peer.reach("begun")
        peer.await_("never")

    with ByteServer(script) as server:
        url = f"https://127.0.0.1:{server.port}/" if tls else server.url
        request = make_request("POST", url, content=bytes(size))
        call = asyncio.ensure_future(wire.handle_async_request(request))
        await server.until("begun")
        call.cancel()
        await asyncio.wait([call])
    assert request.extensions["request_sent"] is sent


@pytest.mark.parametrize("tls", [False, True], ids=["plain", "tls"])
async def test_cancelled_uploads_to_a_server_that_does_not_read_leave_no_socket(tls, wire, server_tls):
    """`close` instead of `abort` would leave three established sockets, after `aclose` too."""

    def script(peer: Peer) -> None:
        peer.read_bytes(10)
        peer.reach("begun")
        peer.await_("never")

    with ByteServer(script, tls=server_tls if tls else None) as server:
        before = descriptors()
        calls = [
            asyncio.ensure_future(
                wire.handle_async_request(make_request("POST", server.url, content=bytes(30_000_000)))
            )
            for _ in range(3)
        ]
        await server.until("begun", 3)
        for call in calls:
            call.cancel()
        await asyncio.wait(calls)
        await settle()
        assert descriptors() - before == 3, "only the server's ends may be left"


@pytest.mark.parametrize("tls", [False, True], ids=["plain", "tls"])
async def test_churn_of_cancellations(tls, server_tls, client_tls):
    """Twenty callers on ten slots, cancelled after 0 to 30 ms, a server that needs 0 to 15; then ten of ten work."""
    turn = 0

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal turn
        try:
            while await reader.readuntil(b"\r\n\r\n"):
                turn += 1
                await asyncio.sleep(turn * 7 % 16 / 1000)
                writer.write(OK)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.transport.abort()

    loop = asyncio.get_running_loop()
    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=server_tls if tls else None, backlog=200)
    url = f"{'https' if tls else 'http'}://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
    wire = WireTransport(ssl_context=client_tls)
    before = descriptors()
    end = loop.time() + 1.0
    outcomes = {"responded": 0, "cancelled": 0}

    async def caller(number: int) -> None:
        step = number
        while loop.time() < end:
            step += 1
            try:
                async with asyncio.timeout(step * 11 % 31 / 1000):
                    await wire.handle_async_request(make_request("GET", url))
                outcomes["responded"] += 1
            except TimeoutError:
                outcomes["cancelled"] += 1

    await asyncio.gather(*(caller(number) for number in range(20)))
    assert outcomes["cancelled"] > 20
    calls = [wire.handle_async_request(make_request("GET", url)) for _ in range(10)]
    responses = await asyncio.wait_for(asyncio.gather(*calls), 5)
    assert [response.status_code for response in responses] == [200] * 10
    pool = wire._pool
    assert pool is not None
    assert (len(pool._running), len(pool._dialing)) == (0, 0)
    await wire.aclose()
    server.close()
    for _ in range(100):  # the server's handlers end when they see their connections closed
        if other_tasks() == 0 and descriptors() < before:
            break
        await asyncio.sleep(0.01)
    assert other_tasks() == 0
    assert descriptors() < before, "the listener is closed, so there is one less than at first"
