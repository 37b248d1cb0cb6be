"""When a token is renewed: single flight, early renewal, failures, 401s, sharing."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import pickle

import pytest

from podero._grants import Token
from podero._secrets import Secret
from podero._stores import StoredToken
from podero._stores._memory import MemoryTokenStore
from podero._tokens import Held, Tokens
from podero.errors import (
    ClientClosedError,
    ConfigurationError,
    CredentialsRefused,
    TokenError,
    TokenServiceUnavailable,
)

DOWN = TokenServiceUnavailable("down")


class Clock:
    def __init__(self):
        self.now = 1000.0
        self.wall = 1_800_000_000.0

    def monotonic(self):
        return self.now

    def time(self):
        return self.wall

    def pass_(self, seconds):
        self.now += seconds
        self.wall += seconds


class Provider:
    """Answers from a script (a Token, an error, or a lifetime for the next numbered token), when the gate is open."""

    store_key = "key"

    def __init__(self, *script, default=36000):
        self.script = list(script)
        self.default = default
        self.calls = 0
        self.called = asyncio.Event()
        self.gate = asyncio.Event()
        self.gate.set()

    async def fetch(self):
        self.calls += 1
        self.called.set()
        number = self.calls
        await self.gate.wait()
        step = self.script.pop(0) if self.script else self.default
        if isinstance(step, Exception):
            raise step
        return Token(f"t{number}", step) if isinstance(step, int | float | str | None) else step


class Bench:
    def __init__(self, *script, store=None, random=0.0, **kwargs):
        self.clock = Clock()
        self.events = []
        self.provider = Provider(*script)
        self.tokens = Tokens(
            self.provider,
            store=store,
            clock=self.clock.monotonic,
            wall_clock=self.clock.time,
            random=lambda: random,
            notify=lambda name, facts: self.events.append((name, dict(facts))),
            **kwargs,
        )

    async def get(self):
        return (await self.tokens.get()).authorization

    async def settle(self):
        """Let the background renewal end."""
        while (task := self.tokens._task) is not None:
            await asyncio.wait((task,))

    def names(self):
        return [name for name, _ in self.events]


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
    bench.clock.pass_(89.9)
    assert bench.tokens.current().authorization == "Bearer t1"
    await asyncio.sleep(0)
    assert bench.provider.calls == 1
    bench.clock.pass_(0.2)
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
    bench.clock.pass_(5)
    bench.provider.gate.set()
    assert (await waiting).expires_at == 1100.0


async def test_token_service_down_in_the_early_window_harms_nobody_and_is_asked_after_a_pause():
    bench = Bench(1200, *[DOWN] * 100)
    await bench.get()
    bench.clock.pass_(1200 - 119)
    calls = []
    for _ in range(118):
        assert bench.tokens.current().authorization == "Bearer t1"
        assert await bench.get() == "Bearer t1"
        await bench.settle()
        calls.append(bench.provider.calls - 1)
        bench.clock.pass_(1)
    assert calls[0] == 1
    assert calls[-1] == 4, "once every 30 s"
    assert bench.names() == ["renewed"] + ["renewal_failed"] * 4
    assert bench.events[1][1] == {"error": "down", "seconds_left": 119.0}


async def test_a_short_lived_token_pauses_shorter():
    bench = Bench(60, DOWN, 60)
    await bench.get()
    bench.clock.pass_(55)
    bench.tokens.current()
    await bench.settle()
    bench.clock.pass_(1.4)
    bench.tokens.current()
    await bench.settle()
    assert bench.provider.calls == 2
    bench.clock.pass_(0.2)
    bench.tokens.current()
    await bench.settle()
    assert bench.tokens.current().authorization == "Bearer t3"


async def test_an_early_failure_heeds_the_services_retry_after():
    bench = Bench(1200, TokenServiceUnavailable("busy", retry_after=50.0))
    await bench.get()
    bench.clock.pass_(1090)
    bench.tokens.current()
    await bench.settle()
    bench.clock.pass_(49)
    bench.tokens.current()
    await bench.settle()
    assert bench.provider.calls == 2
    bench.clock.pass_(2)
    bench.tokens.current()
    await bench.settle()
    assert bench.provider.calls == 3


async def test_a_token_that_expires_during_early_renewal_joins_that_renewal():
    bench = Bench(100)
    await bench.get()
    bench.clock.pass_(95)
    bench.provider.gate.clear()
    bench.tokens.current()
    await asyncio.sleep(0)
    bench.clock.pass_(6)
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
    bench.clock.pass_(101)
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
    bench.clock.pass_(0.75)
    with pytest.raises(TokenServiceUnavailable) as caught:
        await bench.get()
    assert caught.value.retry_after == 0.25
    assert bench.provider.calls == 1
    bench.clock.pass_(0.25)
    assert await bench.get() == "Bearer t2"


@pytest.mark.parametrize(("asked", "pause"), [(0.1, 1.0), (20.0, 20.0), (3600.0, 60.0)])
async def test_the_pause_heeds_the_services_retry_after_up_to_a_minute(asked, pause):
    bench = Bench(TokenServiceUnavailable("busy", retry_after=asked))
    for _ in range(3):
        with pytest.raises(TokenServiceUnavailable) as caught:
            await bench.get()
        assert caught.value.retry_after == pause
    bench.clock.pass_(pause)
    assert await bench.get() == "Bearer t2"


async def test_refused_credentials_are_told_as_such():
    bench = Bench(CredentialsRefused("no", status_code=401))
    for _ in range(3):
        with pytest.raises(CredentialsRefused) as caught:
            await bench.get()
        assert caught.value.status_code == 401
    assert bench.provider.calls == 1


async def test_a_provider_that_breaks_is_told_with_its_cause():
    broken = KeyError("vault")
    with pytest.raises(TokenServiceUnavailable, match=r"provider failed \(KeyError\)") as caught:
        await Bench(broken).get()
    assert caught.value.__cause__ is broken


@pytest.mark.parametrize("answer", [b"raw", ["t"]])
async def test_a_provider_that_returns_something_else_is_told(answer):
    with pytest.raises(TokenError, match=f"must return a podero.Token, not {type(answer).__name__}"):
        await Bench(answer).get()


async def test_a_provider_that_returns_an_unusable_token_is_told():
    with pytest.raises(TokenError, match="empty or not made of") as caught:
        await Bench(Token("clear\n")).get()
    assert "clear" not in repr(caught.value)


async def test_a_provider_that_hangs_is_cut_off():
    bench = Bench(fetch_limit=0.001)
    bench.provider.gate.clear()
    with pytest.raises(TokenServiceUnavailable, match=r"no token within 0\.001 s") as caught:
        await bench.get()
    assert caught.value.__context__ is None
    assert caught.value.__cause__ is None


async def test_a_failed_renewal_nobody_waits_for_makes_no_noise(caplog):
    bench = Bench(100, KeyError("x"))
    await bench.get()
    bench.clock.pass_(95)
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
    bench.clock.pass_(10**9)
    assert bench.tokens.current() is held
    bench.tokens.invalidate(held)
    assert await bench.get() == "Bearer t2"


async def test_a_tiny_lifetime_does_not_cost_a_call_per_request():
    bench = Bench(default := 1e-9, default, default)
    for _ in range(100):
        await bench.get()
        await bench.settle()
        bench.clock.pass_(0.01)
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
    bench.clock.pass_(95)
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


# --- life


@pytest.mark.parametrize("turns", [1, 2, 5])
async def test_aclose_ends_a_renewal_and_tells_those_who_wait(turns):
    bench = Bench()
    bench.provider.gate.clear()
    waiting = asyncio.create_task(bench.get())
    for _ in range(turns):
        await asyncio.sleep(0)
    await bench.tokens.aclose()
    with pytest.raises(ClientClosedError):
        await waiting
    with pytest.raises(ClientClosedError):
        await bench.get()
    assert bench.tokens._task is None
    await bench.tokens.aclose()


@pytest.mark.parametrize("turns", [1, 2, 5])
async def test_a_renewal_that_somebody_else_cancels_is_not_the_last_one(turns):
    bench = Bench()
    bench.provider.gate.clear()
    waiting = asyncio.create_task(bench.get())
    for _ in range(turns):
        await asyncio.sleep(0)
    bench.tokens._task.cancel()
    with pytest.raises(TokenServiceUnavailable, match="cancelled from outside"):
        await waiting
    bench.provider.gate.set()
    assert (await bench.get()).startswith("Bearer t")


async def test_after_aclose_no_renewal_starts():
    bench = Bench(100)
    await bench.get()
    await bench.tokens.aclose()
    bench.clock.pass_(95)
    assert bench.tokens.current() is not None
    await asyncio.sleep(0)
    assert bench.provider.calls == 1


async def test_a_cancelled_aclose_does_not_hang_and_leaves_nothing():
    bench = Bench()
    bench.provider.gate.clear()
    waiting = asyncio.create_task(bench.get())
    await bench.provider.called.wait()
    closing = asyncio.create_task(bench.tokens.aclose())
    await asyncio.sleep(0)
    closing.cancel()
    results = await asyncio.gather(waiting, closing, return_exceptions=True)
    assert isinstance(results[0], ClientClosedError)


async def test_reset_forgets_the_renewal_of_another_loop_but_keeps_the_token():
    bench = Bench(100)
    held = await bench.tokens.get()
    bench.clock.pass_(95)
    bench.provider.gate.clear()
    bench.tokens.current()
    lost = bench.tokens._task
    await asyncio.sleep(0)
    bench.tokens.reset()
    assert bench.tokens.current() is held
    fresh = bench.tokens._task
    assert fresh is not lost
    bench.provider.gate.set()
    await asyncio.wait((lost,))
    assert bench.tokens._task is None or bench.tokens._task is fresh
    await bench.settle()


def test_a_token_survives_its_loop():
    clock = Clock()

    async def make():
        tokens = Tokens(Provider(), clock=clock.monotonic)
        await tokens.get()
        return tokens

    tokens = asyncio.run(make())
    tokens.reset()

    async def use():
        return tokens.current().authorization

    assert asyncio.run(use()) == "Bearer t1"


async def test_cancellation_at_every_await_leaves_everything_usable():
    for steps in range(12):
        bench = Bench(store=MemoryTokenStore())
        caller = asyncio.create_task(bench.get())
        for _ in range(steps):
            await asyncio.sleep(0)
        caller.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await caller
        assert await bench.get() == "Bearer t1"
        assert bench.tokens._task is None
        assert bench.provider.calls == 1


async def test_nothing_shows_the_token():
    bench = Bench(Token("clear-text", 10), store=MemoryTokenStore())
    held = await bench.tokens.get()
    assert isinstance(held, Held)
    for thing in (held, bench.tokens, bench.events, bench.tokens._store):
        assert "clear-text" not in repr(thing)
    with pytest.raises(TypeError):
        pickle.dumps(held)


# --- sharing


def stored(value="shared", lifetime=36000.0, left=30000.0):
    return StoredToken(Secret(value), lifetime, None if left is None else 1_800_000_000.0 + left)


async def test_clients_that_share_a_store_make_one_token_call():
    store = MemoryTokenStore()
    benches = [Bench(store=store) for _ in range(20)]
    assert set(await asyncio.gather(*(bench.get() for bench in benches))) == {"Bearer t1"}
    assert sum(bench.provider.calls for bench in benches) == 1
    assert sorted(bench.events[0][1]["source"] for bench in benches) == ["provider"] + ["store"] * 19


async def test_a_shared_token_is_taken_with_the_time_it_has_left():
    bench = Bench(store=MemoryTokenStore())
    await bench.tokens._store.save("key", stored(left=300.0, lifetime=1000.0))
    held = await bench.tokens.get()
    assert (held.authorization, held.expires_at, held.refresh_at) == ("Bearer shared", 1300.0, 1200.0)
    assert bench.provider.calls == 0


async def test_a_shared_token_is_stored_with_its_end():
    bench = Bench(100, store=MemoryTokenStore())
    await bench.get()
    assert await bench.tokens._store.load("key") == StoredToken(Secret("t1"), 100.0, 1_800_000_100.0)


async def test_a_token_without_lifetime_is_shared_without_one():
    store = MemoryTokenStore()
    await Bench(None, store=store).get()
    assert await store.load("key") == StoredToken(Secret("t1"), None, None)
    other = Bench(store=store)
    assert (await other.tokens.get()).expires_at == float("inf")
    assert other.provider.calls == 0


async def test_a_wall_clock_that_is_behind_does_not_lengthen_a_shared_token():
    bench = Bench(store=MemoryTokenStore())
    await bench.tokens._store.save("key", stored(left=10**9, lifetime=100.0))
    assert (await bench.tokens.get()).expires_at == 1100.0


@pytest.mark.parametrize("old", [stored(left=0.0), stored(left=-5.0), stored(value="not usable")])
async def test_an_expired_or_unusable_shared_token_is_replaced(old):
    store = MemoryTokenStore()
    await store.save("key", old)
    assert await Bench(store=store).get() == "Bearer t1"
    assert (await store.load("key")).value == Secret("t1")


async def test_early_renewal_takes_what_another_process_renewed_and_replaces_what_it_holds_itself():
    store = MemoryTokenStore()
    one, two = Bench(100, store=store), Bench(Token("by-two", 100), store=store, random=1.0)
    await one.get()
    await two.get()
    for bench in (one, two):
        bench.clock.pass_(95)
    two.tokens.current()
    await two.settle()
    one.tokens.current()
    await one.settle()
    assert (one.provider.calls, two.provider.calls) == (1, 1)
    assert one.tokens._held.value == two.tokens._held.value


async def test_early_renewal_does_not_take_a_shared_token_that_is_due_itself():
    store = MemoryTokenStore()
    bench = Bench(100, store=store)
    await bench.get()
    bench.clock.pass_(95)
    await store.save("key", StoredToken(Secret("nearly-over"), 100.0, bench.clock.wall + 5))
    bench.tokens.current()
    await bench.settle()
    assert bench.tokens.current().authorization == "Bearer t2"


async def test_a_cold_client_takes_a_shared_token_that_is_due_and_renews_it():
    store = MemoryTokenStore()
    bench = Bench(store=store)
    await store.save("key", stored(left=5.0, lifetime=100.0))
    assert await bench.get() == "Bearer shared"
    assert bench.tokens.current().authorization == "Bearer shared"
    await bench.settle()
    assert bench.tokens.current().authorization == "Bearer t1"


async def test_a_401_goes_past_the_shared_copy_of_that_token():
    store = MemoryTokenStore()
    one, two = Bench(store=store), Bench(store=store)
    first = [await bench.tokens.get() for bench in (one, two)]
    one.tokens.invalidate(first[0])
    two.tokens.invalidate(first[1])
    assert await asyncio.gather(one.get(), two.get()) == ["Bearer t2", "Bearer t2"]
    assert (one.provider.calls, two.provider.calls) == (2, 0)


async def test_a_refused_shared_token_is_removed_even_when_no_new_one_comes():
    store = MemoryTokenStore()
    bench = Bench(100, DOWN, store=store)
    bench.tokens.invalidate(await bench.tokens.get())
    with pytest.raises(TokenServiceUnavailable):
        await bench.get()
    assert await store.load("key") is None


class BrokenStore:
    """Fails or hangs in one operation."""

    def __init__(self, where, how):
        self.where, self.how = where, how

    async def _do(self, name):
        if name == self.where:
            if self.how == "hang":
                await asyncio.Event().wait()
            raise OSError(self.how)

    async def load(self, key):
        await self._do("load")
        return StoredToken(Secret("refused")) if self.where == "clear" else None

    async def save(self, key, token):
        await self._do("save")

    async def clear(self, key, token):
        await self._do("clear")

    @contextlib.asynccontextmanager
    async def lock(self, key):
        await self._do("lock")
        yield
        await self._do("unlock")


@pytest.mark.parametrize("how", ["disk full", "hang"])
@pytest.mark.parametrize("where", ["lock", "load", "save", "clear", "unlock"])
async def test_a_store_that_fails_or_hangs_harms_no_call(where, how):
    bench = Bench(store=BrokenStore(where, how))
    bench.tokens._store._operation_limit = bench.tokens._store._lock_limit = 0.001
    bench.tokens._rejected = Secret("refused")
    assert await bench.get() == "Bearer t1"
    failed = [facts for name, facts in bench.events if name == "store_failed"]
    assert failed == [{"operation": where, "error": "TimeoutError" if how == "hang" else "OSError"}]


@pytest.mark.parametrize("key", [None, "", 5])
def test_a_store_needs_a_key(key):
    class Own:
        store_key = key

        async def fetch(self):
            raise AssertionError

    with pytest.raises(ConfigurationError, match="store_key"):
        Tokens(Own(), store=MemoryTokenStore())
    Tokens(Own())
