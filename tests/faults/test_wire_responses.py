"""Responses as servers send them, right and wrong ones; requests as they arrive."""

import asyncio
import contextlib
import gzip
import zlib

import httpx
import pytest

from podero._wire.transport import WireTransport
from tests.faults.conftest import body_due, make_request
from tests.support.byteserver import OK, ByteServer, Peer

PLAIN = b'{"a": 1}'


def head(*lines: bytes, status: bytes = b"200 OK", version: bytes = b"HTTP/1.1") -> bytes:
    return b"\r\n".join([version + b" " + status, *lines, b"", b""])


def sized(body: bytes, *lines: bytes) -> bytes:
    return head(b"Content-Length: %d" % len(body), *lines) + body


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("sent", "status", "body", "reused"),
    [
        pytest.param(sized(PLAIN), 200, PLAIN, True, id="sized"),
        pytest.param(
            head(b"Transfer-Encoding: chunked") + b'3\r\n{"a\r\n5\r\n": 1}\r\n0\r\n\r\n', 200, PLAIN, True, id="chunked"
        ),
        pytest.param(
            head(b"Transfer-Encoding: chunked") + b"8;x=y\r\n" + PLAIN + b"\r\n0\r\nX-Trailer: 1\r\n\r\n",
            200,
            PLAIN,
            True,
            id="trailers",
        ),
        pytest.param(sized(gzip.compress(PLAIN), b"Content-Encoding: gzip"), 200, PLAIN, True, id="gzip"),
        pytest.param(sized(zlib.compress(PLAIN), b"Content-Encoding: deflate"), 200, PLAIN, True, id="zlib"),
        pytest.param(sized(raw_deflate(PLAIN), b"Content-Encoding: deflate"), 200, PLAIN, True, id="deflate"),
        pytest.param(head(status=b"204 No Content"), 204, b"", True, id="204"),
        pytest.param(head(b"Content-Length: 8", status=b"204 No Content"), 204, b"", False, id="204 with a length"),
        pytest.param(head(b"Content-Length: 0", status=b"204 No Content"), 204, b"", True, id="204 with length 0"),
        pytest.param(head(b"Content-Length: 8", status=b"304 Not Modified"), 304, b"", False, id="304"),
        pytest.param(head(status=b"100 Continue") + sized(PLAIN), 200, PLAIN, True, id="100"),
        pytest.param(
            head(b"Link: </x>", status=b"103 Early Hints") * 2 + sized(PLAIN), 200, PLAIN, True, id="103 twice"
        ),
        pytest.param(head(b"Content-Length: 0", status=b"599 Whatever"), 599, b"", True, id="599"),
        pytest.param(head(b"Content-Length: 0", status=b"200 " + b"r" * 20_000), 200, b"", True, id="long reason"),
        pytest.param(head(b"Content-Length: 0", status=b"200"), 200, b"", True, id="no reason"),
        pytest.param(head(version=b"HTTP/1.0") + PLAIN, 200, PLAIN, False, id="HTTP/1.0 until close"),
        pytest.param(head(b"Connection: close") + PLAIN, 200, PLAIN, False, id="until close"),
        pytest.param(sized(PLAIN, b"X-Long: " + b"x" * 60_000), 200, PLAIN, True, id="one long field"),
        pytest.param(sized(PLAIN, *(b"X-%d: 1" % n for n in range(900))), 200, PLAIN, True, id="many fields"),
        pytest.param(sized(bytes(3_000_000)), 200, bytes(3_000_000), True, id="large"),
    ],
)
async def test_response(sent, status, body, reused, wire):
    def script(peer: Peer) -> None:
        peer.respond(sent)
        if reused:
            peer.respond(sent)

    with ByteServer(script) as server:
        for _ in range(2):
            response = await wire.handle_async_request(make_request("GET", server.url))
            assert response.status_code == status
            assert await response.aread() == body
    assert server.connections == (1 if reused else 2)


async def test_response_keeps_version_reason_and_fields(wire):
    def script(peer: Peer) -> None:
        peer.respond(
            b"HTTP/1.0 200 S\xfcper\r\nX-Name: K\xe4the\r\nX-a: 1\r\nX-A: 2\r\nSet-Cookie: a\r\nset-cookie: b\r\n\r\n"
        )

    with ByteServer(script) as server:
        response = await wire.handle_async_request(make_request("GET", server.url))
    assert response.http_version == "HTTP/1.0"
    assert response.headers.raw[1:] == [(b"X-a", b"1"), (b"X-A", b"2"), (b"Set-Cookie", b"a"), (b"set-cookie", b"b")]
    assert response.headers.raw[0] == (b"X-Name", "Käthe".encode("latin-1"))
    assert isinstance(response.reason_phrase, str)


async def test_head_has_no_body(wire):
    def script(peer: Peer) -> None:
        for _ in range(2):
            peer.respond(head(b"Content-Length: 8"))

    with ByteServer(script) as server:
        for _ in range(2):
            response = await wire.handle_async_request(make_request("HEAD", server.url))
            assert response.headers["content-length"] == "8"
            assert await response.aread() == b""
    assert server.connections == 1


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param(b"SSH-2.0-OpenSSH_9.6\r\n\r\n", id="another protocol"),
        pytest.param(b"HTTP/1.1 abc OK\r\n\r\n", id="no status"),
        pytest.param(head(b"Content-Length: 2", b"Content-Length: 3") + b"abc", id="two lengths"),
        pytest.param(
            head(b"Content-Length: 2", b"Transfer-Encoding: chunked") + b"2\r\nab\r\n0\r\n\r\n", id="length and chunked"
        ),
        pytest.param(head(b"Content-Length: -1"), id="negative length"),
        pytest.param(head(b"Transfer-Encoding: chunked") + b"zz\r\nab\r\n0\r\n\r\n", id="bad chunk"),
        pytest.param(head(b"X-Long: " + b"x" * 200_000, b"Content-Length: 0"), id="field without end"),
        pytest.param(head(b"Content-Length: 0", status=b"000 Zero"), id="status 000"),
        pytest.param(head(b"Content-Length: 0", status=b"099 Odd"), id="status 099"),
        pytest.param(head(status=b"101 Switching Protocols"), id="101"),
        pytest.param(
            head(b"Upgrade: x", b"Connection: upgrade", status=b"101 Switching Protocols") + b"\0\0", id="101 with data"
        ),
    ],
)
async def test_response_that_is_wrong(sent, wire):
    def script(peer: Peer) -> None:
        if peer.number == 1:
            peer.respond(sent)
            peer.read_to_end()
        peer.respond()

    with ByteServer(script) as server:
        with pytest.raises(httpx.RemoteProtocolError) as caught:
            await wire.handle_async_request(make_request("POST", server.url, content=b"{}"))
        assert caught.value.request_sent is True
        assert (await wire.handle_async_request(make_request("GET", server.url))).status_code == 200
    assert [received.connection for received in server.requests] == [1, 2]


async def test_bytes_after_the_response_cost_the_connection(wire):
    def script(peer: Peer) -> None:
        if peer.number == 1:
            peer.respond(OK + b"garbage")
            peer.read_to_end()
        peer.respond()

    with ByteServer(script) as server:
        with contextlib.suppress(httpx.RemoteProtocolError):  # the response itself was whole, so either will do
            await wire.handle_async_request(make_request("GET", server.url))
        assert (await wire.handle_async_request(make_request("GET", server.url))).status_code == 200
    assert [received.connection for received in server.requests] == [1, 2]


async def test_second_response_in_the_same_piece_is_not_taken_for_the_next_request(wire):
    def script(peer: Peer) -> None:
        if peer.number == 1:
            peer.respond(OK + head(b"Content-Length: 4") + b"evil")
            peer.read_to_end()
        peer.respond()

    with ByteServer(script) as server:
        bodies = []
        for _ in range(2):
            response = await wire.handle_async_request(make_request("GET", server.url))
            bodies.append(await response.aread())
    assert bodies == [b"ok", b"ok"]
    assert server.connections == 2


@pytest.mark.parametrize("ending", ["reset", "close"])
async def test_body_until_close_is_complete_only_if_it_was_closed(ending, wire):
    """A reset cuts it short, though to the parser both look like the end."""

    def script(peer: Peer) -> None:
        peer.respond(head(b"Connection: close") + PLAIN)
        peer.await_("go")
        getattr(peer, ending)()

    with ByteServer(script) as server:
        call = asyncio.ensure_future(wire.handle_async_request(make_request("GET", server.url)))
        await body_due(wire)
        server.allow("go")
        if ending == "close":
            assert (await call).read() == PLAIN
        else:
            with pytest.raises(httpx.ReadError) as caught:
                await call
            assert caught.value.request_sent is True


async def test_whole_response_counts_although_the_connection_is_reset_behind_it(wire):
    """Response and reset handled in one turn of the loop, before the caller could run."""

    def script(peer: Peer) -> None:
        peer.read_request()
        peer.await_("go")
        peer.send(sized(PLAIN))
        peer.read_to_end()

    with ByteServer(script) as server:
        call = asyncio.ensure_future(wire.handle_async_request(make_request("GET", server.url)))
        while wire._pool is None or not wire._pool._running:
            await asyncio.sleep(0)
        protocol = next(iter(wire._pool._running))._protocol
        receive = protocol.data_received

        def receive_and_lose(data: bytes) -> None:
            receive(data)
            protocol.connection_lost(ConnectionResetError(104, "Connection reset by peer"))

        protocol.data_received = receive_and_lose
        server.allow("go")
        assert (await call).read() == PLAIN


async def test_messages_show_nothing_of_a_broken_response(wire):
    def script(peer: Peer) -> None:
        peer.respond(head(b"Content-Length: 10", b"Set-Cookie: session=secret") + b"secret")
        peer.close()

    with (
        ByteServer(script) as server,
        pytest.raises(httpx.RemoteProtocolError, match="broke off in its body") as caught,
    ):
        await wire.handle_async_request(make_request("GET", server.url))
    assert "secret" not in repr(caught.value) + str(caught.value)


async def test_credentials_are_in_no_frame_of_a_traceback(wire):
    def script(peer: Peer) -> None:
        peer.read_request()
        peer.reset()

    request = httpx.Request(
        "POST", "http://127.0.0.1/", headers={"Authorization": "Bearer s3cret"}, content=b'{"password": "s3cret"}'
    )
    with ByteServer(script) as server:
        request.url = httpx.URL(server.url)
        broken = request
        malformed = httpx.Request("POST", server.url, headers={"Authorization": "Bearer s3cret\n"}, content=b"s3cret")
        for asked in (broken, malformed):
            with pytest.raises(httpx.TransportError) as caught:
                await wire.handle_async_request(asked)
            frame = caught.value.__traceback__.tb_next  # the first one is this test
            while frame is not None:
                assert "s3cret" not in repr(frame.tb_frame.f_locals), frame.tb_frame.f_code.co_qualname
                frame = frame.tb_next


async def test_request_arrives_as_httpx_holds_it(wire):
    request = make_request("POST", "http://127.0.0.1/%2E%2E/a%2Fb//c?", content=b"{}")
    with ByteServer() as server:
        request.url = httpx.URL(f"{server.url}/%2E%2E/a%2Fb//c?")
        request.headers["X-Case"] = "kept"
        await wire.handle_async_request(request)
    received = server.requests[0]
    assert received.target == b"/%2E%2E/a%2Fb//c?"
    assert received.fields == request.headers.raw
    assert received.body == b"{}"


async def test_malformed_request_is_refused_before_a_connection_is_opened(wire):
    with ByteServer() as server:
        request = make_request("GET", server.url)
        request.headers["X-Note"] = "a\r\nX-Evil: 1"
        with pytest.raises(httpx.LocalProtocolError, match="X-Note") as caught:
            await wire.handle_async_request(request)
    assert caught.value.request_sent is False
    assert caught.value.transient is False
    assert server.connections == 0


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/", "/relative", "http:///nohost"])
async def test_url_that_cannot_be_reached(url, wire):
    with pytest.raises(httpx.UnsupportedProtocol) as caught:
        await wire.handle_async_request(httpx.Request("GET", url))
    assert caught.value.request_sent is False
    assert caught.value.transient is False


async def test_host_that_aiohttp_refuses(wire):
    with pytest.raises(httpx.TransportError) as caught:
        await wire.handle_async_request(make_request("GET", "http://127.1:1/"))
    assert caught.value.request_sent is False


async def test_streamed_request_body(wire):
    async def parts():
        yield b"ab"
        yield b"cd"

    with ByteServer() as server:
        await wire.handle_async_request(httpx.Request("POST", server.url, content=parts()))
    assert server.requests[0].body == b"abcd"
    assert server.requests[0].field(b"transfer-encoding") is None


async def test_works_in_a_plain_httpx_client(client_tls, server_tls):
    def script(peer: Peer) -> None:
        peer.respond(sized(gzip.compress(PLAIN), b"Content-Encoding: gzip", b"Content-Type: application/json"))
        peer.respond(head(b"Location: /there", b"Content-Length: 0", status=b"307 Temporary Redirect"))
        peer.respond(sized(PLAIN))

    transport = WireTransport(ssl_context=client_tls)
    with ByteServer(script, tls=server_tls) as server:
        async with httpx.AsyncClient(transport=transport, base_url=server.url, follow_redirects=True) as client:
            assert (await client.get("/x", params={"q": "ä b"})).json() == {"a": 1}
            async with client.stream("POST", "/here", json={"b": 2}) as response:
                assert await response.aread() == PLAIN
    assert [received.line for received in server.requests] == [
        b"GET /x?q=%C3%A4+b HTTP/1.1",
        b"POST /here HTTP/1.1",
        b"POST /there HTTP/1.1",
    ]
    assert server.requests[2].body == b'{"b":2}'
    assert server.connections == 1
