"""Many houses at once: what they saved and what they take, in steps that are short for an event loop."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

import numpy as np

from podero.simulator._world.charging import draw
from podero.simulator._world.entities import Device, House
from podero.simulator._world.history import Columns, History, cents
from podero.simulator._world.moments import QUARTERS
from podero.simulator._world.noise import Integers
from podero.simulator._world.sessions import day_of

_BATCH, _SESSIONS_AT_ONCE = 64, 16
# A session can go on for a night, and what a battery holds follows from the day before.
_EARLY_DAYS = 2


def fleet_savings(
    history: History, houses: Iterable[House], first: int, days: int, now: datetime
) -> Iterator[list[tuple[Device, int]]]:
    """Compute what the devices of many houses saved in cents, in steps that are short for an event loop."""
    for members in _batches(houses):
        for _ in _sessions(history, members, first, days, early=0):
            yield []
        found = _saved(history, [*_batch(history, members, first, days)], first, days, now)
        for house in members:
            if (car := house.devices.get("ev")) is not None:
                costs = history.charging_costs(car, first, days, now).values()
                found.append((car, sum(usual - cost for cost, usual in costs)))
        yield found


def fleet_curves(history: History, houses: Iterable[House], day: int) -> Iterator[list[tuple[Device, Columns]]]:
    """Compute consumption with and without steering of the devices of many houses on one day, in short steps."""
    for members in _batches(houses):
        for _ in _sessions(history, members, day, 1, early=_EARLY_DAYS):
            yield []
        found = [*_batch(history, members, day, 1, batteries=True)]
        found += [(house.devices["ev"], _charging(history, house, day)) for house in members if "ev" in house.devices]
        yield found


def _sessions(history: History, houses: Sequence[House], first: int, days: int, *, early: int) -> Iterator[None]:
    """Compute charging sessions, which take longest, so that they are known; some houses at a time.

    Early are the days before the first one that count for a house without an inverter.
    """
    draw([house.schedule for house in houses if house.schedule is not None], first - 4, first + days)
    for number, house in enumerate(houses):
        history.model.sessions(house, first - (_EARLY_DAYS if "iv" in house.devices else early), first + days - 1)
        if number % _SESSIONS_AT_ONCE == 0:
            yield


def _charging(history: History, house: House, day: int) -> Columns:
    """Return what a car takes on one day, at home and elsewhere."""
    start = day_of(day)
    optimized, unoptimized = np.zeros(QUARTERS), np.zeros(QUARTERS)
    for session in history.model.sessions(house, day - _EARLY_DAYS, day):
        optimized += session.quarters_wh(session.segments, start, QUARTERS)
        unoptimized += session.quarters_wh(session.unoptimized, start, QUARTERS)
    return _consumption(optimized.astype(np.int64), unoptimized.astype(np.int64))


def _batch(
    history: History, houses: Sequence[House], first: int, days: int, *, batteries: bool = False
) -> Iterator[tuple[Device, Columns]]:
    """Compute the heat pumps and inverters of houses in one town; of these what the meter or the battery takes."""
    # With the day before, which the inverters need too.
    pumps = history.model.heating_of(houses, first - 1, days + 1)
    for house in houses:
        if house.id in pumps:
            heating, row = pumps[house.id]
            part = heating.optimized[row, QUARTERS:], heating.unoptimized[row, QUARTERS:]
            yield house.devices["hp"], _consumption(*part)
    inverters = [house for house in houses if "iv" in house.devices]
    for house, one in zip(inverters, history.model.inverters.compute(inverters, first, days), strict=True):
        if batteries:
            columns = _consumption(-one.battery, -one.plain)
        else:
            columns = _consumption(np.maximum(0, -one.export), np.maximum(0, -one.unoptimized))
        yield house.devices["iv"], columns


def _saved(
    history: History, found: Sequence[tuple[Device, Columns]], first: int, days: int, now: datetime
) -> list[tuple[Device, int]]:
    if not found:
        return []
    prices = np.array([history.priced(device, first, days, now) for device, _ in found])
    cost, usual = (
        cents(np.array([columns[name] for _, columns in found]) * prices)
        for name in ("estimated_consumption", "unoptimized_consumption")
    )
    saved = (usual - cost).reshape(len(found), days).sum(axis=1).tolist()
    return [(device, amount) for (device, _), amount in zip(found, saved, strict=True)]


def _consumption(optimized: Integers, unoptimized: Integers) -> Columns:
    return {"estimated_consumption": optimized, "unoptimized_consumption": unoptimized}


def _batches(houses: Iterable[House]) -> Iterator[Sequence[House]]:
    """Put houses of one town together, since they share their weather."""
    towns: dict[str, list[House]] = {}
    for house in houses:
        members = towns.setdefault(house.town, [])
        members.append(house)
        if len(members) >= _BATCH:
            yield towns.pop(house.town)
    yield from towns.values()
