"""The transport without a socket: what a client sees on it is what it sees on the wire."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from podero import RetryPolicy, Timeout, errors, models
from podero.simulator import Simulator
from podero.testing import VirtualClock
from tests.support.simulator import START

ONCE = RetryPolicy(attempts=1)
USER = models.UserInput(role=models.UserRole.USER, email="toni@example.com", external_user_id="C-1")


@pytest.fixture(params=["in process", "over http"])
async def sim(request):
    simulator = Simulator(seed=7, users=1, start=START, speed=0)
    if request.param == "in process":
        yield simulator
    else:
        async with simulator:
            yield simulator


@pytest.fixture
async def podero(sim):
    async with sim.client(retry=ONCE) as client:
        yield client


async def test_a_lost_response_leaves_the_effect(sim, podero):
    sim.faults.inject("*/users", method="POST", drop=True, execute=True)
    with pytest.raises(errors.TransportError) as caught:
        await podero.users.create(USER)
    assert (caught.value.request_sent, caught.value.may_have_happened) == (True, True)
    assert "the server closed the connection without a response" in caught.value.message
    assert (await podero.users.get_by_external_id("C-1")).email == "toni@example.com"


async def test_a_response_that_breaks_off(sim, podero):
    sim.faults.inject("*/users", cut_after=10)
    with pytest.raises(errors.TransportError, match="broke off in its body") as caught:
        await podero.users.list()
    assert caught.value.request_sent is True


async def test_a_stream_that_breaks_off(sim, podero):
    assert len([user async for user in podero.users.stream()]) == 2
    sim.faults.inject("*/users", cut_after=10)
    with pytest.raises(errors.TransportError, match="broke off in its body"):
        _ = [user async for user in podero.users.stream()]


async def test_a_status_with_headers_and_body(sim, podero):
    sim.faults.inject("*/users", status=429, headers={"Retry-After": "7"}, json={"detail": "slow down"})
    with pytest.raises(errors.RateLimitError, match="slow down") as caught:
        await podero.users.list()
    assert caught.value.retry_after == 7


async def test_a_slow_response_is_a_read_timeout_and_executed_all_the_same(sim, podero):
    sim.faults.inject("*/users", method="POST", delay=0.2)
    with pytest.raises(errors.TimeoutError) as caught:
        await podero.with_options(timeout=Timeout(read=0.05)).users.create(USER)
    assert (caught.value.phase, caught.value.request_sent) == ("read", True)
    while not any(user.fields.get("external_user_id") == "C-1" for user in sim.world.users.values()):
        await asyncio.sleep(0.01)


async def test_a_call_that_its_deadline_ends_knows_that_its_request_was_sent():
    with VirtualClock() as clock:
        sim = Simulator(users=0, clock=clock)
        sim.faults.inject("*/users", method="POST", delay=3600)
        async with sim.client(timeout=600, retry=RetryPolicy(attempts=1, deadline=60)) as podero:
            with pytest.raises(errors.TimeoutError) as caught:
                await podero.users.create(USER)
    assert (caught.value.phase, caught.value.request_sent) == ("total", True)


async def test_it_works_in_a_plain_httpx_client():
    sim = Simulator(users=0, start=START)
    async with httpx.AsyncClient(transport=sim.transport(), base_url="https://simulator.test") as http:
        response = await http.get("/no%2Fwhere?a=b")
        assert response.status_code == 404
        assert (sim.requests[-1].path, sim.requests[-1].query) == ("/no%2Fwhere", "a=b")


async def test_a_closed_transport_refuses():
    transport = Simulator(users=0).transport()
    await transport.aclose()
    with pytest.raises(httpx.TransportError, match="closed"):
        await transport.handle_async_request(httpx.Request("GET", "https://simulator.test/"))


async def test_a_bug_in_an_application_is_not_hidden():
    sim = Simulator(users=0)
    sim.faults.inject(lambda request: 1 / 0)
    async with httpx.AsyncClient(transport=sim.transport(), base_url="https://simulator.test") as http:
        with pytest.raises(ZeroDivisionError):
            await http.get("/")
