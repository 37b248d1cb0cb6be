"""The life of the token cache: close, cancellation, other loops, and what it shows."""

from __future__ import annotations

import asyncio
import contextlib
import pickle

import pytest

from podero._auth.cache import ActiveToken, TokenCache
from podero._auth.stores.memory import MemoryTokenStore
from podero._auth.token import Token
from podero.errors import ClientClosedError, TokenServiceUnavailable
from tests.support.fake_clock import FakeClock
from tests.support.fake_provider import Bench, Provider


@pytest.mark.parametrize("turns", [1, 2, 5])
async def test_aclose_ends_a_renewal_and_tells_those_who_wait(turns):
    bench = Bench()
    bench.provider.gate.clear()
    waiting = asyncio.create_task(bench.get())
    for _ in range(turns):
        await asyncio.sleep(0)
    renewal = bench.tokens._renewal.task
    await bench.tokens.aclose()
    assert renewal.done()
    for call in (waiting, bench.get()):
        with pytest.raises(ClientClosedError) as caught:
            await call
        assert caught.value.request_sent is False
    assert bench.tokens._renewal is None
    await bench.tokens.aclose()


@pytest.mark.parametrize("turns", [1, 2, 5])
async def test_a_renewal_that_somebody_else_cancels_is_not_the_last_one(turns):
    bench = Bench()
    bench.provider.gate.clear()
    waiting = asyncio.create_task(bench.get())
    for _ in range(turns):
        await asyncio.sleep(0)
    bench.tokens._renewal.task.cancel()
    with pytest.raises(TokenServiceUnavailable, match="cancelled from outside"):
        await waiting
    bench.provider.gate.set()
    assert (await bench.get()).startswith("Bearer t")


async def test_after_aclose_no_renewal_starts():
    bench = Bench(100)
    await bench.get()
    await bench.tokens.aclose()
    bench.clock.advance(95)
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
    bench.clock.advance(95)
    bench.provider.gate.clear()
    bench.tokens.current()
    lost = bench.tokens._renewal
    await asyncio.sleep(0)
    bench.tokens.reset()
    assert bench.tokens.current() is held
    fresh = bench.tokens._renewal
    assert fresh is not lost
    lost.task.cancel()
    await asyncio.wait((lost.task,))
    await asyncio.sleep(0)
    assert bench.tokens._renewal is fresh
    bench.provider.gate.set()
    await bench.settle()


async def test_a_renewal_from_before_a_reset_that_fails_later_changes_nothing():
    bench = Bench(100)
    bench.provider.gate.clear()
    waiting = asyncio.ensure_future(bench.tokens.get())
    await bench.provider.called.wait()
    lost = bench.tokens._renewal
    bench.tokens.reset()
    bench.provider.script[:] = [TokenServiceUnavailable("collected")]
    bench.provider.gate.set()
    await asyncio.wait((lost.task,))
    assert isinstance(lost.outcome.exception(), TokenServiceUnavailable)
    assert bench.tokens._failure is None
    with pytest.raises(TokenServiceUnavailable):
        await waiting
    assert (await bench.tokens.get()) is bench.tokens.current()


def test_a_token_survives_its_loop():
    clock = FakeClock(random=0.0)

    async def make():
        tokens = TokenCache(Provider(), clock=clock.clock)
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
        assert bench.tokens._renewal is None
        assert bench.provider.calls == 1


async def test_nothing_shows_the_token():
    bench = Bench(Token("clear-text", 10), store=MemoryTokenStore())
    held = await bench.tokens.get()
    assert isinstance(held, ActiveToken)
    for thing in (held, bench.tokens, bench.events, bench.tokens._store):
        assert "clear-text" not in repr(thing)
    with pytest.raises(TypeError):
        pickle.dumps(held)


async def test_a_renewal_from_before_a_reset_that_succeeds_later_serves_only_those_who_waited():
    bench = Bench(100)
    bench.provider.gate.clear()
    waiting = asyncio.ensure_future(bench.tokens.get())
    await bench.provider.called.wait()
    bench.tokens.reset()
    bench.provider.gate.set()
    assert (await waiting).authorization == "Bearer t1"
    assert bench.tokens.current() is None
