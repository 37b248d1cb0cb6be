"""What the devices of one house do together: the meter is the sum of household, solar, battery, car and heat pump."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import attrs
import numpy as np

from podero.simulator._world import settings as kept
from podero.simulator._world.battery import Wanted, household_wh, price_bands, wishes
from podero.simulator._world.charging import Stay
from podero.simulator._world.entities import Device, House
from podero.simulator._world.heating import Heating, HeatingModel, group_of
from podero.simulator._world.moments import QUARTER, QUARTERS, midnight
from podero.simulator._world.noise import Flags, Floats, Integers, uniform
from podero.simulator._world.prices import PriceBook
from podero.simulator._world.sessions import ChargingSession, Control, Prices, day_of
from podero.simulator._world.settings import Settings
from podero.simulator._world.weather import HOURS_EAST, Weather, sun_height

_USUAL_TARGET = 80.0
_BATTERY_HOURS = 2.0
_FIRST_SHARE = 0.15
_LOOK_BACK_DAYS = 1
_MAX_CACHED, _MAX_SESSIONS = 10_000, 500
_EPOCH = midnight(date(1970, 1, 1))


@attrs.frozen
class Solar:
    """What an inverter does over whole days, in Wh and percent by quarter-hour.

    Args:
        production: Solar production.
        household: Consumption of the whole house.
        battery: Flow out of the battery, negative while it charges.
        level: Battery level at the end, percent; None without a battery.
        export: Energy to the grid, negative from the grid.
        unoptimized: Energy to the grid without steering by price.
    """

    production: Integers
    household: Integers
    battery: Integers
    level: Floats | None
    export: Integers
    unoptimized: Integers


class HouseModel:
    """Computes houses from settings, weather and prices; keeps nothing that could not be computed again."""

    def __init__(self, weather: Weather, prices: PriceBook) -> None:
        self.heating = HeatingModel(weather, prices)
        self._weather = weather
        self._prices = prices
        self._band_cache: dict[tuple[str, int, int, bool], tuple[Flags, Flags]] = {}
        self._sessions: OrderedDict[str, tuple[int, int, list[ChargingSession]]] = OrderedDict()
        # What is stored at midnight, Wh, by inverter, whether it is steered, and day.
        self._stored: OrderedDict[str, dict[tuple[bool, int], int]] = OrderedDict()

    def forget(self, device: Device, house: House, day: int) -> None:
        """Forget the states of a house after a day, since a setting has changed or a car was moved on it."""
        self.heating.forget(device, day)
        self._sessions.pop(house.id, None)
        inverter = house.devices.get("iv")
        if inverter is not None:
            known = self._stored.get(inverter.id, {})
            self._stored[inverter.id] = {key: value for key, value in known.items() if key[1] <= day}

    # --- charging ---

    def sessions(self, house: House, first: int, last: int) -> list[ChargingSession]:
        """List the charging sessions of a house that begin on days given as ordinals."""
        schedule, known = house.schedule, self._sessions.get(house.id)
        if schedule is None:
            return []
        if known is None or not known[0] <= first <= last <= known[1]:
            owner = house.devices.get("ev") or house.devices["wb"]
            chargers = [house.devices[kind] for kind in ("ev", "wb") if kind in house.devices]
            is_usual = not schedule.commands and not any(
                one.history or kept.pause_end(one.settings) is not None for one in chargers
            )
            usual = _charge_target(owner.settings), _charge_power(owner.settings, schedule.power_kw)
            found = schedule.sessions(
                first, last, lambda stay: self._controls(house, stay), usual if is_usual else None
            )
            known = self._sessions[house.id] = first, last, found
            if len(self._sessions) > _MAX_SESSIONS:
                self._sessions.popitem(last=False)
        return [one for one in known[2] if first <= one.plug_in.toordinal() <= last]

    def forget_plans(self) -> None:
        """Forget what depends on prices to come."""
        self._sessions.clear()
        self._stored.clear()

    def _controls(self, house: House, stay: Stay) -> list[Control]:
        """Say how a stay is steered: by the car if there is one, paused by either device."""
        car, box = house.devices.get("ev"), house.devices.get("wb")
        owner = car or box
        if owner is None:
            message = f"house {house.id} has nothing to charge"
            raise LookupError(message)
        devices = [device for device in (car, box) if device is not None] if stay.at_home else [owner]
        edges = [stay.plug_in, stay.unplug]
        if stay.boosts or any(device.history or device.gaps for device in devices):
            edges = self._edges(devices, stay)
        else:
            edges += [end for device in devices if (end := kept.pause_end(device.settings)) is not None]
            edges = sorted({edge for edge in edges if stay.plug_in <= edge <= stay.unplug})
        return [self._control(house, owner, devices, stay, *pair) for pair in pairwise(edges)]

    @staticmethod
    def _edges(devices: Sequence[Device], stay: Stay) -> list[datetime]:
        """Return when anything changes for a stay."""
        cuts = {stay.plug_in, stay.unplug, *(at for at, _ in stay.boosts)}
        for device in devices:
            for begin, after, settings in kept.phases(device, stay.plug_in, stay.unplug):
                cuts.add(begin)
                pause = kept.pause_end(settings)
                if pause is not None and begin < pause < after:
                    cuts.add(pause)
            cuts.update(edge for gap in device.gaps for edge in gap if edge is not None)
        return sorted(cut for cut in cuts if stay.plug_in <= cut <= stay.unplug)

    def _control(  # noqa: PLR0917 - one control, from all that decides it
        self, house: House, owner: Device, devices: Sequence[Device], stay: Stay, begin: datetime, after: datetime
    ) -> Control:
        settings = kept.valid_at(owner, begin)
        latest = max((boost for boost in stay.boosts if boost[0] <= begin), default=None)
        boosted_at = latest[0] if latest is not None and latest[1] else None
        power_kw = house.schedule.power_kw if house.schedule is not None else 0.0
        return Control(
            start=begin,
            end=after,
            is_smart=stay.at_home
            and bool(settings.get("is_smart_optimization_active"))
            and not (owner.gaps and owner.is_lapsed(begin)),
            is_paused=any(kept.is_paused(kept.valid_at(device, begin), begin) for device in devices),
            target=100.0 if boosted_at is not None else _charge_target(settings),
            power_kw=_charge_power(settings, power_kw),
            deadline=_deadline(settings, begin),
            boosted_at=boosted_at,
            not_before=latest[0] + timedelta(hours=1) if latest is not None and not latest[1] else None,
            prices=self._plan_prices(
                str(settings.get("price_zone", "AT")), trading=bool(settings.get("is_trading_enabled"))
            ),
        )

    def _plan_prices(self, zone: str, *, trading: bool) -> Prices:
        def prices(first: int, days: int) -> Floats:
            return self._prices.sums(zone, first, days, trading=trading)

        return prices

    def charged(self, house: House, first: int, days: int, *, at_home: bool) -> Integers:
        """Return what a car takes in each quarter-hour of whole days, Wh: at home only, or anywhere."""
        total = np.zeros(days * QUARTERS)
        start = day_of(first)
        for session in self.sessions(house, first - 1, first + days - 1):
            if session.segments and (session.at_home or not at_home):
                total += session.quarters_wh(session.segments, start, days * QUARTERS)
        return total.astype(np.int64)

    # --- heat pumps ---

    def heating_of(self, houses: Sequence[House], first: int, days: int) -> dict[str, tuple[Heating, int]]:
        """Compute the heat pumps of several houses: the result and the row in it, by house."""
        groups: dict[tuple[object, ...], list[House]] = {}
        for house in houses:
            if (pump := house.devices.get("hp")) is not None and pump.connected_at is not None:
                groups.setdefault(group_of(pump, first, days), []).append(house)
        found: dict[str, tuple[Heating, int]] = {}
        for members in groups.values():
            result = self.heating.simulate([one.devices["hp"] for one in members], members[0].town, first, days)
            found.update({house.id: (result, row) for row, house in enumerate(members)})
        return found

    # --- inverters ---

    def production(self, inverters: Sequence[Device], first: int, days: int) -> Integers:
        """Return the solar production of inverters in one town, Wh: one row an inverter."""
        town = inverters[0].town
        light = sun_height(first, days) * self._weather.clearness(town, first, days)
        rating = np.array([inverter.traits["rating_kw"] for inverter in inverters])[:, None]
        positions = np.arange(first * QUARTERS, (first + days) * QUARTERS)
        chance = uniform([inverter.seed for inverter in inverters], positions, 23)
        produced: Integers = np.rint(rating * 850 * light * (0.92 + 0.08 * chance) / 4).astype(np.int64)
        return produced

    def loads(self, houses: Sequence[House], first: int, days: int) -> Integers:
        """Return the consumption of whole houses, Wh: household, heat pump and car at home; one row a house."""
        total = household_wh([house.seed for house in houses], first, days)
        pumps = self.heating_of(houses, first, days)
        for row, house in enumerate(houses):
            if house.id in pumps:
                heating, number = pumps[house.id]
                total[row] += _since(house.devices["hp"], heating.optimized[number], first)
            if house.schedule is not None:
                total[row] += self.charged(house, first, days, at_home=True)
        return total

    def solar_of(self, houses: Sequence[House], first: int, days: int) -> list[Solar]:
        """Compute the inverters of several houses in one town over whole days."""
        if not houses:
            return []
        look_back = _LOOK_BACK_DAYS if any(self._needs_state(house, first) for house in houses) else 0
        start = first - look_back
        loads = self.loads(houses, start, days + look_back)
        made = self.production([house.devices["iv"] for house in houses], start, days + look_back)
        return [self._inverter(house, loads[row], made[row], (start, first, days)) for row, house in enumerate(houses)]

    def _needs_state(self, house: House, day: int) -> bool:
        inverter = house.devices["iv"]
        return bool(inverter.traits["battery_kwh"]) and (True, day) not in self._stored.get(inverter.id, {})

    def _inverter(self, house: House, load: Integers, made: Integers, span: tuple[int, int, int]) -> Solar:
        inverter = house.devices["iv"]
        start, first, days = span
        net = load - made
        part = slice((first - start) * QUARTERS, None)
        capacity = inverter.traits["battery_kwh"]
        if not capacity:
            nothing = np.zeros(days * QUARTERS, dtype=np.int64)
            export = -net[part]
            return Solar(made[part], load[part], nothing, None, export, export)
        steered, stored = self._battery(house, net, span, steered=True)
        plain = steered
        if inverter.history or inverter.settings.get("is_smart_optimization_active"):
            plain, _ = self._battery(house, net, span, steered=False)
        level = np.round(stored / capacity / 10, 1)
        return Solar(made[part], load[part], steered, level, steered - net[part], plain - net[part])

    def _battery(
        self, house: House, net: Integers, span: tuple[int, int, int], *, steered: bool
    ) -> tuple[Integers, Integers]:
        """Return the flow out of the battery and what is stored after it, from the first day on."""
        inverter = house.devices["iv"]
        start, first, days = span
        wanted = self._wanted(inverter, net, start, steered=steered)
        offset = (first - start) * QUARTERS
        known = self._stored.setdefault(inverter.id, {})
        stored = known.get((steered, first))
        after = None
        if stored is None and offset and not inverter.history and isinstance(wanted.high, int):
            # If a full battery is certainly as full as any other by then, the rest is known at once.
            levels, sure = wanted.follow(wanted.high)
            if sure < offset:
                stored, after = int(levels[offset - 1]), levels[offset:]
        if stored is None:
            stored = self._meet(house, wanted.part(0, offset), first, steered=steered)
        if after is None:
            after, _ = wanted.part(offset, None).follow(stored)
        if len(self._stored) > _MAX_CACHED:
            self._stored.popitem(last=False)
        known[steered, first] = stored
        for number in range(1, days + 1):
            known[steered, first + number] = int(after[number * QUARTERS - 1])
        return np.concatenate(([stored], after[:-1])) - after, after

    def _meet(self, house: House, wanted: Wanted, first: int, *, steered: bool) -> int:
        """Return what is stored at a midnight: look back until a full and an empty battery become equally full."""
        inverter = house.devices["iv"]
        capacity = round(inverter.traits["battery_kwh"] * 1000)
        begins = (inverter.connected_at or inverter.created_at).toordinal()
        look_back = len(wanted.flow) // QUARTERS
        while first - look_back > begins:
            if look_back:
                known = isinstance(wanted.low, int) and isinstance(wanted.high, int) and not inverter.history
                bounds = (wanted.low, wanted.high) if known else (0, capacity)
                one, sure = wanted.follow(int(bounds[1]))
                if sure < len(one):
                    return int(one[-1])
                other, sure = wanted.follow(int(bounds[0]))
                if sure < len(other) or one[-1] == other[-1]:
                    return int(other[-1])
            look_back = max(_LOOK_BACK_DAYS, 3 * look_back)
            start = max(begins, first - look_back)
            look_back = first - start
            net = self.loads([house], start, look_back)[0] - self.production([inverter], start, look_back)[0]
            wanted = self._wanted(inverter, net, start, steered=steered)
        skip = (begins - (first - look_back)) * QUARTERS
        begin = round(capacity * _FIRST_SHARE)
        if skip >= len(wanted.flow):
            return begin
        return int(wanted.part(skip, None).follow(begin)[0][-1])

    def _wanted(self, inverter: Device, net: Integers, start: int, *, steered: bool) -> Wanted:
        """Return what the battery is asked for in each quarter-hour, and its limits."""
        capacity = inverter.traits["battery_kwh"] * 1000
        limit = round(capacity / _BATTERY_HOURS / 4)
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
                    flow = np.where(self.lapsed(inverter, start, days), plain, flow)
            pause = kept.pause_end(settings)
            if pause is not None:
                stop = end if pause.year > 9000 else min(end, -((day_of(start) - pause) // QUARTER))
                flow = np.where(np.arange(len(net)) < stop, 0, flow)
            low, high = (round(capacity * share / 100) for share in _battery_limits(settings))
            parts.append((begin, end, flow, (low, high)))
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

    @staticmethod
    def lapsed(device: Device, first: int, days: int) -> Flags:
        """Return in which quarter-hours the connection of a device was down."""
        flags = np.zeros(days * QUARTERS, dtype=np.bool_)
        start = day_of(first)
        for begin, end in device.gaps:
            last = len(flags) if end is None else -((start - end) // QUARTER)
            flags[max(0, (begin - start) // QUARTER) : max(0, last)] = True
        return flags


def _since(device: Device, energies: Integers, first: int) -> Integers:
    """Let a device consume nothing before it was connected."""
    begins = device.connected_at or _EPOCH
    position = -((day_of(first) - begins) // QUARTER)
    if position <= 0:
        return energies
    return np.where(np.arange(len(energies)) >= position, energies, 0)


def _number(settings: Settings, name: str, default: float) -> float:
    value = settings.get(name)
    return default if value is None else float(value)


def _charge_target(settings: Settings) -> float:
    least = _number(settings, "charge_target_min", 0.0)
    if settings.get("is_charge_policy_enabled"):
        return max(least, _number(settings, "minimum_charge_limit", 100.0))
    return max(least, _USUAL_TARGET)


def _charge_power(settings: Settings, power_kw: float) -> float:
    expected = _number(settings, "expected_max_charge_power", 0.0)
    return min(power_kw, expected / 1000) if expected >= 1 else power_kw


def _deadline(settings: Settings, after: datetime) -> datetime | None:
    """Return when the target is due, as the charge policy has it; times of day are Central European."""
    if not settings.get("is_charge_policy_enabled"):
        return None
    text = settings.get("charge_deadline_at")
    at = time.fromisoformat(text).replace(tzinfo=None) if isinstance(text, str) and "T" not in text else time(6)
    due = midnight(after.date()) + timedelta(hours=at.hour - HOURS_EAST, minutes=at.minute)
    return due if due > after else due + timedelta(days=1)


def _battery_limits(settings: Settings) -> tuple[float, float]:
    if settings.get("user_limits_enabled") is False:
        return 5.0, 100.0
    return _number(settings, "min_battery_charge", 15.0), _number(settings, "max_battery_charge", 95.0)
