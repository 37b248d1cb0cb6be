"""A store that may fail or hang without harming a call."""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Final, TypeVar

from podero._auth.stores.base import StoredToken, TokenStore
from podero._clock import SYSTEM_CLOCK, Clock

T = TypeVar("T")

OPERATION_TIMEOUT: Final = 3.0
"""Seconds for one load, save or clear, and for releasing a lock."""

LOCK_TIMEOUT: Final = 10.0
"""Seconds to wait for the lock: longer than nearly every token request takes, shorter than the deadline of a call."""

FAILURE_PAUSE: Final = 30.0
"""Seconds after a failure in which the store is left alone, so that one that hangs costs one wait."""


class GuardedStore:
    """Turns every failure of a store into "nothing there" and reports it; then leaves the store alone for a while.

    Args:
        store: The store.
        failed: Told the name of the operation and the type of the failure.
        clock: Time.
        operation_timeout: Seconds for one operation.
        lock_timeout: Seconds to wait for the lock.
    """

    def __init__(
        self,
        store: TokenStore,
        failed: Callable[[str, str], None],
        *,
        clock: Clock = SYSTEM_CLOCK,
        operation_timeout: float = OPERATION_TIMEOUT,
        lock_timeout: float = LOCK_TIMEOUT,
    ) -> None:
        self._store = store
        self._failed = failed
        self._clock = clock
        self._left_alone_until = -math.inf
        self._operation_timeout = operation_timeout
        self._lock_timeout = lock_timeout

    async def load(self, key: str) -> StoredToken | None:
        """The shared token, None also when the store fails.

        Args:
            key: Names service and account.
        """
        return await self._attempt("load", lambda: self._store.load(key), self._operation_timeout)

    async def save(self, key: str, token: StoredToken) -> None:
        """Share a new token, if the store works.

        Args:
            key: Names service and account.
            token: Replaces what is there.
        """
        await self._attempt("save", lambda: self._store.save(key, token), self._operation_timeout)

    async def clear(self, key: str, token: StoredToken) -> None:
        """Remove a refused token, if the store works.

        Args:
            key: Names service and account.
            token: What was refused.
        """
        await self._attempt("clear", lambda: self._store.clear(key, token), self._operation_timeout)

    @asynccontextmanager
    async def lock(self, key: str) -> AsyncGenerator[None, None]:
        """Hold the lock, or go on without it when the store fails.

        Args:
            key: Names service and account.
        """
        lock = self._store.lock(key)

        async def enter() -> bool:
            await lock.__aenter__()
            return True

        held = await self._attempt("lock", enter, self._lock_timeout)
        try:
            yield
        finally:
            if held:
                await self._attempt_anyway("unlock", lambda: lock.__aexit__(None, None, None), self._operation_timeout)

    async def _attempt(self, name: str, operation: Callable[[], Awaitable[T]], limit: float) -> T | None:
        if self._clock.monotonic() < self._left_alone_until:
            return None
        return await self._attempt_anyway(name, operation, limit)

    async def _attempt_anyway(self, name: str, operation: Callable[[], Awaitable[T]], limit: float) -> T | None:
        try:
            async with asyncio.timeout(limit):
                return await operation()
        except Exception as error:  # noqa: BLE001 - a store is somebody else's code and only saves a token request
            self._left_alone_until = self._clock.monotonic() + FAILURE_PAUSE
            self._failed(name, type(error).__name__)
            return None
