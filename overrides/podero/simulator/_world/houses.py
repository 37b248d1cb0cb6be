"""What the devices of one house do together: the meter is the sum of household, solar, battery, car and heat pump."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import numpy as np

from podero.simulator._world import settings as kept
from podero.simulator._world.battery import household_wh
from podero.simulator._world.charging import Stay
from podero.simulator._world.entities import Device, House
from podero.simulator._world.heating import Heating, HeatingModel, group_of
from podero.simulator._world.inverters import InverterModel
from podero.simulator._world.moments import QUARTER, QUARTERS, midnight
from podero.simulator._world.noise import Floats, Integers
from podero.simulator._world.prices import PriceBook
from podero.simulator._world.sessions import ChargingSession, Control, Prices, day_of
from podero.simulator._world.settings import Settings
from podero.simulator._world.weather import HOURS_EAST, Weather

_USUAL_TARGET = 80.0
_MAX_SESSIONS = 500
_EPOCH = midnight(date(1970, 1, 1))


class HouseModel:
    """Computes houses from settings, weather and prices; keeps nothing that could not be computed again."""

    def __init__(self, weather: Weather, prices: PriceBook) -> None:
        self.heating = HeatingModel(weather, prices)
        self.inverters = InverterModel(weather, prices, self.loads)
        self._prices = prices
        self._sessions: OrderedDict[str, tuple[int, int, list[ChargingSession]]] = OrderedDict()
        # The heat pumps of the houses that were computed last, since their inverters follow.
        self._pumps: tuple[tuple[int, int], dict[str, tuple[Heating, int]]] = (0, 0), {}

    def forget(self, device: Device, house: House, day: int) -> None:
        """Forget the states of a house after a day, since a setting has changed or a car was moved on it."""
        self.heating.forget(device, day)
        self._pumps = (0, 0), {}
        self._sessions.pop(house.id, None)
        if (inverter := house.devices.get("iv")) is not None:
            self.inverters.forget(inverter, day)

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
        self._pumps = (0, 0), {}
        self._sessions.clear()
        self.inverters.forget_plans()

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
        spans = [*pairwise(edges)] or [(stay.plug_in, stay.unplug)]
        return [self._control(house, owner, devices, stay, *span) for span in spans]

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
            departure=stay.departure,
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
        if self._pumps[0] == (first, days) and all(
            house.id in self._pumps[1] for house in houses if "hp" in house.devices
        ):
            return self._pumps[1]
        groups: dict[tuple[object, ...], list[House]] = {}
        for house in houses:
            if (pump := house.devices.get("hp")) is not None and pump.connected_at is not None:
                groups.setdefault(group_of(pump, first, days), []).append(house)
        found: dict[str, tuple[Heating, int]] = {}
        for members in groups.values():
            result = self.heating.simulate([one.devices["hp"] for one in members], members[0].town, first, days)
            found.update({house.id: (result, row) for row, house in enumerate(members)})
        self._pumps = (first, days), found
        return found

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


def _since(device: Device, energies: Integers, first: int) -> Integers:
    """Let a device consume nothing before it was connected."""
    begins = device.connected_at or _EPOCH
    position = -((day_of(first) - begins) // QUARTER)
    if position <= 0:
        return energies
    return np.where(np.arange(len(energies)) >= position, energies, 0)


def _charge_target(settings: Settings) -> float:
    least = kept.number(settings, "charge_target_min", 0.0)
    if settings.get("is_charge_policy_enabled"):
        return max(least, kept.number(settings, "minimum_charge_limit", 100.0))
    return max(least, _USUAL_TARGET)


def _charge_power(settings: Settings, power_kw: float) -> float:
    expected = kept.number(settings, "expected_max_charge_power", 0.0)
    return min(power_kw, expected / 1000) if expected >= 1 else power_kw


def _deadline(settings: Settings, after: datetime) -> datetime | None:
    """Return when the target is due, as the charge policy has it; times of day are Central European."""
    if not settings.get("is_charge_policy_enabled"):
        return None
    text = settings.get("charge_deadline_at")
    at = time.fromisoformat(text).replace(tzinfo=None) if isinstance(text, str) and "T" not in text else time(6)
    due = midnight(after.date()) + timedelta(hours=at.hour - HOURS_EAST, minutes=at.minute)
    return due if due > after else due + timedelta(days=1)
