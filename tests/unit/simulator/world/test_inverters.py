"""Inverters and batteries: no range and no batch gives anything else than a house alone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from podero.simulator import Simulator
from podero.simulator._world.sessions import day_of

WINTER, SUMMER = date(2027, 1, 11).toordinal(), date(2027, 7, 12).toordinal()
FIELDS = ("production", "household", "battery", "plain", "export", "unoptimized")


@pytest.fixture
def world():
    return Simulator(seed=3, users=120, start=datetime(2027, 8, 1, tzinfo=UTC), speed=0).world


@pytest.fixture
def town(world):
    """The houses with an inverter of one town, connected before the winter."""
    begin = day_of(WINTER - 3)
    found = [one for one in world.houses.values() if "iv" in one.devices and one.devices["iv"].connected_at < begin]
    towns = [house.town for house in found]
    largest = max(sorted(set(towns)), key=towns.count)
    return [house for house in found if house.town == largest]


def with_battery(houses):
    return [house for house in houses if house.devices["iv"].traits["battery_kwh"]]


def assert_alone_is_the_same(world, houses, first, days):
    model = world.history.model.inverters
    for house, found in zip(houses, model.compute(houses, first, days), strict=True):
        model.forget(house.devices["iv"], 0)
        [alone] = model.compute([house], first, days)
        for name in FIELDS:
            assert np.array_equal(getattr(alone, name), getattr(found, name)), name
        assert np.array_equal(alone.stored, found.stored) or alone.stored is found.stored is None


@pytest.mark.parametrize("first", [WINTER, SUMMER])
def test_a_batch_computes_what_each_house_does_alone(world, town, first):
    assert len(with_battery(town)) > 5
    for days in (1, 3):
        assert_alone_is_the_same(world, town, first, days)


def test_a_batch_of_different_settings_does_too(world, town):
    one, two, three, four, five, six = (house.devices["iv"] for house in with_battery(town)[:6])
    one.settings["battery_policy"] = "Export all"
    two.settings.update(battery_policy="Optimize grid balancing", price_zone="SE_1")
    three.settings.update(min_battery_charge="40.00", max_battery_charge="60.00")
    four.settings["is_smart_optimization_active"] = False
    world.change_settings(five, {"battery_policy": "Export all"}, day_of(WINTER) + timedelta(hours=7))
    world.change_settings(six, {"pause_power_until": "2027-01-11T12:00:00Z"}, day_of(WINTER))
    assert_alone_is_the_same(world, town, WINTER, 2)


def test_what_is_known_of_a_midnight_counts_in_a_batch(world, town):
    model = world.history.model.inverters
    for house in town:
        model.compute([house], WINTER, 1)
    assert_alone_is_the_same(world, town, WINTER + 1, 2)


def test_batteries_follow_from_any_day_on(world, town):
    model = world.history.model.inverters
    for house in with_battery(town)[:10]:
        model.forget(house.devices["iv"], 0)
        [whole] = model.compute([house], SUMMER - 20, 20)
        for offset in (19, 3, 11):
            model.forget(house.devices["iv"], 0)
            [part] = model.compute([house], SUMMER - 20 + offset, 1)
            for name in FIELDS:
                expected = getattr(whole, name)[offset * 96 : offset * 96 + 96]
                assert np.array_equal(getattr(part, name), expected), name
        assert np.array_equal(np.diff(whole.stored), -whole.battery[1:])
        levels = whole.stored / house.devices["iv"].traits["battery_kwh"] / 10
        assert 14.9 <= levels.min() < 60 < levels.max() <= 95.1


def test_no_houses_are_no_work(world):
    assert world.history.model.inverters.compute([], WINTER, 1) == []


def test_curtailment_lets_nothing_of_the_sun_into_the_grid(world, town):
    history, model = world.history, world.history.model.inverters
    house = with_battery(town)[0]
    inverter = house.devices["iv"]
    [before] = model.compute([house], SUMMER, 3)
    noon = day_of(SUMMER + 1) + timedelta(hours=11)
    world.change_settings(inverter, {"is_curtailment_active": True}, noon)
    [after] = model.compute([house], SUMMER, 3)
    start = 96 + 44
    assert before.export[start:].max() > 0 == after.export[start:].max()
    assert after.production[start:].sum() < before.production[start:].sum()
    assert np.array_equal(after.battery, before.battery)
    for name in FIELDS:
        assert np.array_equal(getattr(after, name)[:start], getattr(before, name)[:start]), name
    assert np.array_equal(after.production + after.battery - after.household, after.export)
    columns = history.columns(inverter, SUMMER, 3)
    recent = history.recent_wh(inverter, day_of(SUMMER + 3))
    assert recent[-3:] == columns["solar_wh"].reshape(3, 96).sum(axis=1).tolist()
    world.change_settings(inverter, {"is_curtailment_active": None}, noon + timedelta(hours=1))
    [resumed] = model.compute([house], SUMMER, 3)
    assert np.array_equal(resumed.export[start + 4 :], before.export[start + 4 :])


def test_curtailment_does_not_reach_an_inverter_without_a_connection(world, town):
    house = with_battery(town)[0]
    inverter = house.devices["iv"]
    inverter.gaps.append((day_of(SUMMER), day_of(SUMMER + 1)))
    world.change_settings(inverter, {"is_curtailment_active": True}, day_of(SUMMER))
    [solar] = world.history.model.inverters.compute([house], SUMMER, 2)
    assert solar.export[:96].max() > 0 == solar.export[96:].max()


def test_what_an_emptied_battery_sends_into_the_grid_is_not_curtailed(world, town):
    house = with_battery(town)[0]
    settings = {"battery_policy": "Export all", "is_curtailment_active": True}
    world.change_settings(house.devices["iv"], settings, day_of(SUMMER))
    [solar] = world.history.model.inverters.compute([house], SUMMER, 1)
    exporting = solar.export > 0
    assert exporting.any()
    assert not solar.production[exporting].any()


@pytest.fixture
def asked(world):
    """For how many days loads were asked."""
    model, days = world.history.model, []

    def loads(houses, first, count):
        days.append(count)
        return model.loads(houses, first, count)

    model.inverters._loads = loads
    return days


def test_a_battery_that_is_always_empty_is_not_followed_to_its_beginning(world, town, asked):
    house = with_battery(town)[0]
    world.change_settings(house.devices["iv"], {"battery_policy": "Export all"}, day_of(WINTER))
    [solar] = world.history.model.inverters.compute([house], SUMMER, 1)
    assert solar.stored.min() == round(house.devices["iv"].traits["battery_kwh"] * 150)
    assert max(asked) <= 9


def test_the_way_of_a_paused_battery_is_followed_once(world, town, asked):
    house, model = with_battery(town)[0], world.history.model.inverters
    world.change_settings(house.devices["iv"], {"is_pause_power_active": True}, day_of(WINTER) + timedelta(hours=13))
    [before] = model.compute([house], SUMMER, 1)
    assert max(asked) > 150
    asked.clear()
    for day in (SUMMER - 30, SUMMER - 100, SUMMER + 1):
        [solar] = model.compute([house], day, 1)
        assert {*solar.stored} == {*before.stored}
    assert max(asked) <= 2
    [start] = model.compute([house], WINTER, 1)
    assert start.stored[-1] == before.stored[0]
