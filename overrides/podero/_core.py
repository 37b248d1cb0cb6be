"""What the views of one client share, and whether it may be used just now."""

from __future__ import annotations

import asyncio
import builtins
import contextlib
import os
import random as _random
import time
from collections.abc import Awaitable, Callable

import httpx

from podero._rate_limit import RateLimiter
from podero._request import Origin
from podero._retry import RetryQuota
from podero._secrets import Secret
from podero._slots import Slots
from podero._tokens import Tokens
from podero._watchers import Watchers
from podero.errors import ClientClosedError, ConfigurationError, PoderoError

CLOSING_LIMIT = 5.0
"""Seconds that `aclose` waits for running calls to end; only a transport that ignores cancellation takes that long."""


class Core:
    """The shared parts of a client and its life.

    A client belongs to the event loop it is used in. When that loop is closed, or the process was forked, the
    connections and waiting callers of the old loop are forgotten and the client starts afresh; a token in hand is kept.
    While the old loop is alive, use from another one is refused.

    Args:
        origin: Scheme, host and port.
        transport: Any httpx async transport; closed together with the client.
        tokens: The token cache.
        slots: The requests in flight.
        limiter: The rate limit, None for none.
        quota: The retry quota.
        watchers: The hooks.
        keep_unknown: Whether fields that the API document does not know are kept on answers.
        secrets: The credentials, to be kept out of errors.
        clock: Monotonic seconds.
        sleep: Waits for so many seconds.
        random: A number from 0 to 1.
    """

    def __init__(
        self,
        *,
        origin: Origin,
        transport: httpx.AsyncBaseTransport,
        tokens: Tokens,
        slots: Slots,
        limiter: RateLimiter | None,
        quota: RetryQuota,
        watchers: Watchers,
        keep_unknown: bool,
        secrets: tuple[Secret, ...],
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        random: Callable[[], float] = _random.random,
    ) -> None:
        self.origin = origin
        self.transport = transport
        self.tokens = tokens
        self.slots = slots
        self.limiter = limiter
        self.quota = quota
        self.watchers = watchers
        self.keep_unknown = keep_unknown
        self.secrets = secrets
        self.clock = clock
        self.sleep = sleep
        self.random = random
        self.closed = False
        self._calls: set[asyncio.Timeout] = set()
        self._idle: asyncio.Event | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._pid = os.getpid()

    def enter(self, scope: asyncio.Timeout) -> PoderoError | None:
        """Register a call.

        Args:
            scope: The timeout around the call, by which `aclose` ends it.

        Returns:
            Why there can be no call now: the client is closed, or in use in another event loop.
        """
        if self.closed:
            return ClientClosedError("the client is closed; make a new one", request_sent=False)
        loop = asyncio.get_running_loop()
        if loop is not self._loop or os.getpid() != self._pid:
            forked = os.getpid() != self._pid
            if self._loop is not None and not forked and not self._loop.is_closed():
                return ConfigurationError("the client is in use in another event loop; make one client per event loop")
            self._move(loop)
        self._calls.add(scope)
        return None

    def leave(self, scope: asyncio.Timeout) -> None:
        """Take a call that is over off the register.

        Args:
            scope: What was given to `enter`.
        """
        self._calls.discard(scope)
        if self._idle is not None and not self._calls:
            self._idle.set()

    def _move(self, loop: asyncio.AbstractEventLoop) -> None:
        if self._loop is not None:
            self._forget()
        self._loop = loop
        self._pid = os.getpid()

    def _forget(self) -> None:
        self._calls.clear()
        self.tokens.reset()
        # Not reset but replaced: what the old loop's calls give back when they are collected must not count here.
        self.slots = Slots(self.slots.limit)
        if self.limiter is not None:
            self.limiter.reset()
        if (reset := getattr(self.transport, "reset", None)) is not None:
            reset()

    async def aclose(self) -> None:
        """End running calls with a `ClientClosedError`, then close the transport; closing twice does nothing."""
        if self.closed:
            return
        self.closed = True
        loop = asyncio.get_running_loop()
        if self._loop is not None and (loop is not self._loop or os.getpid() != self._pid):
            self._forget()
        for scope in self._calls:
            # A scope whose deadline is just running out ends by itself, and refuses to be moved.
            if not scope.expired():
                scope.reschedule(loop.time())
        if self._calls:
            self._idle = asyncio.Event()
            with contextlib.suppress(builtins.TimeoutError):
                await asyncio.wait_for(self._idle.wait(), CLOSING_LIMIT)
        await self.tokens.aclose()
        await self.transport.aclose()
