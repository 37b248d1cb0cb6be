"""Pending actions and the signed links that resolve them."""

from __future__ import annotations

from urllib.parse import urlsplit


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
    await call("POST", link.replace("/resolve?", "/state?"), json={"state": "success"}, expect=404)
    response = await call("POST", link, json={"successUrl": "a", "cancelUrl": "b"})
    assert response["redirect_url"].startswith(sim.base_url)
    state_link = link.replace("/resolve?", "/state?")
    assert (await call.http.get(response["redirect_url"])).status_code == 302
    view, _ = await action(call, resident, devices)
    assert (view["is_authenticated"], view["action_needed"]) == (True, True)
    failed = await call("POST", state_link, json={"state": "fail"}, headers={"authorization": ""})
    assert failed["action_id"] in link
    assert (await action(call, resident, devices))[0]["action_needed"]
    await call("POST", state_link, json={"state": "success"}, expect=404)
    await call("POST", link, json={"successUrl": "a", "cancelUrl": "b"})
    await call("POST", state_link, json={"state": "success"})
    view, link = await action(call, resident, devices)
    assert (view["action_needed"], view["is_authenticated"], link) == (False, True, None)
    await call("POST", state_link, json={"state": "success"}, expect=404)


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


async def test_a_success_that_nobody_logged_in_for_only_ends_the_action(sim, call, resident, devices):
    sim.world.expire_authentication(devices["hp"])
    _, link = await action(call, resident, devices)
    await call("POST", link, json={"successUrl": "a", "cancelUrl": "b"})
    await call("POST", link.replace("/resolve?", "/state?"), json={"state": "success"})
    view, _ = await action(call, resident, devices)
    assert (view["is_authenticated"], view["action_needed"]) == (False, False)
