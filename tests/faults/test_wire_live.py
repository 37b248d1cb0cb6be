"""Responses that are handed on while they come in, over real sockets."""

import asyncio
import contextlib
import gzip
import json

import pytest

from podero import PoderoClient, errors
from podero.models import UserOutput
from podero.testing import build
from tests.support.byteserver import ByteServer, GoneError, Peer

ORG = "9b2b7d0e-6c1f-4a53-8f0e-2f1d3c4b5a69"
ONE = json.dumps(build(UserOutput, email=f"{'x' * 500}@example.com").to_dict()).encode()
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n"


def make_client(server: ByteServer, **options: object) -> PoderoClient:
    return PoderoClient(token="t", org_id=ORG, base_url=server.url, **options)


def chunk(data: bytes) -> bytes:
    return b"%x\r\n%b\r\n" % (len(data), data)


def listed(count: int) -> bytes:
    return b"[" + b",".join([ONE] * count) + b"]"


async def test_items_come_while_the_server_still_sends_and_the_connection_is_used_again():
    def script(peer: Peer) -> None:
        while True:
            peer.read_request()
            peer.send(HEAD + b"\r\n" + chunk(listed(500)[:-1]))
            peer.await_("rest")
            peer.send(chunk(b"," + ONE + b"]") + chunk(b""))

    with ByteServer(script) as server:
        async with make_client(server) as client:
            items = client.users.stream()
            await anext(items)
            server.allow("rest")
            assert len([item async for item in items]) == 500
            assert len([item async for item in client.users.stream()]) == 501
        assert server.connections == 1


async def test_leaving_early_drops_the_connection():
    def script(peer: Peer) -> None:
        peer.read_request()
        if peer.number == 1:
            with contextlib.suppress(GoneError):
                peer.send(HEAD + b"\r\n" + chunk(listed(500)[:-1]))
                peer.read_bytes(1)
            peer.reach("gone")
        else:
            peer.send(HEAD + b"\r\n" + chunk(b"[]") + chunk(b""))

    with ByteServer(script) as server:
        async with make_client(server) as client:
            async with contextlib.aclosing(client.users.stream()) as items:
                await anext(items)
            await server.until("gone")
            assert client.stats().connections_in_use == 0
            assert await client.users.list() == []


async def test_closing_the_client_does_not_wait_for_a_stream_that_nobody_reads():
    def script(peer: Peer) -> None:
        peer.read_request()
        peer.send(HEAD + b"\r\n" + chunk(listed(500)[:-1]))
        with contextlib.suppress(GoneError):
            peer.read_bytes(1)

    with ByteServer(script) as server:
        client = make_client(server)
        items = client.users.stream()
        await anext(items)
        async with asyncio.timeout(5):
            await client.aclose()
        with pytest.raises(errors.ClientClosedError):
            [item async for item in items]


@pytest.mark.parametrize("encrypted", [False, True])
async def test_closing_the_client_ends_a_stream_that_waits_for_data(encrypted, server_tls, client_tls):
    def script(peer: Peer) -> None:
        peer.read_request()
        peer.send(HEAD + b"\r\n" + chunk(listed(500)[:-1]))
        peer.reach("silent")
        with contextlib.suppress(GoneError):
            peer.read_bytes(1)

    with ByteServer(script, tls=server_tls if encrypted else None) as server:
        client = make_client(server, ssl_context=client_tls)
        waits = asyncio.Event()

        async def consume() -> None:
            async for _ in client.users.stream():
                waits.set()

        consumer = asyncio.create_task(consume())
        await server.until("silent")
        await waits.wait()
        for _ in range(100):
            await asyncio.sleep(0)
        async with asyncio.timeout(5):
            await client.aclose()
            with pytest.raises(errors.ClientClosedError):
                await consumer


@pytest.mark.parametrize("ending", ["close", "reset"])
async def test_a_connection_that_breaks_off_is_an_error_after_the_items_before_it(ending):
    def script(peer: Peer) -> None:
        peer.read_request()
        peer.send(HEAD + b"\r\n" + chunk(listed(500)[:-1]))
        peer.await_("read")
        getattr(peer, ending)()

    with ByteServer(script) as server:
        async with make_client(server) as client:
            got = 0
            with pytest.raises(errors.TransportError) as caught:
                async for _ in client.users.stream():
                    got += 1
                    server.allow("read")
            assert got > 0
            assert caught.value.request_sent is True
            assert len(server.requests) == 1


async def test_a_server_that_falls_silent_meets_the_read_timeout():
    def script(peer: Peer) -> None:
        peer.read_request()
        peer.send(HEAD + b"\r\n" + chunk(listed(500)[:-1]))
        with contextlib.suppress(GoneError):
            peer.read_bytes(1)

    with ByteServer(script) as server:
        async with make_client(server, timeout=0.2) as client:
            with pytest.raises(errors.TimeoutError) as caught:
                [item async for item in client.users.stream()]
            assert caught.value.phase == "read"


async def test_compressed_items_come_through():
    content = gzip.compress(listed(3000))

    def script(peer: Peer) -> None:
        peer.read_request()
        peer.send(HEAD + b"Content-Encoding: gzip\r\n\r\n" + chunk(content) + chunk(b""))

    with ByteServer(script) as server:
        async with make_client(server) as client:
            assert len([item async for item in client.users.stream()]) == 3000


async def test_a_slow_reader_holds_the_server_back():
    """Whoever takes items slowly does not fill memory: the socket is not read ahead of him."""
    sent = 0

    def script(peer: Peer) -> None:
        nonlocal sent
        peer.read_request()
        peer.send(HEAD + b"\r\n" + chunk(b"[" + ONE))
        piece = chunk(b"," + b",".join([ONE] * 1000))
        with contextlib.suppress(GoneError):
            for _ in range(200):
                peer.send(piece)
                sent += len(piece)

    with ByteServer(script) as server:
        async with make_client(server) as client:
            async with contextlib.aclosing(client.users.stream()) as items:
                await anext(items)
                for _ in range(500):
                    await asyncio.sleep(0)
                before = sent
                for _ in range(500):
                    await asyncio.sleep(0)
                assert before < 200 * 1000 * len(ONE) / 2
