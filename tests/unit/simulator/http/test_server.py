"""The loopback server: sockets, start and stop."""

from __future__ import annotations

import asyncio
import socket
from email.utils import formatdate

import httpx
import pytest

from podero.simulator import Simulator
from podero.testing import VirtualClock
from tests.support.simulator import START, over_http


async def test_sockets_are_closed_afterwards():
    async with Simulator(users=0, start=START) as sim:
        idle = socket.create_connection(("127.0.0.1", int(sim.base_url.rpartition(":")[2])))
        async with over_http(sim):
            address = idle.getpeername()
    with idle:
        idle.settimeout(5)
        assert idle.recv(1) == b""
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(address)


async def test_stopping_ends_requests_in_progress():
    matched = asyncio.Event()
    async with httpx.AsyncClient(trust_env=False, timeout=None) as http:
        async with Simulator(users=0, start=START) as sim:
            sim.faults.inject(lambda request: not matched.set(), delay=3600)
            running = asyncio.create_task(http.get(f"{sim.base_url}/slow"))
            await matched.wait()
        with pytest.raises(httpx.HTTPError):
            await running


async def test_many_calls_at_once(sim, call):
    users = list(sim.world.users)
    responses = await asyncio.gather(*(call("GET", f"/users/{user}") for user in users * 10))
    assert [response["id"] for response in responses] == users * 10


async def test_a_taken_port_is_an_error():
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError):
        async with Simulator(users=0, start=START, port=taken.getsockname()[1]):
            pass


async def test_every_response_tells_the_time():
    clock = VirtualClock()
    async with Simulator(users=0, start=START, clock=clock) as sim, httpx.AsyncClient(trust_env=False) as http:
        for _ in range(3):
            response = await http.get(f"{sim.base_url}/nowhere")
            assert response.headers.get_list("date") == [formatdate(clock.wall(), usegmt=True)]
            clock.advance(300)
        sim.faults.inject(status=503, headers={"Date": "Thu, 01 Jan 1970 00:00:00 GMT"})
        response = await http.get(f"{sim.base_url}/nowhere")
        assert response.headers.get_list("date") == ["Thu, 01 Jan 1970 00:00:00 GMT"]
