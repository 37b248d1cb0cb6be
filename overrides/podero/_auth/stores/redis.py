"""A token shared through Redis by the processes of many machines (extra ``redis``).

The lock is not that of redis-py, which leaves it taken for its whole time to live when the caller is cancelled while
Redis is setting it.
"""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from typing import Any, Final, Protocol, cast

from podero._auth.stores.base import StoredToken
from podero._extras import needed
from podero.errors import ConfigurationError

POLL: Final = 0.05
"""Seconds between two attempts to take a lock that another process holds."""

LOCK_TTL: Final = 35.0
"""Seconds after which the lock of a process that died is free; a token request may take 30."""

UNKNOWN_LIFETIME_TTL: Final = 86400.0
"""Seconds that a token without a known lifetime is kept."""

RESPONSE_TIMEOUT: Final = 2.0
"""Seconds for one response of Redis, where the store makes the connection itself, and for releasing the lock."""

_DELETE_IF_SAME: Final = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0"


class RedisClient(Protocol):
    """What the store uses of ``redis.asyncio.Redis``."""

    def get(self, name: str, /) -> Awaitable[Any]:
        """Read a key."""
        ...

    def set(self, name: str, value: str, /, *, px: int, nx: bool = False) -> Awaitable[Any]:
        """Write a key that expires after milliseconds, with ``nx`` only if it is not there."""
        ...

    def eval(self, script: str, numkeys: int, /, *keys_and_args: str) -> Awaitable[Any]:
        """Run a script on the server."""
        ...


class RedisTokenStore:
    """Shares tokens through Redis. They lie there in clear: use a Redis that only your services reach.

    Given a URL, the store connects for each use and keeps nothing open, so that forks and event loops do not matter;
    a token is renewed so seldom that this costs nothing.

    Args:
        client: A ``redis.asyncio.Redis``, which stays yours to close, or the URL of a server.
        prefix: What the names of all keys begin with.
        sleep: Waits for seconds.

    Raises:
        ConfigurationError: The URL is not one of Redis, or the ``redis`` package is not installed.
    """

    def __init__(
        self,
        client: RedisClient | str,
        *,
        prefix: str = "podero:token:",
        sleep: Callable[[float], Awaitable[Any]] = asyncio.sleep,
    ) -> None:
        self._open = _opener(client) if isinstance(client, str) else lambda: nullcontext(client)
        self._prefix = prefix
        self._sleep = sleep

    async def load(self, key: str) -> StoredToken | None:
        """The shared token.

        Args:
            key: Names service and account.
        """
        async with self._open() as redis:
            return _decode(await redis.get(self._prefix + key))

    async def save(self, key: str, token: StoredToken) -> None:
        """Share a new token until it expires.

        Args:
            key: Names service and account.
            token: Replaces what is there.
        """
        seconds = UNKNOWN_LIFETIME_TTL if token.lifetime is None else token.lifetime
        async with self._open() as redis:
            await redis.set(self._prefix + key, json.dumps(token.to_record()), px=max(1, round(seconds * 1000)))

    async def clear(self, key: str, token: StoredToken) -> None:
        """Remove a token that the API refused, if it is still the shared one.

        Args:
            key: Names service and account.
            token: What was refused.
        """
        async with self._open() as redis:
            await redis.eval(_DELETE_IF_SAME, 1, self._prefix + key, json.dumps(token.to_record()))

    @asynccontextmanager
    async def lock(self, key: str) -> AsyncGenerator[None, None]:
        """Held while one client fetches a new token; others wait. Free after 35 s whatever happens to the holder.

        Args:
            key: Names service and account.
        """
        name, owner = f"{self._prefix}{key}:lock", uuid.uuid4().hex
        async with self._open() as redis:
            try:
                while not await redis.set(name, owner, px=round(LOCK_TTL * 1000), nx=True):
                    await self._sleep(POLL)
                yield
            finally:
                # also after a cancelled SET, which may have reached the server; another owner's lock is left alone
                async with asyncio.timeout(RESPONSE_TIMEOUT):
                    await redis.eval(_DELETE_IF_SAME, 1, name, owner)


def _opener(url: str) -> Callable[[], AbstractAsyncContextManager[RedisClient]]:
    try:
        from redis.asyncio import Redis  # noqa: PLC0415 - an extra, loaded when used
    except ImportError:
        msg = f"token_store: {needed('sharing tokens through Redis', 'redis')}"
        raise ConfigurationError(msg) from None
    if not url.startswith(("redis://", "rediss://", "unix://")):
        msg = "token_store: the URL of Redis must begin with redis://, rediss:// or unix://"
        raise ConfigurationError(msg)
    connect = cast(
        "Callable[..., AbstractAsyncContextManager[RedisClient]]",
        Redis.from_url,  # pyright: ignore[reportUnknownMemberType]
    )
    return lambda: connect(url, socket_timeout=RESPONSE_TIMEOUT, socket_connect_timeout=RESPONSE_TIMEOUT)


def _decode(text: Any) -> StoredToken | None:
    try:
        return StoredToken.from_record(json.loads(text))
    except (TypeError, ValueError, RecursionError):
        return None
