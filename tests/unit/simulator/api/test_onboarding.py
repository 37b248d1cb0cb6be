"""Onboarding sessions, re-authentication and claim tokens."""

from __future__ import annotations

from datetime import timedelta

import pytest

from podero.simulator._world.errors import NotFoundError, RefusedError
from tests.support.simulator import PATHS, PREFIX


async def again(call, session):
    return await call("GET", f"{PREFIX}/device-onboarding/{session['id']}")


async def test_a_new_session(sim, call, newcomer, session):
    assert session["user"] == newcomer.id
    assert (session["object_id"], session["external_metadata"]) == (None, {})
    assert session["expiration_date"] == "2026-01-16"
    assert session["authentication_url"] == f"{sim.base_url}/connect?onboarding_session_id={session['id']}"
    assert await again(call, session) == session


@pytest.mark.parametrize("code", PATHS)
async def test_the_person_chooses_and_the_device_is_connected_after_a_while(sim, call, newcomer, session, code):
    sim.choose_device(session["id"], code)
    state = await again(call, session)
    path = f"/users/{newcomer.id}/{PATHS[code]}/{state['object_id']}"
    assert state["external_metadata"] == {"device": code}
    assert not (await call("GET", path))["is_authenticated"]
    sim.world.clock.advance(180)
    device = await call("GET", path)
    assert device["is_authenticated"]
    assert (device["price_zone"], device["is_smart_optimization_active"]) == ("DE_LU", True)
    if code in {"ev", "wb"}:
        assert (device["is_plugged_in"], device["is_charging"]) == (True, False)
        await call("POST", f"{path}/boost", expect=204)
    assert (await call("GET", f"/users/{newcomer.id}"))["is_onboarded"]


async def test_without_a_choice_the_first_missing_kind_is_connected(sim, call, newcomer, session):
    sim.world.clock.advance(180)
    assert (await again(call, session))["external_metadata"] == {"device": "hp"}
    assert (await call("GET", f"/users/{newcomer.id}/heat-pumps"))[0]["is_authenticated"]


async def test_a_device_is_chosen_once(sim, call, session):
    sim.choose_device(session["id"], "iv")
    assert (await again(call, session))["external_metadata"] == {"device": "iv"}
    with pytest.raises(RefusedError) as caught:
        sim.choose_device(session["id"], "ev")
    assert caught.value.status == 409


async def test_only_a_valid_session_takes_a_choice(sim, session):
    with pytest.raises(NotFoundError):
        sim.choose_device("unknown", "ev")
    sim.world.clock.advance(timedelta(days=2))
    with pytest.raises(RefusedError) as caught:
        sim.choose_device(session["id"], "ev")
    assert caught.value.status == 410


async def test_unknown_users_and_buildings(call, newcomer, session):
    body = {
        "user_id": newcomer.id,
        "language": "de",
        "price_zone_default": "AT",
        "success_url": "a",
        "cancel_url": "b",
        "building_id": session["id"],
    }
    await call("POST", f"{PREFIX}/device-onboarding", json=body, expect=404)
    await call("POST", f"{PREFIX}/device-onboarding", json={**body, "user_id": session["id"]}, expect=404)


async def test_a_building_of_another_user_is_unknown(sim, call, resident, newcomer, session):
    building = next(b for b in sim.world.buildings.values() if b.user_id == resident.id)
    body = {**{name: session[name] for name in ("success_url", "cancel_url", "price_zone_default")}, "language": "de"}
    body |= {"user_id": newcomer.id, "building_id": building.id}
    await call("POST", f"{PREFIX}/device-onboarding", json=body, expect=404)


async def test_a_wallbox_claims_its_token(sim, call, newcomer, session):
    claim = await call("POST", f"/users/{newcomer.id}/wallboxes/claim-tokens", expect=201)
    assert claim["wss_url"].startswith("wss://127.0.0.1:")
    assert claim["expires_at"] == "2026-01-15T10:00:00Z"
    path = f"{PREFIX}/device-onboarding/{session['id']}/wallbox-claim-tokens/{claim['token']}/status"
    assert not (await call("GET", path, headers={"authorization": ""}))["claimed"]
    sim.world.clock.advance(180)
    status = await call("GET", path)
    assert status["claimed"]
    assert status["manufacturer"]
    wallbox = await call("GET", f"/users/{newcomer.id}/wallboxes/{status['wallbox_id']}")
    assert (wallbox["mode"], wallbox["connection"]) == ("PLUGGED_IN", "online")


async def test_claim_tokens_of_others_are_unknown(sim, call, resident, session):
    claim = await call("POST", f"/users/{resident.id}/wallboxes/claim-tokens", expect=201)
    path = f"{PREFIX}/device-onboarding/{session['id']}/wallbox-claim-tokens"
    await call("GET", f"{path}/{claim['token']}/status", expect=404)
    await call("GET", f"{path}/nonsense/status", expect=404)


async def test_a_claim_token_expires(sim, call, newcomer, session):
    sim.world.onboarding_time = timedelta(hours=2)
    claim = await call("POST", f"/users/{newcomer.id}/wallboxes/claim-tokens", expect=201)
    sim.world.clock.advance(timedelta(hours=3))
    path = f"{PREFIX}/device-onboarding/{session['id']}/wallbox-claim-tokens/{claim['token']}/status"
    assert not (await call("GET", path))["claimed"]


async def test_auth_sessions(sim, call, resident, devices):
    sim.world.expire_authentication(devices["iv"])
    path = f"/users/{resident.id}/inverters/{devices['iv']}"
    opened = await call("POST", f"{path}/auth_session", json={"success_url": "a", "cancel_url": None})
    assert opened["device_id"] == devices["iv"]
    assert opened["authentication_url"].endswith(opened["session_id"])
    sim.world.clock.advance(180)
    view = await call("GET", path)
    assert (view["is_authenticated"], view["action_needed"]) == (True, False)


@pytest.mark.parametrize("lapses", [1, 2])
async def test_a_login_of_before_a_lapse_is_void(sim, call, resident, devices, lapses):
    path = f"/users/{resident.id}/inverters/{devices['iv']}"
    sim.world.expire_authentication(devices["iv"])
    opened = await call("POST", f"{path}/auth_session", json={"success_url": "a", "cancel_url": None})
    for _ in range(lapses):
        sim.world.expire_authentication(devices["iv"])
    assert (await call.http.get(opened["authentication_url"])).status_code == 410
    sim.world.clock.advance(180)
    view = await call("GET", path)
    assert (view["is_authenticated"], [action["code"] for action in view["actions"]]) == (False, ["reauthenticate"])
