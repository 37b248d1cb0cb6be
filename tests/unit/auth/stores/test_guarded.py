"""A store that fails or hangs harms no call and is reported."""

import asyncio
from contextlib import asynccontextmanager

import pytest

from podero._auth.stores import guarded as guarded_module
from podero._auth.stores.guarded import GuardedStore
from podero._auth.stores.memory import MemoryTokenStore
from tests.support.fake_clock import FakeClock
from tests.support.token_stores import TOKEN


class Broken:
    """Every operation does what it is made with."""

    def __init__(self, act):
        self.act = act

    async def load(self, key):
        await self.act()

    async def save(self, key, token):
        await self.act()

    async def clear(self, key, token):
        await self.act()

    @asynccontextmanager
    async def lock(self, key):
        await self.act()
        yield


async def fail():
    raise OSError("disk")


async def hang():
    await asyncio.Event().wait()


def guarded(store, **limits):
    reports = []
    return GuardedStore(store, lambda operation, error: reports.append((operation, error)), **limits), reports


@pytest.mark.parametrize(("act", "error"), [(fail, "OSError"), (hang, "TimeoutError")])
async def test_what_fails_or_hangs_is_absent_and_reported(act, error):
    store, reports = guarded(Broken(act), operation_timeout=0.01, lock_timeout=0.01)
    entered = False
    async with store.lock("k"):
        entered = True
        assert await store.load("k") is None
        await store.save("k", TOKEN)
        await store.clear("k", TOKEN)
    assert entered
    assert reports == [("lock", error)]


@pytest.mark.parametrize("name", ["lock", "load", "save", "clear"])
async def test_after_a_failure_the_store_is_left_alone_for_a_while(name):
    time = FakeClock()
    store, reports = guarded(Broken(fail), clock=time.clock)

    async def use():
        if name == "lock":
            async with store.lock("k"):
                return None
        return await (store.load("k") if name == "load" else getattr(store, name)("k", TOKEN))

    for _ in range(3):
        assert await use() is None
    assert reports == [(name, "OSError")]
    time.advance(guarded_module.FAILURE_PAUSE)
    await use()
    assert reports == [(name, "OSError")] * 2


async def test_a_store_that_works_is_used_and_nothing_is_reported():
    inner = MemoryTokenStore()
    store, reports = guarded(inner)
    async with store.lock("k"):
        await store.save("k", TOKEN)
        assert inner.lock("k").locked()
    assert not inner.lock("k").locked()
    assert await store.load("k") == TOKEN
    await store.clear("k", TOKEN)
    assert await inner.load("k") is None
    assert reports == []


async def test_a_lock_that_cannot_be_let_go_is_reported():
    class Stuck(MemoryTokenStore):
        @asynccontextmanager
        async def lock(self, key):
            yield
            raise OSError

    store, reports = guarded(Stuck())
    async with store.lock("k"):
        pass
    assert reports == [("unlock", "OSError")]


async def test_what_the_holder_raises_is_the_holders_and_the_lock_is_let_go():
    inner = MemoryTokenStore()
    store, reports = guarded(inner)
    with pytest.raises(KeyError):
        async with store.lock("k"):
            raise KeyError
    assert not inner.lock("k").locked()
    assert reports == []
