"""Polling until a condition is met."""

from __future__ import annotations

import asyncio
import random as _random
import time
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from podero.errors import (
    InvalidRequestError,
    PoderoError,
    RateLimitError,
    ServerError,
    TransportError,
    WaitFailed,
    WaitTimeout,
)

T = TypeVar("T")


async def wait_until(
    read: Callable[[], Awaitable[T]],
    *,
    success: Callable[[T], bool],
    failure: Callable[[T], bool] | None = None,
    timeout: float = 120.0,
    interval: float = 1.0,
    growth: float = 1.5,
    max_interval: float = 15.0,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], Awaitable[Any]] = asyncio.sleep,
    random: Callable[[], float] = _random.random,
) -> T:
    """Poll a state until a condition is met. It only reads; it never sends a command again.

    A read that gets no response, a 429 or a 5xx is read again until the time is up.

    Args:
        read: Reads the state, for example ``lambda: podero.heat_pumps.get(user_id, heat_pump_id)``.
        success: Whether a state meets the condition.
        failure: Whether a state is one from which the condition cannot be met.
        timeout: Seconds to wait in total.
        interval: Seconds between the first two reads.
        growth: Factor by which each pause is longer than the one before.
        max_interval: Longest pause in seconds.
        clock: Monotonic seconds.
        sleep: Waits for so many seconds.
        random: Draws from 0 to 1; pauses are lengthened by up to a tenth, so that many waiters do not read at once.

    Returns:
        The state that `success` accepted.

    Raises:
        WaitTimeout: The time is up; the last state is attached.
        WaitFailed: `failure` was met; the state is attached.
        InvalidRequestError: An argument is out of range.
    """
    for name, value in (("timeout", timeout), ("interval", interval), ("max_interval", max_interval)):
        if not value > 0:
            msg = f"{name} must be above 0 seconds, not {value!r}"
            raise InvalidRequestError(msg, field=name)
    end = clock() + timeout
    pause = interval
    last: T | None = None
    trouble: PoderoError | None = None
    while True:
        asked: float | None = None
        try:
            last = await read()
        except (TransportError, RateLimitError, ServerError) as error:
            trouble = error
            asked = getattr(error, "retry_after", None)
        else:
            trouble = None
            if success(last):
                return last
            if failure is not None and failure(last):
                msg = "a state was reached from which the condition cannot be met; it is attached as .last"
                raise WaitFailed(msg, last=last)
        wait = max(pause * (1.0 + 0.1 * random()), asked or 0.0)
        if clock() + wait > end:
            why = f" (last read: {trouble})" if trouble is not None else ""
            msg = f"the condition was not met within {timeout:g} s{why}; the last state is attached as .last"
            raise WaitTimeout(msg, last=last) from trouble
        await sleep(wait)
        pause = min(pause * growth, max_interval)
