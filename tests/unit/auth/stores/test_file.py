"""The token store in a file: who may read it, what is not trusted, how it is replaced and locked."""

from __future__ import annotations

import asyncio
import os
import stat

import pytest

from podero._auth.stores.file import FileTokenStore
from podero.errors import ConfigurationError
from tests.support.token_stores import OTHER, TOKEN


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


async def test_a_pipe_in_the_place_of_the_file_counts_as_absent_and_hangs_nothing(path):
    os.mkfifo(path, 0o600)
    async with asyncio.timeout(5):
        assert await FileTokenStore(path).load("a") is None


@pytest.mark.parametrize("make", ["link", "pipe", "folder"])
async def test_what_is_no_file_in_the_place_of_the_lock_is_refused(path, make, tmp_path):
    lock = path.with_name(path.name + ".lock")
    match make:
        case "link":
            lock.symlink_to(tmp_path / "elsewhere")
        case "pipe":
            os.mkfifo(lock, 0o600)
        case _:
            lock.mkdir()
    with pytest.raises(OSError):
        async with FileTokenStore(path).lock("a"):
            pytest.fail("the lock was taken")
    assert not (tmp_path / "elsewhere").exists()
