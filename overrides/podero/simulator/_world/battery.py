"""A household and its battery: what it would like to do, and what its limits let it do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import attrs
import numpy as np

from podero.simulator._world.moments import QUARTERS
from podero.simulator._world.noise import Flags, Floats, Integers, uniform
from podero.simulator._world.weather import HOURS_EAST

_CHEAP, _DEAR = 30, 65
_SATURDAY = 5


def household_wh(seeds: Sequence[int], first: int, days: int) -> Integers:
    """Return the consumption of households without large devices, Wh: one row a seed, later mornings on weekends."""
    hour = np.arange(QUARTERS) / 4 + HOURS_EAST
    evening = 900 * np.exp(-(((hour - 19.5) / 2.5) ** 2))
    shapes = [260 + 450 * np.exp(-(((hour - at) / width) ** 2)) + evening for at, width in ((7.5, 1.5), (10.0, 2.5))]
    shape = np.concatenate([shapes[(day - 1) % 7 >= _SATURDAY] for day in range(first, first + days)])
    size = 0.7 + 0.6 * uniform(seeds, np.array([0]), 21)
    chance = uniform(seeds, np.arange(first * QUARTERS, (first + days) * QUARTERS), 22)
    return np.rint(shape[None, :] * size * (0.8 + 0.45 * chance) / 4).astype(np.int64)


def price_bands(prices: Floats, days: int) -> tuple[Flags, Flags]:
    """Return the cheap and the dear quarter-hours of each day."""
    daily = prices.reshape(days, QUARTERS)
    low, high = np.percentile(daily, [_CHEAP, _DEAR], axis=1, keepdims=True)
    return (daily <= low).reshape(-1), (daily >= high).reshape(-1)


def wishes(policy: str, net: Integers, limit: int | Integers, bands: tuple[Flags, Flags]) -> Integers:
    """Return the flow out of the battery that a policy wants in each quarter-hour, Wh; negative charges it.

    Net is consumption less production. Self consumption keeps what is stored for hours that are not cheap; grid
    balancing also buys when it is cheap and sells when it is dear; exporting all keeps nothing. Several batteries have
    one row each, and their limits in a column.
    """
    cheap, dear = bands
    if policy == "Export all":
        wanted = np.broadcast_to(limit, net.shape)
    elif policy == "Optimize grid balancing":
        wanted = np.where(cheap, -limit, np.where(dear, limit, np.minimum(net, 0)))
    else:
        wanted = np.where(cheap, np.minimum(net, 0), net)
    flows: Integers = np.clip(wanted, -limit, limit)
    return flows


Limit: TypeAlias = int | Integers
"""A limit of a battery in Wh, the same throughout or one a quarter-hour."""


def follow(wanted: Integers, low: Limit, high: Limit, stored: int) -> tuple[Integers, int]:
    """Return what is stored after each quarter-hour, Wh, and from which on any other start would have led to the same.

    The limits stop the flow, they never force one.
    """
    if isinstance(low, int) and isinstance(high, int) and low <= stored <= high:
        # With one of two limits reached at most, a running minimum or maximum does for the steps.
        free = stored - np.cumsum(wanted)
        lifted = np.maximum(0, np.maximum.accumulate(low - free))
        above = free + lifted
        if int(above.max()) <= high:
            return above, _first(lifted) if stored == high else len(above)
        lowered = np.maximum(0, np.maximum.accumulate(free - high))
        below = free - lowered
        if int(below.min()) >= low:
            return below, _first(lowered) if stored == low else len(below)
    lows, highs = (np.broadcast_to(limit, wanted.shape).tolist() for limit in (low, high))
    return _step(wanted.tolist(), lows, highs, stored)


def follow_many(wanted: Integers, low: Integers, high: Integers, stored: Integers) -> Integers:
    """Return what batteries have stored after each quarter-hour, Wh: one row a battery, each between its limits."""
    levels = np.empty(wanted.shape[::-1], dtype=np.int64)
    for number, flow in enumerate(np.ascontiguousarray(wanted.T)):
        stored = np.minimum(np.maximum(stored - flow, low), high, out=levels[number])
    return levels.T


@attrs.define
class Wanted:
    """What a battery is asked for in each quarter-hour, Wh out of it, and its limits."""

    flow: Integers
    low: Limit
    high: Limit

    def part(self, begin: int, end: int | None) -> Wanted:
        """Return some of the quarter-hours."""
        low, high = (limit if isinstance(limit, int) else limit[begin:end] for limit in (self.low, self.high))
        return Wanted(self.flow[begin:end], low, high)

    def follow(self, stored: int) -> tuple[Integers, int]:
        """Return what is stored after each quarter-hour, as `follow` does."""
        return follow(self.flow, self.low, self.high, stored)


def _first(shifts: Integers) -> int:
    """Return where a limit was first reached; the length if nowhere."""
    return int((shifts > 0).argmax()) if shifts[-1] > 0 else len(shifts)


def _step(wanted: list[int], low: list[int], high: list[int], stored: int) -> tuple[Integers, int]:
    constant = len(set(low)) == len(set(high)) == 1
    levels: list[int] = []
    start, sure = stored, len(wanted)
    for number, (flow, lowest, highest) in enumerate(zip(wanted, low, high, strict=True)):
        if flow > 0:
            if stored > lowest:
                stored = max(lowest, stored - flow)
        elif flow < 0 and stored < highest:
            stored = min(highest, stored - flow)
        far = (stored == lowest and start == high[0]) or (stored == highest and start == low[0])
        if constant and far:
            sure = min(sure, number)
        levels.append(stored)
    return np.array(levels), sure
