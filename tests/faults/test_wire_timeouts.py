"""Each phase of httpx.Timeout, exactly, and nothing left behind when one of them ends a call."""

import asyncio
import socket
import time

import httpx
import pytest

from podero._wire.transport import WireTransport
from tests.faults.conftest import make_request, other_tasks
from tests.support.byteserver import OK, ByteServer, Peer

LIMIT = 0.15
GRACE = 5.0  # a slow machine; far from the 30 s that other phases have
LARGE = bytes(30_000_000)


def silent(peer: Peer) -> None:
    peer.read_to_end()


def unread(peer: Peer) -> None:
    peer.await_("never")


async def fails_within(wire: WireTransport, request: httpx.Request, kind: type[Exception], limit: float = LIMIT):
    start = time.monotonic()
    with pytest.raises(kind) as caught:
        await wire.handle_async_request(request)
    elapsed = time.monotonic() - start
    assert limit * 0.9 <= elapsed < limit + GRACE, elapsed
    assert isinstance(caught.value, kind)
    assert other_tasks() == 0
    return caught.value


async def test_read_timeout(wire):
    with ByteServer(silent) as server:
        error = await fails_within(
            wire, make_request("POST", server.url, content=b"{}", timeout={"read": LIMIT}), httpx.ReadTimeout
        )
    assert error.request_sent is True


async def test_read_timeout_of_zero_is_not_no_timeout(wire):
    with ByteServer(silent) as server:
        await fails_within(wire, make_request("GET", server.url, timeout={"read": 0.0}), httpx.ReadTimeout, 0.0)


async def test_read_timeout_in_the_body(wire):
    def script(peer: Peer) -> None:
        peer.respond(OK[:-1])
        peer.read_to_end()

    with ByteServer(script) as server:
        error = await fails_within(wire, make_request("GET", server.url, timeout={"read": LIMIT}), httpx.ReadTimeout)
    assert error.request_sent is True


async def test_read_timeout_counts_from_the_last_byte(wire):
    def script(peer: Peer) -> None:
        peer.read_request()
        for byte in OK:
            peer.send(bytes([byte]))
            peer.reach("byte")
            time.sleep(LIMIT / 20)  # a server that drips

    with ByteServer(script) as server:
        response = await wire.handle_async_request(make_request("GET", server.url, timeout={"read": LIMIT}))
    assert response.status_code == 200


async def test_read_timeout_above_five_seconds_is_not_rounded_up(wire, monkeypatch):
    """aiohttp rounds limits above 5 s up to full seconds of the loop's clock."""
    delays = []
    loop = asyncio.get_running_loop()
    call_later = loop.call_later
    monkeypatch.setattr(
        loop, "call_later", lambda delay, *args, **kw: delays.append(delay) or call_later(delay, *args, **kw)
    )
    with ByteServer() as server:
        await wire.handle_async_request(make_request("GET", server.url, timeout={"read": 7.3}))
    assert 7.3 in delays


@pytest.mark.parametrize(
    "interim", [b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"]
)
async def test_read_timeout_after_an_interim_response(interim, wire):
    """aiohttp stops its read timer at every response without a body, interim ones included."""

    def script(peer: Peer) -> None:
        peer.respond(interim)
        peer.read_to_end()

    with ByteServer(script) as server:
        await fails_within(wire, make_request("GET", server.url, timeout={"read": LIMIT}), httpx.ReadTimeout)


async def test_read_timer_does_not_outlive_a_response_that_came_with_its_interim_one(wire):
    def script(peer: Peer) -> None:
        peer.respond(b"HTTP/1.1 100 Continue\r\n\r\n" + OK)
        peer.await_("later")
        peer.respond()

    with ByteServer(script) as server:
        request = make_request("GET", server.url, timeout={"read": 0.02})
        assert (await wire.handle_async_request(request)).status_code == 200
        await asyncio.sleep(0.05)
        server.allow("later")
        assert (await wire.handle_async_request(make_request("GET", server.url))).status_code == 200
    assert server.connections == 1


@pytest.mark.parametrize("tls", [False, True], ids=["plain", "tls"])
async def test_write_timeout_when_the_server_does_not_read(tls, wire, server_tls):
    with ByteServer(unread, tls=server_tls if tls else None) as server:
        request = make_request("POST", server.url, content=LARGE, timeout={"write": LIMIT, "read": 0.01})
        error = await fails_within(wire, request, httpx.WriteTimeout)
    assert error.request_sent is None


async def test_upload_that_moves_is_not_timed_out(wire):
    """Neither by write, which counts from the last progress, nor by read, which starts when all has left."""

    def script(peer: Peer) -> None:
        for part in range(1, 13):
            peer.read_bytes(part * 2_000_000)
            time.sleep(0.1)
        peer.respond()

    with ByteServer(script, receive_buffer=65_536) as server:
        request = make_request("POST", server.url, content=bytes(25_000_000), timeout={"write": 0.8, "read": 0.8})
        assert (await wire.handle_async_request(request)).status_code == 200


async def test_upload_without_write_timeout_waits(wire):
    def script(peer: Peer) -> None:
        peer.await_("go")
        peer.respond()

    with ByteServer(script) as server:
        request = make_request("POST", server.url, content=LARGE, timeout={"write": None})
        call = asyncio.ensure_future(wire.handle_async_request(request))
        await asyncio.sleep(0.1)
        assert not call.done()
        server.allow("go")
        assert (await call).status_code == 200


@pytest.mark.parametrize(("tls", "limit"), [(False, None), (True, LIMIT)], ids=["plain", "tls"])
async def test_server_that_closes_its_side_and_does_not_read_ends_the_upload(tls, limit, wire, server_tls):
    """asyncio closes such a connection only when all that is unsent has been read, which is never.

    Over TLS it does not always say that the server has closed its side: then the write timeout ends the upload.
    """

    def script(peer: Peer) -> None:
        peer.read_bytes(10)
        peer.half_close()
        peer.await_("never")

    with ByteServer(script, tls=server_tls if tls else None) as server:
        request = make_request("POST", server.url, content=LARGE, timeout={"write": limit, "read": None})
        with pytest.raises((httpx.WriteError, httpx.WriteTimeout) if tls else httpx.WriteError) as caught:
            await wire.handle_async_request(request)
    assert caught.value.request_sent is None


async def test_early_response_to_an_unfinished_upload_is_returned_and_not_reused(wire):
    def script(peer: Peer) -> None:
        if peer.number == 1:
            peer.read_bytes(10)
            peer.send(b"HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\n\r\n")
            peer.await_("never")
        peer.respond()

    with ByteServer(script) as server:
        response = await wire.handle_async_request(make_request("POST", server.url, content=LARGE))
        assert response.status_code == 413
        assert (await wire.handle_async_request(make_request("GET", server.url))).status_code == 200
        assert server.connections == 2


async def test_early_response_and_close_during_an_upload(wire):
    """The server responds with 413 and closes its side at once: the response counts, not the broken upload."""

    def script(peer: Peer) -> None:
        peer.read_bytes(10)
        peer.send(b"HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        peer.half_close()
        peer.await_("never")

    with ByteServer(script) as server:
        response = await wire.handle_async_request(make_request("POST", server.url, content=LARGE))
    assert response.status_code == 413


async def test_interim_response_during_an_upload_does_not_start_the_read_timer(wire):
    def script(peer: Peer) -> None:
        peer.read_bytes(10)
        peer.send(b"HTTP/1.1 100 Continue\r\n\r\n")
        peer.await_("go")
        peer.respond()

    with ByteServer(script, receive_buffer=65_536) as server:
        request = make_request("POST", server.url, content=LARGE[:8_000_000], timeout={"read": 0.4})
        call = asyncio.ensure_future(wire.handle_async_request(request))
        await asyncio.sleep(0.5)
        server.allow("go")
        assert (await call).status_code == 200


async def test_connect_timeout_in_the_tls_handshake(wire):
    with ByteServer(silent) as server:
        request = make_request("POST", f"https://127.0.0.1:{server.port}/", content=b"{}", timeout={"connect": LIMIT})
        error = await fails_within(wire, request, httpx.ConnectTimeout)
    assert error.request_sent is False


def full_backlog() -> tuple[socket.socket, list[socket.socket]]:
    """A listener that takes no more connections, so that the next one hangs."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen(0)
    held = []
    for _ in range(4):
        sock = socket.socket()
        sock.setblocking(False)
        sock.connect_ex(listener.getsockname())
        held.append(sock)
    return listener, held


async def test_connect_timeout_covers_all_addresses(wire, monkeypatch):
    """Three addresses that hang: one limit for all of them, not one for each."""
    listener, held = full_backlog()
    port = listener.getsockname()[1]

    async def three(*args, **kwargs):
        info = (socket.AF_INET, socket.SOCK_STREAM, 6, "")
        return [(*info, (f"127.0.0.{n}", port)) for n in (1, 1, 1)]

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", three)
    try:
        request = make_request("GET", f"http://three.test:{port}/", timeout={"connect": LIMIT})
        error = await fails_within(wire, request, httpx.ConnectTimeout)
        assert error.request_sent is False
    finally:
        for sock in (listener, *held):
            sock.close()


async def test_connect_timeout_covers_dns(wire, monkeypatch):
    async def never(*args, **kwargs):
        await asyncio.sleep(30)

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", never)
    request = make_request("GET", "http://slow.test/", timeout={"connect": LIMIT})
    start = time.monotonic()
    with pytest.raises(httpx.ConnectTimeout) as caught:
        await wire.handle_async_request(request)
    assert time.monotonic() - start < LIMIT + GRACE
    assert caught.value.request_sent is False


async def test_unknown_host(wire, monkeypatch):
    async def unknown(*args, **kwargs):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", unknown)
    with pytest.raises(httpx.ConnectError, match=r"no connection to nowhere\.test: ") as caught:
        await wire.handle_async_request(make_request("POST", "http://nowhere.test/", content=b"{}"))
    assert caught.value.request_sent is False


async def test_the_next_call_works_after_every_outcome():
    def script(peer: Peer) -> None:
        peer.read_request()
        if peer.number == 1:
            peer.reset()
        peer.send(OK)

    with ByteServer(script) as server:
        async with WireTransport() as wire:
            with pytest.raises(httpx.TransportError):
                await wire.handle_async_request(make_request("GET", server.url))
            with pytest.raises(httpx.UnsupportedProtocol):
                await wire.handle_async_request(make_request("GET", "ftp://127.0.0.1/"))
            assert (await wire.handle_async_request(make_request("GET", server.url))).status_code == 200


async def test_no_timeouts_at_all():
    with ByteServer() as server:
        async with WireTransport() as wire:
            response = await wire.handle_async_request(httpx.Request("GET", server.url))
    assert response.status_code == 200
