"""The token stores: what they keep, what they refuse to trust, how their locks behave."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import pickle
import stat
import sys

import pytest

from podero._secrets import Secret
from podero._stores import StoredToken, TokenStore
from podero._stores._file import FileTokenStore
from podero._stores._memory import MemoryTokenStore
from podero._stores._redis import LOCK_TTL, RedisTokenStore
from podero.errors import ConfigurationError

TOKEN = StoredToken(Secret("clear-text"), 36000.0, 1_800_036_000.25)
OTHER = StoredToken(Secret("other"))


class FakeRedis:
    """The three commands the store uses; times are kept, nothing expires by itself."""

    def __init__(self):
        self.data, self.px = {}, {}
        self.lose_answers = False

    async def get(self, name):
        return self.data.get(name)

    async def set(self, name, value, *, px, nx=False):
        await asyncio.sleep(0)
        if nx and name in self.data:
            return None
        self.data[name], self.px[name] = value.encode(), px
        if self.lose_answers:
            await asyncio.Event().wait()
        return True

    async def eval(self, script, numkeys, *keys_and_args):
        assert "redis.call('del'" in script
        assert numkeys == 1
        key, value = keys_and_args
        if self.data.get(key) == value.encode():
            del self.data[key]
            return 1
        return 0


@pytest.fixture(params=["memory", "file", "redis"])
def store(request, tmp_path):
    match request.param:
        case "memory":
            return MemoryTokenStore()
        case "file":
            return FileTokenStore(tmp_path / "token.json", sleep=no_sleep)
        case _:
            return RedisTokenStore(FakeRedis(), sleep=no_sleep)


async def no_sleep(seconds):
    assert seconds > 0
    await asyncio.sleep(0)


# --- all stores


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


# --- records


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
    ],
)
def test_anything_else_is_no_token(record):
    assert StoredToken.from_record(record) is None


# --- memory


def test_the_memory_store_works_on_one_loop_after_another():
    store = MemoryTokenStore()

    async def contended():
        async def hold():
            async with store.lock("a"):
                await asyncio.sleep(0)

        await asyncio.gather(hold(), hold())

    asyncio.run(contended())
    asyncio.run(contended())


# --- file


@pytest.fixture
def path(tmp_path):
    return tmp_path / "token.json"


async def test_the_file_is_for_its_owner_only_and_replaced_as_a_whole(path):
    umask = os.umask(0)
    try:
        store = FileTokenStore(path)
        async with store.lock("a"):
            await store.save("a", TOKEN)
        first = path.stat()
        await store.save("a", OTHER)
    finally:
        os.umask(umask)
    second = path.stat()
    assert stat.S_IMODE(first.st_mode) == stat.S_IMODE(second.st_mode) == 0o600
    assert first.st_ino != second.st_ino
    assert stat.S_IMODE(path.with_name("token.json.lock").stat().st_mode) == 0o600
    assert sorted(entry.name for entry in path.parent.iterdir()) == ["token.json", "token.json.lock"]


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe", b"[]", b"null", b"[" * 200_000, b'{"a": 5}', b'{"a": {"access_token": "x"}}']
)
async def test_a_damaged_file_counts_as_absent_and_is_replaced(path, content):
    path.write_bytes(content)
    path.chmod(0o600)
    store = FileTokenStore(path)
    assert await store.load("a") is None
    await store.clear("a", TOKEN)
    await store.save("a", TOKEN)
    assert await store.load("a") == TOKEN


@pytest.mark.parametrize("mode", [0o620, 0o602])
async def test_a_file_that_others_can_write_is_not_trusted(path, mode):
    store = FileTokenStore(path)
    await store.save("a", TOKEN)
    path.chmod(mode)
    assert await store.load("a") is None


async def test_a_file_of_another_user_is_not_trusted(path, monkeypatch):
    store = FileTokenStore(path)
    await store.save("a", TOKEN)
    monkeypatch.setattr(os, "geteuid", lambda: path.stat().st_uid + 1)
    assert await store.load("a") is None


@pytest.mark.parametrize("step", ["fsync", "replace"])
async def test_a_write_that_fails_leaves_the_old_file_and_no_other(path, monkeypatch, step):
    store = FileTokenStore(path)
    await store.save("a", TOKEN)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync" if step == "fsync" else "pathlib.Path.replace", full)
    with pytest.raises(OSError, match="No space left"):
        await store.save("a", OTHER)
    monkeypatch.undo()
    assert await store.load("a") == TOKEN
    assert [entry.name for entry in path.parent.iterdir()] == ["token.json"]


async def test_a_temporary_file_that_is_gone_is_not_missed(path, monkeypatch):
    def vanish(self, target):
        self.unlink()
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("pathlib.Path.replace", vanish)
    with pytest.raises(OSError, match="Input/output"):
        await FileTokenStore(path).save("a", TOKEN)


async def test_a_file_that_cannot_be_read_is_an_error_and_not_absent(path):
    path.mkdir()
    with pytest.raises(IsADirectoryError):
        await FileTokenStore(path).load("a")


def test_a_missing_directory_is_told_at_once(tmp_path):
    with pytest.raises(ConfigurationError, match=r"directory of .* does not exist"):
        FileTokenStore(tmp_path / "nowhere" / "token.json")


async def test_the_lock_of_the_file_is_let_go_even_if_a_forked_child_shares_it(path, monkeypatch):
    opened, open_ = [], os.open
    monkeypatch.setattr(os, "open", lambda *args: opened.append(open_(*args)) or opened[-1])
    store = FileTokenStore(path)
    manager = store.lock("a")
    await manager.__aenter__()
    shared = os.dup(opened[0])
    await manager.__aexit__(None, None, None)
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(opened[0])
    try:
        async with asyncio.timeout(1), store.lock("a"):
            pass
    finally:
        os.close(shared)


# --- Redis


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


async def test_a_redis_lock_whose_answer_never_came_is_given_back():
    redis = FakeRedis()
    redis.lose_answers = True
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
    limits = {"socket_timeout": 5.0, "socket_connect_timeout": 5.0}
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
    with pytest.raises(ConfigurationError, match=r"install podero-client\[redis\]"):
        RedisTokenStore("redis://127.0.0.1/0")
