"""Whether the request left is known from where the wire stood: a server that aborts at every byte of the exchange."""

import asyncio
import gc
import socket

import aiohttp
import httpx
import pytest

from podero._wire.connection import Connection
from podero._wire.transport import WireTransport
from tests.faults.conftest import ON_UVLOOP, make_request
from tests.support.byteserver import OK, ByteServer, Peer

ABORTS = ["reset", "close"]
BODY = b'{"comment":"x"}'


@pytest.fixture
def accepted(monkeypatch: pytest.MonkeyPatch) -> dict[int, int]:
    """Bytes that the kernel took from this process, by port of the peer: the truth about what left.

    uvloop sends without Python's sockets, so that only the server's side of the truth is known there.
    """
    counts: dict[int, int] = {}
    send = socket.socket.send

    def counting_send(self: socket.socket, data: bytes, *flags: int) -> int:
        try:
            port = self.getpeername()[1]
        except (OSError, IndexError):  # reset by now, or no TCP socket
            return send(self, data, *flags)
        taken = send(self, data, *flags)
        counts[port] = counts.get(port, 0) + taken
        return taken

    monkeypatch.setattr(socket.socket, "send", counting_send)
    return counts


async def exchange(wire: WireTransport, server: ByteServer, method: str) -> httpx.Response | httpx.TransportError:
    content = BODY if method == "POST" else None
    try:
        return await wire.handle_async_request(make_request(method, f"{server.url}/devices", content=content))
    except httpx.TransportError as exc:
        return exc


async def request_length(method: str) -> int:
    with ByteServer() as server:
        async with WireTransport() as wire:
            await exchange(wire, server, method)
        return len(server.requests[0].raw)


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("reused", [False, True], ids=["fresh", "reused"])
@pytest.mark.parametrize("abort", ABORTS)
@pytest.mark.parametrize("tls", [False, True], ids=["plain", "tls"])
async def test_abort_at_every_byte_of_the_request(method, reused, abort, tls, server_tls, client_tls, accepted):
    total = await request_length(method)
    # TLS decrypts whole records, so the places inside one are all alike.
    positions = range(total + 1) if not tls else [0, 1, total // 2, total - 1, total]
    for position in positions:

        def script(peer: Peer, position: int = position) -> None:
            if reused:
                peer.respond()
            peer.read_bytes(position)
            getattr(peer, abort)()

        with ByteServer(script, tls=server_tls if tls else None) as server:
            wire = WireTransport(ssl_context=client_tls)
            if reused:
                first = await exchange(wire, server, method)
                assert isinstance(first, httpx.Response)
                accepted.clear()
            outcome = await exchange(wire, server, method)
            await wire.aclose()
        complete = len(server.requests) - reused
        # A connection found closed before anything was written is replaced by another one, which ends well: on a new
        # connection the script of a reused one responds to its first request.
        if reused and isinstance(outcome, httpx.Response):
            assert position == 0
            assert server.connections == 2
            continue
        where = f"{method} aborted after {position} of {total} bytes"
        assert isinstance(outcome, httpx.TransportError), where
        assert complete <= 1, f"{where}: sent again"
        assert server.connections == 1, f"{where}: sent on a second connection"
        if complete:
            assert outcome.request_sent is True, f"{where}: executed, and said not to be sent"
        if outcome.request_sent is False:
            assert position == 0, f"{where}: bytes were seen, and said not to be sent"
            if not tls:
                assert server.port not in accepted, f"{where}: bytes left, and said not to be sent"
        elif not tls and not ON_UVLOOP and server.port not in accepted:
            assert outcome.request_sent is False, f"{where}: nothing left, and said to be sent"


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("reused", [False, True], ids=["fresh", "reused"])
@pytest.mark.parametrize("abort", ABORTS)
@pytest.mark.parametrize("tls", [False, True], ids=["plain", "tls"])
async def test_abort_at_every_byte_of_the_response(method, reused, abort, tls, server_tls, client_tls):
    for position in range(len(OK) + 1):

        def script(peer: Peer, position: int = position) -> None:
            if reused:
                peer.respond()
            peer.respond(OK[:position])
            getattr(peer, abort)()

        with ByteServer(script, tls=server_tls if tls else None) as server:
            wire = WireTransport(ssl_context=client_tls)
            for _ in range(1 + reused):
                outcome = await exchange(wire, server, method)
            await wire.aclose()
        assert len(server.requests) == 1 + reused, "sent again"
        where = f"response cut after {position} of {len(OK)} bytes"
        if isinstance(outcome, httpx.Response):
            assert position == len(OK), where
            assert outcome.read() == b"ok"
        else:
            # A reset may throw away what the client had not read yet.
            assert position < len(OK) or abort == "reset", where
            assert outcome.request_sent is True, where
            assert isinstance(outcome, httpx.RemoteProtocolError | httpx.ReadError), where


async def test_refused_connection_is_unsent(wire, unused_port):
    with pytest.raises(httpx.ConnectError, match=r"no connection to 127\.0\.0\.1") as caught:
        await wire.handle_async_request(make_request("POST", f"http://127.0.0.1:{unused_port}/", content=BODY))
    assert caught.value.request_sent is False
    assert caught.value.transient is True


async def test_connection_that_is_never_accepted_is_taken_for_sent(wire):
    """The kernel took the bytes; that no process ever reads them cannot be known."""
    with ByteServer(accept=False) as server:
        request = make_request("POST", server.url, content=BODY, timeout={"read": 0.05})
        with pytest.raises(httpx.ReadTimeout) as caught:
            await wire.handle_async_request(request)
    assert caught.value.request_sent is True


@pytest.mark.parametrize("count", [0, 1, 100])
async def test_abort_in_the_tls_handshake_is_unsent(count, wire):
    def script(peer: Peer) -> None:
        if count:
            peer.read_bytes(count)
        peer.reset()

    with ByteServer(script) as server, pytest.raises(httpx.ConnectError) as caught:
        await wire.handle_async_request(make_request("POST", f"https://127.0.0.1:{server.port}/", content=BODY))
    assert caught.value.request_sent is False
    # no socket may be left whose descriptor the event loop has closed
    del caught
    gc.collect()


async def test_reset_that_waits_in_the_socket_before_the_first_write_is_unsent(wire, accepted, monkeypatch):
    """The look at an idle connection is switched off, to see the second line of defence: the failing write itself."""
    wake = Connection.wake
    monkeypatch.setattr(Connection, "wake", lambda connection: wake(connection) or True)

    def script(peer: Peer) -> None:
        peer.respond()
        peer.await_("go")
        peer.reset()

    with ByteServer(script) as server:
        await wire.handle_async_request(make_request("GET", server.url))
        accepted.clear()
        server.allow("go")
        server.wait("ended")  # the loop is blocked: asyncio does not know of the reset yet
        with pytest.raises(httpx.WriteError) as caught:
            await wire.handle_async_request(make_request("POST", server.url, content=BODY))
    assert caught.value.request_sent is False
    assert server.port not in accepted
    assert len(server.requests) == 1


@pytest.mark.parametrize("abort", ABORTS)
@pytest.mark.parametrize("tls", [False, True], ids=["plain", "tls"])
async def test_large_request_cut_half_way_is_partly_sent(abort, tls, wire, server_tls):
    def script(peer: Peer) -> None:
        peer.read_bytes(100_000)
        getattr(peer, abort)()

    with ByteServer(script, tls=server_tls if tls else None) as server, pytest.raises(httpx.WriteError) as caught:
        await wire.handle_async_request(make_request("POST", server.url, content=bytes(30_000_000)))
    assert caught.value.request_sent is None
    assert not server.requests


@pytest.mark.parametrize("tls", [False, True], ids=["plain", "tls"])
async def test_large_request_arrives_whole(tls, wire, server_tls):
    content = bytes(range(256)) * 40_000
    with ByteServer(tls=server_tls if tls else None) as server:
        for _ in range(2):
            response = await wire.handle_async_request(make_request("POST", server.url, content=content))
            assert response.status_code == 200
    assert [received.body == content for received in server.requests] == [True, True]
    assert server.connections == 1


async def test_connection_lost_before_it_can_be_used(wire, monkeypatch):
    """The server's reset may be handled in the turn in which the connection comes about."""
    original = aiohttp.TCPConnector.connect

    async def lost(self, *args):
        link = await original(self, *args)
        link.transport.abort()
        await asyncio.sleep(0)
        return link

    monkeypatch.setattr(aiohttp.TCPConnector, "connect", lost)
    with ByteServer() as server, pytest.raises(httpx.ConnectError, match="closed at once") as caught:
        await wire.handle_async_request(make_request("POST", server.url, content=BODY))
    assert caught.value.request_sent is False
