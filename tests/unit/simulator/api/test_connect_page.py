"""The page that stands in for the Connect UI."""

from __future__ import annotations

import pytest

from tests.support.simulator import PATHS, PREFIX, UNKNOWN


@pytest.mark.parametrize("code", PATHS)
async def test_choosing_a_device_redirects_to_the_partner(call, session, code):
    page = await call.http.get(session["authentication_url"])
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert page.text.count("<a href=") == len(PATHS)
    link = f"{session['authentication_url']}&device={code}"
    assert link.replace("&", "&amp;") in page.text
    redirect = await call.http.get(link)
    assert (redirect.status_code, redirect.headers["location"]) == (302, "https://example.com/ok")
    chosen = await call("GET", f"{PREFIX}/device-onboarding/{session['id']}")
    assert chosen["external_metadata"] == {"device": code}
    assert (await call.http.get(link)).status_code == 409


async def test_the_authorization_url_connects_at_once(call, resident):
    created = await call("POST", f"/users/{resident.id}/heat-pumps")
    page = await call.http.get(created["authorization_url"])
    assert page.status_code == 200
    assert (await call("GET", f"/users/{resident.id}/heat-pumps/{created['id']}"))["is_authenticated"]


async def test_the_redirect_url_of_an_action_connects(sim, call, resident, devices):
    sim.world.expire_authentication(devices["hp"])
    path = f"/users/{resident.id}/heat-pumps/{devices['hp']}"
    link = (await call("GET", path))["actions"][0]["resolution_link"]["url"]
    response = await call("POST", link, json={"successUrl": "https://example.com/a?x=ä", "cancelUrl": "b"})
    page = await call.http.get(response["redirect_url"])
    assert (page.status_code, page.headers["location"]) == (302, "https://example.com/a?x=%C3%A4")
    assert (await call("GET", path))["is_authenticated"]
    assert (await call.http.get(response["redirect_url"])).status_code == 410


@pytest.mark.parametrize(("outcome", "status", "location"), [("cancel", 302, "b"), ("fail", 200, None)])
async def test_a_person_can_cancel_or_fail_a_login(sim, call, resident, devices, outcome, status, location):
    sim.world.expire_authentication(devices["hp"])
    path = f"/users/{resident.id}/heat-pumps/{devices['hp']}"
    link = (await call("GET", path))["actions"][0]["resolution_link"]["url"]
    response = await call("POST", link, json={"successUrl": "a", "cancelUrl": "b"})
    page = await call.http.get(f"{response['redirect_url']}&outcome={outcome}")
    assert (page.status_code, page.headers.get("location")) == (status, location)
    view = await call("GET", path)
    assert (view["is_authenticated"], view["lifecycle_state"]) == (
        False,
        "error" if outcome == "fail" else "authenticated",
    )
    sim.world.clock.advance(3600)
    assert not (await call("GET", path))["is_authenticated"]
    page = await call.http.get(response["redirect_url"])
    assert page.status_code == (410 if outcome == "cancel" else 302)


async def test_a_login_without_addresses_ends_on_the_page(sim, call, resident, devices):
    opened = await call("POST", f"/users/{resident.id}/inverters/{devices['iv']}/auth_session", json={})
    page = await call.http.get(opened["authentication_url"])
    assert (page.status_code, "connected" in page.text) == (200, True)


async def test_an_unknown_outcome_is_refused(call, session):
    assert (await call.http.get(f"{session['authentication_url']}&outcome=maybe")).status_code == 422


@pytest.mark.parametrize("query", ["", f"?device_id={UNKNOWN}", "?auth_session_id=x", "?onboarding_session_id=x"])
async def test_unknown_links_are_404(call, query):
    response = await call.http.get(f"/connect{query}")
    assert (response.status_code, response.json()) == (404, {"detail": "This link is not known"})


async def test_an_unknown_kind_of_device_is_no_choice(call, session):
    page = await call.http.get(f"{session['authentication_url']}&device=fridge")
    assert (page.status_code, page.text.count("<a href=")) == (200, len(PATHS))
