"""Simulated time: real, accelerated, or advanced by hand."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


class Clock:
    """A clock that starts at any time, runs at any speed and can be advanced.

    Args:
        start: Simulated start time, timezone-aware; the current time if omitted.
        speed: Simulated seconds per real second. At 0, time stands still until `advance` is called.
        monotonic: Returns real seconds.

    Raises:
        ValueError: `start` has no time zone, or `speed` is negative.
    """

    def __init__(
        self,
        start: datetime | None = None,
        *,
        speed: float = 1.0,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        if start is not None and start.tzinfo is None:
            message = "start needs a time zone, for example datetime(2026, 1, 15, 9, tzinfo=UTC)"
            raise ValueError(message)
        if speed < 0:
            message = "speed cannot be negative"
            raise ValueError(message)
        self._monotonic = monotonic
        self._origin = monotonic()
        self._advanced = 0.0
        self.start = (start or datetime.now(UTC)).astimezone(UTC)
        self.speed = speed

    def now(self) -> datetime:
        """Return the simulated time, in UTC."""
        return self.start + timedelta(seconds=(self._monotonic() - self._origin) * self.speed + self._advanced)

    def uptime(self) -> float:
        """Return the seconds since the start, unaffected by `speed` but moved by `advance`.

        Tokens expire on this clock, because a client measures their lifetime on its own clock, which `speed`
        does not affect.

        Returns:
            Real seconds plus the seconds advanced by hand.
        """
        return self._monotonic() - self._origin + self._advanced

    def advance(self, seconds: float | timedelta) -> None:
        """Move time forward.

        Args:
            seconds: How far, in simulated seconds or as a timedelta.

        Raises:
            ValueError: `seconds` is negative.
        """
        step = seconds.total_seconds() if isinstance(seconds, timedelta) else seconds
        if step < 0:
            message = "time only moves forward"
            raise ValueError(message)
        self._advanced += step
