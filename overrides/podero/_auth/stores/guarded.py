"""A store that may fail or hang without harming a call."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Final, TypeVar

from podero._auth.stores.base import StoredToken, TokenStore

T = TypeVar("T")

OPERATION_TIMEOUT: Final = 5.0
"""Seconds for one load, save or clear, and for releasing a lock."""

LOCK_TIMEOUT: Final = 40.0
"""Seconds to wait for the lock; longer than a token request may take, so that waiting pays."""


class GuardedStore:
    """Turns every failure of a store into "nothing there" and reports it.

    Args:
        store: The store.
        failed: Told the name of the operation and the type of the failure.
        operation_timeout: Seconds for one operation.
        lock_timeout: Seconds to wait for the lock.
    """

    def __init__(
        self,
        store: TokenStore,
        failed: Callable[[str, str], None],
        *,
        operation_timeout: float = OPERATION_TIMEOUT,
        lock_timeout: float = LOCK_TIMEOUT,
    ) -> None:
        self._store = store
        self._failed = failed
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
                await self._attempt("unlock", lambda: lock.__aexit__(None, None, None), self._operation_timeout)

    async def _attempt(self, name: str, operation: Callable[[], Awaitable[T]], limit: float) -> T | None:
        try:
            async with asyncio.timeout(limit):
                return await operation()
        except Exception as error:  # noqa: BLE001 - a store is somebody else's code and only saves a token call
            self._failed(name, type(error).__name__)
            return None
