"""What a client must hold under fire, one test for each row of `docs/fault-tests.md`."""

import asyncio
import email.utils
import itertools
import os
import random
import time
import uuid

import pytest

from podero import Clock, RetryPolicy, errors
from podero_client.models import UserUpdateInput
from tests.faults.conftest import descriptors, other_tasks
from tests.support.ledger import HOLD, TRUE, Arrived, Reaction, Service, left_behind, make_client, new_user, refusal

USER_ID = uuid.UUID(int=7)
LONG = os.environ.get("PODERO_LONG") == "1"


def recording_clock() -> tuple[Clock, list[float]]:
    """A clock on which the client's waits pass at once, and their lengths."""
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)
        await asyncio.sleep(0)

    return Clock(sleep=sleep), waits


def hold_token_calls(arrived: Arrived) -> Reaction:
    return HOLD if arrived.is_token_call else TRUE


async def test_200_cold_callers_make_1_token_call():
    async with Service() as service, make_client(service.url, max_connections=200) as podero:
        users = await asyncio.gather(*(podero.users.get(USER_ID) for _ in range(200)))
        assert len(users) == 200
        assert service.token_calls == 1
        assert service.sends == 200
        assert left_behind(podero) == []


async def test_cancelled_leader_leaves_its_token_call_to_the_50_who_wait():
    async with Service(hold_token_calls) as service, make_client(service.url) as podero:
        leader = asyncio.create_task(podero.users.get(USER_ID))
        await service.until_held(1)
        others = [asyncio.create_task(podero.users.get(USER_ID)) for _ in range(50)]
        await asyncio.sleep(0)
        leader.cancel()
        with pytest.raises(asyncio.CancelledError):
            await leader
        service.release()
        assert len(await asyncio.gather(*others)) == 50
        assert service.token_calls == 1
        assert left_behind(podero) == []


async def test_50_late_401s_for_one_old_token_make_1_renewal():
    async with Service() as service, make_client(service.url) as podero:
        await podero.users.get(USER_ID)
        service.plan = lambda arrived: HOLD if not arrived.is_token_call and service.token_calls == 1 else TRUE
        calls = [asyncio.create_task(podero.users.get(USER_ID)) for _ in range(50)]
        await service.until_held(50)
        service.revoke_tokens()
        # One half is refused before the renewal, the other when the new token has long been in use.
        held, service._held = service._held[25:], service._held[:25]
        service.release()
        # whichever arrived first
        for finished in itertools.islice(asyncio.as_completed(calls), 25):
            await finished
        assert service.token_calls == 2
        service._held = held
        service.release()
        assert len(await asyncio.gather(*calls)) == 50
        assert service.token_calls == 2
        assert service.sends == 1 + 50 + 50


@pytest.mark.parametrize("fault", [refusal(500), refusal(503, retry_after="7"), Reaction(then="reset"), refusal(401)])
async def test_token_service_down_harms_nobody_while_the_token_is_good(fault):
    now = 0.0
    async with Service() as service, make_client(service.url, clock=Clock(monotonic=lambda: now)) as podero:
        tokens = podero._services.tokens
        await podero.users.get(USER_ID)
        service.plan = lambda arrived: fault if arrived.is_token_call else TRUE
        for left in (120.0, 119.9, 90.0, 89.9, 1.0):  # seconds that the token is good for
            now = 3_600.0 - left
            assert len(await asyncio.gather(*(podero.users.get(USER_ID) for _ in range(10)))) == 10
            while tokens._tasks:
                await asyncio.wait(tokens._tasks)
        # One for the first token, then one for each pause: 30 s lie between the tries.
        assert service.token_calls == 1 + 3
        now = 3_700.0
        once = podero.with_options(retry=RetryPolicy(attempts=1))
        results = await asyncio.gather(*(once.users.get(USER_ID) for _ in range(20)), return_exceptions=True)
        assert all(isinstance(result, errors.TokenError) for result in results)
        assert service.token_calls == 1 + 3 + 1


async def test_the_loop_runs_on_during_a_slow_token_call():
    longest, ticks = 0.0, 0

    async def tick() -> None:
        nonlocal longest, ticks
        last = time.perf_counter()
        while True:
            await asyncio.sleep(0.001)
            now = time.perf_counter()
            longest, last, ticks = max(longest, now - last), now, ticks + 1

    async with Service(hold_token_calls) as service, make_client(service.url) as podero:
        ticker = asyncio.create_task(tick())
        call = asyncio.create_task(podero.users.get(USER_ID))
        await service.until_held(1)
        await asyncio.sleep(0.15)  # how slow the token service is
        service.release()
        await call
        ticker.cancel()
    print(f"longest stall of the loop during a token call of 150 ms: {longest * 1000:.1f} ms, {ticks} turns of 1 ms")
    assert ticks > 30


async def test_cancellation_churn_leaves_a_client_that_works():
    seconds, seed = 5.0 if LONG else 1.5, random.randrange(2**32)
    print(f"seed {seed}")
    rng = random.Random(seed)
    cancelled = done = 0

    async def worker(until: float) -> None:
        nonlocal cancelled, done
        while time.monotonic() < until:
            try:
                async with asyncio.timeout(rng.uniform(0, 0.03)):
                    await podero.users.get(USER_ID)
                done += 1
            except TimeoutError:
                cancelled += 1

    def respond_late(arrived: Arrived) -> Reaction:
        asyncio.get_running_loop().call_later(rng.uniform(0, 0.02), service.release)
        return HOLD

    async with Service() as service:
        before = descriptors()
        async with make_client(service.url, max_connections=10) as podero:
            service.plan = respond_late
            until = time.monotonic() + seconds
            await asyncio.gather(*(worker(until) for _ in range(20)))
            print(f"{cancelled} calls cancelled, {done} done")
            assert cancelled > 20
            service.plan = lambda arrived: TRUE
            service.release()
            results = await asyncio.gather(*(podero.users.get(USER_ID) for _ in range(10)))
            assert len(results) == 10
            assert left_behind(podero) == []
            assert other_tasks() == 0
        await service.until(lambda: not service.open)
        assert descriptors() == before


async def first_wait(headers: dict[str, str], status: int = 429) -> float:
    """How long a client waits after a response with such fields."""
    async with Service(lambda arrived: TRUE if arrived.is_token_call else refusal(status, **headers)) as service:
        clock, waits = recording_clock()
        async with make_client(service.url, retry=RetryPolicy(attempts=2), clock=clock) as podero:
            with pytest.raises(errors.StatusError) as caught:
                await podero.users.get(USER_ID)
        assert service.sends == 2
    assert caught.value.retry_after is not None
    return waits[0]


async def test_retry_after_in_all_its_forms_is_a_lower_bound():
    date = email.utils.formatdate(1_800_000_000, usegmt=True)
    later = email.utils.formatdate(1_800_000_009, usegmt=True)
    assert 9.0 <= await first_wait({"date": date, "retry_after": later}) <= 10.0
    assert 3.0 <= await first_wait({"retry_after": "3"}) <= 4.0
    assert 2.5 <= await first_wait({"retry_after": "2.5"}) <= 3.5
    assert 1.25 <= await first_wait({"retry_after_ms": "1250"}) <= 2.25
    assert 3.0 <= await first_wait({"retry_after": "3"}, 503) <= 4.0
    # Another status is no throttling: its own waits are short, and the server's still counts.
    assert 3.0 <= await first_wait({"retry_after": "3"}, 500) <= 3.05


async def test_retry_after_past_the_ceiling_fails_at_once():
    date = email.utils.formatdate(1_800_000_000, usegmt=True)
    later = email.utils.formatdate(1_800_000_061, usegmt=True)
    async with Service(
        lambda arrived: TRUE if arrived.is_token_call else refusal(429, date=date, retry_after=later)
    ) as service:
        clock, waits = recording_clock()
        async with make_client(service.url, clock=clock) as podero:
            with pytest.raises(errors.RateLimitError) as caught:
                await podero.users.get(USER_ID)
        assert service.sends == 1
    assert caught.value.retry_after == 61.0
    assert waits == []


def failing(reaction: Reaction):
    return lambda arrived: TRUE if arrived.is_token_call else reaction


@pytest.mark.parametrize(
    ("method", "reaction", "sends"),
    [
        ("POST", refusal(500), 1),
        ("POST", refusal(500, retry_after="1"), 1),
        ("POST", refusal(503), 1),
        ("POST", refusal(503, retry_after="1"), 3),
        ("POST", refusal(429), 3),
        ("POST", refusal(408), 1),
        ("POST", Reaction(then="reset"), 1),
        ("POST", Reaction(then="cut"), 1),
        ("PUT", refusal(500), 3),
        ("PUT", Reaction(then="reset"), 3),
        ("GET", refusal(500), 3),
        ("GET", refusal(503), 3),
        ("GET", refusal(404), 1),
        ("GET", Reaction(then="reset"), 3),
        ("GET", Reaction(then="cut"), 3),
    ],
    ids=lambda value: f"{value.status}-{value.then}" if isinstance(value, Reaction) else str(value),
)
async def test_how_often_a_failing_request_is_sent(method, reaction, sends):
    clock, _ = recording_clock()
    async with Service(failing(reaction)) as service, make_client(service.url, clock=clock) as podero:
        call = {
            "POST": lambda: podero.users.create(new_user("one")),
            "PUT": lambda: podero.users.update(USER_ID, UserUpdateInput(first_name="one")),
            "GET": lambda: podero.users.get(USER_ID),
        }[method]
        with pytest.raises((errors.StatusError, errors.TransportError)) as caught:
            await call()
        assert service.sends == sends
        assert caught.value.attempts == sends
        assert len(caught.value.earlier) == sends - 1


async def test_a_full_outage_of_1000_calls_is_not_made_worse():
    clock, _ = recording_clock()
    async with Service(failing(refusal(500))) as service, make_client(service.url, clock=clock) as podero:
        results = await asyncio.gather(*(podero.users.get(USER_ID) for _ in range(1_000)), return_exceptions=True)
        assert {type(result) for result in results} == {errors.ServerError}
        retries = service.sends - 1_000
        print(f"{retries} retries in an outage of 1,000 calls")
        assert 0 < retries <= 35
        # What the quota lost comes back with success.
        service.plan = lambda arrived: TRUE
        for _ in range(14):
            await podero.users.get(USER_ID)
        service.plan = failing(refusal(500))
        before = service.sends
        with pytest.raises(errors.ServerError):
            await podero.users.get(USER_ID)
        assert service.sends - before == 2
