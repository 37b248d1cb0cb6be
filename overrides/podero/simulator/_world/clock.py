"""Simulated time: real, accelerated, or advanced by hand."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

# Time stands still at the end, since a calendar has one.
_FIRST_YEAR, END = 1900, datetime(2199, 1, 1, tzinfo=UTC)
_LONGEST = 1e11


class Clock:
    """A clock that starts at any time, runs at any speed and can be advanced.

    Args:
        start: Simulated start time, timezone-aware; the current time if omitted.
        speed: Simulated seconds per real second. At 0, time stands still until `advance` is called.
        monotonic: Returns real seconds.

    Raises:
        ValueError: `start` has no time zone or is not in the years 1900 to 2198, or `speed` is negative or not finite.
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
        if start is not None and not _FIRST_YEAR <= start.year < END.year:
            message = f"start must be in the years {_FIRST_YEAR} to {END.year - 1}, not {start.isoformat()}"
            raise ValueError(message)
        self._monotonic = monotonic
        self._origin = self._changed = monotonic()
        # Simulated seconds until the last change of speed, and seconds advanced by hand.
        self._elapsed = self._advanced = 0.0
        self._speed = _checked_speed(speed)
        self.start = (start or datetime.now(UTC)).astimezone(UTC)

    @property
    def speed(self) -> float:
        """Simulated seconds per real second; a change takes effect from now on."""
        return self._speed

    @speed.setter
    def speed(self, speed: float) -> None:
        speed, now = _checked_speed(speed), self._monotonic()
        self._elapsed += (now - self._changed) * self._speed
        self._changed, self._speed = now, speed

    def now(self) -> datetime:
        """Return the simulated time, in UTC."""
        running = (self._monotonic() - self._changed) * self._speed
        passed = self._elapsed + running + self._advanced
        return self.start + min(timedelta(seconds=min(passed, _LONGEST)), max(timedelta(), END - self.start))

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
            ValueError: `seconds` is negative or not finite.
        """
        step = seconds.total_seconds() if isinstance(seconds, timedelta) else seconds
        if not 0 <= step < math.inf:
            message = f"time only moves forward, not by {step!r} seconds"
            raise ValueError(message)
        self._advanced += step

    def state(self) -> dict[str, Any]:
        """Return everything that `restore` needs."""
        start = self.start
        return {"start": start, "passed": self.now() - start, "uptime": self.uptime(), "speed": self._speed}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Go on from a state that `state` returned."""
        now, passed = self._monotonic(), state["passed"].total_seconds()
        self.start, self._speed, self._changed = state["start"], _checked_speed(state["speed"]), now
        self._advanced = state["uptime"]
        self._origin, self._elapsed = now, passed - self._advanced


def _checked_speed(speed: float) -> float:
    if not 0 <= speed < math.inf:
        message = f"speed must be 0 or more and finite, not {speed!r}"
        raise ValueError(message)
    return speed
