"""Time, sleep and randomness in one place, so that tests can bring their own."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable

import attrs


@attrs.frozen(kw_only=True)
class Clock:
    """Where a client takes time, sleep and randomness from; tests replace what they want to control.

    Deadlines and the timeouts of the wire run on the clock of the event loop.

    Args:
        monotonic: Seconds that never go back.
        wall: Seconds since 1970.
        sleep: Waits for so many seconds.
        random: Draws from 0 to 1.
    """

    monotonic: Callable[[], float] = time.monotonic
    wall: Callable[[], float] = time.time
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
    random: Callable[[], float] = random.random


SYSTEM_CLOCK = Clock()
