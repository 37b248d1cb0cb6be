"""Devices: partial updates, soft deletion and empty creation."""

from __future__ import annotations

import pytest

from tests.support.simulator import PATHS

CREATABLE = {"hp", "ev", "iv"}


def settings_of(view, changed=()):
    return {name: value for name, value in view.items() if name not in {"updated_at", "actions", *changed}}


@pytest.mark.parametrize("code", PATHS)
async def test_only_what_was_sent_changes(call, resident, devices, code):
    path = f"/users/{resident.id}/{PATHS[code]}/{devices[code]}"
    before = await call("GET", path)
    after = await call("PUT", path, json={"comment": "x"})
    assert after["comment"] == "x"
    assert settings_of(after, {"comment"}) == settings_of(before, {"comment"})
    assert after["updated_at"] == "2026-01-15T09:00:00Z"
    assert (await call("PUT", path, json={"comment": None}))["comment"] is None


@pytest.mark.parametrize("code", PATHS)
async def test_read_only_and_unknown_fields_are_ignored(call, resident, devices, code):
    path = f"/users/{resident.id}/{PATHS[code]}/{devices[code]}"
    before = await call("GET", path)
    after = await call("PUT", path, json={"id": devices["hp"], "is_authenticated": False, "nonsense": 1})
    assert settings_of(after) == settings_of(before)


async def test_some_settings_have_a_time_of_their_last_change(call, resident, devices):
    car = f"/users/{resident.id}/electric-vehicles/{devices['ev']}"
    after = await call("PUT", car, json={"minimum_charge_limit": 75, "is_charge_policy_enabled": True})
    assert after["charge_policy_last_updated_at"] == "2026-01-15T09:00:00Z"
    model = {"device_type": {"short_name": "ev", "long_name": "Electric Vehicle"}, "manufacturer": "A", "model": "B"}
    assert (await call("PUT", car, json={"device_model": model}))["device_model"]["manufacturer"] == "A"


@pytest.mark.parametrize("code", sorted(CREATABLE))
async def test_an_empty_device_is_connected_after_a_while(sim, call, resident, code):
    path = f"/users/{resident.id}/{PATHS[code]}"
    created = await call("POST", path, content=b"null", headers={"content-type": "application/json"})
    assert (created["is_authenticated"], created["lifecycle_state"], created["device_model"]) == (
        False,
        "created",
        None,
    )
    assert created["connection_status"] == "unknown"
    assert len(await call("GET", path)) == 2
    sim.world.clock.advance(180)
    later = await call("GET", f"{path}/{created['id']}")
    assert (later["is_authenticated"], later["lifecycle_state"], later["connection_status"]) == (
        True,
        "authenticated",
        "ok",
    )
    assert later["device_model"]["manufacturer"]


async def test_creation_takes_settings_and_buildings(sim, call, resident):
    building = next(b for b in sim.world.buildings.values() if b.user_id == resident.id)
    path = f"/users/{resident.id}/heat-pumps"
    created = await call("POST", path, json={"building_id": building.id, "price_zone": "DE_LU"})
    assert (created["building"], created["price_zone"]) == (building.id, "DE_LU")
    assert (await call("PUT", f"{path}/{created['id']}", json={"building_id": None}))["building"] is None
    await call("PUT", f"{path}/{created['id']}", json={"building_id": created["id"]}, expect=404)


async def test_soft_deletion_and_restoration(sim, call, resident, devices):
    path = f"/users/{resident.id}/heat-pumps"
    one = f"{path}/{devices['hp']}"
    await call("PUT", one, json={"deleted_at": "2026-01-15T09:00:00Z"})
    assert await call("GET", path) == []
    assert (await call("GET", f"/users/{resident.id}"))["num_heat_pumps"] == 0
    await call("GET", one, expect=404)
    assert (await call("GET", one, params={"include_deleted": "true"}))["deleted_at"] == "2026-01-15T09:00:00Z"
    await call("PUT", one, json={"deleted_at": None})
    assert len(await call("GET", path)) == 1
    sim.world.delete_device(devices["hp"])
    assert await call("GET", path) == []


async def test_devices_belong_to_their_user(sim, call, devices):
    other = list(sim.world.users.values())[2]
    await call("GET", f"/users/{other.id}/heat-pumps/{devices['hp']}", expect=404)


async def test_lists_carry_no_actions(sim, call, resident, devices):
    sim.world.expire_authentication(devices["hp"])
    listed = (await call("GET", f"/users/{resident.id}/heat-pumps"))[0]
    assert (listed["action_needed"], "actions" in listed) == (True, False)
    assert (listed["is_authenticated"], listed["connection_status"]) == (False, "error")
