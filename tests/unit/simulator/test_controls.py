"""What tests do in the name of people."""

from __future__ import annotations


async def test_the_person_can_be_played(sim, call, session, resident, newcomer, devices):
    assert sim.finish_onboarding(session["id"], "cancel") == session["cancel_url"]
    path = f"/users/{resident.id}/inverters/{devices['iv']}"
    opened = await call("POST", f"{path}/auth_session", json={"success_url": "a", "cancel_url": "b"})
    assert sim.finish_login(opened["session_id"], "success") == "a"
    claim = await call("POST", f"/users/{newcomer.id}/wallboxes/claim-tokens", expect=201)
    wallbox = sim.claim_wallbox(claim["token"])
    assert sim.device_ids(newcomer.id) == {"wb": [wallbox]}


async def test_somebody_else_signs_in(sim, call, resident):
    given = sim.credentials_of(resident.id)
    login = {"username": given.username, "password": given.password}
    token = (await call("POST", "/api/partners/v2.0/auth/token", json=login))["access_token"]
    assert sim.tokens.check(f"Bearer {token}") == resident.id


def test_a_second_organization_has_an_administrator(sim):
    admin = sim.add_organization()
    assert (admin.fields["role"], sim.world.org_ids) == ("admin", [sim.org_id, admin.org_id])
