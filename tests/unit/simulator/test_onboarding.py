"""Onboarding sessions, claim tokens, re-authentication and other actions."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit

import pytest

from podero.simulator._http.messages import HttpError

from .conftest import PREFIX

KINDS = {"hp": "heat-pumps", "ev": "electric-vehicles", "iv": "inverters", "wb": "wallboxes"}


@pytest.fixture
def newcomer(sim):
    """The seeded user without a device."""
    return list(sim.world.users.values())[2]


@pytest.fixture
async def session(call, newcomer):
    body = {
        "user_id": newcomer.id,
        "language": "de",
        "price_zone_default": "DE_LU",
        "is_smart_optimization_active_default": True,
        "success_url": "https://example.com/ok",
        "cancel_url": "https://example.com/no",
    }
    return await call("POST", f"{PREFIX}/device-onboarding", json=body)


async def again(call, session):
    return await call("GET", f"{PREFIX}/device-onboarding/{session['id']}")


async def test_a_new_session(sim, call, newcomer, session):
    assert session["user"] == newcomer.id
    assert (session["object_id"], session["external_metadata"]) == (None, {})
    assert session["expiration_date"] == "2026-01-16"
    assert session["authentication_url"] == f"{sim.base_url}/connect?onboarding_session_id={session['id']}"
    assert await again(call, session) == session


@pytest.mark.parametrize("code", KINDS)
async def test_the_person_chooses_and_the_device_is_connected_after_a_while(sim, call, newcomer, session, code):
    page = await call.http.get(session["authentication_url"])
    assert page.text.count("<a href=") == 4
    redirect = await call.http.get(
        session["authentication_url"],
        params={
            "onboarding_session_id": session["id"],
            "device": code,
        },
    )
    assert (redirect.status_code, redirect.headers["location"]) == (302, "https://example.com/ok")
    state = await again(call, session)
    path = f"/users/{newcomer.id}/{KINDS[code]}/{state['object_id']}"
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


async def test_the_choice_can_be_made_in_the_program(sim, call, session):
    sim.choose_device(session["id"], "iv")
    assert (await again(call, session))["external_metadata"] == {"device": "iv"}
    with pytest.raises(HttpError) as caught:
        sim.choose_device(session["id"], "ev")
    assert caught.value.status == 409


async def test_links_that_are_no_good(sim, call, newcomer, session):
    assert (await call.http.get("/connect")).status_code == 404
    sim.world.clock.advance(timedelta(days=2))
    session_id = next(iter(sim.world.onboarding))
    with pytest.raises(HttpError) as caught:
        sim.choose_device(session_id, "ev")
    assert caught.value.status == 410
    with pytest.raises(HttpError):
        sim.choose_device("unknown", "ev")


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


# --- actions ---


async def action(call, resident, devices):
    view = await call("GET", f"/users/{resident.id}/heat-pumps/{devices['hp']}")
    return view, (view["actions"][0]["resolution_link"]["url"] if view["actions"] else None)


async def test_reauthentication(sim, call, resident, devices):
    sim.world.expire_authentication(devices["hp"])
    view, link = await action(call, resident, devices)
    assert (view["action_needed"], view["is_authenticated"], view["actions"][0]["code"]) == (
        True,
        False,
        "reauthenticate",
    )
    assert view["actions"][0]["resolution_link"]["required_parameters"] == ["successUrl", "cancelUrl"]
    await call("POST", link, json={"success_url": "a"}, expect=422)
    answer = await call("POST", link, json={"successUrl": "a", "cancelUrl": "b"})
    assert answer["redirect_url"].startswith(sim.base_url)
    state_link = link.replace("/resolve?", "/state?")
    failed = await call("POST", state_link, json={"state": "fail"}, headers={"authorization": ""})
    assert failed["action_id"] in link
    assert (await action(call, resident, devices))[0]["action_needed"]
    await call("POST", state_link, json={"state": "success"})
    view, link = await action(call, resident, devices)
    assert (view["action_needed"], view["is_authenticated"], link) == (False, True, None)
    await call("POST", state_link, json={"state": "success"}, expect=404)


async def test_the_redirect_url_connects(sim, call, resident, devices):
    sim.world.expire_authentication(devices["hp"])
    _, link = await action(call, resident, devices)
    answer = await call("POST", link, json={"successUrl": "a", "cancelUrl": "b"})
    assert (await call.http.get(answer["redirect_url"])).status_code == 200
    assert (await action(call, resident, devices))[0]["is_authenticated"]


async def test_a_secret_lasts_one_hour(sim, call, resident, devices):
    sim.world.expire_authentication(devices["hp"])
    _, link = await action(call, resident, devices)
    body = {"successUrl": "a", "cancelUrl": "b"}
    sim.world.clock.advance(3600)
    await call("POST", link, json=body)
    sim.world.clock.advance(1)
    await call("POST", link, json=body, expect=403)
    _, fresh = await action(call, resident, devices)
    await call("POST", fresh, json=body)
    await call("POST", f"{fresh}0", json=body, expect=403)
    await call("POST", urlsplit(fresh).path, params={"secret": "x"}, json=body, expect=403)
    await call("POST", urlsplit(fresh).path, json=body, expect=422)


async def test_a_notification_is_read(sim, call, resident, devices):
    sim.world.add_cue(devices["hp"], "information")
    view, link = await action(call, resident, devices)
    assert (view["has_notification"], view["action_needed"]) == (True, False)
    assert "/information/resolve?secret=" in link
    await call("POST", link)
    assert not (await action(call, resident, devices))[0]["has_notification"]
    await call("POST", link, expect=404)


async def test_an_action_is_resolved_only_in_its_own_way(sim, call, resident, devices):
    sim.world.add_cue(devices["hp"], "information")
    _, link = await action(call, resident, devices)
    body = {"successUrl": "a", "cancelUrl": "b"}
    await call("POST", link.replace("/information/", "/"), json=body, expect=404)


async def test_auth_sessions(sim, call, resident, devices):
    sim.world.expire_authentication(devices["iv"])
    path = f"/users/{resident.id}/inverters/{devices['iv']}"
    opened = await call("POST", f"{path}/auth_session", json={"success_url": "a", "cancel_url": None})
    assert opened["device_id"] == devices["iv"]
    assert opened["authentication_url"].endswith(opened["session_id"])
    sim.world.clock.advance(180)
    view = await call("GET", path)
    assert (view["is_authenticated"], view["action_needed"]) == (True, False)
