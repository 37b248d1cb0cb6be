"""Levers do what the same calls in Python do."""

from __future__ import annotations

from datetime import timedelta

import pytest

from podero.simulator._world.journeys import mint_claim_token, start_login
from tests.support.simulator import START, UNKNOWN


async def test_time(sim, steer):
    assert await steer("POST", "/clock/advance", seconds=90) == {"now": "2026-01-15T09:01:30Z", "speed": 0}
    assert sim.world.clock.now() == START + timedelta(seconds=90)
    assert (await steer("POST", "/clock/jump", to="2026-01-16T00:00:00+01:00"))["now"] == "2026-01-15T23:00:00Z"
    for outside in ("2026-01-15T22:00:00Z", "2199-01-01T00:00:01Z"):
        assert await steer("POST", "/clock/jump", to=outside, expect=422) == {
            "detail": "to: time only moves forward, it is 2026-01-15T23:00:00Z, and it ends at 2199-01-01T00:00:00Z"
        }
    await steer("POST", "/clock/speed", speed=60)
    assert (sim.world.clock.speed, (await steer("GET", "/clock"))["speed"]) == (60, 60)


async def test_what_is_due_has_happened(sim, steer, session):
    await steer("POST", "/clock/advance", seconds=181)
    assert [one["outcome"] for one in await steer("GET", "/onboarding")] == ["success"]


async def test_plugging_in(sim, steer, devices):
    shown = await steer("POST", f"/devices/{devices['ev']}/plug-in", battery_level=20, at_home=False)
    assert shown["is_plugged_in"] is True
    assert sim.world.devices[devices["ev"]].charging_schedule.commands[-1].battery_level == 20
    assert (await steer("POST", f"/devices/{devices['ev']}/unplug"))["is_plugged_in"] is False
    refused = await steer("POST", f"/devices/{devices['hp']}/unplug", expect=422)
    assert refused == {"detail": "a heat pump has no plug"}


async def test_connections_and_actions(steer, devices):
    path = f"/devices/{devices['hp']}"
    shown = await steer("POST", f"{path}/expire")
    assert (shown["is_connected"], shown["pending"]) == (False, ["reauthenticate"])
    shown = await steer("POST", f"{path}/connect")
    assert (shown["is_connected"], shown["pending"]) == (True, [])
    assert (await steer("POST", f"{path}/cues", code="information"))["pending"] == ["information"]
    assert (await steer("DELETE", path))["is_deleted"] is True
    assert (await steer("GET", path))["is_plugged_in"] is None


async def test_unknown_ids_are_named(steer):
    for path in (f"/devices/{UNKNOWN}/unplug", f"/users/{UNKNOWN}/credentials"):
        refused = await steer("POST", path, expect=404)
        assert refused["detail"].endswith(UNKNOWN)
    for path, code in (("choose", {"kind": "ev"}), ("finish", {"outcome": "cancel"})):
        await steer("POST", f"/onboarding/{UNKNOWN}/{path}", expect=404, **code)


async def test_lists_can_be_narrowed(sim, steer, resident):
    assert len(await steer("GET", "/devices", user_id=resident.id)) == 4
    [car] = await steer("GET", "/devices", user_id=resident.id, kind="ev")
    users = {user["id"]: user for user in await steer("GET", "/users")}
    assert users[resident.id]["devices"]["ev"] == [car["id"]]


async def test_users(sim, call, steer, resident):
    for _ in range(2):
        assert (await steer("DELETE", f"/users/{resident.id}"))["is_deleted"] is True
    assert resident.id not in {user["id"] for user in await call("GET", "/users")}


async def test_credentials_of_a_user_and_a_second_organization(sim, call, steer, newcomer):
    given = await steer("POST", f"/users/{newcomer.id}/credentials")
    login = {"username": given["username"], "password": given["password"]}
    await call("POST", "/api/partners/v2.0/auth/token", json=login)
    admin = await steer("POST", "/organizations")
    assert (admin["role"], admin["org_id"] in sim.world.org_ids, admin["org_id"] == sim.org_id) == (
        "admin",
        True,
        False,
    )


async def test_the_person_in_the_connect_ui(sim, steer, session, devices):
    path = f"/onboarding/{session['id']}"
    assert (await steer("POST", f"{path}/choose", kind="ev"))["kind"] == "ev"
    assert (await steer("POST", f"{path}/choose", kind="ev", expect=409))["detail"].startswith("A device is already")
    assert await steer("POST", f"{path}/finish", outcome="success") == {"redirect": "https://example.com/ok"}
    sim.world.expire_authentication(devices["hp"])
    login = start_login(sim.world, sim.world.devices[devices["hp"]], sim.world.clock.now())
    assert [one["id"] for one in await steer("GET", "/logins")] == [login.id]
    assert await steer("POST", f"/logins/{login.id}/finish", outcome="fail") == {"redirect": None}


async def test_a_wallbox_is_claimed(sim, steer, newcomer):
    claim = mint_claim_token(sim.world, newcomer.id, sim.world.clock.now())
    shown = await steer("POST", "/claims", token=claim.token)
    assert (shown["kind"], shown["user_id"]) == ("wb", newcomer.id)


async def test_tokens(call, steer):
    assert (await steer("POST", "/tokens/expire"))["issued"] == 1
    await call("GET", "/users", expect=401)
    await call.login()
    await steer("POST", "/tokens/revoke")
    await call("GET", "/users", expect=401)


async def test_faults_drift_and_limits(sim, call, steer):
    shown = await steer("POST", "/faults", match="*/users", status=418, headers={"x": "y"}, json={"a": 1}, times=2)
    assert shown == {"match": "*/users", "status": 418, "times": 2, "hits": 0}
    response = await call.http.get(f"{call.org}/users")
    assert (response.status_code, response.headers["x"], response.json()) == (418, "y", {"a": 1})
    assert [(one["hits"], one["times"]) for one in await steer("GET", "/faults")] == [(1, 1)]
    assert await steer("DELETE", "/faults") == {"removed": 1}
    await steer("POST", "/faults/drift", kind="extra_field", field="colour")
    assert "colour" in (await call("GET", "/users"))[0]
    await steer("DELETE", "/faults")
    await steer("POST", "/faults/rate-limit", limit=0, window=60, method="get")
    assert (await call.http.get(f"{call.org}/users")).status_code == 429


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        ({"status": 99}, "status"),
        ({"delay": {"min": 2, "max": 1}}, "delay"),
        ({"delay": {"best": 2}}, "delay"),
        ({"headers": {"a b": "c"}, "status": 200}, "headers"),
        ({"headers": {"a": "\n"}, "status": 200}, "headers"),
        ({"body": "x"}, "status"),
        ({"share": 0}, "share"),
        ({"chance": 0}, "chance"),
    ],
)
async def test_a_refused_fault_names_its_argument(sim, steer, arguments, name):
    refused = await steer("POST", "/faults", match="/nowhere", **arguments, expect=422)
    assert name in refused["detail"]
    assert "\n" not in refused["detail"]
    assert list(sim.faults) == []


async def test_strict(sim, steer):
    assert await steer("POST", "/strict", strict=True) == {"strict": True}
    assert sim.strict is True


async def test_reset(sim, call, steer, resident):
    sim.world.delete_user(resident.id)
    sim.faults.inject("*", status=500, times=None)
    sim.strict = True
    sim.world.clock.advance(3600)
    assert await steer("POST", "/reset") == {"now": "2026-01-15T09:00:00Z", "speed": 0}
    assert (list(sim.faults), sim.requests, sim.strict) == ([], [], False)
    await call("GET", "/users", expect=401)
    old = call.http.headers["authorization"]
    await call.login()
    assert call.http.headers["authorization"] != old
    assert resident.id in {user["id"] for user in await call("GET", "/users")}
