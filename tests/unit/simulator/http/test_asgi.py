"""ASGI plumbing: the lifespan, broken connections, clients that disconnect."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from podero.simulator import Simulator
from podero.simulator._http.asgi import send_response
from podero.simulator._http.messages import Response
from tests.support.simulator import START, in_process


async def test_the_lifespan_is_acknowledged():
    received = iter([{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}])
    sent = []

    async def receive():
        return next(received)

    async def send(message):
        sent.append(message["type"])

    await Simulator(users=0).app({"type": "lifespan"}, receive, send)
    assert sent == ["lifespan.startup.complete", "lifespan.shutdown.complete"]


async def test_a_body_is_cut_off(sim, call):
    sim.faults.inject("*/users", cut_after=10)
    with pytest.raises(httpx.RemoteProtocolError, match="10 bytes"):
        await call.http.get(f"{call.org}/users")
    await call("GET", "/users")


@pytest.mark.parametrize("fault", [{"drop": True}, {"cut_after": 1}])
async def test_a_broken_connection_in_process_is_an_error(fault):
    sim = Simulator(users=0, start=START)
    async with in_process(sim) as call:
        sim.faults.inject("*", **fault)
        with pytest.raises(httpx.ReadError, match="broken by an injected fault"):
            await call("GET", "/users")
        await call("GET", "/users")


async def test_a_slow_body_comes_in_pieces(monkeypatch):
    sent, slept = [], []

    async def send(message):
        sent.append(message)

    async def sleep(seconds):
        slept.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    await send_response({}, send, Response(200, b"x" * 250), bytes_per_second=1000)
    assert [(len(message["body"]), message["more_body"]) for message in sent[1:]] == [(50, True)] * 4 + [(50, False)]
    assert slept == [0.05] * 4
    await send_response({}, send, Response(200, b"xyz"), bytes_per_second=1)
    assert [message["body"] for message in sent[-3:]] == [b"x", b"y", b"z"]


async def test_a_slow_body_is_whole_or_cut_off(sim, call):
    plain = await call("GET", "/users")
    sim.faults.inject("*/users", bytes_per_second=1e6)
    assert await call("GET", "/users") == plain
    sim.faults.inject("*/users", bytes_per_second=1e6, cut_after=10)
    with pytest.raises(httpx.RemoteProtocolError, match="10 bytes"):
        await call.http.get(f"{call.org}/users")


async def test_a_client_that_disconnects_while_sending(sim):
    reader, writer = await asyncio.open_connection("127.0.0.1", int(sim.base_url.rpartition(":")[2]))
    writer.write(b"POST /oauth2/token/ HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{")
    await writer.drain()
    writer.close()
    await writer.wait_closed()
    assert await reader.read() == b""
    assert sim.requests == []


async def test_a_body_beyond_the_limit_is_refused_unread(call, sim):
    response = await call.http.post(f"{call.org}/users", content=b"x" * (4 * 2**20 + 1))
    assert (response.status_code, response.json()) == (413, {"detail": "Request body too large"})
    assert all(request.status != 413 for request in sim.requests)
