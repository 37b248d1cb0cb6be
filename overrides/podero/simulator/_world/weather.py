"""Weather by town and the height of the sun, in quarter-hours of whole UTC days given as ordinals."""

from __future__ import annotations

import math
import random
from datetime import date
from functools import lru_cache

import numpy as np

from podero.simulator._world.moments import QUARTERS
from podero.simulator._world.noise import Floats

_LATITUDE = math.radians(47.5)
# Central European Time without daylight saving, for everything that follows the sun or household habits.
HOURS_EAST = 1.0
_MAX_CACHED = 2_000


class Weather:
    """The weather of every town; a seed determines it."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._cached: dict[tuple[str, int, int], tuple[Floats, Floats]] = {}

    def outdoor(self, town: str, first: int, days: int) -> Floats:
        """Return the outdoor temperature in °C, continuous at midnight."""
        return self._span(town, first, days)[0]

    def clearness(self, town: str, first: int, days: int) -> Floats:
        """Return which share of the sun comes through the clouds."""
        return self._span(town, first, days)[1]

    def _span(self, town: str, first: int, days: int) -> tuple[Floats, Floats]:
        key = (town, first, days)
        if key not in self._cached:
            if len(self._cached) > _MAX_CACHED:
                self._cached.clear()
            if days == 1:
                self._cached[key] = self._day(town, first)
            else:
                parts = [self._span(town, day, 1) for day in range(first, first + days)]
                self._cached[key] = np.concatenate([p[0] for p in parts]), np.concatenate([p[1] for p in parts])
        return self._cached[key]

    def _day(self, town: str, day: int) -> tuple[Floats, Floats]:
        season = -math.cos((date.fromordinal(day).timetuple().tm_yday - 20) / 365 * 2 * math.pi)
        today, tomorrow = (random.Random(f"{self._seed}:{town}:{day + n}").gauss(0, 2.5) for n in (0, 1))
        n = np.arange(QUARTERS)
        drift = today + (tomorrow - today) * n / QUARTERS
        outdoor = np.round(10 + 10 * season + drift + 4 * np.cos((n / 4 - 14) / 24 * 2 * math.pi), 1)
        rng = random.Random(f"{self._seed}:{town}:{day}:sky")
        clear, clouds, phase = rng.uniform(0.25, 1.0), rng.uniform(0, 0.15), rng.uniform(0, 2 * math.pi)
        return outdoor, clear * (1 - clouds * (1 + np.sin(n / 5 + phase)))


@lru_cache(maxsize=500)
def sun_height(first: int, days: int) -> Floats:
    """Return the sine of the height of the sun, 0 at night."""
    if days > 1:
        return np.concatenate([sun_height(day, 1) for day in range(first, first + days)])
    year_day = date.fromordinal(first).timetuple().tm_yday
    tilt = math.radians(23.44) * math.sin((year_day - 81) / 365 * 2 * math.pi)
    flat, steep = math.sin(_LATITUDE) * math.sin(tilt), math.cos(_LATITUDE) * math.cos(tilt)
    hours = np.arange(QUARTERS) / 4 + 0.125 + HOURS_EAST - 12
    return np.maximum(0.0, flat + steep * np.cos(hours * math.pi / 12))
