"""When a token is renewed: single flight, early renewal, failures, lifetimes, 401s."""

from __future__ import annotations

import asyncio
import gc

import pytest

from podero._auth.token import Token
from podero.errors import CredentialsRefused, TokenError, TokenServiceUnavailable
from tests.support.fake_provider import DOWN, Bench

# --- single flight


async def test_200_cold_callers_make_one_token_call():
    bench = Bench()
    bench.provider.gate.clear()
    callers = [asyncio.create_task(bench.get()) for _ in range(200)]
    await asyncio.sleep(0)
    bench.provider.gate.set()
    assert await asyncio.gather(*callers) == ["Bearer t1"] * 200
    assert bench.provider.calls == 1
    assert bench.tokens.current().authorization == "Bearer t1"


async def test_the_caller_that_started_it_may_be_cancelled():
    bench = Bench()
    bench.provider.gate.clear()
    callers = [asyncio.create_task(bench.get()) for _ in range(50)]
    await asyncio.sleep(0)
    callers[0].cancel()
    await asyncio.sleep(0)
    assert callers[0].cancelled()
    bench.provider.gate.set()
    assert await asyncio.gather(*callers[1:]) == ["Bearer t1"] * 49
    assert bench.provider.calls == 1


async def test_when_all_callers_are_cancelled_the_token_still_comes():
    bench = Bench()
    bench.provider.gate.clear()
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0):
            await bench.get()
    bench.provider.gate.set()
    await bench.settle()
    assert bench.tokens.current().authorization == "Bearer t1"
    assert bench.provider.calls == 1


async def test_the_fast_path_needs_no_loop_turn():
    bench = Bench()
    held = await bench.tokens.get()
    assert bench.tokens.current() is held
    get = bench.tokens.get()
    with pytest.raises(StopIteration) as done:
        get.send(None)
    assert done.value.value is held


# --- early renewal


async def test_renewal_starts_early_while_callers_keep_the_old_token():
    bench = Bench(100)
    assert await bench.get() == "Bearer t1"
    bench.clock.advance(89.9)
    assert bench.tokens.current().authorization == "Bearer t1"
    await asyncio.sleep(0)
    assert bench.provider.calls == 1
    bench.clock.advance(0.2)
    bench.provider.gate.clear()
    for _ in range(20):
        assert bench.tokens.current().authorization == "Bearer t1"
        assert await bench.get() == "Bearer t1"
        await asyncio.sleep(0)
    assert bench.provider.calls == 2
    bench.provider.gate.set()
    await bench.settle()
    assert bench.tokens.current().authorization == "Bearer t2"
    assert bench.names() == ["renewed", "renewed"]


@pytest.mark.parametrize(
    ("lifetime", "random", "start"),
    [(100, 0.0, 90), (100, 1.0, 80), (36000, 0.0, 35700), (36000, 1.0, 35400), (36000, 0.5, 35550), (10, 1.0, 8)],
)
async def test_the_early_window_scales_with_the_lifetime_and_is_jittered(lifetime, random, start):
    held = await Bench(lifetime, random=random).tokens.get()
    assert (held.refresh_at - 1000.0, held.expires_at - 1000.0) == pytest.approx((start, lifetime))


async def test_a_token_ages_from_before_the_call_for_it():
    bench = Bench(100)
    bench.provider.gate.clear()
    waiting = asyncio.create_task(bench.tokens.get())
    await bench.provider.called.wait()
    bench.clock.advance(5)
    bench.provider.gate.set()
    assert (await waiting).expires_at == 1100.0


async def test_token_service_down_in_the_early_window_harms_nobody_and_is_asked_after_a_pause():
    bench = Bench(36000, *[DOWN] * 100)
    await bench.get()
    bench.clock.advance(36000 - 119)
    calls = []
    for _ in range(118):
        assert bench.tokens.current().authorization == "Bearer t1"
        assert await bench.get() == "Bearer t1"
        await bench.settle()
        calls.append(bench.provider.calls - 1)
        bench.clock.advance(1)
    assert [calls.index(number) for number in (1, 2, 3, 4)] == [0, 30, 60, 90], "once every 30 s"
    assert calls[-1] == 4
    assert bench.names() == ["renewed"] + ["renewal_failed"] * 4
    assert bench.events[1][1] == {"error": "down", "seconds_left": 119.0}


async def test_a_short_lived_token_pauses_shorter():
    bench = Bench(60, DOWN, 60)
    await bench.get()
    bench.clock.advance(55)
    bench.tokens.current()
    await bench.settle()
    bench.clock.advance(1.4)
    bench.tokens.current()
    await bench.settle()
    assert bench.provider.calls == 2
    bench.clock.advance(0.2)
    bench.tokens.current()
    await bench.settle()
    assert bench.tokens.current().authorization == "Bearer t3"


async def test_an_early_failure_heeds_the_services_retry_after():
    bench = Bench(1200, TokenServiceUnavailable("busy", retry_after=50.0))
    await bench.get()
    bench.clock.advance(1090)
    bench.tokens.current()
    await bench.settle()
    bench.clock.advance(49)
    bench.tokens.current()
    await bench.settle()
    assert bench.provider.calls == 2
    bench.clock.advance(2)
    bench.tokens.current()
    await bench.settle()
    assert bench.provider.calls == 3


async def test_a_token_that_expires_during_early_renewal_joins_that_renewal():
    bench = Bench(100)
    await bench.get()
    bench.clock.advance(95)
    bench.provider.gate.clear()
    bench.tokens.current()
    await asyncio.sleep(0)
    bench.clock.advance(6)
    assert bench.tokens.current() is None
    waiting = asyncio.create_task(bench.get())
    await asyncio.sleep(0)
    bench.provider.gate.set()
    assert await waiting == "Bearer t2"
    assert bench.provider.calls == 2


# --- failures


async def test_expired_and_unavailable_is_one_shared_error():
    bench = Bench(100, DOWN)
    await bench.get()
    bench.clock.advance(101)
    bench.provider.gate.clear()
    callers = [asyncio.create_task(bench.tokens.get()) for _ in range(100)]
    await asyncio.sleep(0)
    bench.provider.gate.set()
    results = await asyncio.gather(*callers, return_exceptions=True)
    assert {(type(error), str(error)) for error in results} == {(TokenServiceUnavailable, "down")}
    assert len({id(error) for error in results}) == 100, "each caller gets a copy with its own traceback"
    assert bench.provider.calls == 2
    assert bench.names() == ["renewed", "unavailable"]


async def test_a_failure_is_shared_for_one_second_and_says_so():
    bench = Bench(DOWN)
    with pytest.raises(TokenServiceUnavailable) as caught:
        await bench.get()
    assert caught.value.retry_after == 1.0
    bench.clock.advance(0.75)
    with pytest.raises(TokenServiceUnavailable) as caught:
        await bench.get()
    assert caught.value.retry_after == 0.25
    assert bench.provider.calls == 1
    bench.clock.advance(0.25)
    assert await bench.get() == "Bearer t2"


@pytest.mark.parametrize(("asked", "pause"), [(0.1, 1.0), (20.0, 20.0), (3600.0, 60.0)])
async def test_the_pause_heeds_the_services_retry_after_up_to_a_minute(asked, pause):
    bench = Bench(TokenServiceUnavailable("busy", retry_after=asked))
    for _ in range(3):
        with pytest.raises(TokenServiceUnavailable) as caught:
            await bench.get()
        assert caught.value.retry_after == pause
    bench.clock.advance(pause)
    assert await bench.get() == "Bearer t2"


async def test_refused_credentials_are_told_as_such():
    bench = Bench(CredentialsRefused("no", status_code=401))
    for _ in range(3):
        with pytest.raises(CredentialsRefused) as caught:
            await bench.get()
        assert caught.value.status_code == 401
    assert str(caught.value) == "no (no new request was made; the next one may be in 1 s)"
    assert bench.provider.calls == 1


async def test_the_pause_doubles_while_credentials_are_refused_and_starts_over_after_a_token():
    refused = CredentialsRefused("no", status_code=401)
    bench = Bench(refused, refused, refused, 10, refused, 10)
    for pause in (1.0, 2.0, 4.0):
        for passed in (0.0, pause - 0.5):
            bench.clock.advance(passed)
            calls = bench.provider.calls
            with pytest.raises(CredentialsRefused):
                await bench.get()
            assert bench.provider.calls == calls + (passed == 0.0)
        bench.clock.advance(0.5)
    assert await bench.get() == "Bearer t4"
    bench.clock.advance(11.0)
    with pytest.raises(CredentialsRefused):
        await bench.get()
    bench.clock.advance(1.0)
    assert await bench.get() == "Bearer t6"


async def test_an_outage_before_a_refusal_does_not_lengthen_its_pause():
    refused = CredentialsRefused("no", status_code=401)
    down = TokenServiceUnavailable("down", status_code=500)
    bench = Bench(down, down, refused, refused, down, refused, 10)
    for error, pause in ((down, 1), (down, 1), (refused, 1), (refused, 2), (down, 1), (refused, 1)):
        with pytest.raises(type(error)):
            await bench.get()
        bench.clock.advance(pause)
    assert await bench.get() == "Bearer t7"


async def test_a_provider_that_breaks_is_told_with_its_cause():
    broken = KeyError("vault")
    with pytest.raises(TokenServiceUnavailable, match=r"provider failed \(KeyError\)") as caught:
        await Bench(broken).get()
    assert caught.value.__cause__ is broken


@pytest.mark.parametrize("response", [b"raw", ["t"]])
async def test_a_provider_that_returns_something_else_is_told(response):
    with pytest.raises(TokenError, match=f"must return a podero.Token, not {type(response).__name__}"):
        await Bench(response).get()


async def test_a_provider_that_returns_an_unusable_token_is_told():
    with pytest.raises(TokenError, match="empty or not made of") as caught:
        await Bench(Token("clear\n")).get()
    assert "clear" not in repr(caught.value)


async def test_a_provider_that_hangs_is_cut_off():
    bench = Bench(fetch_timeout=0.001)
    bench.provider.gate.clear()
    with pytest.raises(TokenServiceUnavailable, match=r"no token within 0\.001 s") as caught:
        await bench.get()
    assert caught.value.__context__ is None
    assert caught.value.__cause__ is None


async def test_a_failed_renewal_nobody_waits_for_makes_no_noise(caplog):
    bench = Bench(100, KeyError("x"))
    await bench.get()
    bench.clock.advance(95)
    bench.tokens.current()
    await bench.settle()
    gc.collect()
    await asyncio.sleep(0)
    assert caplog.records == []
    assert bench.tokens._failure.__traceback__ is None


# --- lifetimes


@pytest.mark.parametrize("lifetime", [None, 0, -5, "never"])
async def test_a_token_without_usable_lifetime_serves_until_it_is_refused(lifetime):
    bench = Bench(lifetime)
    held = await bench.tokens.get()
    bench.clock.advance(10**9)
    assert bench.tokens.current() is held
    bench.tokens.invalidate(held)
    assert await bench.get() == "Bearer t2"


async def test_a_tiny_lifetime_does_not_cost_a_call_per_request():
    bench = Bench(default := 1e-9, default, default)
    for _ in range(100):
        await bench.get()
        await bench.settle()
        bench.clock.advance(0.01)
    assert bench.provider.calls <= 2


async def test_steps_of_the_wall_clock_do_nothing():
    bench = Bench(100)
    held = await bench.tokens.get()
    bench.clock.wall += 10**9
    assert bench.tokens.current() is held
    bench.clock.wall -= 2 * 10**9
    assert bench.tokens.current() is held
    await asyncio.sleep(0)
    assert bench.provider.calls == 1


# --- 401


async def test_50_late_401s_cost_one_renewal():
    bench = Bench()
    old = await bench.tokens.get()

    async def late_401():
        bench.tokens.invalidate(old)
        return await bench.tokens.get()

    renewed = await asyncio.gather(*(late_401() for _ in range(50)))
    assert {held.authorization for held in renewed} == {"Bearer t2"}
    bench.tokens.invalidate(old)
    assert bench.tokens.current().authorization == "Bearer t2"
    assert bench.provider.calls == 2
    assert bench.names().count("invalidated") == 1


async def test_a_401_during_early_renewal_joins_it():
    bench = Bench(100)
    old = await bench.tokens.get()
    bench.clock.advance(95)
    bench.provider.gate.clear()
    bench.tokens.current()
    await asyncio.sleep(0)
    bench.tokens.invalidate(old)
    assert bench.tokens.current() is None
    waiting = asyncio.create_task(bench.get())
    await asyncio.sleep(0)
    bench.provider.gate.set()
    assert await waiting == "Bearer t2"
    assert bench.provider.calls == 2


async def test_a_fixed_token_comes_back_with_the_same_header():
    bench = Bench(Token("fixed"), Token("fixed"))
    old = await bench.tokens.get()
    bench.tokens.invalidate(old)
    new = await bench.tokens.get()
    assert new is not old
    assert new.authorization == old.authorization


async def test_an_api_that_refuses_every_new_token_costs_few_token_requests():
    bench = Bench()
    requests = []
    for _ in range(3000):  # a call each 0.1 s for five minutes, refused each time
        token = await bench.tokens.get()
        bench.tokens.invalidate(token)
        bench.clock.advance(0.1)
        requests.append(bench.provider.calls)
    assert requests[9] <= 4
    assert requests[-1] <= 14
    bench.clock.advance(61)
    for _ in range(3):
        good = await bench.tokens.get()
        bench.tokens.accepted(good)
        bench.tokens.invalidate(good)
        assert bench.tokens.current() is None, "a token that the API took once is dropped at once"


async def test_a_renewal_that_breaks_is_raised_to_those_who_wait(monkeypatch):
    bench = Bench()

    async def broken(renewal):
        raise ZeroDivisionError

    monkeypatch.setattr(bench.tokens, "_obtain", broken)
    with pytest.raises(ZeroDivisionError):
        await bench.get()


async def test_refused_credentials_are_tried_less_and_less_often():
    bench = Bench(*[CredentialsRefused("no", status_code=401)] * 100)
    for _ in range(600):  # a call each second for ten minutes
        with pytest.raises(CredentialsRefused):
            await bench.get()
        bench.clock.advance(1)
    assert bench.provider.calls <= 16


async def test_a_timeout_of_the_provider_is_not_told_as_ours():
    with pytest.raises(TokenServiceUnavailable, match=r"the token provider failed \(TimeoutError\)"):
        await Bench(TimeoutError()).get()
