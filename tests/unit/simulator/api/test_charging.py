"""Boosts, charge policies and charging sessions."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.support.simulator import PATHS


@pytest.fixture(params=["ev", "wb"])
def charger(request, sim, resident, devices):
    sim.world.unplug(devices[request.param])
    return (
        request.param,
        devices[request.param],
        f"/users/{resident.id}/{PATHS[request.param]}/{devices[request.param]}",
    )


async def test_boost_of_an_idle_device(sim, call, charger):
    _, device_id, path = charger
    sim.world.plug_in(device_id, 60)
    view = await call("GET", path)
    assert (view["is_plugged_in"], view["is_charging"]) == (True, False)
    await call("POST", f"{path}/boost", expect=204)
    assert not (await call("GET", path))["is_charging"]
    sim.world.clock.advance(5)
    view = await call("GET", path)
    assert view["is_charging"]
    assert view["charge_rate_w"] > 7000
    conflict = await call("POST", f"{path}/boost", expect=409)
    assert conflict == {"state": "ongoing", "reason": "already_charging"}
    sim.world.clock.advance(timedelta(hours=8))
    view = await call("GET", path)
    assert (view["is_charging"], view["is_fully_charged"]) == (False, True)
    assert await call("POST", f"{path}/boost", expect=409) == {"state": "unavailable", "reason": "fully_charged"}


async def test_boost_states_of_a_car(sim, call, resident, devices):
    path = f"/users/{resident.id}/electric-vehicles/{devices['ev']}"
    sim.world.plug_in(devices["ev"], 60)
    assert (await call("GET", path))["boost_state"] == "available"
    await call("POST", f"{path}/boost", expect=204)
    view = await call("GET", path)
    assert (view["boost_state"], view["last_boost_triggered_at"]) == ("requested", "2026-01-15T09:00:00Z")
    assert await call("POST", f"{path}/boost", expect=409) == {"state": "requested", "reason": "already_charging"}
    sim.world.clock.advance(5)
    view = await call("GET", path)
    assert (view["boost_state"], view["last_boost_ended_at"]) == ("ongoing", None)
    levels = []
    for _ in range(10):
        sim.world.clock.advance(timedelta(minutes=30))
        view = await call("GET", path)
        levels.append(view["battery_level"])
    assert levels == sorted(levels)
    assert levels[-1] == 100
    assert (view["boost_state"], view["last_boost_end_reason"]) == ("unavailable", "fully_charged")
    assert view["last_boost_ended_at"] is not None


async def test_an_unplugged_device_is_armed_for_its_next_session(sim, call, charger):
    _, device_id, path = charger
    device = sim.world.devices[device_id]
    for _ in range(2):
        await call("POST", f"{path}/boost", expect=204)
        assert device.armed_at is not None
    sim.world.clock.advance(60)
    sim.world.plug_in(device_id, 50)
    sim.world.clock.advance(5)
    assert (await call("GET", path))["is_charging"]
    assert device.armed_at is None


async def test_an_armed_boost_starts_when_the_car_comes_home(sim, call, resident, devices):
    path = f"/users/{resident.id}/electric-vehicles/{devices['ev']}"
    sim.world.unplug(devices["ev"])
    await call("POST", f"{path}/boost", expect=204)
    view = await call("GET", path)
    assert (view["boost_for_next_session"], view["boost_state"]) == (True, "unavailable")
    for _ in range(48):
        sim.world.clock.advance(timedelta(hours=1))
        await call.login()
        view = await call("GET", path)
        if view["is_plugged_in"]:
            break
    assert (view["boost_for_next_session"], view["last_boost_triggered_at"] is not None) == (False, True)


async def test_disarming(sim, call, charger):
    _, device_id, path = charger
    await call("POST", f"{path}/boost", expect=204)
    await call("DELETE", f"{path}/boost", expect=204)
    await call("DELETE", f"{path}/boost", expect=204)
    assert sim.world.devices[device_id].armed_at is None


async def test_delete_stops_the_boost_of_a_wallbox_but_not_of_a_car(sim, call, charger):
    code, device_id, path = charger
    sim.world.plug_in(device_id, 40)
    await call("POST", f"{path}/boost", expect=204)
    sim.world.clock.advance(600)
    await call("DELETE", f"{path}/boost", expect=204)
    assert (await call("GET", path))["is_charging"] is (code == "ev")
    await call("POST", f"{path}/boost", expect=409 if code == "ev" else 204)


async def test_other_conflicts(sim, call, resident, devices):
    path = f"/users/{resident.id}/electric-vehicles/{devices['ev']}"
    sim.world.plug_in(devices["ev"], 50, at_home=False)
    assert (await call("POST", f"{path}/boost", expect=409))["reason"] == "no_active_session"
    await call("PUT", path, json={"lifecycle_state": "error", "lifecycle_error": "broken"})
    assert (await call("POST", f"{path}/boost", expect=409))["reason"] == "internal_error"


async def test_a_car_that_is_already_charging_cannot_be_boosted(sim, call, resident, devices):
    path = f"/users/{resident.id}/electric-vehicles/{devices['ev']}"
    sim.world.plug_in(devices["ev"], 20)
    while not (await call("GET", path))["is_charging"]:
        sim.world.clock.advance(timedelta(minutes=15))
    assert (await call("GET", path))["boost_state"] == "unavailable"
    assert (await call("POST", f"{path}/boost", expect=409))["reason"] == "already_charging"


async def test_arming_by_setting(sim, call, resident, devices):
    path = f"/users/{resident.id}/electric-vehicles/{devices['ev']}"
    assert (await call("PUT", path, json={"boost_for_next_session": True}))["boost_for_next_session"]
    assert not (await call("PUT", path, json={"boost_for_next_session": False}))["boost_for_next_session"]


async def test_unplugging_ends_a_boost(sim, call, resident, devices):
    path = f"/users/{resident.id}/electric-vehicles/{devices['ev']}"
    sim.world.plug_in(devices["ev"], 30)
    await call("POST", f"{path}/boost", expect=204)
    sim.world.clock.advance(600)
    sim.world.unplug(devices["ev"])
    view = await call("GET", path)
    assert (view["is_plugged_in"], view["last_boost_end_reason"]) == (False, "unplugged")


# --- charge policies ---


async def test_the_charge_policy_follows_from_the_settings(call, resident, devices):
    car = f"/users/{resident.id}/electric-vehicles/{devices['ev']}"
    await call("PUT", car, json={"minimum_charge_limit": 75, "is_charge_policy_enabled": True})
    policy = await call("GET", f"{car}/charge-policy")
    assert policy["data"]["mon"] == {"charge_percentage": 75, "charge_deadline": "06:00:00"}
    assert policy["metadata"]["error"] is None
    await call("PUT", car, json={"is_charge_policy_enabled": False})
    policy = await call("GET", f"{car}/charge-policy")
    assert (policy["data"]["mon"], policy["metadata"]["error"]) == (None, "Charge policy is not enabled")


# --- sessions ---


async def pages(call, path, **params):
    found, total = [], None
    while total is None or len(found) < total:
        page = await call(
            "GET", path, params={"from": "2025-11-01", "to": "2026-01-15", "offset": len(found), **params}
        )
        assert total in {None, page["total"]}
        total = page["total"]
        assert 0 < len(page["items"]) <= params.get("limit", 50)
        found += page["items"]
    return found


async def test_sessions_are_paged(call, resident, devices):
    path = f"/users/{resident.id}/electric-vehicles/{devices['ev']}/sessions"
    whole = await pages(call, path)
    assert 40 < len(whole) < 76
    assert await pages(call, path, limit=7) == whole
    starts = [item["plug_in_time"] for item in whole]
    assert starts == sorted(starts, reverse=True)
    assert len({item["id"] for item in whole}) == len(whole)
    beyond = await call("GET", path, params={"from": "2025-11-01", "to": "2026-01-15", "offset": 1000})
    assert beyond == {"total": len(whole), "items": []}


async def test_the_date_filter_includes_both_days(call, resident, devices):
    path = f"/users/{resident.id}/electric-vehicles/{devices['ev']}/sessions"
    for item in (await pages(call, path))[3:6]:
        day = item["plug_in_time"][:10]
        page = await call("GET", path, params={"from": day, "to": day})
        assert page == {"total": 1, "items": [item]}


async def test_sessions_are_plausible(call, resident, devices):
    for item in await pages(call, f"/users/{resident.id}/electric-vehicles/{devices['ev']}/sessions"):
        assert item["plug_in_time"] <= item["desired_charging_start_time"] <= item["desired_charging_end_time"]
        assert item["desired_charging_end_time"] <= item["unplug_time"]
        assert item["initial_soc_pct"] < item["final_soc_pct"] <= 100
        assert 0 < item["avg_charge_power_kw"] <= item["peak_charge_power_kw"]
        assert item["is_at_home"] is (item["session_outcome"] == "success")


async def test_the_running_session(sim, call, resident, devices):
    path = f"/users/{resident.id}/electric-vehicles/{devices['ev']}"
    sim.world.unplug(devices["ev"])
    assert await call("GET", f"{path}/sessions/current") == {"session": None}
    sim.world.plug_in(devices["ev"], 50)
    session = (await call("GET", f"{path}/sessions/current"))["session"]
    assert (session["unplug_time"], session["final_soc_pct"], session["energy_charged_kwh"]) == (None, None, 0)
    await call("POST", f"{path}/boost", expect=204)
    sim.world.clock.advance(3605)
    running = (await call("GET", f"{path}/sessions/current"))["session"]
    assert running["id"] == session["id"]
    assert running["energy_charged_kwh"] == pytest.approx(sim.world.devices[devices["ev"]].traits["power_kw"], abs=0.01)
    done = await call("GET", f"{path}/sessions", params={"from": "2026-01-15", "to": "2026-01-15"})
    assert session["id"] not in {item["id"] for item in done["items"]}
    sim.world.clock.advance(timedelta(hours=12))
    await call.login()
    done = await call("GET", f"{path}/sessions", params={"from": "2026-01-15", "to": "2026-01-15"})
    assert session["id"] in {item["id"] for item in done["items"]}
