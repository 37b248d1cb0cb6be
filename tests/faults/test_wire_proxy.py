"""Proxies: forwarding, tunnelling, refusing, hanging; and their password in no message."""

import base64
import select
import socket

import httpx
import pytest

from podero._call.scrub import scrubbed
from podero._wire.transport import WireTransport
from tests.faults.conftest import make_request, other_tasks
from tests.support.byteserver import ByteServer, GoneError, Peer

CREDENTIALS = b"Basic " + base64.b64encode(b"user:s3cret")


def with_user(server: ByteServer) -> str:
    return f"http://user:s3cret@127.0.0.1:{server.port}"


def tunnel(peer: Peer) -> None:
    """What a CONNECT proxy does: connect, say 200, pass bytes both ways."""
    received = peer.read_request()
    assert received.method == "CONNECT"
    host, _, port = received.target.decode().partition(":")
    peer.send(b"HTTP/1.1 200 Connection established\r\n\r\n")
    with socket.create_connection((host, int(port))) as upstream:
        ends = {peer.sock: upstream, upstream: peer.sock}
        while True:
            for ready in select.select(list(ends), [], [], 10)[0]:
                try:
                    data = ready.recv(65_536)
                except OSError as exc:
                    raise GoneError from exc
                if not data:
                    return
                ends[ready].sendall(data)


async def test_http_goes_through_the_proxy_with_the_whole_url():
    with ByteServer() as proxy:
        async with WireTransport(proxy=with_user(proxy)) as wire:
            for _ in range(2):
                response = await wire.handle_async_request(
                    make_request("POST", "http://far.test:81/a%2Fb?c", content=b"{}")
                )
                assert response.status_code == 200
    assert proxy.connections == 1
    for received in proxy.requests:
        assert received.line == b"POST http://far.test:81/a%2Fb?c HTTP/1.1"
        assert received.field(b"Host") == b"far.test:81"
        assert received.field(b"Proxy-Authorization") == CREDENTIALS


async def test_http_through_a_proxy_without_credentials():
    with ByteServer() as proxy:
        async with WireTransport(proxy=f"http://127.0.0.1:{proxy.port}") as wire:
            await wire.handle_async_request(make_request("GET", "http://far.test/"))
    assert proxy.requests[0].field(b"Proxy-Authorization") is None


async def test_http_through_a_proxy_reached_by_tls(client_tls, server_tls):
    with ByteServer(tls=server_tls) as proxy:
        async with WireTransport(proxy=proxy.url, ssl_context=client_tls) as wire:
            await wire.handle_async_request(make_request("GET", "http://far.test/"))
    assert proxy.requests[0].target == b"http://far.test/"


async def test_https_goes_through_a_tunnel(client_tls, server_tls):
    with ByteServer(tls=server_tls) as server, ByteServer(tunnel) as proxy:
        async with WireTransport(proxy=with_user(proxy), ssl_context=client_tls) as wire:
            for _ in range(2):
                response = await wire.handle_async_request(make_request("POST", f"{server.url}/a", content=b"{}"))
                assert response.status_code == 200
    assert len(proxy.requests) == 1
    assert proxy.requests[0].target == f"127.0.0.1:{server.port}".encode()
    assert proxy.requests[0].field(b"Proxy-Authorization") == CREDENTIALS
    assert [received.target for received in server.requests] == [b"/a", b"/a"]
    assert server.requests[0].field(b"Proxy-Authorization") is None


@pytest.mark.parametrize("status", [b"407 Proxy Authentication Required", b"403 Forbidden", b"502 Bad Gateway"])
async def test_proxy_that_refuses_the_tunnel(status):
    def script(peer: Peer) -> None:
        peer.respond(b"HTTP/1.1 " + status + b"\r\nContent-Length: 0\r\n\r\n")
        peer.read_to_end()

    with ByteServer(script) as proxy:
        async with WireTransport(proxy=with_user(proxy)) as wire:
            with pytest.raises(httpx.ProxyError, match=f"status {status[:3].decode()}") as caught:
                await wire.handle_async_request(make_request("POST", "https://far.test/", content=b"{}"))
    assert caught.value.request_sent is False
    assert_shows_no_password(caught.value)


@pytest.mark.parametrize("response", [b"", b"garbage\r\n\r\n"], ids=["closes", "garbage"])
async def test_proxy_that_breaks_the_tunnel(response):
    def script(peer: Peer) -> None:
        peer.respond(response)

    with ByteServer(script) as proxy:
        async with WireTransport(proxy=with_user(proxy)) as wire:
            with pytest.raises((httpx.ProxyError, httpx.ConnectError)) as caught:
                await wire.handle_async_request(make_request("POST", "https://far.test/", content=b"{}"))
    assert caught.value.request_sent is False
    assert_shows_no_password(caught.value)


@pytest.mark.parametrize("response", [None, b"HTTP/1.1 200 OK\r\n\r\n"], ids=["connect", "tls"])
async def test_proxy_that_hangs(response):
    def script(peer: Peer) -> None:
        peer.read_request()
        if response is not None:
            peer.send(response)
        peer.read_to_end()

    with ByteServer(script) as proxy:
        async with WireTransport(proxy=with_user(proxy)) as wire:
            request = make_request("POST", "https://far.test/", content=b"{}", timeout={"connect": 0.1})
            with pytest.raises(httpx.ConnectTimeout) as caught:
                await wire.handle_async_request(request)
            assert other_tasks() == 0
    assert caught.value.request_sent is False
    assert_shows_no_password(caught.value)


@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_proxy_that_is_not_there(scheme, unused_port):
    async with WireTransport(proxy=f"http://user:s3cret@127.0.0.1:{unused_port}") as wire:
        with pytest.raises(httpx.ProxyError, match="no connection to the proxy") as caught:
            await wire.handle_async_request(make_request("POST", f"{scheme}://far.test/", content=b"{}"))
    assert caught.value.request_sent is False
    assert_shows_no_password(caught.value)


async def test_refusal_of_a_forwarded_request_is_a_response():
    def script(peer: Peer) -> None:
        peer.respond(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")

    with ByteServer(script) as proxy:
        async with WireTransport(proxy=with_user(proxy)) as wire:
            response = await wire.handle_async_request(make_request("GET", "http://far.test/"))
    assert response.status_code == 407


async def test_environment_is_not_asked(monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with ByteServer() as server:
        async with WireTransport() as wire:
            response = await wire.handle_async_request(make_request("GET", server.url))
    assert response.status_code == 200


def assert_shows_no_password(error: BaseException | None) -> None:
    error = error and scrubbed(error)
    while error is not None:
        shown = f"{error!r} {error} {vars(error)}"
        assert "s3cret" not in shown
        assert CREDENTIALS.decode().partition(" ")[2] not in shown
        error = error.__cause__ or error.__context__
