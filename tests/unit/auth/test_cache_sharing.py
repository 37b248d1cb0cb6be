"""Token caches that share a store, also one that is broken."""

from __future__ import annotations

import asyncio
import contextlib
import functools

import pytest

from podero._auth.cache import TokenCache
from podero._auth.stores.base import StoredToken
from podero._auth.stores.guarded import GuardedStore
from podero._auth.stores.memory import MemoryTokenStore
from podero._auth.token import Token
from podero._secrets import Secret
from podero.errors import ConfigurationError, TokenServiceUnavailable
from tests.support.fake_provider import DOWN, Bench


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
        bench.clock.advance(95)
    two.tokens.current()
    await two.settle()
    one.tokens.current()
    await one.settle()
    assert (one.provider.calls, two.provider.calls) == (1, 1)
    assert one.tokens._active.value == two.tokens._active.value


async def test_early_renewal_does_not_take_a_shared_token_that_is_due_itself():
    store = MemoryTokenStore()
    bench = Bench(100, store=store)
    await bench.get()
    bench.clock.advance(95)
    await store.save("key", StoredToken(Secret("nearly-over"), 100.0, bench.clock.wall + 5))
    bench.tokens.current()
    await bench.settle()
    assert bench.tokens.current().authorization == "Bearer t2"


async def test_early_renewal_does_not_take_its_own_token_again_when_the_jitter_falls_later():
    bench = Bench(100, store=MemoryTokenStore(), random=1.0)
    await bench.get()
    bench.clock.advance(85)
    bench.tokens._random = lambda: 0.0
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
async def test_a_store_that_fails_or_hangs_harms_no_call(where, how, monkeypatch):
    limited = functools.partial(GuardedStore, operation_timeout=0.001, lock_timeout=0.001)
    monkeypatch.setattr("podero._auth.cache.GuardedStore", limited)
    bench = Bench(store=BrokenStore(where, how))
    bench.tokens._rejected = Secret("refused")
    assert await bench.get() == "Bearer t1"
    await bench.settle()
    failed = [facts for name, facts in bench.events if name == "store_failed"]
    assert failed == [{"operation": where, "error": "TimeoutError" if how == "hang" else "OSError"}]


@pytest.mark.parametrize("key", [None, "", 5])
def test_a_store_needs_a_key(key):
    class Own:
        store_key = key

        async def fetch(self):
            raise AssertionError

    with pytest.raises(ConfigurationError, match="store_key"):
        TokenCache(Own(), store=MemoryTokenStore())
    TokenCache(Own())


class Hanging(MemoryTokenStore):
    """Hangs in one operation until it is released."""

    def __init__(self, operation):
        super().__init__()
        self.reached, self.release = asyncio.Event(), asyncio.Event()
        real = getattr(self, operation)

        async def hang(*arguments):
            self.reached.set()
            await self.release.wait()
            return await real(*arguments)

        setattr(self, operation, hang)


async def test_a_store_that_hangs_while_it_saves_keeps_nobody_from_the_token():
    store = Hanging("save")
    bench = Bench(100, store=store)
    assert await bench.get() == "Bearer t1"
    await store.reached.wait()
    assert await bench.get() == "Bearer t1"
    assert bench.provider.calls == 1
    store.release.set()
    await bench.settle()
    assert (await store.load("key")).value == Secret("t1")


async def test_closing_lets_a_new_token_be_saved():
    store = Hanging("save")
    bench = Bench(100, store=store)
    await bench.get()
    await store.reached.wait()
    closing = asyncio.create_task(bench.tokens.aclose())
    await asyncio.sleep(0)
    assert not closing.done()
    store.release.set()
    await closing
    assert (await store.load("key")).value == Secret("t1")


async def test_a_token_that_is_refused_while_it_is_saved_is_not_handed_out_again():
    store = Hanging("save")
    bench = Bench(100, 100, store=store)
    bench.tokens.invalidate(await bench.tokens.get())
    await store.reached.wait()
    again = asyncio.create_task(bench.get())
    await asyncio.sleep(0)
    store.release.set()
    assert await again == "Bearer t2"
    await bench.settle()
    assert (await store.load("key")).value == Secret("t2")
