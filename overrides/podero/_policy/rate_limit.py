"""A limit on requests per second that gives way to the server: a token bucket with AIMD."""

from __future__ import annotations

import asyncio
import math
import sys
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final

import attrs

from podero._clock import SYSTEM_CLOCK, Clock
from podero._policy.rate_limit_headers import ServerLimit, parse_server_limit
from podero.errors import ConfigurationError

GENTLE_DECREASE: Final = 0.95
"""A single 429 leaves this share of the rate: it may be about one user, or another client's fault."""

FIRM_DECREASE: Final = 0.7
"""A run of 429s leaves this share (the factor of botocore's adaptive mode)."""

RUN: Final = 3
"""429s in a row that are no coincidence: with 3 % stray ones at 300 requests a second, two in a row are common."""

RECOVERY: Final = 0.05
"""Share of the configured rate that comes back each second."""

LONGEST_HOLD: Final = 60.0
"""Seconds; how long a server that says that nothing remains is heeded at most."""

LOWEST_RATE: Final = 0.5
"""Requests per second that throttling never goes below, unless the configured rate is lower."""

DECREASE_INTERVAL: Final = 1.0
"""Seconds; the 429s of one burst lower the rate once, by the stronger of their decreases."""

LOWEST_REMAINING: Final = 0.001
"""Requests that are taken to remain where the server says that none does, so that the rate is not zero."""

_ONE: Final = 1.0 - 1e-9


def _positive(_limit: RateLimit, attribute: attrs.Attribute[float], value: Any) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= sys.float_info.max:
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
        burst: Requests that may start at once after a quiet time, None for one second's worth.

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

    A bucket holds up to ``burst`` permits and fills at ``rate`` per second. A single 429 lowers the rate by 5 %, three
    in a row lower it by 30 %, at most once a second and never below 0.5 per second; 5 % of the configured rate comes
    back every second (additive increase, multiplicative decrease). Where the server says what is left of its own
    limit, the rate stays below that until it is reset. A caller that is cancelled takes nothing.

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
        self._rate_before = limit.rate
        self._streak = 0
        self._ceiling = math.inf
        self._ceiling_until = -math.inf
        self._queue = _Queue()

    @property
    def waiting(self) -> int:
        """Requests that wait for their permit."""
        return self._queue.waiting

    @property
    def rate(self) -> float:
        """Requests per second as of now."""
        return self._rate_at(self._clock.monotonic())

    def _rate_at(self, now: float) -> float:
        rate = self._limit.rate
        if self._lowered_rate < rate:
            rate = min(rate, self._lowered_rate + (now - self._lowered_at) * RECOVERY * rate)
        return min(rate, self._ceiling) if now < self._ceiling_until else rate

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
                    await self._clock.sleep(self._wait())
        finally:
            queue.waiting -= 1
        return self._clock.monotonic() - began

    def observe(self, status_code: int, headers: Mapping[str, str]) -> None:
        """Take note of a response.

        Args:
            status_code: Its status.
            headers: Its headers.
        """
        if status_code == HTTPStatus.TOO_MANY_REQUESTS:
            self.throttled()
        else:
            self.accepted(parse_server_limit(headers, self._clock.wall))

    def throttled(self) -> None:
        """Lower the rate after a 429: gently after a single one, firmly after three in a row."""
        now = self._clock.monotonic()
        self._streak += 1
        factor = GENTLE_DECREASE if self._streak < RUN else FIRM_DECREASE
        self._fill()
        if now - self._lowered_at >= DECREASE_INTERVAL:
            self._rate_before = self.rate
            self._lowered_at = now
            self._lowered_rate = self._limit.rate
        lowered = max(min(LOWEST_RATE, self._limit.rate), self._rate_before * factor)
        self._lowered_rate = min(self._lowered_rate, lowered)

    def accepted(self, limit: ServerLimit | None) -> None:
        """Take note of a response that is no 429.

        Args:
            limit: What the server said of its own limit, None for nothing.
        """
        self._streak = 0
        if limit is not None:
            self._fill()
            hold = min(max(limit.reset, 0.001), LONGEST_HOLD)
            self._ceiling = max(limit.remaining, LOWEST_REMAINING) / hold
            self._ceiling_until = self._clock.monotonic() + hold
            if self._ceiling < self._limit.rate:
                self._permits = min(self._permits, limit.remaining)

    def reset(self) -> None:
        """Forget the callers of another event loop, or of the process this one was forked from."""
        self._queue = _Queue()

    def _wait(self) -> float:
        """Seconds until the next permit at the rate of now, or until a ceiling of the server is gone."""
        wait = (1.0 - self._permits) / self.rate
        now = self._clock.monotonic()
        return min(wait, self._ceiling_until - now) if now < self._ceiling_until else wait

    def _fill(self) -> None:
        now = self._clock.monotonic()
        self._permits = min(self._limit.capacity, self._permits + (now - self._filled_at) * self._rate_at(now))
        self._filled_at = now

    def _take(self) -> bool:
        self._fill()
        if self._permits < _ONE:
            return False
        self._permits -= 1.0
        return True
