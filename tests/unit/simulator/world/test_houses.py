"""One house: every watt-hour is accounted for, and no range depends on what was asked before."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from podero.simulator import Simulator
from podero.simulator._world.battery import household_wh
from podero.simulator._world.sessions import day_of

WEEKS = {"winter": date(2027, 1, 11).toordinal(), "summer": date(2027, 7, 12).toordinal()}


@pytest.fixture(scope="module")
def world():
    return Simulator(seed=3, users=180, start=datetime(2027, 8, 1, tzinfo=UTC), speed=0).world


def houses(world):
    """Fifty houses with an inverter whose devices were there before the first week."""
    begin = day_of(WEEKS["winter"] - 3)
    old = [h for h in world.houses.values() if all(one.connected_at < begin for one in h.devices.values())]
    found = [house for house in old if "iv" in house.devices]
    assert len(found) >= 50
    return found[:50]


@pytest.mark.parametrize("week", WEEKS)
def test_the_energy_of_fifty_houses_balances(world, week):
    """The meter is the sum of household, solar, battery, car and heat pump, without any error."""
    first, history, errors = WEEKS[week], world.history, []
    kinds = set()
    for house in houses(world):
        kinds |= house.devices.keys()
        inverter = history.columns(house.devices["iv"], first, 7)
        load = household_wh([house.seed], first, 7)[0]
        if "hp" in house.devices:
            load = load + history.columns(house.devices["hp"], first, 7)["estimated_consumption"]
        charger = house.devices.get("ev") or house.devices.get("wb")
        for session in history.sessions(charger, first - 2, first + 7) if charger is not None else []:
            charged = session.quarters_wh(session.segments, day_of(first), 7 * 96)
            load = load + charged.astype(int) * session.at_home
        battery = inverter["battery_charge_discharge_power_w"]
        flow = 0 if battery is None else battery // 4
        export = inverter["export_power_to_grid_w"] // 4
        errors.append(np.abs(inverter["household_consumption_w"] // 4 - load).max())
        errors.append(np.abs(inverter["solar_wh"] + flow - load - export).max())
        errors.append(np.abs(inverter["export_wh"] - inverter["estimated_consumption"] - export).max())
        if battery is not None:
            [solar] = history.model.inverters.compute([house], first, 7)
            [later] = history.model.inverters.compute([house], first + 3, 1)
            assert np.array_equal(solar.battery[3 * 96 : 4 * 96], later.battery)
    assert max(errors) == 0
    assert kinds == {"hp", "ev", "iv", "wb"}


def test_car_and_wallbox_of_a_house_agree(world):
    at = world.clock.now()
    shared = [house for house in world.houses.values() if {"ev", "wb"} <= house.devices.keys()]
    assert len(shared) > 10
    for house in shared:
        for hours in range(0, 72, 5):
            moment = at - timedelta(hours=hours)
            car, box = (world.history.current(house.devices[kind], moment) for kind in ("ev", "wb"))
            assert box == (car if car is not None and car.at_home else None)


def test_weather_is_shared_by_town(world):
    pumps = [device for device in world.devices.values() if device.kind.code == "hp"]
    towns = {}
    for pump in pumps:
        outdoor = tuple(world.history.columns(pump, WEEKS["winter"], 1)["outdoor"].tolist())
        towns.setdefault(pump.town, set()).add(outdoor)
    assert all(len(weathers) == 1 for weathers in towns.values())
    assert len({weather for weathers in towns.values() for weather in weathers}) == len(towns) > 2
