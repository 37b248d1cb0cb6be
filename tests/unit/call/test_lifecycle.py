"""Who may use a client when: closed clients, other event loops, forks."""

import asyncio

import pytest

from podero._auth.cache import TokenCache
from podero._call import lifecycle
from podero._call.lifecycle import Lifecycle
from podero._clock import SYSTEM_CLOCK
from podero._policy.rate_limit import RateLimit, RateLimiter
from podero.errors import ClientClosedError, ConfigurationError
from tests.support.fake_provider import Provider
from tests.support.scripted import Script, answer


class Resettable(Script):
    resets = 0

    def reset(self):
        self.resets += 1


def make(transport=None, limiter=None):
    transport = transport or Script(answer())
    tokens = TokenCache(Provider())
    made = Lifecycle(transport=transport, tokens=tokens, limiter=limiter, max_connections=2, clock=SYSTEM_CLOCK)
    return made, transport


def enter(life):
    scope = asyncio.timeout(None)
    life.enter(scope)
    return scope


async def test_a_closed_client_takes_no_call():
    life, transport = make()
    life.leave(enter(life))
    await life.aclose()
    await life.aclose()
    assert transport.closed
    with pytest.raises(ClientClosedError, match="the client is closed") as caught:
        enter(life)
    assert caught.value.request_sent is False


def test_another_loop_is_refused_while_the_first_one_lives():
    life, _ = make()
    first, second = asyncio.new_event_loop(), asyncio.new_event_loop()
    try:

        async def use():
            life.leave(enter(life))

        first.run_until_complete(use())
        with pytest.raises(ConfigurationError, match="in use in another event loop"):
            second.run_until_complete(use())
        first.close()
        second.run_until_complete(use())
    finally:
        first.close()
        second.close()


@pytest.mark.parametrize("reason", ["loop", "fork"])
def test_a_new_loop_or_process_starts_afresh(reason, monkeypatch):
    transport, limiter = Resettable(answer()), RateLimiter(RateLimit(5))
    life, _ = make(transport, limiter)
    before, queue = life.slots, limiter._queue

    async def use():
        enter(life)

    loop = asyncio.new_event_loop()
    loop.run_until_complete(use())
    if reason == "fork":
        monkeypatch.setattr(lifecycle.os, "getpid", lambda: -1)
    else:
        loop.close()
        loop = asyncio.new_event_loop()
    loop.run_until_complete(use())
    loop.close()
    assert life.slots is not before
    assert (life.slots.limit, limiter._queue is queue, transport.resets) == (2, False, 1)


def test_closing_on_another_loop_than_the_one_it_was_used_on_forgets_the_calls_of_that_one():
    life, transport = make(Resettable(answer()))

    async def use():
        enter(life)

    loop = asyncio.new_event_loop()
    loop.run_until_complete(use())
    loop.close()
    asyncio.run(life.aclose())
    assert transport.closed
    assert transport.resets == 1


async def test_closing_ends_running_calls_and_waits_for_them():
    life, transport = make()
    ended = []

    async def call():
        scope = asyncio.timeout(None)
        life.enter(scope)
        try:
            async with scope:
                await asyncio.Event().wait()
        except TimeoutError:
            assert not transport.closed
            ended.append(scope.expired())
        finally:
            life.leave(scope)

    calls = [asyncio.create_task(call()) for _ in range(3)]
    await asyncio.sleep(0)
    await life.aclose()
    assert ended == [True] * 3
    assert transport.closed
    await asyncio.gather(*calls)
