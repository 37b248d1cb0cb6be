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
from tests.support.scripted import Script, respond


class Resettable(Script):
    resets = 0

    def reset(self):
        self.resets += 1


def make(transport=None, limiter=None, tokens=None):
    transport = transport or Script(respond())
    tokens = tokens or TokenCache(Provider())
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
        with pytest.raises(ConfigurationError, match=r"in use in another event loop.*docs/sync\.md"):
            second.run_until_complete(use())
        first.close()
        second.run_until_complete(use())
    finally:
        first.close()
        second.close()


@pytest.mark.parametrize("reason", ["loop", "fork", "fork and loop"])
def test_a_new_loop_or_process_starts_afresh(reason, monkeypatch):
    transport, limiter = Resettable(respond()), RateLimiter(RateLimit(5))
    life, _ = make(transport, limiter)
    before, queue = life.slots, limiter._queue

    async def use():
        enter(life)

    first = loop = asyncio.new_event_loop()
    loop.run_until_complete(use())
    if "fork" in reason:
        monkeypatch.setattr(lifecycle.os, "getpid", lambda: -1)
    else:
        loop.close()
    if "loop" in reason:
        loop = asyncio.new_event_loop()
    loop.run_until_complete(use())
    loop.close()
    first.close()
    assert life.slots is not before
    assert (life.slots.limit, limiter._queue is queue, transport.resets) == (2, False, 1)


def test_a_token_request_of_the_old_loop_is_forgotten_with_it():
    class Hanging:
        async def fetch(self):
            await asyncio.Event().wait()

    tokens = TokenCache(Hanging())
    life, _ = make(tokens=tokens)

    async def use():
        enter(life)
        waiting.append(asyncio.create_task(tokens.get()))
        await asyncio.sleep(0)

    waiting = []
    old = asyncio.new_event_loop()
    old.run_until_complete(use())
    for task in asyncio.all_tasks(old):
        task._log_destroy_pending = False
    old.close()
    tokens._provider = Provider()

    async def use_again():
        life.leave(enter(life))
        return (await asyncio.wait_for(tokens.get(), 20)).authorization

    assert asyncio.run(use_again()) == "Bearer t1"


@pytest.mark.parametrize("reason", ["loop", "fork"])
def test_closing_elsewhere_than_where_it_was_used_forgets_the_calls_of_there(reason, monkeypatch):
    life, transport = make(Resettable(respond()))

    async def use():
        enter(life)

    loop = asyncio.new_event_loop()
    loop.run_until_complete(use())
    if reason == "fork":
        monkeypatch.setattr(lifecycle.os, "getpid", lambda: -1)
    else:
        loop.close()
        loop = asyncio.new_event_loop()
    loop.run_until_complete(life.aclose())
    loop.close()
    assert transport.closed
    assert (transport.resets, life.calls) == (1, 0)


@pytest.mark.parametrize("used", [True, False])
async def test_closing_where_it_was_used_or_unused_forgets_nothing(used):
    life, transport = make(Resettable(respond()))
    if used:
        life.leave(enter(life))
    await life.aclose()
    assert (transport.closed, transport.resets) == (True, 0)


async def test_closing_is_over_with_the_last_call_and_not_before(monkeypatch):
    monkeypatch.setattr(lifecycle, "CLOSING_TIMEOUT", 3600)
    life, transport = make()
    scopes = [asyncio.timeout(None), asyncio.timeout(None)]
    for scope in scopes:
        monkeypatch.setattr(scope, "expired", lambda: True)
        life.enter(scope)
    closing = asyncio.create_task(life.aclose())
    for scope in scopes:
        for _ in range(5):
            await asyncio.sleep(0)
        assert not transport.closed
        life.leave(scope)
    await asyncio.wait_for(closing, 20)
    assert transport.closed


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


async def test_a_closing_whose_caller_is_cancelled_goes_on_and_can_be_waited_for():
    class Slow(Script):
        closing = None

        async def aclose(self):
            self.closing = asyncio.Event()
            await self.closing.wait()
            await super().aclose()

    life, transport = make(Slow(respond()))
    first = asyncio.create_task(life.aclose())
    while transport.closing is None:
        await asyncio.sleep(0)
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    second = asyncio.create_task(life.aclose())
    await asyncio.sleep(0)
    assert not second.done(), "a second closing waits for the first one"
    transport.closing.set()
    await second
    assert transport.closed
    await life.aclose()


async def test_a_closing_that_failed_can_be_tried_again():
    class Failing(Script):
        attempts = 0

        async def aclose(self):
            self.attempts += 1
            if self.attempts == 1:
                raise OSError
            await super().aclose()

    life, transport = make(Failing(respond()))
    with pytest.raises(OSError):
        await life.aclose()
    await life.aclose()
    assert transport.closed


def test_closing_from_another_live_loop_is_refused():
    life, transport = make()
    own, other = asyncio.new_event_loop(), asyncio.new_event_loop()

    async def use():
        enter(life)

    try:
        own.run_until_complete(use())
        with pytest.raises(ConfigurationError, match="close it there"):
            other.run_until_complete(life.aclose())
        assert not life.closed
        assert not transport.closed
    finally:
        own.close()
        other.close()
