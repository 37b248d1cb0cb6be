"""Request slots: a semaphore that is fair, cancellable and knows deadlines."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable


class SlotTimeoutError(TimeoutError):
    """No slot came free in the time that the caller could wait."""


class Slots:
    """A number of slots, given to those who wait in the order in which they came.

    A slot that comes free goes straight to whoever waits longest: the result of that waiter's future *is* the slot. So
    a newcomer cannot overtake, and a waiter that is cancelled after it was given the slot passes it on.

    Args:
        limit: How many slots there are, at least 1.
        clock: Monotonic seconds; deadlines are on this clock.

    Raises:
        ValueError: For a limit below 1.
    """

    __slots__ = ("_clock", "_waiters", "in_use", "limit")

    def __init__(self, limit: int, *, clock: Callable[[], float] = time.monotonic) -> None:
        if limit < 1:
            message = f"at least 1 slot is needed, not {limit}"
            raise ValueError(message)
        self.limit = limit
        self.in_use = 0
        self._clock = clock
        # Each waiter with the last moment at which a slot is of use to it.
        self._waiters: OrderedDict[asyncio.Future[None], float | None] = OrderedDict()

    def __repr__(self) -> str:
        return f"<Slots {self.in_use} of {self.limit} in use, {self.waiting} waiting>"

    @property
    def waiting(self) -> int:
        """How many callers wait for a slot."""
        return len(self._waiters)

    async def acquire(self, *, timeout: float | None = None, deadline: float | None = None) -> None:
        """Take a slot, waiting for one if all are in use; give it back with `release`.

        Whoever is past its time is not given a slot that it could not use: the next one gets it.

        Args:
            timeout: Longest wait in seconds; None waits without a limit.
            deadline: Last moment, on `clock`, at which a slot is still of use: the end of the call less what one
                attempt needs.

        Raises:
            SlotTimeoutError: None came free in time.
        """
        if self.in_use < self.limit:
            self.in_use += 1
            return
        now = self._clock()
        last = deadline
        if timeout is not None and (last is None or now + timeout < last):
            last = now + timeout
        loop = asyncio.get_running_loop()
        waiter: asyncio.Future[None] = loop.create_future()
        self._waiters[waiter] = last
        alarm = None if last is None else loop.call_later(max(0.0, last - now), self._refuse, waiter)
        try:
            await waiter
        except asyncio.CancelledError:
            self._waiters.pop(waiter, None)
            # Given the slot and cancelled before it could run: someone else is waiting for that slot.
            if not waiter.cancelled() and waiter.exception() is None:
                self.release()
            raise
        finally:
            if alarm is not None:
                alarm.cancel()

    def release(self) -> None:
        """Give a slot back, to the waiter who came first and still has time to use it.

        Raises:
            RuntimeError: No slot is in use.
        """
        if not self.in_use:
            message = "a slot was given back that nobody had taken"
            raise RuntimeError(message)
        while self._waiters:
            waiter, last = self._waiters.popitem(last=False)
            if waiter.done():
                continue
            if last is not None and last <= self._clock():
                waiter.set_exception(SlotTimeoutError())
                continue
            waiter.set_result(None)
            return
        self.in_use -= 1

    def _refuse(self, waiter: asyncio.Future[None]) -> None:
        """Tell a waiter that its time is over; its future may have been settled in the same event-loop iteration."""
        if self._waiters.pop(waiter, self) is not self and not waiter.done():
            waiter.set_exception(SlotTimeoutError())
