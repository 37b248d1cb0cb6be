"""One clock for client, simulator and event loop."""

import asyncio
import time
from datetime import UTC, datetime, timedelta

import pytest

from podero import RetryPolicy, errors, wait_until
from podero.simulator import Simulator
from podero.testing import VirtualClock

START = datetime(2026, 1, 15, 9, tzinfo=UTC)
DAY = 86_400


def test_time_stands_still_until_it_is_moved():
    clock = VirtualClock()
    assert (clock.now(), clock.monotonic(), clock.wall()) == (START, 0, START.timestamp())
    clock.advance(60)
    clock.advance(timedelta(minutes=1))
    assert (clock.now(), clock.monotonic()) == (START + timedelta(minutes=2), 120)
    assert repr(clock) == "<VirtualClock 2026-01-15 09:02:00 UTC>"
    assert VirtualClock(random=0.25).random() == 0.25


def test_time_has_a_zone_and_moves_forward_only():
    with pytest.raises(ValueError, match="time zone"):
        VirtualClock(datetime(2026, 1, 15))  # noqa: DTZ001
    with pytest.raises(ValueError, match="forward"):
        VirtualClock().advance(-1)


async def test_sleeps_take_no_real_time_and_overlap():
    clock = VirtualClock()
    await asyncio.gather(*(clock.sleep(seconds) for seconds in (DAY, 60, 3600)))
    assert clock.now() == START + timedelta(days=1)


async def test_retries_waits_and_tokens_run_on_it():
    clock = VirtualClock()
    sim = Simulator(users=1, clock=clock)
    async with sim.client() as podero:
        sim.faults.inject("*/users", status=503, headers={"Retry-After": "60"})
        await podero.users.list()
        assert clock.monotonic() > 60
        with pytest.raises(errors.WaitTimeout):
            await wait_until(
                podero.users.list, success=lambda users: False, timeout=40_000, max_interval=600, clock=clock
            )
        assert clock.monotonic() > 36_000
        assert sim.tokens.issued == 2
        assert {request.status for request in sim.requests} == {200, 503}


async def test_an_event_loop_follows_it_in_order():
    seen = []

    async def every(seconds, clock):
        while True:
            await asyncio.sleep(seconds)
            seen.append((seconds, clock.monotonic()))

    with VirtualClock() as clock:
        tasks = [asyncio.create_task(every(seconds, clock)) for seconds in (3600, 5400)]
        await asyncio.sleep(3 * 3600 + 1)
        for task in tasks:
            task.cancel()
    assert [seconds for seconds, _ in seen][:3] == [3600, 5400, 3600]
    assert [round(when) for _, when in seen] == [3600, 5400, 7200, 10800, 10800]
    assert clock.now() == START + timedelta(hours=3, seconds=1)


async def test_wait_until_follows_the_event_loop():
    clock, reads = VirtualClock(), 0

    async def read():
        nonlocal reads
        reads += 1

    with clock:
        began = clock.monotonic()
        with pytest.raises(errors.WaitTimeout):
            await wait_until(read, success=bool, timeout=20)
        assert clock.monotonic() - began < 20
    assert reads == 6


async def test_timeouts_and_deadlines_run_on_it():
    with VirtualClock() as clock:
        sim = Simulator(users=1, clock=clock)
        sim.faults.inject("*/users", delay=300)
        async with sim.client(retry=RetryPolicy(attempts=1)) as podero:
            with pytest.raises(errors.TimeoutError) as caught:
                await podero.users.list()
            assert (caught.value.phase, caught.value.elapsed) == ("read", pytest.approx(30))
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(DAY):
                await asyncio.Event().wait()
        await clock.sleep(10)
        assert clock.monotonic() == pytest.approx(DAY + 40)


async def test_it_waits_for_sockets_before_it_jumps():
    clock = VirtualClock()
    async with Simulator(users=1, clock=clock) as sim:
        with clock:
            async with sim.client() as podero:
                for _ in range(24):
                    await podero.users.list()
                    await asyncio.sleep(3600)
        assert clock.monotonic() == pytest.approx(DAY)
        assert [request.status for request in sim.requests if request.method == "GET"] == [200] * 24


async def test_time_stands_still_while_a_thread_works():
    with VirtualClock() as clock:
        async with asyncio.timeout(DAY):
            await asyncio.to_thread(time.sleep, 0.05)
        assert clock.monotonic() == 0


async def test_nothing_but_a_thread_can_end_a_wait_without_timers():
    loop = asyncio.get_running_loop()
    with VirtualClock() as clock:
        done = asyncio.Event()
        thread = loop.run_in_executor(None, loop.call_soon_threadsafe, done.set)
        await done.wait()
        await thread
        assert clock.monotonic() == 0


async def test_when_the_block_ends_the_loop_goes_on_in_real_time():
    loop = asyncio.get_running_loop()
    before = loop.time()
    with VirtualClock() as clock:
        await asyncio.sleep(DAY)
    after = loop.time()
    assert DAY <= after - before < DAY + 60
    await asyncio.sleep(0.01)
    assert loop.time() > after
    assert clock.monotonic() == pytest.approx(DAY)
    with clock:
        await asyncio.sleep(DAY)
    assert loop.time() - after > DAY


async def test_tiny_steps_get_on_far_in_the_future():
    with VirtualClock() as clock:
        clock.advance(1e9)
        for _ in range(10):
            await asyncio.sleep(1e-8)
        assert clock.monotonic() >= 1e9


async def test_a_clock_drives_one_loop_at_a_time():
    clock = VirtualClock()
    with clock, pytest.raises(RuntimeError, match="drives an event loop already"):
        clock.__enter__()
    clock.__exit__(None, None, None)


def test_another_event_loop_than_asyncios_own_is_refused():
    uvloop = pytest.importorskip("uvloop")

    async def enter():
        with VirtualClock():
            pass

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner, pytest.raises(RuntimeError, match="not uvloop"):
        runner.run(enter())


async def test_a_sleep_on_another_loop_than_the_driven_one_moves_time():
    with VirtualClock() as clock:
        await asyncio.to_thread(asyncio.run, clock.sleep(60))
        assert clock.monotonic() == 60
