"""Polling until a condition is met."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from podero._clock import Clock
from podero.errors import InvalidRequestError, PoderoError, WaitFailed, WaitTimeout

T = TypeVar("T")


async def wait_until(
    read: Callable[[], Awaitable[T]],
    *,
    success: Callable[[T], object],
    failure: Callable[[T], object] | None = None,
    timeout: float = 120.0,
    interval: float = 1.0,
    growth: float = 1.5,
    max_interval: float = 15.0,
    clock: Clock | None = None,
) -> T:
    """Poll a state until a condition is met. It only reads; it never sends a command again.

    A read that fails with a transient error is read again until the time is up. Pauses are lengthened by up to a tenth,
    so that many waiters do not read at once, and to what the server asked for with Retry-After.

    Args:
        read: Reads the state, for example ``lambda: podero.heat_pumps.get(user_id, heat_pump_id)``.
        success: Whether a state meets the condition; anything true does.
        failure: Whether a state is one from which the condition cannot be met.
        timeout: Seconds to wait in total, a read that is under way included.
        interval: Seconds between the first two reads.
        growth: Factor by which each pause is longer than the one before, at least 1.
        max_interval: Longest pause in seconds.
        clock: Time, sleep and randomness, for tests; those of the event loop by default.

    Returns:
        The state that `success` accepted.

    Raises:
        WaitTimeout: The time is up; the last state is attached, and the last failure is its cause.
        WaitFailed: `failure` was met; the state is attached.
        InvalidRequestError: An argument is out of range.
    """
    _check(timeout=timeout, interval=interval, growth=growth, max_interval=max_interval)
    clock = clock or Clock(monotonic=asyncio.get_running_loop().time)
    end = clock.monotonic() + timeout
    pause = min(interval, max_interval)
    last: T | None = None
    trouble: PoderoError | None = None
    while True:
        scope = asyncio.timeout(end - clock.monotonic())
        try:
            async with scope:
                last = await read()
        except PoderoError as error:
            if not error.transient:
                raise
            trouble = error
        except TimeoutError as error:
            if not scope.expired():
                raise
            raise _timeout(timeout, last, trouble, "the last read did not end in time") from trouble or error
        else:
            trouble = None
            if success(last):
                return last
            if failure is not None and failure(last):
                msg = "a state was reached from which the condition cannot be met; it is attached as .last"
                raise WaitFailed(msg, last=last)
        wait = max(pause * (1.0 + 0.1 * clock.random()), (trouble and trouble.retry_after) or 0.0)
        if clock.monotonic() + wait >= end:
            raise _timeout(timeout, last, trouble, f"last read: {trouble}" if trouble else "") from trouble
        await clock.sleep(wait)
        pause = min(pause * growth, max_interval)


def _check(*, timeout: float, interval: float, growth: float, max_interval: float) -> None:
    for name, value in (("timeout", timeout), ("interval", interval), ("max_interval", max_interval)):
        if not (isinstance(value, int | float) and value > 0):
            msg = f"{name} must be above 0 seconds, not {value!r}"
            raise InvalidRequestError(msg, field=name)
    if not (isinstance(growth, int | float) and growth >= 1):
        msg = f"growth must be at least 1, not {growth!r}"
        raise InvalidRequestError(msg, field="growth")


def _timeout(timeout: float, last: object, trouble: PoderoError | None, why: str) -> WaitTimeout:
    reason = f" ({why})" if why else ""
    error = WaitTimeout(
        f"the condition was not met within {timeout:g} s{reason}; the last state is attached as .last", last=last
    )
    if trouble is not None:
        error.operation, error.request_id = trouble.operation, trouble.request_id
    return error
