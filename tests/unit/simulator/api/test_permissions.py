"""Roles and organizations."""

from __future__ import annotations

import pytest

from tests.support.simulator import PREFIX


async def sign_in(call, credentials):
    """Make further calls with other credentials."""
    response = await call.http.post(
        "/oauth2/token/",
        auth=(credentials.client_id, credentials.client_secret),
        json={"grant_type": "client_credentials"},
    )
    call.http.headers["authorization"] = f"Bearer {response.json()['access_token']}"


@pytest.fixture
async def team(sim, call):
    """An administrator, a staff member and an end-user, by role."""
    found = {"admin": next(iter(sim.world.users.values()))}
    for role in ("staff", "user"):
        created = await call("POST", "/users", json={"role": role, "email": f"{role}@example.com"})
        found[role] = sim.world.users[created["id"]]
    return found


async def test_staff_manage_users_but_not_each_other(sim, call, team, resident):
    await sign_in(call, sim.credentials_of(team["staff"].id))
    assert len(await call("GET", "/users")) > 3
    await call("POST", "/users", json={"role": "user", "email": "new@example.com"})
    await call("PUT", f"/users/{resident.id}", json={"first_name": "x"})
    await call("GET", f"/users/{resident.id}/heat-pumps")
    for body in ({"role": "staff", "email": "a@b.c"}, {"role": "admin", "email": "a@b.c"}):
        await call("POST", "/users", json=body, expect=403)
    await call("PUT", f"/users/{team['admin'].id}", json={"first_name": "x"}, expect=403)
    await call("PUT", f"/users/{resident.id}", json={"role": "staff"}, expect=403)


async def test_users_reach_only_what_is_their_own(sim, call, team, resident, devices):
    await sign_in(call, sim.credentials_of(resident.id))
    path = f"/users/{resident.id}"
    assert (await call("GET", f"{PREFIX}/auth/me"))["id"] == resident.id
    await call("GET", path)
    await call("PUT", f"{path}/heat-pumps/{devices['hp']}", json={"comment": "mine"})
    await call("PUT", path, json={"first_name": "x", "role": "user"})
    await call("PUT", path, json={"role": "admin"}, expect=403)
    other = team["user"].id
    for refused in ("/users", f"/users/{other}", f"/users/{other}/heat-pumps"):
        await call("GET", refused, expect=403)
    params = {"start_datetime": "2026-01-01T00:00:00Z", "end_datetime": "2026-01-02T00:00:00Z"}
    await call("GET", "/devices/savings", params=params, expect=403)


async def test_removing_a_team_member_takes_effect_at_once(sim, call, team):
    await sign_in(call, sim.credentials_of(team["staff"].id))
    await call("GET", "/users")
    sim.world.delete_user(team["staff"].id)
    await call("GET", "/users", expect=401)


async def test_organizations_do_not_see_each_other(sim, call, resident, devices):
    admin = sim.add_organization()
    other = f"{PREFIX}/org/{admin.org_id}"
    await call("GET", f"{other}/users", expect=404)
    await sign_in(call, sim.credentials_of(admin.id))
    await call("GET", "/users", expect=404)
    assert [user["id"] for user in await call("GET", f"{other}/users")] == [admin.id]
    await call("GET", f"{other}/users/{resident.id}", expect=404)
    await call("GET", f"{other}/users/{resident.id}/heat-pumps/{devices['hp']}", expect=404)
    # E-mails and external ids are unique within an organization only.
    body = {"role": "user", "email": resident.fields["email"], "external_user_id": "customer-00001"}
    created = await call("POST", f"{other}/users", json=body)
    assert (await call("GET", f"{other}/users/by-ext-id/customer-00001"))["id"] == created["id"]
    assert created["organization_id"] == admin.org_id
    await call("POST", f"{other}/users", json=body, expect=409)
    pump = await call("POST", f"{other}/users/{created['id']}/heat-pumps")
    params = {"start_datetime": "2026-01-01T00:00:00Z", "end_datetime": "2026-01-10T00:00:00Z"}
    assert (await call("GET", f"{other}/devices/savings", params=params))["total_savings"] == 0
    onboarding = {"language": "de", "price_zone_default": "AT", "success_url": "a", "cancel_url": "b"}
    await call("POST", f"{PREFIX}/device-onboarding", json={**onboarding, "user_id": resident.id}, expect=404)
    await call("POST", f"{PREFIX}/device-onboarding", json={**onboarding, "user_id": created["id"]})
    await call.login()
    await call("GET", f"/users/{created['id']}/heat-pumps/{pump['id']}", expect=404)


async def test_a_password_belongs_to_its_user(sim, call, team):
    credentials = sim.credentials_of(team["staff"].id)
    assert credentials.password not in repr(credentials)
    body = {"grant_type": "password", "username": credentials.username, "password": credentials.password}
    token = await call("POST", f"{PREFIX}/auth/token", json=body)
    me = await call("GET", f"{PREFIX}/auth/me", headers={"authorization": f"Bearer {token['access_token']}"})
    assert me["id"] == team["staff"].id
    await call("POST", f"{PREFIX}/auth/token", json={**body, "password": "x"}, expect=401)
