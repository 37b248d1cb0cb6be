"""What devices report as time goes by."""

from __future__ import annotations

from datetime import timedelta

import pytest

from podero.simulator._api.live_state import boost_state, current_session, is_paused, live_fields
from tests.support.simulator import START


async def test_the_sun_shines_by_day(sim, call, resident, devices):
    path = f"/users/{resident.id}/inverters/{devices['iv']}"
    produced = []
    for _ in range(24):
        sim.world.clock.advance(timedelta(hours=1))
        await call.login()
        view = await call("GET", path)
        produced.append(float(view["current_solar_production_w"]))
        balance = float(view["current_solar_production_w"]) - float(view["household_consumption_w"])
        assert float(view["solar_surplus_w"]) == balance
        battery = float(view["battery_charge_discharge_power_w"] or 0)
        assert float(view["current_power_to_grid_w"]) == balance + battery
    # Hours 10 to 9 of the next day, in UTC; January in the middle of Europe.
    assert max(produced[:3]) > 200
    assert set(produced[8:20]) == {0.0}


async def test_pausing_a_heat_pump(sim, call, resident, devices):
    path = f"/users/{resident.id}/heat-pumps/{devices['hp']}"
    assert (await call("GET", path))["current_power_consumption_w"] > 0
    paused = await call("PUT", path, json={"pause_power_until": "2026-01-15T10:00:00Z"})
    assert (paused["is_pause_power_active"], paused["current_power_consumption_w"]) == (True, 0)
    sim.world.clock.advance(3600)
    assert (await call("GET", path))["current_power_consumption_w"] > 0
    assert not (await call("GET", path))["is_pause_power_active"]
    assert (await call("PUT", path, json={"is_pause_power_active": True, "pause_power_until": None}))[
        "operational_mode"
    ] == "standby"


async def test_a_heat_pump_switched_off_uses_nothing(call, resident, devices):
    path = f"/users/{resident.id}/heat-pumps/{devices['hp']}"
    body = {"is_space_heating_enabled": False, "is_hot_water_heating_enabled": False}
    assert (await call("PUT", path, json=body))["current_power_consumption_w"] == 0


@pytest.mark.parametrize(
    ("settings", "paused"),
    [
        ({}, False),
        ({"is_pause_power_active": True}, True),
        ({"pause_power_until": "2026-01-15T09:00:01Z"}, True),
        ({"pause_power_until": "2026-01-15T09:00:00Z"}, False),
        ({"is_pause_power_active": True, "pause_power_until": "2026-01-15T08:00:00Z"}, False),
    ],
)
def test_a_pause_lasts_until_its_end(sim, devices, settings, paused):
    pump = sim.world.devices[devices["hp"]]
    pump.settings.update(settings)
    assert is_paused(pump, START) is paused


def test_a_device_that_is_not_connected_reports_next_to_nothing(sim, devices):
    for kind in devices:
        device = sim.world.devices[devices[kind]]
        sim.world.expire_authentication(device.id)
        assert live_fields(sim.world, device, START) == {"mode": "UNAVAILABLE", "connection": "offline"}
    fresh = sim.world.add_device(str(sim.resident_id), "wb")
    assert live_fields(sim.world, fresh, START)["connection"] == "never_connected"


def test_a_state_is_reported_every_five_minutes(sim, devices):
    pump = sim.world.devices[devices["hp"]]
    fields = live_fields(sim.world, pump, START + timedelta(minutes=9, seconds=59))
    assert fields["current_state_last_updated_at"] == "2026-01-15T09:05:00Z"


@pytest.mark.parametrize("kind", ["ev", "wb"])
def test_only_a_connected_device_has_a_session_to_boost(sim, devices, kind):
    device = sim.world.devices[devices[kind]]
    sim.world.plug_in(device.id, 50)
    assert current_session(device, START) is not None
    assert boost_state(device, START) == "available"
    sim.world.expire_authentication(device.id)
    assert current_session(device, START) is None
    assert boost_state(device, START) == "unavailable"
    assert current_session(sim.world.devices[devices["hp"]], START) is None
