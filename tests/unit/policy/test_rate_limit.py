"""The rate limit: pace, fairness, cancellation, giving way to the server."""

from __future__ import annotations

import asyncio
import random

import pytest

from podero._policy.rate_limit import RateLimit, RateLimiter
from podero._policy.rate_limit_headers import ServerLimit
from podero.errors import ConfigurationError
from tests.support.fake_clock import FakeClock


class YieldingClock(FakeClock):
    """A clock on which others run while somebody sleeps."""

    async def sleep(self, seconds):
        await asyncio.sleep(0)
        await super().sleep(seconds)


@pytest.fixture
def time():
    return YieldingClock()


def limiter(time, rate=10.0, **kwargs):
    return RateLimiter(RateLimit(rate, **kwargs), clock=time.clock)


async def test_a_burst_starts_at_once_then_the_rate_holds(time):
    limit = limiter(time, rate=10.0, burst=3)
    waits = [await limit.acquire() for _ in range(5)]
    assert waits[:3] == [0.0, 0.0, 0.0]
    assert waits[3:] == pytest.approx([0.1, 0.1])


async def test_1000_requests_take_what_the_rate_says(time):
    limit = limiter(time, rate=50.0, burst=10)
    await asyncio.gather(*(limit.acquire() for _ in range(1000)))
    assert time.now - 1000.0 == pytest.approx((1000 - 10) / 50.0, rel=1e-6)
    assert limit.waiting == 0


async def test_a_quiet_time_fills_the_bucket_no_further_than_the_burst(time):
    limit = limiter(time, rate=10.0, burst=2)
    time.now += 3600
    assert [limit.try_acquire() for _ in range(3)] == [True, True, False]


async def test_first_come_first_served(time):
    limit = limiter(time, rate=1.0)
    limit.try_acquire()
    order = []

    async def call(n):
        await limit.acquire()
        order.append(n)

    tasks = [asyncio.create_task(call(n)) for n in range(5)]
    await asyncio.sleep(0)
    assert limit.waiting == 5
    time.now += 10
    assert not limit.try_acquire(), "a newcomer must not overtake those who wait"
    await asyncio.gather(*tasks)
    assert order == [0, 1, 2, 3, 4]


async def test_cancelled_callers_take_nothing_and_keep_nobody_waiting(time):
    limit = limiter(time, rate=1.0)
    limit.try_acquire()
    tasks = [asyncio.create_task(limit.acquire()) for _ in range(4)]
    await asyncio.sleep(0)
    for task in tasks[:3]:
        task.cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    assert [type(result) for result in results[:3]] == [asyncio.CancelledError] * 3
    assert time.now == 1001.0
    assert limit.waiting == 0
    time.now += 1
    assert limit.try_acquire()


async def test_a_single_429_lowers_the_rate_gently_and_a_run_firmly_once_a_second(time):
    limit = limiter(time, rate=10.0)
    limit.throttled()
    assert limit.rate == pytest.approx(9.5)
    for _ in range(50):
        limit.throttled()
    assert limit.rate == pytest.approx(7.0)
    time.now += 1.0
    limit.accepted(None)
    limit.throttled()
    assert limit.rate == pytest.approx(7.5 * 0.95)


async def test_a_run_without_end_keeps_the_rate_low_and_above_the_floor(time):
    limit = limiter(time, rate=10.0)
    for _ in range(100):
        for _ in range(3):
            limit.throttled()
        assert limit.rate >= 0.5
        time.now += 1.0
    assert limit.rate < 2.0
    slow = limiter(time, rate=0.1)
    for _ in range(3):
        slow.throttled()
    assert slow.rate == 0.1


async def play(time, rate, refuse, seconds=60):
    """Requests as fast as the limit lets them; how many a second were let through in the second half."""
    limit, began, sent = limiter(time, rate=rate, burst=1), time.now, 0
    while time.now < began + seconds:
        await limit.acquire()
        sent += time.now >= began + seconds / 2
        if refuse(time.now, sent):
            limit.throttled()
        else:
            limit.accepted(None)
    return sent / (seconds / 2)


async def test_429s_that_have_nothing_to_do_with_the_rate_hardly_cost_any(time):
    chance = random.Random(3)
    assert await play(time, 300.0, lambda now, sent: chance.random() < 0.03) > 270


async def test_a_server_that_allows_half_is_met_near_its_limit(time):
    window = {"second": 0, "requests": 0}

    def refuse(now, sent):
        if int(now) != window["second"]:
            window.update(second=int(now), requests=0)
        window["requests"] += 1
        return window["requests"] > 50

    assert 30 < await play(time, 100.0, refuse) < 75


async def test_what_the_server_says_of_its_limit_holds_until_it_is_reset(time):
    limit = limiter(time, rate=100.0, burst=50)
    limit.accepted(ServerLimit(remaining=20, reset=10))
    assert limit.rate == 2.0
    assert sum(limit.try_acquire() for _ in range(50)) == 20
    time.now += 10
    assert limit.rate == 100.0
    limit.accepted(ServerLimit(remaining=5000, reset=10))
    assert limit.rate == 100.0


async def test_where_nothing_remains_requests_wait_for_the_reset(time):
    limit = limiter(time, rate=100.0)
    limit.accepted(ServerLimit(remaining=0, reset=7))
    began = time.now
    assert await limit.acquire() == pytest.approx(7.0, abs=0.1)
    assert time.now - began == pytest.approx(7.0, abs=0.1)
    limit.accepted(ServerLimit(remaining=0, reset=1e9))
    assert await limit.acquire() <= 60.2
    limit.accepted(ServerLimit(remaining=0, reset=0))
    assert await limit.acquire() < 0.1


async def test_what_was_earned_before_a_429_stays_earned(time):
    limit = limiter(time, rate=10.0, burst=10)
    while limit.try_acquire():
        pass
    time.now += 0.5
    limit.throttled()
    assert [limit.try_acquire() for _ in range(6)] == [True] * 5 + [False]


async def test_a_rate_below_the_floor_is_not_raised_by_a_429(time):
    limit = limiter(time, rate=0.1)
    limit.throttled()
    assert limit.rate == 0.1


async def test_the_rate_comes_back_by_five_percent_a_second(time):
    limit = limiter(time, rate=10.0)
    for _ in range(3):
        limit.throttled()
    time.now += 2
    assert limit.rate == pytest.approx(8.0)
    time.now += 1000
    assert limit.rate == 10.0


async def test_reset_forgets_those_who_wait_on_a_loop_that_is_gone(time):
    limit = limiter(time, rate=1.0)
    limit.try_acquire()
    lost = limit.acquire()
    lost.send(None)
    assert limit.waiting == 1
    limit.reset()
    assert limit.waiting == 0
    lost.close()
    assert limit.waiting == 0
    time.now += 1
    assert limit.try_acquire()


@pytest.mark.parametrize("rate", [0, -1, 10**400, float("inf"), float("nan"), True, "10"])
def test_a_wrong_rate_is_refused(rate):
    with pytest.raises(ConfigurationError, match="rate_limit: rate must be a number above 0"):
        RateLimit(rate)


def test_a_wrong_burst_is_refused():
    with pytest.raises(ConfigurationError, match="burst must be at least 1"):
        RateLimit(5, burst=0.5)
    with pytest.raises(ConfigurationError, match="burst must be a number above 0"):
        RateLimit(5, burst="many")


def test_the_burst_is_one_second_of_the_rate():
    assert RateLimit(20.0).capacity == 20.0
    assert RateLimit(0.2).capacity == 1.0
