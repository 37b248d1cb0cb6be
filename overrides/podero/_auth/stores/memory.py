"""A token shared by the clients of one process."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from contextlib import AbstractAsyncContextManager
from weakref import WeakKeyDictionary

from podero._auth.stores.base import StoredToken


class MemoryTokenStore:
    """Shares tokens between the clients of one process that are given the same store."""

    def __init__(self) -> None:
        self._tokens: dict[str, StoredToken] = {}
        self._locks: WeakKeyDictionary[asyncio.AbstractEventLoop, defaultdict[str, asyncio.Lock]] = WeakKeyDictionary()

    async def load(self, key: str) -> StoredToken | None:
        """The shared token.

        Args:
            key: Names service and account.
        """
        return self._tokens.get(key)

    async def save(self, key: str, token: StoredToken) -> None:
        """Share a new token.

        Args:
            key: Names service and account.
            token: Replaces what is there.
        """
        self._tokens[key] = token

    async def clear(self, key: str, token: StoredToken) -> None:
        """Remove a token that the API refused, if it is still the shared one.

        Args:
            key: Names service and account.
            token: What was refused.
        """
        if self._tokens.get(key) == token:
            del self._tokens[key]

    def lock(self, key: str) -> AbstractAsyncContextManager[object]:
        """Held while one client fetches a new token; the others on the same event loop wait.

        Args:
            key: Names service and account.
        """
        locks = self._locks.setdefault(asyncio.get_running_loop(), defaultdict(asyncio.Lock))
        return locks[key]
