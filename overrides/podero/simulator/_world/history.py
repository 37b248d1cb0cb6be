"""The past and the plans of devices as columns of quarter-hours, and their totals by day."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from podero.simulator._world import settings as kept
from podero.simulator._world.entities import Device, House
from podero.simulator._world.houses import HouseModel
from podero.simulator._world.moments import QUARTER, QUARTERS
from podero.simulator._world.noise import Flags, Floats, Integers
from podero.simulator._world.prices import PriceBook
from podero.simulator._world.sessions import ChargingSession, day_of
from podero.simulator._world.weather import Weather

Columns = Mapping[str, Any]
"""Values by name of a column, one a quarter-hour of whole UTC days; None for a column without values."""

_MAX_CACHED = 64
_RECENT_DAYS = 30
_MAX_RECENT = 10_000


@attrs.frozen
class DayTotals:
    """Totals of several days, one value a day; energies in Wh, money in euro cents.

    Args:
        energy_wh: Consumption; for an inverter, energy drawn from the grid.
        solar_wh: Solar production.
        export_wh: Energy exported to the grid.
        sessions: Charging sessions started.
        charging_quarters: Quarter-hours in which a car was charging.
        cost_cents: What the energy cost.
        unoptimized_cents: What it would have cost without steering by price.
    """

    energy_wh: Integers
    solar_wh: Integers
    export_wh: Integers
    sessions: Integers
    charging_quarters: Integers
    cost_cents: Integers
    unoptimized_cents: Integers


class History:
    """Knows what devices did and will do; the past follows from what was valid then, so it never changes."""

    def __init__(self, seed: int, prices: PriceBook, houses: Mapping[str, House]) -> None:
        self.prices = prices
        self.model = HouseModel(Weather(seed), prices)
        self._houses = houses
        self._cached: OrderedDict[tuple[str, int, int], Columns] = OrderedDict()
        self._recent: OrderedDict[str, tuple[int, list[int]]] = OrderedDict()

    def forget(self, device: Device | None = None, at: datetime | None = None) -> None:
        """Forget what was computed for the time after a change; for all devices if none is given."""
        self._cached.clear()
        if device is None:
            self._recent.clear()
            self.model.forget_plans()
        if device is not None and at is not None:
            self._recent.pop(device.id, None)
            self.model.forget(device, self._houses[device.house_id], at.toordinal())

    def house(self, device: Device) -> House:
        """Return the house of a device."""
        return self._houses[device.house_id]

    def market(self, device: Device, first: int, days: int) -> Floats:
        """Return the prices that a device pays in EUR/MWh, those of the zone that was valid at each moment."""
        prices = np.empty(days * QUARTERS)
        for begin, end, settings in kept.quarters(device, first, days):
            zone = str(settings.get("price_zone", "AT"))
            prices[begin:end] = self.prices.market(zone, first, days)[begin:end]
        return prices

    def recorded(self, device: Device, first: int, days: int, now: datetime) -> Flags:
        """Return which quarter-hours have data: complete ones since the connection, without its lapses."""
        start = day_of(first)
        begins = device.connected_at or now
        flags = np.zeros(days * QUARTERS, dtype=np.bool_)
        flags[max(0, -((start - begins) // QUARTER)) : max(0, (now - start) // QUARTER)] = True
        return flags & ~kept.lapsed(device, first, days) if device.gaps else flags

    def columns(self, device: Device, first: int, days: int) -> Columns:
        """Return the columns of a device over whole days given as ordinals; future ones as planned."""
        key = (device.id, first, days)
        if key not in self._cached:
            by_kind = {"hp": self._heat_pump, "ev": self._charger, "wb": self._charger, "iv": self._inverter}
            self._cached[key] = by_kind[device.kind.code](device, first, days)
            if len(self._cached) > _MAX_CACHED:
                self._cached.popitem(last=False)
        self._cached.move_to_end(key)
        return self._cached[key]

    # --- columns by kind ---

    def _heat_pump(self, device: Device, first: int, days: int) -> Columns:
        heating = self.model.heating.simulate([device], device.town, first, days)
        return {
            "price": self.market(device, first, days),
            "inlet_temp_act": heating.inlet[0],
            "hot_water_temp": heating.tank[0],
            "estimated_consumption": heating.optimized[0],
            "simulated_consumption": heating.optimized[0],
            "unoptimized_consumption": heating.unoptimized[0],
            "estimated_consumption_filtered": heating.optimized[0],
            "outdoor": heating.outdoor[0],
            "indoor": heating.indoor[0],
            "target": heating.target[0],
            "is_heating": heating.is_heating[0],
            "is_heating_water": heating.is_heating_water[0],
        }

    def _inverter(self, device: Device, first: int, days: int) -> Columns:
        [solar] = self.model.inverters.compute([self.house(device)], first, days)
        level = None
        if solar.stored is not None:
            level = np.round(solar.stored / device.traits["battery_kwh"] / 10, 1)
        return {
            "price": self.market(device, first, days),
            "solar_production_w": 4 * solar.production,
            "export_power_to_grid_w": 4 * solar.export,
            "household_consumption_w": 4 * solar.household,
            "battery_charge_level_percent": level,
            "battery_charge_discharge_power_w": 4 * solar.battery if level is not None else None,
            "estimated_consumption": np.maximum(0, -solar.export),
            "unoptimized_consumption": np.maximum(0, -solar.unoptimized),
            "solar_wh": solar.production,
            "export_wh": np.maximum(0, solar.export),
        }

    def _charger(self, device: Device, first: int, days: int) -> Columns:
        count = days * QUARTERS
        start = day_of(first)
        sessions = self.sessions(device, first - 2, first + days - 1)
        house = self.house(device)
        energy, unoptimized = np.zeros(count), np.zeros(count)
        flags = {name: np.zeros(count, dtype=np.bool_) for name in ("charging", "plugged", "home")}
        level = np.empty(count)
        seconds = np.arange(count) * QUARTER.total_seconds()
        for session in sessions:
            energy += session.quarters_wh(session.segments, start, count)
            unoptimized += session.quarters_wh(session.unoptimized, start, count)
            plugged = _between(seconds, start, session.plug_in, session.unplug)
            flags["plugged"] |= plugged
            flags["home"] |= plugged & session.at_home
            for segment in session.segments:
                flags["charging"] |= _between(seconds, start, segment.start, segment.end)
        if house.schedule is not None:
            level = house.schedule.levels(sessions, first, count)
        return {
            "price": self.market(device, first, days),
            "battery_level": level,
            "is_charging": flags["charging"],
            "is_plugged_in": flags["plugged"],
            "is_at_optimized_location": flags["home"],
            "estimated_consumption": energy.astype(np.int64),
            "unoptimized_consumption": unoptimized.astype(np.int64),
        }

    # --- charging ---

    def sessions(self, device: Device, first: int, last: int) -> list[ChargingSession]:
        """List the charging sessions of a car or wallbox that begin on days given as ordinals.

        A wallbox sees those at home only.
        """
        if first > last:
            return []
        found = self.model.sessions(self.house(device), first, last)
        return [session for session in found if session.at_home or device.kind.code == "ev"]

    def current(self, device: Device, at: datetime) -> ChargingSession | None:
        """Find the charging session in progress at a given time."""
        day = at.toordinal()
        nearby = self.sessions(device, day - 1, day)
        return next((one for one in reversed(nearby) if one.plug_in <= at < one.unplug), None)

    def costs_of(self, device: Device, session: ChargingSession, until: datetime) -> tuple[int, int, int]:
        """Return energy (Wh), cost and cost without steering by price (cents) of a session as far as it is recorded."""
        first = session.plug_in.toordinal()
        days = max(session.unplug.toordinal(), until.toordinal()) - first + 1
        count = days * QUARTERS
        start = day_of(first)
        energy = session.quarters_wh(session.segments, start, count)
        is_plain = session.unoptimized is session.segments
        unoptimized = energy if is_plain else session.quarters_wh(session.unoptimized, start, count)
        total = session.energy_wh(until)
        if device.gaps:
            lapsed = kept.lapsed(device, first, days)
            total -= int(energy[lapsed].sum())
            energy, unoptimized = np.where(lapsed, 0, energy), np.where(lapsed, 0, unoptimized)
        if (charged := int(energy.sum())) < unoptimized.sum():
            # What was not charged is not saved.
            unoptimized = np.diff(np.minimum(np.cumsum(unoptimized), charged), prepend=0.0)
        prices = self.market(device, first, days)
        # 10,000 Wh x EUR/MWh make one cent.
        cost, usual = round(float(energy @ prices) / 1e4), round(float(unoptimized @ prices) / 1e4)
        return total, cost, usual

    # --- totals ---

    def totals(self, device: Device, first: int, days: int, now: datetime) -> DayTotals:
        """Return the totals of a device by day, as far as there is data."""
        if device.kind.code in {"ev", "wb"}:
            return self._charger_totals(device, first, days, now)
        return self._sum(device, self.columns(device, first, days), first, days, now)

    def _sum(self, device: Device, columns: Columns, first: int, days: int, now: datetime) -> DayTotals:
        recorded = self.recorded(device, first, days, now)

        def daily(name: str) -> Integers:
            values = columns.get(name)
            if values is None:
                return np.zeros(days, dtype=np.int64)
            return _by_day(np.where(recorded, values, 0))

        prices = self.priced(device, first, days, now)
        nothing = np.zeros(days, dtype=np.int64)
        return DayTotals(
            energy_wh=daily("estimated_consumption"),
            solar_wh=daily("solar_wh"),
            export_wh=daily("export_wh"),
            sessions=nothing,
            charging_quarters=nothing,
            cost_cents=cents(columns["estimated_consumption"] * prices),
            unoptimized_cents=cents(columns["unoptimized_consumption"] * prices),
        )

    def priced(self, device: Device, first: int, days: int, now: datetime) -> Integers:
        """Return prices in EUR/MWh times 100, which are whole numbers, and 0 where there are no data."""
        is_whole = device.connected_at is not None and device.connected_at <= day_of(first)
        if is_whole and not device.history and not device.gaps and now >= day_of(first + days):
            return self.prices.hundredths(device.price_zone, first, days)
        prices: Integers = np.rint(self.market(device, first, days) * 100).astype(np.int64)
        return prices * self.recorded(device, first, days, now)

    def charging_costs(self, device: Device, first: int, days: int, now: datetime) -> dict[int, tuple[int, int]]:
        """Return cost and usual cost of complete sessions in cents by day of plug-in, counted from the first."""
        costs: dict[int, tuple[int, int]] = {}
        if device.connected_at is None:
            return costs
        for session in self.sessions(device, first, first + days - 1):
            if device.connected_at <= session.plug_in and session.unplug <= now:
                day = session.plug_in.toordinal() - first
                _, cost, usual = self.costs_of(device, session, session.unplug)
                before = costs.get(day, (0, 0))
                costs[day] = before[0] + cost, before[1] + usual
        return costs

    def _charger_totals(self, device: Device, first: int, days: int, now: datetime) -> DayTotals:
        """Count energy when it is charged, and a session's money on the day of its plug-in once it is complete."""
        recorded = self.recorded(device, first, days, now)
        start, count = day_of(first), days * QUARTERS
        energy = np.zeros(count)
        charging = np.zeros(count, dtype=np.bool_)
        sessions, cost, usual = (np.zeros(days, dtype=np.int64) for _ in range(3))
        seconds = np.arange(count) * QUARTER.total_seconds()
        for session in self.sessions(device, first - 1, min(first + days - 1, now.toordinal())):
            energy += session.quarters_wh(session.segments, start, count)
            for segment in session.segments:
                charging |= _between(seconds, start, segment.start, segment.end)
            day = session.plug_in.toordinal() - first
            if day >= 0 and device.connected_at is not None and device.connected_at <= session.plug_in <= now:
                sessions[day] += 1
        for day, cents in self.charging_costs(device, first, days, now).items():
            cost[day], usual[day] = cents
        return DayTotals(
            energy_wh=_by_day(energy * recorded),
            solar_wh=np.zeros(days, dtype=np.int64),
            export_wh=np.zeros(days, dtype=np.int64),
            sessions=sessions,
            charging_quarters=_by_day(charging & recorded),
            cost_cents=cost,
            unoptimized_cents=usual,
        )

    def recent_wh(self, device: Device, at: datetime) -> list[int]:
        """Return what a device consumed, or an inverter produced, on each of the last 30 complete days."""
        first = at.toordinal() - _RECENT_DAYS
        since, totals = self._recent.get(device.id, (0, []))
        if since != first:
            # What is known of the days in between stays; the past never changes.
            missing = min(first - since, _RECENT_DAYS) if since < first else _RECENT_DAYS
            totals = totals[missing:] + self._daily_wh(device, first + _RECENT_DAYS - missing, missing, at)
            self._recent[device.id] = first, totals
            if len(self._recent) > _MAX_RECENT:
                self._recent.popitem(last=False)
        return totals

    def _daily_wh(self, device: Device, first: int, days: int, at: datetime) -> list[int]:
        if device.kind.code == "iv":
            energies = self._produced(device, first, days)
        elif device.kind.code == "hp":
            energies = self.model.heating.simulate([device], device.town, first, days).optimized[0]
        else:
            energies = self._charged(device, first, days)
        daily: list[int] = _by_day(energies * self.recorded(device, first, days, at)).tolist()
        return daily

    def _produced(self, device: Device, first: int, days: int) -> Integers:
        if kept.has_ever(device, "is_curtailment_active"):
            return self.model.inverters.compute([self.house(device)], first, days)[0].production
        produced: Integers = self.model.inverters.production([device], first, days)[0]
        return produced

    def _charged(self, device: Device, first: int, days: int) -> Integers:
        return self.model.charged(self.house(device), first, days, at_home=device.kind.code == "wb")


def cents(money: Integers) -> Integers:
    """Round money to cents once a day; it is exact before, since prices have two places."""
    rounded: Integers = np.rint(_by_day(money) / 1e6).astype(np.int64)
    return rounded


def _between(seconds: Floats, origin: datetime, start: datetime, end: datetime) -> Flags:
    return (seconds >= (start - origin).total_seconds()) & (seconds < (end - origin).total_seconds())


def _by_day(values: NDArray[Any]) -> Integers:
    sums: Integers = values.reshape(-1, QUARTERS).sum(axis=1).astype(np.int64)
    return sums
