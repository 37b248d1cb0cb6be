"""Daily curves: plausible, and balanced in every quarter-hour."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from podero.simulator._world.charging import ChargingSchedule
from podero.simulator._world.curves import (
    battery_level,
    charging_curve,
    curve_of,
    heat_pump_curve,
    inverter_curve,
    outdoor_temperature,
    totals_of,
)
from podero.simulator._world.devices import build_device
from podero.simulator._world.moments import QUARTERS

WINTER, SUMMER = date(2026, 1, 15), date(2026, 7, 14)
PRICES = [50.0 + n for n in range(QUARTERS)]


def test_the_temperature_is_continuous_at_midnight():
    today, tomorrow = (outdoor_temperature("x", WINTER + timedelta(days=n)) for n in (0, 1))
    assert abs(tomorrow[0] - today[-1]) < 0.5
    assert max(today) - min(today) > 4


def test_a_heat_pump_uses_more_in_winter():
    winter, summer = (sum(heat_pump_curve("x", 150, day, PRICES)["estimated_consumption"]) for day in (WINTER, SUMMER))
    assert winter > 3 * summer


def test_a_heat_pump_shifts_its_consumption_to_cheap_hours():
    curve = heat_pump_curve("x", 150, WINTER, PRICES)
    optimized, unoptimized = curve["estimated_consumption"], curve["unoptimized_consumption"]
    assert sum(optimized) == pytest.approx(0.98 * sum(unoptimized), rel=0.001)
    assert totals_of(curve, 0, QUARTERS).cost_cents < 0.98 * totals_of(curve, 0, QUARTERS).unoptimized_cents


def test_the_sun_shines_longer_in_summer():
    def sun(first):
        days = [first + timedelta(days=n) for n in range(20)]
        return sum(sum(inverter_curve("x", 9.8, 10.0, day, PRICES)["solar_wh"]) for day in days)

    assert sun(SUMMER) > 2 * sun(WINTER)


@pytest.mark.parametrize("battery_kwh", [0.0, 7.5, 10.0])
@pytest.mark.parametrize("day", [WINTER, SUMMER])
def test_power_balances_in_an_inverter(battery_kwh, day):
    curve = inverter_curve("x", 9.8, battery_kwh, day, PRICES)
    columns = ("solar_production_w", "battery_charge_discharge_power_w", "household_consumption_w")
    for n in range(QUARTERS):
        solar, battery, house = (curve[name][n] or 0 for name in columns)
        assert curve["export_power_to_grid_w"][n] == solar + battery - house
    levels = curve["battery_charge_level_percent"]
    if not battery_kwh:
        assert levels == [None] * QUARTERS
    else:
        assert all(0 <= level <= 100 for level in levels)
        assert levels[-1] == pytest.approx(15, abs=0.2)


def test_a_charging_curve_holds_the_energy_of_its_sessions():
    schedule = ChargingSchedule("x", datetime(2025, 1, 1, tzinfo=UTC), 60.0, 7.4)
    days = [WINTER + timedelta(days=n) for n in range(10)]
    curves = [charging_curve(schedule, day, PRICES) for day in days]
    # The last session of a day charges on the next one too; the first day has the rest of an earlier session.
    sessions = schedule.sessions(days[1], days[-2])
    charged = sum(sum(curve["estimated_consumption"]) for curve in curves)
    assert charged >= sum(session.energy_wh(session.unplug) for session in sessions)
    assert sum(sum(curve["sessions"]) for curve in curves[1:-1]) == len(sessions)
    for curve in curves:
        assert all(
            plugged for plugged, charging in zip(curve["is_plugged_in"], curve["is_charging"], strict=True) if charging
        )


def test_the_battery_falls_between_sessions():
    schedule = ChargingSchedule("x", datetime(2025, 1, 1, tzinfo=UTC), 60.0, 7.4)
    one, other = schedule.sessions(WINTER, WINTER + timedelta(days=3))[:2]
    between = one.unplug + (other.plug_in - one.unplug) / 2
    levels = [battery_level([one, other], at) for at in (one.unplug, between, other.plug_in)]
    assert levels == sorted(levels, reverse=True)
    assert levels[0] > levels[-1]
    assert battery_level([], between) == 60
    assert battery_level([other], between) == round(other.initial_soc)
    assert battery_level([one], between) == round(one.soc(one.unplug))


@pytest.mark.parametrize("kind", ["hp", "ev", "iv", "wb"])
def test_every_device_has_a_curve(kind):
    created = datetime(2025, 1, 1, tzinfo=UTC)
    device = build_device("id", "owner", kind, seed="x", created_at=created, settings={})
    curve = curve_of(device, WINTER, PRICES)
    assert {len(column) for column in curve.values()} == {QUARTERS}
    assert curve["price"] == PRICES


def test_totals_of_parts_add_up():
    curve = inverter_curve("x", 9.8, 10.0, SUMMER, PRICES)
    whole, morning, evening = (totals_of(curve, *span) for span in ((0, 96), (0, 40), (40, 96)))
    for name in ("energy_wh", "unoptimized_wh", "solar_wh", "export_wh"):
        assert getattr(whole, name) == getattr(morning, name) + getattr(evening, name)
    assert whole.sessions == whole.charging_quarters == 0
    assert totals_of(curve, 10, 10).energy_wh == 0
