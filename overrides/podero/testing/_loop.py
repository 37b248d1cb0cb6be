"""Makes a running asyncio event loop follow a clock of ours: when nothing is ready, time jumps to the next timer."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Callable
from typing import Any

_GRACE = 0.01
"""Real seconds in which open sockets may bring something before time jumps."""

_RESOLUTION = 1e-6
"""Seconds; timers that are closer run together."""


class VirtualLoopTime:
    """The time of one event loop.

    Args:
        loop: An event loop of asyncio itself.
        now: Seconds of the clock.
        jump_to: Moves the clock.

    Raises:
        RuntimeError: The loop is not asyncio's own, such as uvloop's.
    """

    def __init__(
        self, loop: asyncio.AbstractEventLoop, now: Callable[[], float], jump_to: Callable[[float], None]
    ) -> None:
        if not isinstance(loop, asyncio.SelectorEventLoop):
            msg = f"virtual time needs asyncio's own event loop, not {type(loop).__module__}.{type(loop).__name__}"
            raise RuntimeError(msg)  # noqa: TRY004 - it is no argument of the caller
        self.loop = loop
        self._now = now
        self._jump_to = jump_to
        self._threads = 0
        self._restored: dict[str, Any] = {}

    def start(self) -> None:
        """Take over; the loop's time goes on from where it is."""
        loop: Any = self.loop
        ahead = loop.time() - self._now()
        # What asyncio waits on, and how exactly, has no public names.
        real = loop._selector  # noqa: SLF001
        self._restored = {"_selector": real, "_clock_resolution": loop._clock_resolution}  # noqa: SLF001
        _replace(
            loop,
            time=lambda: self._now() + ahead,
            run_in_executor=self._run_in_executor,
            _selector=JumpingSelector(real, is_busy=lambda: self._threads > 0, jump=self._jump),
            # The usual one is lost in the rounding of a time of months, and the loop would never get on.
            _clock_resolution=_RESOLUTION,
        )

    def stop(self) -> None:
        """Give back; time goes on from where it is, at its real pace."""
        loop: Any = self.loop
        real_time: Callable[[Any], float] = asyncio.SelectorEventLoop.time
        ahead: float = loop.time() - real_time(loop)
        del loop.run_in_executor
        _replace(loop, time=lambda: real_time(loop) + ahead, **self._restored)

    def _jump(self, seconds: float) -> None:
        self._jump_to(self._now() + seconds)

    def _run_in_executor(self, executor: Any, function: Any, *arguments: Any) -> asyncio.Future[Any]:
        run: Any = asyncio.SelectorEventLoop.run_in_executor
        future: asyncio.Future[Any] = run(self.loop, executor, function, *arguments)
        self._threads += 1
        future.add_done_callback(self._thread_ended)
        return future

    def _thread_ended(self, _future: asyncio.Future[Any]) -> None:
        self._threads -= 1


class JumpingSelector:
    """A selector that lets time jump in place of waiting for it.

    Args:
        selector: What a loop waits on.
        is_busy: Whether threads work for the loop.
        jump: Moves the clock by so many seconds.
    """

    def __init__(
        self, selector: selectors.BaseSelector, *, is_busy: Callable[[], bool], jump: Callable[[float], None]
    ) -> None:
        self._selector = selector
        self._is_busy = is_busy
        self._jump = jump

    def select(self, timeout: float | None = None) -> list[Any]:
        """What is ready.

        Args:
            timeout: Seconds until the next timer, None without one.
        """
        ready = self._selector.select(0)
        if ready or (timeout is not None and timeout <= 0):
            return ready
        if timeout is None or self._is_busy():
            # Nothing but a socket or a thread can end this wait.
            return self._selector.select(None)
        # The loop's own socket pair is always there.
        if len(self._selector.get_map()) > 1 and (ready := self._selector.select(_GRACE)):
            return ready
        self._jump(timeout)
        return []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._selector, name)


def _replace(loop: asyncio.AbstractEventLoop, **values: Any) -> None:
    """Put other values in place of methods and fields of one loop."""
    for name, value in values.items():
        setattr(loop, name, value)
