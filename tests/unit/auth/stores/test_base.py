"""What every token store keeps to, and the record of a token."""

from __future__ import annotations

import asyncio
import contextlib
import json
import pickle

import pytest

from podero._auth.stores.base import StoredToken, TokenStore
from podero._auth.stores.file import FileTokenStore
from podero._auth.stores.memory import MemoryTokenStore
from podero._auth.stores.redis import RedisTokenStore
from tests.support.token_stores import OTHER, TOKEN, FakeRedis, no_sleep


@pytest.fixture(params=["memory", "file", "redis"])
def store(request, tmp_path):
    match request.param:
        case "memory":
            return MemoryTokenStore()
        case "file":
            return FileTokenStore(tmp_path / "token.json", sleep=no_sleep)
        case _:
            return RedisTokenStore(FakeRedis(), sleep=no_sleep)


async def test_what_is_saved_is_loaded_by_its_key(store):
    assert isinstance(store, TokenStore)
    assert await store.load("a") is None
    await store.save("a", TOKEN)
    await store.save("b", OTHER)
    assert await store.load("a") == TOKEN
    assert await store.load("b") == OTHER
    assert await store.load("c") is None
    await store.save("a", OTHER)
    assert await store.load("a") == OTHER


async def test_only_the_refused_token_is_cleared(store):
    await store.save("a", TOKEN)
    await store.clear("a", OTHER)
    assert await store.load("a") == TOKEN
    await store.clear("a", TOKEN)
    assert await store.load("a") is None
    await store.clear("a", TOKEN)


async def test_one_holder_at_a_time(store):
    inside, most = 0, 0

    async def hold():
        nonlocal inside, most
        async with store.lock("a"):
            inside += 1
            most = max(most, inside)
            for _ in range(3):
                await asyncio.sleep(0)
            inside -= 1

    await asyncio.gather(*(hold() for _ in range(10)))
    assert (inside, most) == (0, 1)


async def test_a_lock_is_free_after_an_error_and_after_cancellation(store):
    with pytest.raises(KeyError):
        async with store.lock("a"):
            raise KeyError
    for steps in range(6):
        entered = asyncio.Event()

        async def hold(entered=entered):
            async with store.lock("a"):
                entered.set()
                await asyncio.Event().wait()

        holder = asyncio.create_task(hold())
        for _ in range(steps):
            await asyncio.sleep(0)
        holder.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await holder
        async with asyncio.timeout(1), store.lock("a"):
            pass


async def test_a_cancelled_waiter_does_not_take_the_lock_of_the_holder(store):
    async with store.lock("a"):
        waiter = asyncio.create_task(store.lock("a").__aenter__())
        for _ in range(5):
            await asyncio.sleep(0)
        waiter.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiter
        second = asyncio.create_task(store.lock("a").__aenter__())
        for _ in range(5):
            await asyncio.sleep(0)
        assert not second.done()
        second.cancel()
        with pytest.raises(asyncio.CancelledError):
            await second


def test_a_stored_token_is_masked_and_not_pickled():
    assert "clear-text" not in repr(TOKEN)
    with pytest.raises(TypeError):
        pickle.dumps(TOKEN)
    assert StoredToken.from_record(json.loads(json.dumps(TOKEN.to_record()))) == TOKEN
    assert StoredToken.from_record(OTHER.to_record()) == OTHER


@pytest.mark.parametrize(
    "record",
    [
        None,
        [],
        "text",
        {},
        {"access_token": 5, "lifetime": None, "expires_at": None},
        {"access_token": "a"},
        {"access_token": "a", "lifetime": "x", "expires_at": 1},
        {"access_token": "a", "lifetime": 1, "expires_at": None},
        {"access_token": "a", "lifetime": float("nan"), "expires_at": 1},
        {"access_token": "a", "lifetime": 1, "expires_at": float("inf")},
        {"access_token": "a", "lifetime": 10**400, "expires_at": 1},
        {"access_token": "a", "lifetime": 1, "expires_at": -(10**400)},
    ],
)
def test_anything_else_is_no_token(record):
    assert StoredToken.from_record(record) is None
