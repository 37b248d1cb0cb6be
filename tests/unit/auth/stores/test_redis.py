"""The token store in Redis: keys, expiry, locks and connections."""

from __future__ import annotations

import asyncio
import sys

import pytest

from podero._auth.stores.redis import LOCK_TTL, RESPONSE_TIMEOUT, RedisTokenStore
from podero.errors import ConfigurationError
from tests.support.token_stores import OTHER, TOKEN, FakeRedis


async def test_redis_keys_carry_the_prefix_and_expire_with_the_token():
    redis = FakeRedis()
    store = RedisTokenStore(redis, prefix="us:")
    await store.save("a", TOKEN)
    await store.save("b", OTHER)
    async with store.lock("a"):
        assert redis.px == {"us:a": 36_000_000, "us:b": 86_400_000, "us:a:lock": round(LOCK_TTL * 1000)}
    assert set(redis.data) == {"us:a", "us:b"}


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"5", b"[" * 200_000])
async def test_garbage_in_redis_counts_as_absent(content):
    redis = FakeRedis()
    redis.data["podero:token:a"] = content
    assert await RedisTokenStore(redis).load("a") is None


async def test_a_redis_lock_that_expired_is_not_taken_from_its_next_owner():
    redis = FakeRedis()
    store = RedisTokenStore(redis)
    async with store.lock("a"):
        redis.data.clear()
        next_owner = store.lock("a")
        await next_owner.__aenter__()
    assert "podero:token:a:lock" in redis.data
    await next_owner.__aexit__(None, None, None)
    assert redis.data == {}


async def test_a_redis_lock_whose_response_never_came_is_given_back():
    redis = FakeRedis()
    redis.lose_responses = True
    entering = asyncio.create_task(RedisTokenStore(redis).lock("a").__aenter__())
    for _ in range(3):
        await asyncio.sleep(0)
    assert "podero:token:a:lock" in redis.data
    entering.cancel()
    with pytest.raises(asyncio.CancelledError):
        await entering
    assert redis.data == {}


async def test_a_url_is_connected_to_for_each_use_and_closed_after_it(monkeypatch):
    redis = FakeRedis()
    events = []

    class Connection:
        async def __aenter__(self):
            return redis

        async def __aexit__(self, *_):
            events.append("closed")

    def from_url(url, **options):
        events.append((url, options))
        return Connection()

    monkeypatch.setattr("redis.asyncio.Redis.from_url", from_url)
    store = RedisTokenStore("redis://127.0.0.1/0")
    assert events == []
    limits = {"socket_timeout": RESPONSE_TIMEOUT, "socket_connect_timeout": RESPONSE_TIMEOUT}
    once = [("redis://127.0.0.1/0", limits), "closed"]
    await store.save("a", TOKEN)
    assert await store.load("a") == TOKEN
    await store.clear("a", TOKEN)
    async with store.lock("a"):
        pass
    assert events == once * 4


@pytest.mark.parametrize("url", ["", "127.0.0.1:6379", "http://user:clear-text@host"])
def test_a_wrong_url_is_told_at_once(url):
    with pytest.raises(ConfigurationError, match="must begin with redis://") as caught:
        RedisTokenStore(url)
    assert "clear-text" not in str(caught.value)


def test_the_extra_is_named_when_it_is_missing(monkeypatch):
    monkeypatch.setitem(sys.modules, "redis.asyncio", None)
    with pytest.raises(ConfigurationError, match=r"pip install '\.\[redis\]' in a checkout"):
        RedisTokenStore("redis://127.0.0.1/0")
