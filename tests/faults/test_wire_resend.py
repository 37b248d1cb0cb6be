"""Nothing is ever sent a second time by the wire itself, whatever the method."""

import httpx
import pytest

from tests.faults.conftest import make_request
from tests.support.byteserver import OK, ByteServer, Peer

METHODS = ["GET", "HEAD", "OPTIONS", "PUT", "DELETE", "POST", "PATCH"]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("reused", [False, True], ids=["fresh", "reused"])
@pytest.mark.parametrize("response", [b"", b"HTTP/1.1 200 OK\r\nContent-"], ids=["no-response", "half-a-head"])
@pytest.mark.parametrize("abort", ["reset", "close"])
async def test_request_that_was_read_and_dropped_is_seen_once(method, reused, response, abort, wire):
    def script(peer: Peer) -> None:
        if reused:
            peer.read_request()
            peer.send(b"HTTP/1.1 204 No Content\r\n\r\n")
        peer.respond(response)
        getattr(peer, abort)()

    content = b"{}" if method in {"PUT", "POST", "PATCH"} else None
    with ByteServer(script) as server:
        if reused:
            await wire.handle_async_request(make_request(method, server.url, content=content))
        with pytest.raises(httpx.TransportError) as caught:
            await wire.handle_async_request(make_request(method, server.url, content=content))
    assert caught.value.request_sent is True
    assert len(server.requests) == 1 + reused
    assert server.connections == 1


async def test_redirect_is_returned_and_not_followed(wire):
    def script(peer: Peer) -> None:
        peer.respond(b"HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n")
        peer.respond(OK)

    with ByteServer(script) as server:
        response = await wire.handle_async_request(make_request("GET", server.url))
    assert response.status_code == 302
    assert len(server.requests) == 1


async def test_cookies_are_not_kept(wire):
    def script(peer: Peer) -> None:
        while True:
            peer.respond(b"HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nContent-Length: 0\r\n\r\n")

    with ByteServer(script) as server:
        first = await wire.handle_async_request(make_request("GET", server.url))
        await wire.handle_async_request(make_request("GET", server.url))
    assert first.headers.get_list("set-cookie") == ["a=1", "b=2"]
    assert server.requests[1].field(b"cookie") is None
