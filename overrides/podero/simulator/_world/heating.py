"""Heat pumps: a house that loses heat, a tank that is heated twice a day, and steering by price."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, datetime
from itertools import pairwise

import attrs
import numpy as np

from podero.simulator._world import settings as kept
from podero.simulator._world.entities import Device
from podero.simulator._world.moments import QUARTER, QUARTERS, bucket_start, midnight
from podero.simulator._world.noise import Flags, Floats, Integers, uniform
from podero.simulator._world.prices import PriceBook
from podero.simulator._world.settings import Settings
from podero.simulator._world.weather import Weather

ROOM = 21.5
"""Indoor temperature that a device keeps without an offset, °C."""

_HEATING_LIMIT = 18.0
_GAINS = ROOM - _HEATING_LIMIT
_STANDBY_W, _TANK_W, _TANK_QUARTERS = 12.0, 1800.0, 3
_STANDARD_TANK, _COLD_WATER = 48.0, 10.0
_COOLING_PER_QUARTER = 0.12
# Hours in which a house cools down by 63 %, and to which a pump spreads the return to its target.
_HOUSE_HOURS, _RETURN_HOURS = 40.0, 2.0
_MAX_PLANS = 100
_SHIFTS = {"low": 0.4, "mid": 0.9, "max": 1.4}


@attrs.frozen
class Heating:
    """What heat pumps do over whole days: one row a device, one column a quarter-hour.

    Args:
        optimized: Consumption, Wh.
        unoptimized: Consumption without steering by price, Wh.
        outdoor: Outdoor temperature, °C.
        indoor: Indoor temperature, °C.
        target: Indoor target temperature, °C.
        tank: Hot-water temperature, °C.
        inlet: Temperature of the water that returns to the pump, °C.
        is_heating: Whether rooms are heated.
        is_heating_water: Whether the tank is heated.
    """

    optimized: Integers
    unoptimized: Integers
    outdoor: Floats
    indoor: Floats
    target: Floats
    tank: Floats
    inlet: Floats
    is_heating: Flags
    is_heating_water: Flags


@attrs.frozen
class _Control:
    """Settings by quarter-hour; single numbers where nothing changes."""

    smart: Flags
    paused: Flags
    rooms: Flags
    water: Flags
    target: Floats
    tank: Floats
    tank_limit: Floats


class HeatingModel:
    """Computes heat pumps. Only for one whose settings were changed the way to a state matters."""

    def __init__(self, weather: Weather, prices: PriceBook) -> None:
        self._weather = weather
        self._prices = prices
        # Indoor temperature at midnight, by device and day, once settings have changed.
        self._rooms: dict[str, dict[int, float]] = {}
        # Plans that follow from market prices, by zone, first day and number of days.
        self._plans: dict[tuple[str, int, int], tuple[Floats, Flags]] = {}

    def forget(self, device: Device, day: int) -> None:
        """Forget the states of a device after a day, since a setting has changed on it."""
        known = self._rooms.get(device.id, {})
        self._rooms[device.id] = {at: room for at, room in known.items() if at <= day}

    def simulate(self, devices: Sequence[Device], town: str, first: int, days: int) -> Heating:
        """Compute heat pumps of one town, either a single one or several that `group_of` puts together."""
        # The tank looks back one day.
        start, span = first - 1, days + 1
        device, count = devices[0], span * QUARTERS
        seeds = [one.seed for one in devices]
        control = _control(device, start, span)
        outdoor = self._weather.outdoor(town, start, span)[None, :]
        loss = np.array([one.traits["demand_w_per_k"] for one in devices])[:, None]
        cop = np.clip(3.1 + 0.08 * (outdoor - 2.0), 1.8, 5.0)
        standard = loss * np.maximum(0.0, _HEATING_LIMIT - outdoor) / cop
        indoor = np.broadcast_to(ROOM + 0.25 * np.maximum(0.0, outdoor - _HEATING_LIMIT), (len(devices), count))
        if not _is_standard(control) or _changed_at(device) is not None:
            heat, indoor = self._follow(device, control, outdoor[0], loss[0, 0], start)
            space = heat / cop
        else:
            space = standard
        weight, planned = self._steering(device, standard, start, span)
        usual = _tank_times(seeds, start, span)
        on = (control.water & ~control.paused)[None, :]
        tank_w = _TANK_W * (control.tank - _COLD_WATER) / (_STANDARD_TANK - _COLD_WATER)
        smart = control.smart[None, :]
        heating_water = np.where(smart, planned[None, :], usual) & on
        tank = _tank(heating_water, control.tank)
        kept_warm = on & (tank < control.tank_limit)
        tank = np.where(kept_warm, control.tank_limit, tank)
        factor = 0.95 + 0.1 * uniform(seeds, np.arange(start * QUARTERS, start * QUARTERS + count), 1)
        running = (~control.paused & (control.rooms | control.water))[None, :]
        standby = _STANDBY_W + 60.0 * kept_warm
        base = np.rint((space + (usual & on) * tank_w + standby) * factor * running / 4)
        steered = np.rint((space * weight + (planned[None, :] & on) * tank_w + standby) * factor * running / 4)
        part = slice(QUARTERS, None)
        heating = (space > 0) & running
        swing = np.where(smart & heating, 0.4 * (weight - 1), 0.0)
        return Heating(
            optimized=np.where(smart, steered, base).astype(np.int64)[:, part],
            unoptimized=base.astype(np.int64)[:, part],
            outdoor=np.broadcast_to(outdoor, base.shape)[:, part],
            indoor=np.round(indoor + swing, 1)[:, part],
            target=np.broadcast_to(control.target, base.shape)[:, part],
            tank=np.round(tank, 1)[:, part],
            inlet=np.round(np.where(heating, 28 + np.maximum(0.0, control.target - 3.5 - outdoor) * 0.45, 24.0), 1)[
                :, part
            ],
            is_heating=heating[:, part],
            is_heating_water=heating_water[:, part],
        )

    def _steering(self, device: Device, standard: Floats, start: int, span: int) -> tuple[Floats, Flags]:
        """Return by how much rooms are heated more or less by price, and when the tank is heated.

        What was planned for a day with one way of steering does not depend on another one later on the same day.
        """
        weights, times = np.empty(standard.shape), np.empty(span * QUARTERS, dtype=np.bool_)
        daily = (len(standard), span, QUARTERS)
        for begin, end, settings in kept.quarters(device, start, span):
            zone, trading = str(settings.get("price_zone", "AT")), bool(settings.get("is_trading_enabled"))
            plan, planned = self._planned(zone, start, span, trading=trading)
            weight = 1 + (plan - 1) * _SHIFTS.get(
                str(settings.get("optimization_level", "Mid")).lower(), _SHIFTS["mid"]
            )
            steered = (standard * weight).reshape(daily).sum(axis=2, keepdims=True)
            norm = 0.97 * standard.reshape(daily).sum(axis=2, keepdims=True) / np.maximum(1.0, steered)
            weight = (weight.reshape(1, span, QUARTERS) * norm).reshape(standard.shape)
            weights[:, begin:end], times[begin:end] = weight[:, begin:end], planned[begin:end]
        return weights, times

    def _planned(self, zone: str, start: int, span: int, *, trading: bool) -> tuple[Floats, Flags]:
        prices = self._prices.plan(zone, start, span, trading=trading)
        if prices is not self._prices.market(zone, start, span):
            return _plan(prices, span)
        key = (zone, start, span)
        if key not in self._plans:
            if len(self._plans) > _MAX_PLANS:
                self._plans.clear()
            self._plans[key] = _plan(prices, span)
        return self._plans[key]

    def _follow(
        self, device: Device, control: _Control, outdoor: Floats, loss: float, start: int
    ) -> tuple[Floats, Floats]:
        """Heat the rooms of one house step by step, from the state that its history has led to."""
        known = self._rooms.setdefault(device.id, {})
        # Until the first change of the rooms of a standard house they are simply warm.
        begins = _changed_at(device) or device.created_at
        if start > begins.toordinal() and start not in known:
            # From the last known state on, a month at a time, so that the past is computed once.
            nearest = max((day for day in known if day < start), default=begins.toordinal())
            for day in range(nearest, start, 30):
                span = min(30, start - day)
                outdoors = self._weather.outdoor(device.town, day, span)
                self._follow(device, _control(device, day, span), outdoors, loss, day)
        simple = (begins - midnight(date.fromordinal(start))) // QUARTER
        room = known.get(start, ROOM)
        capacity = loss * _HOUSE_HOURS
        limit = loss * 40.0
        heat, indoor = [0.0] * len(outdoor), [0.0] * len(outdoor)
        steps = zip(outdoor.tolist(), control.target.tolist(), (control.rooms & ~control.paused).tolist(), strict=True)
        for n, (outside, target, is_on) in enumerate(steps):
            if n <= simple:
                room = ROOM + 0.25 * max(0.0, outside - _HEATING_LIMIT)
            if n % QUARTERS == 0:
                known[start + n // QUARTERS] = room
            indoor[n] = room
            if n < simple:
                heat[n] = loss * max(0.0, _HEATING_LIMIT - outside)
                continue
            lost = loss * (room - _GAINS - outside)
            if is_on:
                heat[n] = min(limit, max(0.0, lost + capacity * (target - room) / _RETURN_HOURS))
            room += (heat[n] - lost) / 4 / capacity
            if outside > _HEATING_LIMIT:
                # Windows are opened.
                room = min(room, ROOM + 0.25 * (outside - _HEATING_LIMIT))
        known[start + len(outdoor) // QUARTERS] = room
        return np.array(heat)[None, :], np.array(indoor)[None, :]


def group_of(device: Device, first: int, days: int) -> tuple[object, ...]:
    """Return a key that devices share which can be computed together; one with a history of its own has its own."""
    settings = device.settings
    start, end = midnight(date.fromordinal(first - 1)), midnight(date.fromordinal(first + days))
    lapsed = device.gaps and any(begin < end and (until is None or until > start) for begin, until in device.gaps)
    if device.history or lapsed or not _is_plain(settings, device.created_at):
        return (device.id,)
    names = ("price_zone", "is_trading_enabled", "is_smart_optimization_active", "optimization_level")
    tank = ("dhw_standard_temperature", "minimum_dhw_temperature_limit", "is_hot_water_heating_enabled")
    return (device.town, *(settings.get(name) for name in (*names, *tank)))


def _target(settings: Settings, *, away: bool) -> float:
    if away:
        return kept.number(settings, "away_mode_minimum_temperature_limit", 16.0)
    target = ROOM + kept.number(settings, "indoor_target_temperature_offset", 0.0)
    highest = kept.number(settings, "maximum_temperature_limit", math.inf)
    return max(kept.number(settings, "minimum_temperature_limit", -math.inf), min(highest, target))


def _control_of(settings: Settings, at: datetime, device: Device | None = None) -> _Control:
    """Return the control at one moment; a device whose connection is down is not steered."""
    away = kept.away_time(settings)
    flags = {
        "smart": bool(settings.get("is_smart_optimization_active")) and not (device and device.is_lapsed(at)),
        "paused": kept.is_paused(settings, at),
        "rooms": bool(settings.get("is_space_heating_enabled")),
        "water": bool(settings.get("is_hot_water_heating_enabled")),
    }
    numbers = {
        "target": _target(settings, away=away is not None and away[0] <= at < away[1]),
        "tank": kept.number(settings, "dhw_standard_temperature", _STANDARD_TANK),
        "tank_limit": kept.number(settings, "minimum_dhw_temperature_limit", 0.0),
    }
    return _Control(
        **{name: np.array([value]) for name, value in flags.items()},
        **{name: np.array([value]) for name, value in numbers.items()},
    )


def _control(device: Device, start: int, span: int) -> _Control:
    """Return the control in every quarter-hour."""
    pieces: list[tuple[int, _Control]] = []
    origin = midnight(date.fromordinal(start))
    for begin, end, settings in kept.quarters(device, start, span):
        cuts = {begin, end}
        gaps = [edge for gap in device.gaps for edge in gap]
        for moment in (kept.pause_end(settings), *(kept.away_time(settings) or ()), *gaps):
            if moment is not None and begin < (cut := -((origin - moment) // QUARTER)) < end:
                cuts.add(cut)
        edges = sorted(cuts)
        pieces.extend(
            (after - before, _control_of(settings, origin + before * QUARTER, device))
            for before, after in pairwise(edges)
        )
    lengths = [length for length, _ in pieces]
    names = [field.name for field in attrs.fields(_Control)]
    columns = [np.repeat(np.concatenate([getattr(one, name) for _, one in pieces]), lengths) for name in names]
    return _Control(*columns)


def _is_plain(settings: Settings, at: datetime) -> bool:
    """Tell whether settings keep the rooms of a house simply warm."""
    is_on = bool(settings.get("is_space_heating_enabled")) and not kept.is_paused(settings, at)
    return is_on and kept.away_time(settings) is None and _target(settings, away=False) == ROOM


def _changed_at(device: Device) -> datetime | None:
    """Return when a change first concerned the rooms of a house; it counts from its quarter-hour on."""
    changes = ((at, settings, bucket_start(at, "15MIN")) for at, settings in device.history)
    return next((at for at, settings, begin in changes if not _is_plain(settings, begin)), None)


def _is_standard(control: _Control) -> bool:
    return bool(np.all(control.target == ROOM) and np.all(control.rooms) and not np.any(control.paused))


def _plan(prices: Floats, span: int) -> tuple[Floats, Flags]:
    """Heat more where it is cheap, and the tank in the cheapest part of the night and of the day."""
    daily = prices.reshape(span, QUARTERS)
    mean, spread = (
        daily.mean(axis=1, keepdims=True),
        daily.max(axis=1, keepdims=True) - daily.min(axis=1, keepdims=True),
    )
    weight = np.clip(1 + (mean - daily) / np.maximum(1.0, spread), 0.2, 2.0)
    runs = daily[:, :-2] + daily[:, 1:-1] + daily[:, 2:]
    quarter = np.arange(QUARTERS)
    times = np.zeros(daily.shape, dtype=np.bool_)
    for earliest, latest in ((0, 24), (44, 68)):
        start = earliest + runs[:, earliest:latest].argmin(axis=1)[:, None]
        times |= (quarter >= start) & (quarter < start + _TANK_QUARTERS)
    return weight.reshape(-1), times.reshape(-1)


def _tank_times(seeds: Sequence[int], start: int, span: int) -> Flags:
    """Return when the tanks are heated without steering: early in the morning and in the evening."""
    quarter = np.arange(QUARTERS)
    times = np.zeros((len(seeds), span, QUARTERS), dtype=np.bool_)
    for salt, usual in ((2, 20), (3, 70)):
        begin = usual + np.rint(uniform(seeds, np.arange(start, start + span), salt) * 4 - 2)[:, :, None]
        times |= (quarter >= begin) & (quarter < begin + _TANK_QUARTERS)
    return times.reshape(len(seeds), span * QUARTERS)


def _tank(heating: Flags, standard: Floats) -> Floats:
    """Let the tanks cool down after each heating, for a day at most."""
    count: int = heating.shape[1]
    position = np.arange(count)
    last = np.maximum.accumulate(np.where(heating, position, -QUARTERS), axis=1)
    return standard - _COOLING_PER_QUARTER * np.minimum(position - last, QUARTERS)
