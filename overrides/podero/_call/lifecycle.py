"""The life of a client: which event loop and process it is used in, which calls run, and how it is closed."""

from __future__ import annotations

import asyncio
import builtins
import contextlib
import os

import httpx

from podero._auth.cache import TokenCache
from podero._clock import Clock
from podero._policy.concurrency import Slots
from podero._policy.rate_limit import RateLimiter
from podero.errors import ClientClosedError, ConfigurationError

CLOSING_TIMEOUT = 5.0
"""Seconds that `aclose` waits for running calls to end; only a transport that ignores cancellation takes that long."""


class Lifecycle:
    """The life of a client, and what is bound to its event loop.

    A client belongs to the event loop it is used in. When that loop is closed, or the process was forked, the
    connections and waiting callers of the old loop are forgotten and the client starts afresh; a token in hand is kept.
    While the old loop is alive, use from another one is refused.

    Args:
        transport: Any httpx async transport; closed together with the client.
        tokens: The token cache.
        limiter: The rate limit, None for none.
        max_connections: Requests in flight at once.
        clock: Time.
    """

    def __init__(
        self,
        *,
        transport: httpx.AsyncBaseTransport,
        tokens: TokenCache,
        limiter: RateLimiter | None,
        max_connections: int,
        clock: Clock,
    ) -> None:
        self.slots = Slots(max_connections, clock=clock.monotonic)
        self.closed = False
        self._transport = transport
        self._tokens = tokens
        self._limiter = limiter
        self._clock = clock
        self._calls: set[asyncio.Timeout] = set()
        self._idle: asyncio.Event | None = None
        self._closing: asyncio.Task[None] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._pid = os.getpid()

    def enter(self, scope: asyncio.Timeout) -> None:
        """Register a call.

        Args:
            scope: The timeout around the call, by which `aclose` ends it.

        Raises:
            ClientClosedError: The client is closed.
            ConfigurationError: It is in use in another event loop.
        """
        if self.closed:
            msg = "the client is closed; make a new one"
            raise ClientClosedError(msg, request_sent=False)
        loop = asyncio.get_running_loop()
        if loop is not self._loop or os.getpid() != self._pid:
            if self._is_elsewhere(loop):
                msg = (
                    "the client is in use in another event loop; make one client per event loop. Synchronous code "
                    "(views, tasks, threads) shares one client on one loop: see 'Call from synchronous code' in the "
                    "documentation (docs/sync.md)"
                )
                raise ConfigurationError(msg)
            self._move(loop)
        self._calls.add(scope)

    @property
    def calls(self) -> int:
        """Calls that are running."""
        return len(self._calls)

    def leave(self, scope: asyncio.Timeout) -> None:
        """Take a call that is over off the register.

        Args:
            scope: What was given to `enter`.
        """
        self._calls.discard(scope)
        if self._idle is not None and not self._calls:
            self._idle.set()

    async def aclose(self) -> None:
        """End running calls with a `ClientClosedError`, then close the transport.

        Closing goes on when the caller is cancelled; all who call this wait for the same closing.

        Raises:
            ConfigurationError: The client is in use in another event loop.
        """
        loop = asyncio.get_running_loop()
        if self._is_elsewhere(loop):
            msg = "the client is in use in another event loop; close it there"
            raise ConfigurationError(msg)
        self.closed = True
        if self._closing is None or not _is_of(self._closing, loop):
            self._closing = loop.create_task(self._close(loop), name="podero close")
        await asyncio.shield(self._closing)

    async def _close(self, loop: asyncio.AbstractEventLoop) -> None:
        if self._loop is not None and (loop is not self._loop or os.getpid() != self._pid):
            self._forget()
        for scope in self._calls:
            # A scope whose deadline is just running out ends by itself, and refuses to be moved.
            if not scope.expired():
                scope.reschedule(loop.time())
        try:
            if self._calls:
                self._idle = asyncio.Event()
                with contextlib.suppress(builtins.TimeoutError):
                    await asyncio.wait_for(self._idle.wait(), CLOSING_TIMEOUT)
        finally:
            await self._tokens.aclose()
            await self._transport.aclose()

    def _is_elsewhere(self, loop: asyncio.AbstractEventLoop) -> bool:
        """Whether another event loop of this process, which is still alive, uses the client."""
        own = self._loop
        return own is not None and own is not loop and not own.is_closed() and os.getpid() == self._pid

    def _move(self, loop: asyncio.AbstractEventLoop) -> None:
        if self._loop is not None:
            self._forget()
        self._loop = loop
        self._pid = os.getpid()

    def _forget(self) -> None:
        self._calls.clear()
        self._tokens.reset()
        # Not reset but replaced: what the old loop's calls give back when they are collected must not count here.
        self.slots = Slots(self.slots.limit, clock=self._clock.monotonic)
        if self._limiter is not None:
            self._limiter.reset()
        if (reset := getattr(self._transport, "reset", None)) is not None:
            reset()


def _is_of(closing: asyncio.Task[None], loop: asyncio.AbstractEventLoop) -> bool:
    """Whether a closing runs in this loop, or has done its work."""
    if closing.done():
        return not closing.cancelled() and closing.exception() is None
    return closing.get_loop() is loop
