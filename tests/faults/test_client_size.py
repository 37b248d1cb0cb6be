"""Responses that are larger than anybody wants: none takes the memory or the event loop of the service."""

import asyncio
import gzip

import pytest

from podero import PoderoClient, RetryPolicy, errors
from podero._wire.content import MAX_RESPONSE_BYTES
from tests.support.byteserver import ByteServer, GoneError, Peer

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


def make_client(server: ByteServer, **retry: float) -> PoderoClient:
    return PoderoClient(
        token="t", org_id="9b2b7d0e-6c1f-4a53-8f0e-2f1d3c4b5a69", base_url=server.url, retry=RetryPolicy(**retry)
    )


def sized(content: bytes, *fields: bytes) -> bytes:
    return HEAD + b"".join(field + b"\r\n" for field in fields) + b"Content-Length: %d\r\n\r\n" % len(content) + content


async def test_a_bomb_in_two_layers_is_refused_before_it_is_opened():
    bomb = gzip.compress(gzip.compress(bytes(10_000_000), 1), 1)
    with ByteServer(lambda peer: peer.respond(sized(bomb, b"Content-Encoding: gzip, gzip"))) as server:
        async with make_client(server) as client:
            with pytest.raises(errors.TransportError, match="a content coding that was not asked for"):
                await client.users.list()


async def test_a_bomb_stops_at_the_limit_and_lets_other_tasks_run():
    bomb = gzip.compress(bytes(MAX_RESPONSE_BYTES + 10_000_000), 1)
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            ticks += 1
            await asyncio.sleep(0)

    with ByteServer(lambda peer: peer.respond(sized(bomb, b"Content-Encoding: gzip"))) as server:
        async with make_client(server) as client:
            ticker = asyncio.create_task(tick())
            with pytest.raises(errors.TransportError, match="larger than 268,435,456 bytes") as caught:
                await client.users.list()
            ticker.cancel()
            assert caught.value.attempts == 1
            assert caught.value.request_sent is True
            assert ticks > 250


async def test_a_deadline_ends_a_bomb_while_it_is_opened():
    bomb = gzip.compress(bytes(MAX_RESPONSE_BYTES - 1_000_000), 1)
    with ByteServer(lambda peer: peer.respond(sized(bomb, b"Content-Encoding: gzip"))) as server:
        async with make_client(server, deadline=0.05) as client:
            with pytest.raises(errors.TimeoutError, match="deadline"):
                await client.users.list()


async def test_an_endless_body_stops_at_the_limit():
    sent = 0

    def endless(peer: Peer) -> None:
        nonlocal sent
        peer.read_request()
        peer.send(HEAD + b"Connection: close\r\n\r\n[")
        piece = bytes(1_000_000)
        try:
            while True:
                peer.send(piece)
                sent += len(piece)
        except GoneError:
            return

    with ByteServer(endless) as server:
        async with make_client(server) as client:
            with pytest.raises(errors.TransportError, match="larger than 268,435,456 bytes") as caught:
                await client.users.list()
            assert caught.value.attempts == 1
    assert sent < MAX_RESPONSE_BYTES + 100_000_000  # the buffers of both sockets
