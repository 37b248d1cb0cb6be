"""A token shared through a file by the processes of one machine."""

from __future__ import annotations

import asyncio
import fcntl
import json
import os
import stat
import tempfile
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, Final

from podero._auth.stores.base import StoredToken
from podero.errors import ConfigurationError

POLL: Final = 0.02
"""Seconds between two looks at a lock that another process holds."""

_WRITABLE_BY_OTHERS: Final = stat.S_IWGRP | stat.S_IWOTH


class FileTokenStore:
    """Shares tokens through one file that only its owner can read.

    The file is replaced as a whole, so a crash leaves the old or the new one. A file that is damaged, belongs to
    another user or can be written by others counts as absent. The lock is taken on a file beside it (``.lock``) and
    ends with the process that holds it. Needs a local file system (POSIX).

    Args:
        path: The file; its directory must exist.
        sleep: Waits for seconds.

    Raises:
        ConfigurationError: The directory does not exist.
    """

    def __init__(
        self, path: str | os.PathLike[str], *, sleep: Callable[[float], Awaitable[Any]] = asyncio.sleep
    ) -> None:
        self._path = Path(path)
        self._sleep = sleep
        if not self._path.parent.is_dir():
            msg = f"token_store: the directory of {self._path} does not exist"
            raise ConfigurationError(msg)

    async def load(self, key: str) -> StoredToken | None:
        """The shared token.

        Args:
            key: Names service and account.
        """
        records = await asyncio.to_thread(self._read)
        return StoredToken.from_record(records.get(key))

    async def save(self, key: str, token: StoredToken) -> None:
        """Share a new token.

        Args:
            key: Names service and account.
            token: Replaces what is there.
        """
        await asyncio.to_thread(self._save, key, token)

    async def clear(self, key: str, token: StoredToken) -> None:
        """Remove a token that the API refused, if it is still the shared one.

        Args:
            key: Names service and account.
            token: What was refused.
        """
        await asyncio.to_thread(self._clear, key, token)

    @asynccontextmanager
    async def lock(self, key: str) -> AsyncGenerator[None, None]:
        """Held while one client fetches a new token; other tasks and processes wait.

        Args:
            key: Not looked at: the file has one lock.
        """
        del key
        # Without a thread: neither waits on a local file system, and a thread would outlive its cancelled caller with
        # the descriptor in hand.
        descriptor = _open_lock(f"{self._path}.lock")
        try:
            while not _try_lock(descriptor):
                await self._sleep(POLL)
            try:
                yield
            finally:
                # A process forked meanwhile shares the descriptor, so closing it alone would not free the lock.
                fcntl.flock(descriptor, fcntl.LOCK_UN)
        finally:
            os.close(descriptor)

    def _read(self) -> dict[str, Any]:
        try:
            with open(self._path, "rb", opener=_open_at_once) as file:
                facts = os.fstat(file.fileno())
                is_own = stat.S_ISREG(facts.st_mode) and facts.st_uid == os.geteuid()
                if not is_own or facts.st_mode & _WRITABLE_BY_OTHERS:
                    return {}
                records: Any = json.load(file)
        except (FileNotFoundError, ValueError, RecursionError):
            return {}
        return records if isinstance(records, dict) else {}  # pyright: ignore[reportUnknownVariableType]

    def _save(self, key: str, token: StoredToken) -> None:
        self._write({**self._read(), key: token.to_record()})

    def _clear(self, key: str, token: StoredToken) -> None:
        records = self._read()
        if StoredToken.from_record(records.get(key)) == token:
            del records[key]
            self._write(records)

    def _write(self, records: dict[str, Any]) -> None:
        directory = self._path.parent
        # mkstemp makes the file readable by its owner only (0600)
        descriptor, temporary = tempfile.mkstemp(dir=directory, prefix=f".{self._path.name}.")
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                json.dump(records, file)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(self._path)
        except BaseException:
            with suppress(FileNotFoundError):
                Path(temporary).unlink()
            raise
        _sync(directory)


def _open_at_once(path: str, flags: int) -> int:
    """Open a file without waiting, as a named pipe would make us."""
    return os.open(path, flags | os.O_NONBLOCK | os.O_CLOEXEC)


def _open_lock(path: str) -> int:
    """Open the file of the lock; a link or a pipe that somebody put in its place is refused."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, 0o600)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        msg = f"{path} is not a regular file"
        raise OSError(msg)
    return descriptor


def _try_lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _sync(directory: Path) -> None:
    """Make the new name of a file survive a power cut."""
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
