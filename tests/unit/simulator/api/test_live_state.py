"""What devices report as time goes by."""

from __future__ import annotations

from datetime import timedelta

import pytest

from podero.simulator._api.live_state import boost_state, live_fields
from tests.support.simulator import PATHS, START


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


def test_a_device_that_is_not_connected_reports_next_to_nothing(sim, devices):
    for kind in devices:
        device = sim.world.devices[devices[kind]]
        sim.world.expire_authentication(device.id)
        sim.world.clock.advance(60)
        fields = live_fields(sim.world, device, sim.world.clock.now())
        assert fields.pop("current_state_last_updated_at") <= "2026-01-15T09:03:00Z"
        assert fields == {"mode": "UNAVAILABLE", "connection": "offline"}
    fresh = sim.world.add_device(str(sim.resident_id), "wb")
    fields = live_fields(sim.world, fresh, START)
    assert (fields["connection"], fields["current_state_last_updated_at"]) == ("never_connected", None)


def test_a_state_is_reported_every_five_minutes(sim, devices):
    pump = sim.world.devices[devices["hp"]]
    fields = live_fields(sim.world, pump, START + timedelta(minutes=9, seconds=59))
    assert fields["current_state_last_updated_at"] == "2026-01-15T09:05:00Z"


@pytest.mark.parametrize("kind", PATHS)
async def test_the_state_never_changes_without_its_time(sim, call, resident, devices, kind):
    path = f"/users/{resident.id}/{PATHS[kind]}/{devices[kind]}"
    if kind in {"ev", "wb"}:
        sim.world.plug_in(devices[kind], 60)
    ignored = {"updated_at", "actions", "charge_state_last_updated_at", "last_monitoring_executed_at"}
    states = {}
    for step in range(60):
        if step == 20:
            await call("PUT", path, json={"pause_power_until": "2026-01-15T09:20:30Z"})
        if step == 45 and kind in {"ev", "wb"}:
            await call("POST", f"{path}/boost", expect=204)
        view = await call("GET", path)
        at = view.pop("current_state_last_updated_at")
        state = {name: value for name, value in view.items() if name not in ignored}
        assert states.setdefault(at, state) == state
        sim.world.clock.advance(31)
    assert len(states) > 5


@pytest.mark.parametrize("kind", ["ev", "wb"])
def test_the_state_of_a_boost(sim, devices, kind):
    device = sim.world.devices[devices[kind]]
    sim.world.plug_in(device.id, 50)
    assert boost_state(sim.world.history.current(device, START), START) == "available"
    sim.world.boost(device, START)
    session = sim.world.history.current(device, START)
    assert [boost_state(session, START + timedelta(seconds=n)) for n in (0, 5)] == ["requested", "ongoing"]
    assert boost_state(session, session.charge_end) == boost_state(None, START) == "unavailable"
