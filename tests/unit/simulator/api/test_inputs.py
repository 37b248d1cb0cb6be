"""What callers send is checked and stored in one form."""

from __future__ import annotations

import pytest

from tests.support.simulator import PATHS


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1e400", "1_0", " 1", "", "1e999", "\u0663"])
@pytest.mark.parametrize(("code", "name"), [("hp", "indoor_target_temperature_offset"), ("iv", "min_battery_charge")])
async def test_what_is_no_decimal_is_refused_and_changes_nothing(sim, call, resident, devices, code, name, value):
    path = f"/users/{resident.id}/{PATHS[code]}"
    await call("PUT", f"{path}/{devices[code]}", json={name: value}, expect=422)
    assert len(await call("GET", path)) == 1
    assert sim.app.violations == []


async def test_values_are_stored_in_one_form(call, resident, devices):
    pump, car, inverter = (f"/users/{resident.id}/{PATHS[code]}/{devices[code]}" for code in ("hp", "ev", "iv"))
    sent = {"pause_power_until": "2026-01-15t13:00:00+01:00", "dhw_standard_temperature": "+50.50"}
    view = await call("PUT", pump, json=sent)
    assert (view["pause_power_until"], view["dhw_standard_temperature"]) == ("2026-01-15T12:00:00Z", 50.5)
    assert (await call("PUT", car, json={"charge_deadline_at": "07"}))["charge_deadline_at"] == "07:00:00"
    assert (await call("PUT", inverter, json={"min_battery_charge": 20}))["min_battery_charge"] == "20.00"


@pytest.mark.parametrize(
    ("code", "body"),
    [
        ("ev", {"minimum_charge_limit": 175}),
        ("ev", {"charge_target_min": -1}),
        ("ev", {"latitude": 1e9}),
        ("hp", {"minimum_temperature_limit": 24, "maximum_temperature_limit": 20}),
        ("hp", {"maximum_temperature_limit": 10}),
        ("hp", {"away_mode_start": "2026-02-01T00:00:00Z", "away_mode_end": "2026-01-31T00:00:00Z"}),
        ("iv", {"min_battery_charge": "96"}),
    ],
)
async def test_what_cannot_be_is_refused(call, resident, devices, code, body):
    path = f"/users/{resident.id}/{PATHS[code]}/{devices[code]}"
    before = await call("GET", path)
    refusal = await call("PUT", path, json=body, expect=422)
    assert refusal["detail"][0]["loc"][0] == "body"
    assert await call("GET", path) == before


async def test_a_refused_creation_leaves_nothing_behind(call, resident):
    await call("POST", f"/users/{resident.id}/heat-pumps", json={"dhw_standard_temperature": "NaN"}, expect=422)
    assert len(await call("GET", f"/users/{resident.id}/heat-pumps")) == 1


@pytest.mark.parametrize("resume", [{"pause_power_until": None}, {"is_pause_power_active": False}])
@pytest.mark.parametrize("pause", [{"is_pause_power_active": True}, {"pause_power_until": "2026-01-15T12:00:00Z"}])
async def test_either_field_resumes(call, resident, devices, pause, resume):
    path = f"/users/{resident.id}/heat-pumps/{devices['hp']}"
    assert (await call("PUT", path, json=pause))["is_pause_power_active"]
    assert not (await call("PUT", path, json=resume))["is_pause_power_active"]
