"""Idle connections: a look before writing, and none that is older than the caller wants."""

import asyncio

import httpx
import pytest

from podero._wire import pool
from podero._wire.transport import WireTransport
from tests.faults.conftest import make_request
from tests.support.byteserver import OK, ByteServer, Peer

ENDINGS_PLAIN = ["close", "reset", "half_close"]
ENDINGS_TLS = ["close", "reset", "half_close", "close_notify"]


def ends_after_one_response(ending: str):
    """A script that responds, waits for the word and ends the connection; later connections are healthy."""

    def script(peer: Peer) -> None:
        peer.respond()
        if peer.number == 1:
            peer.await_("end")
            getattr(peer, ending)()
            peer.reach("over")
            if ending in {"half_close", "close_notify"}:
                peer.read_to_end()
        else:
            while True:
                peer.respond()

    return script


@pytest.mark.parametrize(
    ("tls", "ending"), [*((False, e) for e in ENDINGS_PLAIN), *((True, e) for e in ENDINGS_TLS)], ids=str
)
@pytest.mark.parametrize("known", [False, True], ids=["unknown-to-asyncio", "known-to-asyncio"])
@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_connection_that_ended_while_idle_is_not_written_on(method, tls, ending, known, wire, server_tls):
    with ByteServer(ends_after_one_response(ending), tls=server_tls if tls else None) as server:
        await wire.handle_async_request(make_request("GET", server.url))
        server.allow("end")
        if known:
            await server.until("over")
        else:
            server.wait("over")  # the loop is blocked meanwhile, as by a long computation
        response = await wire.handle_async_request(make_request(method, server.url, content=b"{}"))
    assert response.status_code == 200
    assert [received.connection for received in server.requests] == [1, 2]


async def test_healthy_connection_is_reused(wire, server_tls):
    for tls in (None, server_tls):
        with ByteServer(tls=tls) as server:
            for _ in range(5):
                await wire.handle_async_request(make_request("POST", server.url, content=b"{}"))
        assert server.connections == 1


async def test_response_that_nobody_asked_for_is_not_taken_for_the_next_one(wire):
    """A 408 on an idle connection, read by asyncio long before the next request."""

    def script(peer: Peer) -> None:
        peer.respond()
        if peer.number == 1:
            peer.await_("go")
            peer.send(b"HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n")
            peer.reach("sent")
        peer.read_request()
        peer.send(OK)

    with ByteServer(script) as server:
        await wire.handle_async_request(make_request("GET", server.url))
        server.allow("go")
        await server.until("sent")
        for _ in range(5):  # let asyncio read it
            await asyncio.sleep(0)
        response = await wire.handle_async_request(make_request("GET", server.url))
    assert response.status_code == 200
    assert server.connections == 2


async def test_old_connections_are_left_alone_where_a_fresh_one_is_wanted(wire, monkeypatch):
    with ByteServer() as server:
        await wire.handle_async_request(make_request("GET", server.url))
        clock = asyncio.get_running_loop().time
        monkeypatch.setattr(asyncio.get_running_loop(), "time", lambda: clock() + 1.5)
        await wire.handle_async_request(make_request("POST", server.url, content=b"{}", fresh_within=1.0))
        assert [received.connection for received in server.requests] == [1, 2]
        await wire.handle_async_request(make_request("POST", server.url, content=b"{}", fresh_within=1.0))
        assert server.requests[2].connection == 2
        # The one used last comes first, and the older one is still there for whoever does not mind.
        slow = [wire.handle_async_request(make_request("GET", server.url)) for _ in range(2)]
        await asyncio.gather(*slow)
        assert sorted(received.connection for received in server.requests[3:]) == [1, 2]
    assert server.connections == 2


async def test_expired_connection_is_not_used_even_before_it_is_swept(wire, monkeypatch):
    with ByteServer() as server:
        await wire.handle_async_request(make_request("GET", server.url))
        clock = asyncio.get_running_loop().time
        monkeypatch.setattr(asyncio.get_running_loop(), "time", lambda: clock() + 4.0)
        await wire.handle_async_request(make_request("GET", server.url))
    assert server.connections == 2


async def test_idle_connections_are_dropped_when_their_time_is_over(client_tls, monkeypatch):
    monkeypatch.setattr(pool, "KEEPALIVE_EXPIRY", 0.05)

    def script(peer: Peer) -> None:
        peer.respond()
        if peer.read_to_end() == b"":
            peer.reach("dropped")

    def healthy(peer: Peer) -> None:
        if peer.number == 1:
            script(peer)
        else:
            peer.respond()
            peer.respond()

    with ByteServer(healthy) as server:
        async with WireTransport(ssl_context=client_tls) as wire:
            await asyncio.gather(*(wire.handle_async_request(make_request("GET", server.url)) for _ in range(2)))
            await server.until("dropped")


async def test_sweeping_goes_on_as_long_as_there_are_idle_connections(monkeypatch):
    monkeypatch.setattr(pool, "KEEPALIVE_EXPIRY", 0.06)
    ended = []

    def script(peer: Peer) -> None:
        peer.respond()
        peer.read_to_end()
        ended.append(peer.number)
        peer.reach("dropped")

    with ByteServer(script) as first, ByteServer(script) as second:
        async with WireTransport() as wire:
            await wire.handle_async_request(make_request("GET", first.url))
            await asyncio.sleep(0.03)
            await wire.handle_async_request(make_request("GET", second.url))
            await first.until("dropped")
            await second.until("dropped")


@pytest.mark.parametrize("header", [b"Connection: close\r\n", b""], ids=["close", "http10"])
async def test_server_that_wants_to_close_is_left_at_once(header, monkeypatch):
    monkeypatch.setattr(pool, "KEEPALIVE_EXPIRY", 60.0)
    version = b"HTTP/1.1" if header else b"HTTP/1.0"

    def script(peer: Peer) -> None:
        peer.respond(version + b" 200 OK\r\n" + header + b"Content-Length: 2\r\n\r\nok")
        peer.read_to_end()
        peer.reach("left")

    with ByteServer(script) as server:
        async with WireTransport() as wire:
            for number in (1, 2):
                response = await wire.handle_async_request(make_request("GET", server.url))
                assert response.read() == b"ok"
                await server.until("left", number)
    assert server.connections == 2


async def test_tls_ticket_after_the_response_does_not_cost_a_response(wire, server_tls):
    """TLS 1.3 session tickets come on their own; at worst they cost a connection."""
    with ByteServer(tls=server_tls) as server:
        for _ in range(3):
            response = await wire.handle_async_request(make_request("GET", server.url))
            assert response.status_code == 200
    assert len(server.requests) == 3


async def test_descriptors_above_1023_are_looked_at():
    """`select.select` refuses them; a busy process has them."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < 2_000:
        pytest.skip("this machine allows fewer than 2,000 descriptors")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, 2_000), hard))
    import os

    held = [os.open(os.devnull, os.O_RDONLY) for _ in range(1_100)]
    try:
        with ByteServer() as server:
            async with WireTransport() as wire:
                for _ in range(2):
                    response = await wire.handle_async_request(make_request("GET", server.url))
                    assert response.status_code == 200
        assert server.connections == 1
    finally:
        for descriptor in held:
            os.close(descriptor)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


async def test_close_that_crosses_the_request_is_not_called_unsent(wire):
    """What no look can prevent: the server closes when the request is already on its way."""

    def script(peer: Peer) -> None:
        peer.respond()
        peer.read_request()
        peer.close()

    with ByteServer(script) as server:
        await wire.handle_async_request(make_request("GET", server.url))
        with pytest.raises(httpx.TransportError) as caught:
            await wire.handle_async_request(make_request("POST", server.url, content=b"{}"))
    assert caught.value.request_sent is True
    assert len(server.requests) == 2


@pytest.mark.parametrize("tls", [False, True], ids=["plain", "tls"])
@pytest.mark.parametrize("unasked", [b"H", b"HTTP/1.1 408 Request Timeout\r\nContent-Le", b"\r\n"])
async def test_the_begin_of_an_unasked_message_costs_the_connection_and_no_request(unasked, tls, wire, server_tls):
    """asyncio has read it before the next request, so the socket looks clean; aiohttp's parser keeps it to itself."""

    def script(peer: Peer) -> None:
        peer.respond()
        if peer.number == 1:
            peer.await_("go")
            peer.send(unasked)
            peer.reach("said")
            peer.read_to_end()
        peer.respond()

    with ByteServer(script, tls=server_tls if tls else None) as server:
        await wire.handle_async_request(make_request("GET", server.url))
        server.allow("go")
        await server.until("said")
        for _ in range(10):
            await asyncio.sleep(0.001)  # asyncio reads what was sent
        response = await wire.handle_async_request(make_request("POST", server.url, content=b"{}"))
        assert response.status_code == 200
    assert [received.connection for received in server.requests] == [1, 2]
