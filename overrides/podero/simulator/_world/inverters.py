"""Inverters: what the sun gives, what the battery does, and what passes the meter."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence

import attrs
import numpy as np

from podero.simulator._world import settings as kept
from podero.simulator._world.battery import Wanted, follow_many, price_bands, wishes
from podero.simulator._world.entities import Device, House
from podero.simulator._world.moments import QUARTER, QUARTERS
from podero.simulator._world.noise import Flags, Integers, uniform
from podero.simulator._world.prices import PriceBook
from podero.simulator._world.sessions import day_of
from podero.simulator._world.settings import Settings
from podero.simulator._world.weather import Weather, sun_height

_BATTERY_HOURS = 2.0
_FIRST_SHARE = 0.15
_LOOK_BACK_DAYS, _LONG_LOOK_BACK_DAYS = 1, 3
_MAX_CACHED = 10_000

Loads = Callable[[Sequence[House], int, int], Integers]
"""Consumption of houses in one town over whole days, Wh: houses, first day, number of days; one row a house."""


@attrs.frozen
class Solar:
    """What an inverter does over whole days, in Wh by quarter-hour.

    Args:
        production: Solar production.
        household: Consumption of the whole house.
        battery: Flow out of the battery, negative while it charges.
        plain: The same without steering by price.
        stored: What the battery holds at the end; None without a battery.
        export: Energy to the grid, negative from the grid.
        unoptimized: Energy to the grid without steering by price.
    """

    production: Integers
    household: Integers
    battery: Integers
    plain: Integers
    stored: Integers | None
    export: Integers
    unoptimized: Integers


@attrs.frozen
class _Span:
    """Whole days that were asked for, and the earlier day from which they are computed."""

    start: int
    first: int
    days: int

    @property
    def offset(self) -> int:
        """Number of quarter-hours before the first day."""
        return (self.first - self.start) * QUARTERS


@attrs.frozen
class _Battery:
    """Flows out of a battery from the first day on, and what is stored after each quarter-hour, Wh."""

    steered: Integers
    stored: Integers
    plain: Integers


class InverterModel:
    """Computes inverters; what a battery holds at midnight follows from the days before."""

    def __init__(self, weather: Weather, prices: PriceBook, loads: Loads) -> None:
        self._weather = weather
        self._prices = prices
        self._loads = loads
        self._band_cache: dict[tuple[str, int, int, bool], tuple[Flags, Flags]] = {}
        # What is stored at midnight, Wh, by inverter, whether it is steered, and day.
        self._stored: OrderedDict[str, dict[tuple[bool, int], int]] = OrderedDict()

    def forget(self, inverter: Device, day: int) -> None:
        """Forget the states of a battery after a day, since something has changed in its house."""
        known = self._stored.get(inverter.id, {})
        self._stored[inverter.id] = {key: value for key, value in known.items() if key[1] <= day}

    def forget_plans(self) -> None:
        """Forget what depends on prices to come."""
        self._stored.clear()

    def compute(self, houses: Sequence[House], first: int, days: int) -> list[Solar]:
        """Compute the inverters of several houses in one town over whole days."""
        if not houses:
            return []
        inverters = [house.devices["iv"] for house in houses]
        look_back = _LOOK_BACK_DAYS if any(self._needs_state(inverter, first) for inverter in inverters) else 0
        span = _Span(first - look_back, first, days)
        loads, made = self._energies(houses, span)
        net = loads - made
        # One house alone is faster without the steps of many.
        batteries = self._together(houses, net, span) if len(houses) > 1 else {}
        found: list[Solar] = []
        for row, house in enumerate(houses):
            battery = batteries.get(row)
            if battery is None and house.devices["iv"].traits["battery_kwh"]:
                battery = self._battery(house, net[row], span)
            part = slice(span.offset, None)
            found.append(_solar(house.devices["iv"], made[row, part], loads[row, part], battery, span))
        return found

    def production(self, inverters: Sequence[Device], first: int, days: int) -> Integers:
        """Return what inverters in one town can produce, Wh: one row an inverter."""
        town = inverters[0].town
        light = sun_height(first, days) * self._weather.clearness(town, first, days)
        rating = np.array([inverter.traits["rating_kw"] for inverter in inverters])[:, None]
        positions = np.arange(first * QUARTERS, (first + days) * QUARTERS)
        chance = uniform([inverter.seed for inverter in inverters], positions, 23)
        produced: Integers = np.rint(rating * 850 * light * (0.92 + 0.08 * chance) / 4).astype(np.int64)
        return produced

    def _energies(self, houses: Sequence[House], span: _Span) -> tuple[Integers, Integers]:
        days = span.first - span.start + span.days
        made = self.production([house.devices["iv"] for house in houses], span.start, days)
        return self._loads(houses, span.start, days), made

    def _needs_state(self, inverter: Device, day: int) -> bool:
        return bool(inverter.traits["battery_kwh"]) and (True, day) not in self._stored.get(inverter.id, {})

    # --- many batteries at once ---

    def _together(self, houses: Sequence[House], net: Integers, span: _Span) -> dict[int, _Battery]:
        """Compute the batteries that follow from a few days, by row; the others have to be followed further."""
        inverters = [house.devices["iv"] for house in houses]
        found = self._batteries(inverters, net, span)
        rest = [row for row, one in enumerate(inverters) if row not in found and _is_steady(one, span)]
        if rest and span.offset:
            wider = _Span(span.first - _LONG_LOOK_BACK_DAYS, span.first, span.days)
            loads, made = self._energies([houses[row] for row in rest], wider)
            others = self._batteries([inverters[row] for row in rest], loads - made, wider)
            found |= {rest[number]: battery for number, battery in others.items()}
        return found

    def _batteries(self, inverters: Sequence[Device], net: Integers, span: _Span) -> dict[int, _Battery]:
        """Compute the batteries whose state follows from the days before the first one, by row."""
        groups: dict[tuple[str, bool, str, bool], list[int]] = {}
        for row, inverter in enumerate(inverters):
            if _is_steady(inverter, span):
                groups.setdefault(_group_of(inverter.settings), []).append(row)
        rows = [row for members in groups.values() for row in members]
        if not rows:
            return {}
        capacities = [inverters[row].traits["battery_kwh"] * 1000 for row in rows]
        limits = np.array([[_flow_limit(capacity)] for capacity in capacities])
        plain = np.clip(net[rows], -limits, limits)
        steered, begin = plain.copy(), 0
        for (zone, trading, policy, is_smart), members in groups.items():
            end = begin + len(members)
            if is_smart:
                bands = self._bands(zone, span.start, plain.shape[1] // QUARTERS, trading=trading)
                steered[begin:end] = wishes(policy, net[members], limits[begin:end], bands)
            begin = end
        bounds = [_bounds(inverters[row].settings, capacity) for row, capacity in zip(rows, capacities, strict=True)]
        low, high = np.array(bounds * 2).T
        wanted = np.concatenate([steered, plain])
        stored, is_known = self._midnights([inverters[row] for row in rows], wanted, (low, high), span)
        levels = follow_many(wanted[:, span.offset :], low, high, stored)
        flows = -np.diff(levels, axis=1, prepend=stored[:, None])
        found: dict[int, _Battery] = {}
        for number, row in enumerate(rows):
            other = number + len(rows)
            if is_known[number] and is_known[other]:
                found[row] = _Battery(flows[number], levels[number], flows[other])
                self._remember(
                    inverters[row], span.first, [int(stored[number]), *_nights(levels[number])], steered=True
                )
                self._remember(inverters[row], span.first, [int(stored[other]), *_nights(levels[other])], steered=False)
        return found

    def _midnights(
        self, inverters: Sequence[Device], wanted: Integers, limits: tuple[Integers, Integers], span: _Span
    ) -> tuple[Integers, Flags]:
        """Return what is stored at the first midnight, all steered and then all plain, and whether that is known."""
        low, high = limits
        stored, other = high.copy(), low.copy()
        if span.offset:
            head = wanted[:, : span.offset]
            [*_, ends] = follow_many(np.tile(head, (2, 1)), np.tile(low, 2), np.tile(high, 2), np.concatenate(limits)).T
            other, stored = np.split(ends, 2)
        is_known = stored == other
        for lane in np.flatnonzero(~is_known).tolist():
            known = self._stored.get(inverters[lane % len(inverters)].id, {})
            value = known.get((lane < len(inverters), span.first))
            if value is not None and low[lane] <= value <= high[lane]:
                stored[lane], is_known[lane] = value, True
        return stored, is_known

    # --- one battery ---

    def _battery(self, house: House, net: Integers, span: _Span) -> _Battery:
        """Compute one battery, from as far back as it takes."""
        inverter = house.devices["iv"]
        steered, stored = self._followed(house, net, span, steered=True)
        plain = steered
        if inverter.history or inverter.settings.get("is_smart_optimization_active"):
            plain, _ = self._followed(house, net, span, steered=False)
        return _Battery(steered, stored, plain)

    def _followed(self, house: House, net: Integers, span: _Span, *, steered: bool) -> tuple[Integers, Integers]:
        """Return the flow out of the battery and what is stored after it, from the first day on."""
        inverter = house.devices["iv"]
        wanted = self._wanted(inverter, net, span.start, steered=steered)
        stored = self._stored.get(inverter.id, {}).get((steered, span.first))
        after = None
        if stored is None and span.offset and not inverter.history and isinstance(wanted.high, int):
            # If a full battery is certainly as full as any other by then, the rest is known at once.
            levels, sure = wanted.follow(wanted.high)
            if sure < span.offset:
                stored, after = int(levels[span.offset - 1]), levels[span.offset :]
        if stored is None:
            stored = self._meet(house, wanted.part(0, span.offset), span.first, steered=steered)
        if after is None:
            after, _ = wanted.part(span.offset, None).follow(stored)
        self._remember(inverter, span.first, [stored, *_nights(after)], steered=steered)
        return np.concatenate(([stored], after[:-1])) - after, after

    def _remember(self, inverter: Device, day: int, stored: Sequence[int], *, steered: bool) -> None:
        """Remember what is stored at midnights from a day on."""
        known = self._stored.setdefault(inverter.id, {})
        if len(self._stored) > _MAX_CACHED:
            self._stored.popitem(last=False)
        known.update(((steered, day + number), level) for number, level in enumerate(stored))

    def _meet(self, house: House, wanted: Wanted, first: int, *, steered: bool) -> int:
        """Return what is stored at a midnight: from a known one on, or where a full and an empty battery meet."""
        inverter = house.devices["iv"]
        begin, (low, high) = round(inverter.traits["battery_kwh"] * 1000 * _FIRST_SHARE), _extremes(inverter)
        begins = (inverter.connected_at or inverter.created_at).toordinal()
        known = self._stored.get(inverter.id, {})
        since = max(
            (day for is_steered, day in known if is_steered == steered and begins <= day <= first), default=begins
        )
        look_back = len(wanted.flow) // QUARTERS
        while first - look_back > since:
            if look_back:
                one, sure = wanted.follow(high)
                other, _ = wanted.follow(low)
                if one[-1] == other[-1] or (sure < len(one) and not inverter.history):
                    met = look_back - int((one == other)[QUARTERS - 1 :: QUARTERS].sum())
                    self._remember(inverter, first - look_back + met + 1, _nights(one)[met:], steered=steered)
                    return int(one[-1])
            look_back = min(max(_LOOK_BACK_DAYS, 3 * look_back), first - since)
            start = first - look_back
            net = self._loads([house], start, look_back)[0] - self.production([inverter], start, look_back)[0]
            wanted = self._wanted(inverter, net, start, steered=steered)
        stored, path = known.get((steered, since), begin), wanted.part((since - first + look_back) * QUARTERS, None)
        if since >= first:
            return stored
        levels, _ = path.follow(stored)
        self._remember(inverter, since, [stored, *_nights(levels)], steered=steered)
        return int(levels[-1])

    def _wanted(self, inverter: Device, net: Integers, start: int, *, steered: bool) -> Wanted:
        """Return what the battery is asked for in each quarter-hour, and its limits."""
        capacity = inverter.traits["battery_kwh"] * 1000
        limit = _flow_limit(capacity)
        days = len(net) // QUARTERS
        plain = np.minimum(np.maximum(net, -limit), limit)
        parts: list[tuple[int, int, Integers, tuple[int, int]]] = []
        for begin, end, settings in kept.quarters(inverter, start, days):
            flow = plain
            if steered and settings.get("is_smart_optimization_active"):
                zone, trading = str(settings.get("price_zone", "AT")), bool(settings.get("is_trading_enabled"))
                bands = self._bands(zone, start, days, trading=trading)
                flow = wishes(str(settings.get("battery_policy") or ""), net, limit, bands)
                if inverter.gaps:
                    flow = np.where(kept.lapsed(inverter, start, days), plain, flow)
            pause = kept.pause_end(settings)
            if pause is not None:
                stop = end if pause.year > 9000 else min(end, -((day_of(start) - pause) // QUARTER))
                flow = np.where(np.arange(len(net)) < stop, 0, flow)
            parts.append((begin, end, flow, _bounds(settings, capacity)))
        if len(parts) == 1:
            return Wanted(parts[0][2], *parts[0][3])
        lengths = [end - begin for begin, end, _, _ in parts]
        return Wanted(
            np.concatenate([flow[begin:end] for begin, end, flow, _ in parts]),
            np.repeat([limits[0] for _, _, _, limits in parts], lengths),
            np.repeat([limits[1] for _, _, _, limits in parts], lengths),
        )

    def _bands(self, zone: str, start: int, days: int, *, trading: bool) -> tuple[Flags, Flags]:
        plan = self._prices.plan(zone, start, days, trading=trading)
        key = (zone, start, days, trading and plan is not self._prices.market(zone, start, days))
        if key[3]:
            return price_bands(plan, days)
        if key not in self._band_cache:
            if len(self._band_cache) > 200:
                self._band_cache.clear()
            self._band_cache[key] = price_bands(plan, days)
        return self._band_cache[key]


def _solar(inverter: Device, production: Integers, household: Integers, battery: _Battery | None, span: _Span) -> Solar:
    """Add up what passes the meter."""
    if battery is None:
        nothing = np.zeros(len(production), dtype=np.int64)
        battery = _Battery(nothing, nothing, nothing)
        stored = None
    else:
        stored = battery.stored
    export = battery.steered + production - household
    unoptimized = battery.plain + production - household
    if kept.has_ever(inverter, "is_curtailment_active"):
        curtailed = _curtailed(inverter, span)
        cut = np.where(curtailed, np.clip(export, 0, production), 0)
        unoptimized = unoptimized - np.where(curtailed, np.clip(unoptimized, 0, production), 0)
        production, export = production - cut, export - cut
    return Solar(production, household, battery.steered, battery.plain, stored, export, unoptimized)


def _curtailed(inverter: Device, span: _Span) -> Flags:
    """Return in which quarter-hours production is cut to what the house and its battery take."""
    flags = np.zeros(span.days * QUARTERS, dtype=np.bool_)
    for begin, end, settings in kept.quarters(inverter, span.first, span.days):
        flags[begin:end] = bool(settings.get("is_curtailment_active"))
    return flags & ~kept.lapsed(inverter, span.first, span.days)


def _is_steady(inverter: Device, span: _Span) -> bool:
    """Tell whether nothing has ever changed for a battery that was there and connected."""
    begins = inverter.connected_at or inverter.created_at
    return (
        bool(inverter.traits["battery_kwh"])
        and not inverter.history
        and kept.pause_end(inverter.settings) is None
        and begins.toordinal() < span.start
        and not (inverter.gaps and kept.lapsed(inverter, span.start, span.first - span.start + span.days).any())
    )


def _group_of(settings: Settings) -> tuple[str, bool, str, bool]:
    """Return what batteries share that want the same."""
    return (
        str(settings.get("price_zone", "AT")),
        bool(settings.get("is_trading_enabled")),
        str(settings.get("battery_policy") or ""),
        bool(settings.get("is_smart_optimization_active")),
    )


def _flow_limit(capacity: float) -> int:
    """Return the most that a battery takes or gives in a quarter-hour, Wh."""
    return round(capacity / _BATTERY_HOURS / 4)


def _nights(levels: Integers) -> list[int]:
    """Return what is stored at the end of each day."""
    nights: list[int] = levels[QUARTERS - 1 :: QUARTERS].tolist()
    return nights


def _extremes(inverter: Device) -> tuple[int, int]:
    """Return between what a battery has always been, Wh."""
    capacity = inverter.traits["battery_kwh"] * 1000
    if not inverter.history:
        return _bounds(inverter.settings, capacity)
    bounds = [_bounds(settings, capacity) for _, settings in inverter.history]
    begin = round(capacity * _FIRST_SHARE)
    return min(begin, *(low for low, _ in bounds)), max(begin, *(high for _, high in bounds))


def _bounds(settings: Settings, capacity: float) -> tuple[int, int]:
    """Return the least and the most that a battery holds, Wh."""
    low, high = 5.0, 100.0
    if settings.get("user_limits_enabled") is not False:
        low = kept.number(settings, "min_battery_charge", 15.0)
        high = kept.number(settings, "max_battery_charge", 95.0)
    return round(capacity * low / 100), round(capacity * high / 100)
