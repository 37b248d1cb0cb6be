"""A limit on requests per second that gives way to the server: a token bucket with AIMD."""

from __future__ import annotations

import asyncio
import math
from typing import Any, Final

import attrs

from podero._clock import SYSTEM_CLOCK, Clock
from podero.errors import ConfigurationError

DECREASE: Final = 0.7
"""A 429 leaves this part of the rate (the factor of botocore's adaptive mode)."""

RECOVERY: Final = 0.01
"""Part of the configured rate that comes back each second."""

LOWEST_RATE: Final = 0.5
"""Requests per second that throttling never goes below, unless the configured rate is lower."""

DECREASE_INTERVAL: Final = 1.0
"""Seconds; the 429s of one burst lower the rate once."""

_ONE: Final = 1.0 - 1e-9


def _positive(_limit: RateLimit, attribute: attrs.Attribute[float], value: Any) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < math.inf:
        msg = f"rate_limit: {attribute.name} must be a number above 0, not {value!r}"
        raise ConfigurationError(msg)


def _at_least_one(limit: RateLimit, attribute: attrs.Attribute[float], value: Any) -> None:
    if value is None:
        return
    _positive(limit, attribute, value)
    if value < 1:
        msg = f"rate_limit: burst must be at least 1, or no request could ever start, not {value!r}"
        raise ConfigurationError(msg)


@attrs.frozen
class RateLimit:
    """How many requests a client may start.

    Args:
        rate: Requests per second in the long run.
        burst: Requests that may start at once after a quiet time, None for those of one second.

    Raises:
        ConfigurationError: A value is out of range.
    """

    rate: float = attrs.field(validator=_positive)
    burst: float | None = attrs.field(default=None, kw_only=True, validator=_at_least_one)

    @property
    def capacity(self) -> float:
        """The burst, given or by default."""
        return max(1.0, self.rate) if self.burst is None else self.burst


class _Queue:
    """Those who wait, bound to one event loop."""

    __slots__ = ("turn", "waiting")

    def __init__(self) -> None:
        self.turn = asyncio.Lock()
        self.waiting = 0


class RateLimiter:
    """Lets requests start at the rate of a `RateLimit`, first come, first served.

    A bucket holds up to ``burst`` permits and fills at ``rate`` per second. A 429 multiplies the rate by 0.7, at most
    once a second and never below 0.5 per second; then 1 % of the configured rate comes back every second (additive
    increase, multiplicative decrease). A caller that is cancelled takes nothing.

    Args:
        limit: The configured rate and burst.
        clock: Time and sleep.
    """

    def __init__(self, limit: RateLimit, *, clock: Clock = SYSTEM_CLOCK) -> None:
        self._limit = limit
        self._clock = clock
        self._permits = limit.capacity
        self._filled_at = clock.monotonic()
        self._lowered_rate: float = limit.rate
        self._lowered_at = -math.inf
        self._queue = _Queue()

    @property
    def waiting(self) -> int:
        """Requests that wait for their permit."""
        return self._queue.waiting

    @property
    def rate(self) -> float:
        """Requests per second as of now."""
        if self._lowered_rate >= self._limit.rate:
            return self._limit.rate
        regained = (self._clock.monotonic() - self._lowered_at) * RECOVERY * self._limit.rate
        return min(self._limit.rate, self._lowered_rate + regained)

    def try_acquire(self) -> bool:
        """Start one request if that needs no waiting.

        Returns:
            False when `acquire` would have to wait.
        """
        return self._queue.waiting == 0 and self._take()

    async def acquire(self) -> float:
        """Wait until one request may start.

        Returns:
            Seconds waited.
        """
        if self.try_acquire():
            return 0.0
        began = self._clock.monotonic()
        queue = self._queue
        queue.waiting += 1
        try:
            async with queue.turn:
                while not self._take():
                    await self._clock.sleep((1.0 - self._permits) / self.rate)
        finally:
            queue.waiting -= 1
        return self._clock.monotonic() - began

    def throttled(self) -> None:
        """Lower the rate after a 429."""
        now = self._clock.monotonic()
        if now - self._lowered_at < DECREASE_INTERVAL:
            return
        self._fill()
        self._lowered_rate = max(LOWEST_RATE, self.rate * DECREASE)
        self._lowered_at = now

    def reset(self) -> None:
        """Forget the callers of another event loop, or of the process this one was forked from."""
        self._queue = _Queue()

    def _fill(self) -> None:
        now = self._clock.monotonic()
        self._permits = min(self._limit.capacity, self._permits + (now - self._filled_at) * self.rate)
        self._filled_at = now

    def _take(self) -> bool:
        self._fill()
        if self._permits < _ONE:
            return False
        self._permits -= 1.0
        return True
