"""Users, buildings and energy contracts."""

from __future__ import annotations

import pytest

from tests.support import document

API = document.read()


async def test_create_read_update(call):
    created = await call("POST", "/users", json={"role": "user", "email": "new@example.com", "country_iso2": "DE"})
    assert (created["country"], created["num_heat_pumps"], created["is_onboarded"]) == ("DE", 0, False)
    assert created["location_last_updated"] == "2026-01-15T09:00:00Z"
    changed = await call("PUT", f"/users/{created['id']}", json={"external_user_id": "E-1"})
    assert changed == {**created, "external_user_id": "E-1"}
    assert (await call("GET", "/users/by-ext-id/E-1"))["id"] == created["id"]
    assert created["id"] in {user["id"] for user in await call("GET", "/users")}


@pytest.mark.parametrize("method", ["GET", "PUT"])
async def test_a_user_has_every_field_of_the_document_and_no_other(call, resident, method):
    shown = await call(method, f"/users/{resident.id}", json={"first_name": "A"} if method == "PUT" else None)
    operation = API.content["paths"]["/api/partners/v2.0/org/{org_id}/users/{user_id}"][method.lower()]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    assert shown.keys() == API.resolve(schema)["properties"].keys()


async def test_email_and_external_id_are_unique(call, resident):
    taken = {"role": "user", "email": resident.fields["email"]}
    assert "e-mail" in (await call("POST", "/users", json=taken, expect=409))["detail"]
    taken = {"role": "user", "email": "other@example.com", "external_user_id": resident.fields["external_user_id"]}
    assert "external id" in (await call("POST", "/users", json=taken, expect=409))["detail"]
    await call("PUT", f"/users/{resident.id}", json={"email": resident.fields["email"]})


async def test_deleted_users_are_left_out(sim, call, resident):
    by_external_id = f"/users/by-ext-id/{resident.fields['external_user_id']}"
    sim.world.delete_user(resident.id)
    await call("GET", f"/users/{resident.id}", expect=404)
    await call("GET", by_external_id, expect=404)
    assert (await call("GET", by_external_id, params={"include_deleted": "true"}))["id"] == resident.id
    shown = {user["id"] for user in await call("GET", "/users")}
    everybody = {user["id"] for user in await call("GET", "/users", params={"include_deleted": "true"})}
    assert everybody - shown == {resident.id}


async def test_buildings(call, resident):
    path = f"/users/{resident.id}/buildings"
    created = await call("POST", path, json={"name": "Cabin", "num_occupants": 2})
    changed = await call("PUT", f"{path}/{created['id']}", json={"name": "Hut"})
    assert changed == {**created, "name": "Hut"}
    assert await call("GET", f"{path}/{created['id']}") == changed
    await call("PUT", f"{path}/{created['id']}", json={"num_occupants": 3}, expect=422)


async def test_buildings_belong_to_their_user(sim, call, resident):
    other = list(sim.world.users.values())[2]
    building = next(b for b in sim.world.buildings.values() if b.user_id == resident.id)
    await call("GET", f"/users/{other.id}/buildings/{building.id}", expect=404)


async def test_energy_contracts(sim, call, resident):
    path = f"/users/{resident.id}/energy-contracts"
    building = next(b for b in sim.world.buildings.values() if b.user_id == resident.id)
    body = {"energy_contract_type": "yearly", "energy_prices": [{"price": 0.2, "timestamp": "2026-01-01T00:00:00Z"}]}
    created = await call("POST", path, json={**body, "building_id": building.id})
    assert (created["building"], created["energy_prices"]) == (building.id, body["energy_prices"])
    changed = await call("PUT", f"{path}/{created['id']}", json={"supplier": "Other", "building_id": None})
    assert changed == {**created, "supplier": "Other", "building": None}
    assert changed in await call("GET", path)
    await call("POST", path, json={"building_id": created["id"]}, expect=404)


async def test_device_counters(call, resident):
    users = {user["id"]: user for user in await call("GET", "/users")}
    own = users.pop(resident.id)
    counters = ("num_heat_pumps", "num_electric_vehicles", "num_inverters", "num_wallboxes")
    assert [own[name] for name in counters] == [1, 1, 1, 1]
    assert [0, 0, 0, 0] in [[user[name] for name in counters] for user in users.values()]


async def test_what_a_response_could_not_hold_is_refused(call, resident):
    path = f"/users/{resident.id}/buildings"
    refusal = await call("POST", path, json={"name": "x", "occupant_type": "y" * 60}, expect=422)
    assert refusal["detail"][0]["loc"] == ["body", "occupant_type"]
    await call("PUT", f"/users/{resident.id}", json={"latitude": 1e9}, expect=422)
    await call("PUT", f"/users/{resident.id}", json={"latitude": 48.25})


async def test_hourly_prices_need_a_currency(call, resident):
    path = f"/users/{resident.id}/energy-contracts"
    body = {"energy_contract_type": "spot_hourly", "energy_prices": [{"price": 0.2}]}
    refusal = await call("POST", path, json=body, expect=422)
    assert refusal["detail"][0]["loc"] == ["body", "currency_energy_price"]
    created = await call("POST", path, json={**body, "currency_energy_price": "EUR"})
    await call("PUT", f"{path}/{created['id']}", json={"currency_energy_price": None}, expect=422)
