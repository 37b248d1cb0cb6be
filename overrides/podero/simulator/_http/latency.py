"""Delays of injected faults: a number of seconds, or a distribution to draw them from."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping
from statistics import NormalDist

Delay = float | Mapping[str, float]
"""Real seconds: a number, `{"min", "max"}` (uniform), `{"mean"}` (exponential) or `{"median", "p95"}` (log-normal)."""

_Z95 = NormalDist().inv_cdf(0.95)


def _uniform(rng: random.Random, given: Mapping[str, float]) -> float:
    return rng.uniform(given["min"], given["max"])


def _exponential(rng: random.Random, given: Mapping[str, float]) -> float:
    return rng.expovariate(1 / given["mean"]) if given["mean"] else 0.0


def _log_normal(rng: random.Random, given: Mapping[str, float]) -> float:
    if not given["median"]:
        return 0.0
    return given["median"] * math.exp(rng.gauss(0, math.log(given["p95"] / given["median"]) / _Z95))


_DISTRIBUTIONS: dict[frozenset[str], Callable[[random.Random, Mapping[str, float]], float]] = {
    frozenset({"min", "max"}): _uniform,
    frozenset({"mean"}): _exponential,
    frozenset({"median", "p95"}): _log_normal,
}


def check_delay(delay: Delay) -> None:
    """Refuse what is neither seconds nor a distribution of them, with a ValueError."""
    if isinstance(delay, Mapping) and frozenset(delay) not in _DISTRIBUTIONS:
        message = "delay must be seconds or have the keys min and max, mean, or median and p95"
        raise ValueError(message)
    values = list(delay.values()) if isinstance(delay, Mapping) else [delay]
    # The second of two is never the smaller: min and max, median and p95.
    ordered = (
        [delay[key] for key in ("min", "median", "max", "p95") if key in delay] if isinstance(delay, Mapping) else []
    )
    for value in values:
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < math.inf:
            message = f"delay must be 0 or more seconds, not {value!r}"
            raise ValueError(message)
    if ordered != sorted(ordered):
        message = f"delay must not end before it begins: {dict(delay) if isinstance(delay, Mapping) else delay}"
        raise ValueError(message)


def draw_delay(delay: Delay, rng: random.Random) -> float:
    """Draw the seconds to wait; a number stands for itself."""
    return _DISTRIBUTIONS[frozenset(delay)](rng, delay) if isinstance(delay, Mapping) else delay
