"""Heat pumps respond to weather, prices and settings; what they did before a change stays."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest

from podero.simulator._world.heating import group_of
from tests.support.simulator import START

DAY = START.toordinal()
NEXT = slice((24 - 9) * 4 + 36, None)
"""The day after the start, in columns that begin on the day of the start."""


@pytest.fixture
def pump(sim, devices):
    return sim.world.devices[devices["hp"]]


def columns(sim, pump, first=DAY, days=2):
    return dict(sim.world.history.columns(pump, first, days))


def change(sim, pump, **settings):
    sim.world.change_settings(pump, settings, sim.world.clock.now())


def test_winter_takes_more_than_summer_and_the_cold_costs_twice(sim, pump):
    winter, summer = columns(sim, pump, DAY, 10), columns(sim, pump, DAY + 180, 10)
    assert winter["estimated_consumption"].sum() > 4 * summer["estimated_consumption"].sum()
    heat = sim.world.history.model.heating.simulate([pump], pump.town, DAY, 60)
    room = heat.unoptimized[0] - 100 * heat.is_heating_water[0]
    cold, mild = room[heat.outdoor[0] < -3], room[(heat.outdoor[0] > 3) & (heat.outdoor[0] < 5)]
    # 21.5 K against 14 K of difference, and a lower efficiency.
    assert np.median(cold) > 1.8 * np.median(mild)


def test_steering_moves_consumption_to_cheap_hours_and_keeps_most_of_the_energy(sim, pump):
    found = columns(sim, pump, DAY, 30)
    optimized, usual, price = (found[name] for name in ("estimated_consumption", "unoptimized_consumption", "price"))
    assert 0.93 < optimized.sum() / usual.sum() < 1.0
    assert (optimized @ price) / optimized.sum() < 0.95 * (usual @ price) / usual.sum()
    daily = optimized.reshape(-1, 96).sum(axis=1) / usual.reshape(-1, 96).sum(axis=1)
    assert 0.9 < daily.min() <= daily.max() < 1.05


def test_any_range_is_part_of_a_longer_one(sim, pump):
    change(sim, pump, indoor_target_temperature_offset=2.0)
    sim.world.clock.advance(timedelta(days=20))
    whole = columns(sim, pump, DAY - 5, 30)
    sim.world.history.forget()
    for first in (DAY + 21, DAY, DAY - 3, DAY + 7):
        part = columns(sim, pump, first, 2)
        offset = (first - DAY + 5) * 96
        for name, values in part.items():
            assert np.array_equal(values, whole[name][offset : offset + 192]), (name, first)


@pytest.mark.parametrize(
    ("settings", "column", "grows"),
    [
        ({"indoor_target_temperature_offset": 2.0}, "unoptimized_consumption", True),
        ({"indoor_target_temperature_offset": -2.0}, "indoor", False),
        ({"maximum_temperature_limit": 20.0}, "unoptimized_consumption", False),
        ({"minimum_temperature_limit": 23.0}, "indoor", True),
        ({"dhw_standard_temperature": 55.0}, "hot_water_temp", True),
        ({"is_hot_water_heating_enabled": False}, "unoptimized_consumption", False),
        ({"is_space_heating_enabled": False}, "indoor", False),
        ({"minimum_dhw_temperature_limit": 46.0}, "hot_water_temp", True),
        ({"is_pause_power_active": True}, "unoptimized_consumption", False),
        ({"pause_power_until": "2026-01-17T00:00:00Z"}, "estimated_consumption", False),
        ({"is_away_mode_enabled": True, "away_mode_start": "2026-01-15T12:00:00Z"}, "indoor", False),
    ],
    ids=str,
)
@pytest.mark.parametrize("season", [0, 182], ids=["winter", "summer"])
def test_a_setting_counts_from_now_on(sim, pump, settings, column, grows, season):
    sim.world.clock.advance(timedelta(days=season))
    if season and column != "hot_water_temp":
        column = ""
    first = DAY + season
    settings = {name: str(value).replace("2026-01", "2026-07") if season else value for name, value in settings.items()}
    before = columns(sim, pump, first)
    change(sim, pump, **settings)
    after = columns(sim, pump, first)
    for name, values in before.items():
        assert np.array_equal(values[:36], after[name][:36]), name
    if column:
        change_of_mean = after[column][NEXT].mean() - before[column][NEXT].mean()
        assert change_of_mean > 0 if grows else change_of_mean < 0


def test_a_paused_pump_takes_nothing_and_the_house_cools_down_and_recovers(sim, pump):
    change(sim, pump, pause_power_until="2026-01-15T21:00:00Z")
    found = columns(sim, pump, DAY, 3)
    assert found["estimated_consumption"][36:84].sum() == found["unoptimized_consumption"][36:84].sum() == 0
    assert found["indoor"][84] < found["indoor"][36] - 1
    assert found["indoor"][-1] > found["indoor"][84] + 1
    assert found["unoptimized_consumption"][84:96].min() > 0


def test_without_steering_nothing_is_saved(sim, pump):
    change(sim, pump, is_smart_optimization_active=False)
    found = columns(sim, pump)
    assert np.array_equal(found["estimated_consumption"][36:], found["unoptimized_consumption"][36:])
    assert not np.array_equal(found["estimated_consumption"][:36], found["unoptimized_consumption"][:36])


def test_levels_shift_more_or_less(sim, pump):
    spread = {}
    for level in ("Low", "Mid", "Max"):
        change(sim, pump, optimization_level=level)
        found = columns(sim, pump)
        spread[level] = np.abs(found["estimated_consumption"] - found["unoptimized_consumption"])[NEXT].sum()
    assert spread["Low"] < spread["Mid"] < spread["Max"]


def test_a_lapse_counts_on_its_days_only(sim, pump):
    sim.world.expire_authentication(pump.id)
    assert group_of(pump, DAY, 1) == (pump.id,)
    assert len(group_of(pump, DAY - 1, 1)) > 1


def test_pumps_with_a_life_of_their_own_are_computed_alone(sim, pump):
    assert len(group_of(pump, DAY, 1)) > 1
    change(sim, pump, indoor_target_temperature_offset=1.0)
    assert group_of(pump, DAY, 1) == (pump.id,)


@pytest.mark.parametrize("season", [0, 150, 182], ids=["winter", "june", "july"])
def test_what_does_not_concern_the_rooms_leaves_them(sim, pump, season):
    sim.world.clock.advance(timedelta(days=season))
    before = columns(sim, pump, DAY + season - 1, 5)
    for same in ({"optimization_level": "Mid"}, {"dhw_standard_temperature": 48.0}, {"price_zone": pump.price_zone}):
        change(sim, pump, **same)
        sim.world.clock.advance(3600)
    assert len(pump.history) > 1
    after = columns(sim, pump, DAY + season - 1, 5)
    for name, values in before.items():
        assert np.array_equal(values, after[name]), name
    change(sim, pump, optimization_level="Max")
    usual = columns(sim, pump, DAY + season - 1, 5)
    assert np.array_equal(before["unoptimized_consumption"], usual["unoptimized_consumption"])
    change(sim, pump, indoor_target_temperature_offset=2.0)
    warmer = columns(sim, pump, DAY + season - 1, 5)
    now = 96 + (9 + 3) * 4
    for name, values in usual.items():
        assert np.array_equal(values[:now], warmer[name][:now]), name
    assert not np.array_equal(usual["target"][now:], warmer["target"][now:])


def test_a_pause_that_was_over_before_it_was_set_counts_for_its_quarter_hour(sim, pump):
    sim.world.clock.advance(timedelta(days=150, minutes=7))
    before = columns(sim, pump, DAY + 149, 2)
    change(sim, pump, pause_power_until="2026-06-14T09:05:00Z")
    after = columns(sim, pump, DAY + 149, 2)
    now = 96 + 9 * 4
    for name, values in before.items():
        assert np.array_equal(values[:now], after[name][:now]), name
    assert after["estimated_consumption"][now] == 0 < before["estimated_consumption"][now]


def test_a_pump_whose_settings_were_changed_when_it_was_created(sim, resident):
    pump = sim.world.add_device(resident.id, "hp")
    change(sim, pump, optimization_level="Max")
    sim.world.connect(pump.id)
    sim.world.clock.advance(timedelta(days=2))
    assert len(pump.history) == 1
    assert columns(sim, pump)["estimated_consumption"].sum() > 0
