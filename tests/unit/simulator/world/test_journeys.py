"""What people do: onboarding, logins and claims, with their cancellation and failure."""

from __future__ import annotations

from datetime import timedelta

import pytest

from podero.simulator._world.errors import NotFoundError, RefusedError
from podero.simulator._world.journeys import advance, claim_wallbox, finish_login, finish_onboarding
from tests.support.simulator import PREFIX, UNKNOWN


async def state(call, session):
    return await call("GET", f"{PREFIX}/device-onboarding/{session['id']}")


async def test_a_person_cancels_an_onboarding(sim, call, newcomer, session):
    sim.choose_device(session["id"], "ev")
    assert finish_onboarding(sim.world, session["id"], "cancel") == session["cancel_url"]
    sim.world.clock.advance(3600)
    assert (await state(call, session))["object_id"] is None
    assert await call("GET", f"/users/{newcomer.id}/electric-vehicles") == []
    with pytest.raises(RefusedError, match="over"):
        finish_onboarding(sim.world, session["id"], "success")


async def test_a_person_fails_to_log_in_and_tries_again(sim, call, newcomer, session):
    sim.choose_device(session["id"], "ev")
    device_id = (await state(call, session))["object_id"]
    assert finish_onboarding(sim.world, session["id"], "fail") is None
    sim.world.clock.advance(3600)
    view = await call("GET", f"/users/{newcomer.id}/electric-vehicles/{device_id}")
    assert (view["is_authenticated"], view["lifecycle_state"]) == (False, "error")
    assert view["lifecycle_error"]
    assert (await state(call, session))["object_id"] is None
    sim.choose_device(session["id"], "hp")
    assert finish_onboarding(sim.world, session["id"], "success") == session["success_url"]
    pumps = await call("GET", f"/users/{newcomer.id}/heat-pumps")
    assert [pump["is_authenticated"] for pump in pumps] == [True]


async def test_a_choice_takes_its_time_from_the_choice_on(sim, call, newcomer, session):
    sim.world.clock.advance(170)
    sim.choose_device(session["id"], "iv")
    sim.world.clock.advance(100)
    assert not (await call("GET", f"/users/{newcomer.id}/inverters"))[0]["is_authenticated"]
    sim.world.clock.advance(80)
    assert (await call("GET", f"/users/{newcomer.id}/inverters"))[0]["is_authenticated"]


async def test_a_claim_belongs_to_the_session_without_a_choice(sim, call, newcomer, session):
    claim = await call("POST", f"/users/{newcomer.id}/wallboxes/claim-tokens", expect=201)
    device = claim_wallbox(sim.world, claim["token"])
    found = await state(call, session)
    assert (found["object_id"], found["external_metadata"]) == (device.id, {"device": "wb"})
    assert device.settings["price_zone"] == "DE_LU"
    sim.world.clock.advance(3600)
    assert await call("GET", f"/users/{newcomer.id}/heat-pumps") == []
    with pytest.raises(RefusedError, match="used"):
        claim_wallbox(sim.world, claim["token"])
    with pytest.raises(NotFoundError):
        claim_wallbox(sim.world, "unknown")


async def test_an_expired_claim_is_refused(sim, call, newcomer):
    claim = await call("POST", f"/users/{newcomer.id}/wallboxes/claim-tokens", expect=201)
    with pytest.raises(RefusedError, match="expired"):
        claim_wallbox(sim.world, claim["token"], sim.world.clock.now() + timedelta(hours=2))


def test_outcomes_are_checked(sim):
    for finish in (finish_onboarding, finish_login):
        with pytest.raises(ValueError, match="outcome must be one of success, cancel, fail"):
            finish(sim.world, UNKNOWN, "maybe")
        with pytest.raises(NotFoundError):
            finish(sim.world, UNKNOWN, "success")


def test_nothing_happens_before_its_time(sim):
    advance(sim.world)
    assert sim.world.onboarding == {}
