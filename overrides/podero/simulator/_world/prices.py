"""Day-ahead prices: a plausible market, overlaid with the forecasts a partner has sent."""

from __future__ import annotations

import math
import random
from datetime import date, datetime

from podero.simulator._world.moments import QUARTER, QUARTERS, midnight

# Average price in EUR/MWh. The level differs between countries, the daily shape hardly does.
_BASE = {"SE_1": 38.0, "SE_2": 38.0, "SE_3": 52.0, "SE_4": 58.0, "IT": 112.0, "UK": 92.0}
_MAX_CACHED_DAYS = 4000


class PriceBook:
    """Prices by zone and quarter-hour; a seed determines the market."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._days: dict[tuple[str, date], list[float]] = {}
        self._sent: dict[tuple[str, datetime], float] = {}

    def day(self, zone: str, day: date) -> list[float]:
        """Return the 96 prices of a UTC day in EUR/MWh, the partner's own where it has sent any."""
        key = (zone, day)
        if key not in self._days:
            if len(self._days) > _MAX_CACHED_DAYS:
                self._days.clear()
            start = midnight(day)
            market = self._market(zone, day)
            self._days[key] = [self._sent.get((zone, start + n * QUARTER), market[n]) for n in range(QUARTERS)]
        return self._days[key]

    def store(self, zone: str, prices: dict[datetime, float]) -> None:
        """Store prices sent by the partner: EUR/MWh by start of the quarter-hour."""
        for moment, price in prices.items():
            self._sent[zone, moment] = price
            self._days.pop((zone, moment.date()), None)

    def was_sent(self, zone: str, moment: datetime) -> bool:
        """Tell whether the partner has sent a price for a quarter-hour."""
        return (zone, moment) in self._sent

    def _market(self, zone: str, day: date) -> list[float]:
        rng = random.Random(f"{self._seed}:price:{zone}:{day.toordinal()}")
        base = _BASE.get(zone, _BASE.get(zone.partition("_")[0], 82.0))
        # Expensive in winter, with a deep dip around noon when the sun is high.
        winter = math.cos((day.timetuple().tm_yday - 15) / 365 * 2 * math.pi)
        level = base * (1 + 0.25 * winter) * rng.uniform(0.75, 1.25)
        dip = (0.45 - 0.3 * winter) * rng.uniform(0.6, 1.4)
        prices: list[float] = []
        for n in range(QUARTERS):
            hour = n / 4
            shape = 1 + 0.35 * _bump(hour, 7.5, 1.8) + 0.5 * _bump(hour, 18.5, 2.2) - dip * _bump(hour, 12.5, 2.8)
            shape -= 0.3 * _bump(hour, 2.5, 2.5)
            prices.append(round(level * shape + rng.gauss(0, 2.5), 2))
        return prices


def _bump(hour: float, centre: float, width: float) -> float:
    return math.exp(-(((hour - centre) / width) ** 2))
