"""One charging session: how it is steered, what it charges and when."""

from __future__ import annotations

import math
import uuid
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache

import attrs
import numpy as np

from podero.simulator._world.moments import QUARTER, QUARTERS, ceil_quarter, midnight
from podero.simulator._world.noise import Floats

BOOST_DELAY = timedelta(seconds=5)
_NAMESPACE = uuid.UUID("6a1f8d5c-2f0e-4f57-9d3b-5a8c0d1e7b42")
_PATIENCE = timedelta(hours=2)
_MARGIN = timedelta(hours=1)
_QUARTER_SECONDS = 900.0
# Whole Wh are rounded half up, with room for what sums of floats leave.
_HALF = 0.5 + 1e-6

Prices = Callable[[int, int], Floats]
"""Sums of the prices that steer a session up to each quarter-hour, by first day (an ordinal) and number of days."""


@attrs.define
class Control:
    """How a session is steered while nothing changes.

    Args:
        start: From when on.
        end: Until when.
        departure: When the car was expected to leave while it was plugged in.
        is_smart: Whether charging waits for cheap prices.
        is_paused: Whether charging is paused.
        target: Battery level at which charging ends, percent.
        power_kw: Charging power.
        deadline: When the target is due; None for shortly before the car usually leaves.
        boosted_at: When a boost was triggered, or None.
        not_before: Earliest start after a cancelled boost, or None.
        prices: Prices that it is steered by.
    """

    start: datetime
    end: datetime
    departure: datetime
    is_smart: bool
    is_paused: bool
    target: float
    power_kw: float
    deadline: datetime | None
    boosted_at: datetime | None
    not_before: datetime | None
    prices: Prices = attrs.field(eq=False, repr=False)


@attrs.define
class Segment:
    """A time of charging at constant power."""

    start: datetime
    end: datetime
    power_kw: float


@attrs.define
class ChargingSession:
    """One stay at a charger and what was charged.

    Args:
        seed: Seed of the schedule that it belongs to.
        plug_in: When the car is plugged in.
        unplug: When it is unplugged.
        initial_soc: Battery level at plug-in, percent.
        target_soc: Battery level at which charging ends, percent.
        capacity_kwh: Battery capacity, kWh.
        at_home: Whether the charger is the owner's own; only there charging is steered.
        boosted_at: When a boost was triggered, or None.
        deadline: When the target is due.
        segments: Times of charging.
        unoptimized: Times of charging without steering by price.
    """

    seed: int
    plug_in: datetime
    unplug: datetime
    initial_soc: float
    target_soc: float
    capacity_kwh: float
    at_home: bool
    boosted_at: datetime | None
    deadline: datetime
    segments: list[Segment]
    unoptimized: list[Segment]

    @property
    def id(self) -> str:
        """UUID."""
        return str(uuid.uuid5(_NAMESPACE, f"{self.seed}:{self.plug_in.isoformat()}"))

    @property
    def charge_start(self) -> datetime:
        """When charging starts; plug-in if nothing is charged."""
        return self.segments[0].start if self.segments else self.plug_in

    @property
    def charge_end(self) -> datetime:
        """When charging ends because the target is reached or the car is unplugged."""
        return self.segments[-1].end if self.segments else self.plug_in

    def energy_wh(self, at: datetime) -> int:
        """Return the energy charged up to a given time, in Wh."""
        return math.floor(_energy(self.segments, at) + _HALF)

    def soc(self, at: datetime) -> float:
        """Return the battery level at a given time, in percent."""
        return min(100.0, self.initial_soc + _energy(self.segments, at) / self.capacity_kwh / 10)

    def running(self, at: datetime) -> Segment | None:
        """Return the time of charging in which a given moment lies."""
        return next((one for one in self.segments if one.start <= at < one.end), None)

    def is_charging(self, at: datetime) -> bool:
        """Tell whether the car is charging at a given time."""
        return self.running(at) is not None

    def is_full(self, at: datetime) -> bool:
        """Tell whether the target level has been reached at a given time."""
        return self.soc(at) >= self.target_soc - 0.05

    def quarters_wh(self, segments: Sequence[Segment], start: datetime, count: int) -> Floats:
        """Return the energy in each of several quarter-hours, whole Wh that add up to `energy_wh`."""
        energies: Floats = np.zeros(count)
        if not segments:
            return energies
        # A session takes hours of what may be months.
        first = max(0, (segments[0].start - start) // QUARTER)
        last = min(count, -((start - segments[-1].end) // QUARTER))
        if first >= last:
            return energies
        edges = np.arange(first, last + 1) * _QUARTER_SECONDS
        total = np.zeros(len(edges))
        for segment in segments:
            begin = (segment.start - start).total_seconds()
            length = (segment.end - segment.start).total_seconds()
            total += np.minimum(np.maximum(edges - begin, 0.0), length) * (segment.power_kw / 3.6)
        whole = np.floor(total + _HALF)
        energies[first:last] = whole[1:] - whole[:-1]
        return energies


def _energy(segments: Sequence[Segment], at: datetime) -> float:
    seconds = 0.0
    for segment in segments:
        if segment.start < at:
            seconds += (min(at, segment.end) - segment.start).total_seconds() * segment.power_kw
    return seconds / 3.6


def final_soc(controls: Sequence[Control], initial: float, capacity_kwh: float) -> float | None:
    """Return the level after a session that surely reaches its target; None if that is not plain to see."""
    control = controls[0]
    if len(controls) > 1 or control.is_paused or control.boosted_at is not None or control.end < control.departure:
        return None
    hours = (control.end - control.start).total_seconds() / 3600
    reach = initial + hours * control.power_kw / capacity_kwh * 100
    return max(initial, control.target) if reach > control.target else None


def charge(
    controls: Sequence[Control], initial: float, capacity_kwh: float, *, steered: bool
) -> tuple[list[Segment], float]:
    """Return when a session charges, and the level at its end; each control only sees what was before it."""
    segments: list[Segment] = []
    soc = initial
    for control in controls:
        seconds = max(0.0, control.target - soc) / 100 * capacity_kwh / control.power_kw * 3600
        is_boosted = control.boosted_at is not None
        if seconds <= 0 or (control.is_paused and not is_boosted):
            continue
        start = control.start
        if control.boosted_at is not None:
            start = max(start, control.boosted_at + BOOST_DELAY)
        elif steered and control.is_smart:
            start = _cheapest(control, controls[0].start, seconds)
        full = start + timedelta(seconds=seconds)
        end = min(full, control.end)
        if start < end:
            charged = (end - start).total_seconds() / 3600 * control.power_kw / capacity_kwh * 100
            soc = control.target if full <= control.end else soc + charged
            segments.append(Segment(start, end, control.power_kw))
    return segments, soc


def _cheapest(control: Control, plug_in: datetime, seconds: float) -> datetime:
    """Find the cheapest start that reaches the target in time; the first moment if there is none."""
    due = control.deadline if control.deadline is not None else control.departure - _MARGIN
    earliest = max(control.start, control.not_before or plug_in + _PATIENCE)
    latest = min(due, control.departure) - timedelta(seconds=seconds)
    first = ceil_quarter(earliest)
    if latest <= first:
        return min(earliest, max(control.start, latest)) if control.not_before is None else earliest
    origin = first.toordinal()
    offset = (first - midnight(first.date())) // QUARTER
    length = max(1, -int(-seconds // _QUARTER_SECONDS))
    candidates = (latest - first) // QUARTER + 1
    days = (offset + candidates + length) // QUARTERS + 1
    sums = control.prices(origin, days)[offset:]
    cost = sums[length : length + candidates] - sums[:candidates]
    return first + int(cost.argmin()) * QUARTER


@lru_cache(maxsize=5_000)
def day_of(ordinal: int) -> datetime:
    """Return 00:00 UTC of a day given as an ordinal."""
    return midnight(date.fromordinal(ordinal))
