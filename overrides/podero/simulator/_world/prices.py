"""Day-ahead prices: a plausible market, and the forecasts that the partner has sent."""

from __future__ import annotations

import math
import random
from datetime import date

import numpy as np

from podero.simulator._world.moments import QUARTERS
from podero.simulator._world.noise import Floats, Integers

# Average price in EUR/MWh. The level differs between countries, the daily shape hardly does.
_BASE = {"SE_1": 38.0, "SE_2": 38.0, "SE_3": 52.0, "SE_4": 58.0, "IT": 112.0, "UK": 92.0}
_HOURLY = "_HOURLY"
_MAX_CACHED = 4_000


class PriceBook:
    """Prices in EUR/MWh by zone and quarter-hour of UTC days, which are given as ordinals; a seed determines them.

    Energy is bought at market prices. What the partner sends steers the devices that take part in trading.
    """

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._market: dict[tuple[str, int, int], Floats] = {}
        self._hundredths: dict[tuple[str, int, int], Integers] = {}
        self._sums: dict[tuple[str, int, int], Floats] = {}
        self.sent: dict[tuple[str, int], list[float]] = {}
        """Forecasts of the partner by zone and day."""

    def market(self, zone: str, first: int, days: int = 1) -> Floats:
        """Return market prices; those of an hourly zone change once an hour."""
        key = (zone, first, days)
        if key not in self._market:
            if len(self._market) > _MAX_CACHED:
                self._market.clear()
            if days == 1:
                self._market[key] = self._day(zone, first)
            else:
                self._market[key] = np.concatenate([self.market(zone, day) for day in range(first, first + days)])
        return self._market[key]

    def hundredths(self, zone: str, first: int, days: int) -> Integers:
        """Return market prices times 100, which are whole numbers."""
        key = (zone, first, days)
        if key not in self._hundredths:
            if len(self._hundredths) > _MAX_CACHED:
                self._hundredths.clear()
            self._hundredths[key] = np.rint(self.market(zone, first, days) * 100).astype(np.int64)
        return self._hundredths[key]

    def plan(self, zone: str, first: int, days: int, *, trading: bool) -> Floats:
        """Return the prices that a device is steered by: the partner's where it trades and any were sent."""
        if not trading or not any((zone, day) in self.sent for day in range(first, first + days)):
            return self.market(zone, first, days)
        return np.concatenate([np.array(self.known(zone, day)) for day in range(first, first + days)])

    def sums(self, zone: str, first: int, days: int, *, trading: bool) -> Floats:
        """Return sums of the prices that a device is steered by, before each quarter-hour and after the last."""
        prices = self.plan(zone, first, days, trading=trading)
        if prices is not self.market(zone, first, days):
            return np.concatenate(([0.0], np.cumsum(prices)))
        key = (zone, first, days)
        if key not in self._sums:
            if len(self._sums) > _MAX_CACHED:
                self._sums.clear()
            self._sums[key] = np.concatenate(([0.0], np.cumsum(prices)))
        return self._sums[key]

    def known(self, zone: str, day: int) -> list[float]:
        """Return the prices of a day that the partner reads: its own if it has sent any, else the market's."""
        return self.sent.get((zone, day)) or self.market(zone, day).tolist()

    def _day(self, zone: str, day: int) -> Floats:
        if zone.endswith(_HOURLY):
            hours = self.market(zone.removesuffix(_HOURLY), day).reshape(-1, 4).mean(axis=1)
            return np.round(np.repeat(hours, 4), 2)
        rng = random.Random(f"{self._seed}:price:{zone}:{day}")
        base = _BASE.get(zone, _BASE.get(zone.partition("_")[0], 82.0))
        # Expensive in winter, with a deep dip around noon when the sun is high.
        winter = math.cos((date.fromordinal(day).timetuple().tm_yday - 15) / 365 * 2 * math.pi)
        weekend = 0.85 if date.fromordinal(day).weekday() >= 5 else 1.0
        level = base * (1 + 0.25 * winter) * weekend * rng.uniform(0.75, 1.25)
        dip = (0.45 - 0.3 * winter) * rng.uniform(0.6, 1.4)
        hour = np.arange(QUARTERS) / 4
        shape = 1 + 0.35 * _bump(hour, 7.5, 1.8) + 0.5 * _bump(hour, 18.5, 2.2) - dip * _bump(hour, 12.5, 2.8)
        shape -= 0.3 * _bump(hour, 2.5, 2.5)
        prices: Floats = np.round(level * shape + np.array([rng.gauss(0, 2.5) for _ in range(QUARTERS)]), 2)
        return prices


def _bump(hours: Floats, centre: float, width: float) -> Floats:
    return np.exp(-(((hours - centre) / width) ** 2))
