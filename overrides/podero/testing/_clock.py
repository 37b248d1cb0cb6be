"""One clock for client, simulator and event loop, on which a day passes in seconds."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Self

import attrs

from podero._clock import Clock
from podero.testing._loop import VirtualLoopTime

_START = datetime(2026, 1, 15, 9, tzinfo=UTC)


@attrs.define(eq=False)
class _Time:
    """The state of a clock, which is frozen itself.

    Args:
        began: Seconds since 1970 at the start.
        elapsed: Seconds since then.
        driven: The event loop that runs on it, None for none.
    """

    began: float
    elapsed: float = 0.0
    driven: VirtualLoopTime | None = None

    def monotonic(self) -> float:
        return self.elapsed

    def wall(self) -> float:
        return self.began + self.elapsed

    def move_to(self, elapsed: float) -> None:
        self.elapsed = max(self.elapsed, elapsed)

    async def sleep(self, seconds: float) -> None:
        if self.driven is not None and self.driven.loop is asyncio.get_running_loop():
            await asyncio.sleep(seconds)
        else:
            end = self.elapsed + seconds
            await asyncio.sleep(0)
            self.move_to(end)


class VirtualClock(Clock):
    """Time that stands still until somebody sleeps on it, or moves it.

    Give it to everything that takes a clock: ``PoderoClient(clock=)``, ``Simulator(clock=)``, ``wait_until(clock=)``.
    Their waits then take no real time. ``with clock:`` inside a coroutine makes the running event loop follow it too:
    ``asyncio.sleep``, timeouts and deadlines of the code under test, with all that happens between in its order.
    Whenever nothing is left to do, time jumps to the next timer. When the block ends, the loop goes on in real time.

    While threads work for the loop (``asyncio.to_thread``), time stands still. With sockets open, each jump first waits
    for 10 ms of real time whether something comes; a client without a socket (`Simulator.client`) does without.

    Args:
        start: Where time starts, with a time zone; 2026-01-15 09:00 UTC by default.
        random: What every draw gives, from 0 to 1.

    Raises:
        ValueError: `start` has no time zone.
    """

    __slots__ = ("_time",)

    _time: _Time

    def __init__(self, start: datetime = _START, *, random: float = 0.5) -> None:
        if start.tzinfo is None:
            msg = "start needs a time zone, for example datetime(2026, 1, 15, 9, tzinfo=UTC)"
            raise ValueError(msg)
        time = _Time(start.timestamp())
        # A podero.Clock is frozen.
        object.__setattr__(self, "_time", time)
        super().__init__(monotonic=time.monotonic, wall=time.wall, sleep=time.sleep, random=lambda: random)

    def now(self) -> datetime:
        """The time, in UTC."""
        return datetime.fromtimestamp(self._time.wall(), UTC)

    def advance(self, by: float | timedelta) -> None:
        """Move time forward at once; timers that are due run after that, at the later time.

        In a coroutine on this clock, ``await asyncio.sleep(seconds)`` lets time pass instead, with everything that
        happens meanwhile.

        Args:
            by: Seconds, or a timedelta.

        Raises:
            ValueError: It is negative.
        """
        seconds = by.total_seconds() if isinstance(by, timedelta) else by
        if not seconds >= 0:
            msg = f"time only moves forward, not by {seconds!r} seconds"
            raise ValueError(msg)
        self._time.move_to(self._time.elapsed + seconds)

    def __enter__(self) -> Self:
        time = self._time
        if time.driven is not None:
            msg = "this clock drives an event loop already; make another one"
            raise RuntimeError(msg)
        driven = VirtualLoopTime(asyncio.get_running_loop(), time.monotonic, time.move_to)
        driven.start()
        time.driven = driven
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        driven, self._time.driven = self._time.driven, None
        if driven is not None:
            driven.stop()

    def __repr__(self) -> str:
        return f"<VirtualClock {self.now():%Y-%m-%d %H:%M:%S} UTC>"
