"""What breaks the document is refused, and every path reaches the operation that is meant."""

from __future__ import annotations

import pytest

from podero.simulator._http.document import Router, read_document, read_operations

from .conftest import PREFIX

UNKNOWN = "00000000-0000-4000-8000-00000000dead"


async def test_body_that_breaks_the_document(call):
    refusal = await call("POST", "/users", json={"role": "king", "zip_code": 5}, expect=422)
    found = {tuple(detail["loc"]): detail["type"] for detail in refusal["detail"]}
    assert found == {("body", "email"): "missing", ("body", "role"): "enum", ("body", "zip_code"): "anyOf"}
    assert all(detail["msg"] for detail in refusal["detail"])


async def test_missing_and_broken_bodies(call):
    assert (await call("POST", "/users", expect=422))["detail"][0]["type"] == "missing"
    assert (await call("POST", "/users", content=b"{", expect=422))["detail"][0]["type"] == "json_invalid"
    assert (await call("POST", "/users", content=b"[]", expect=422))["detail"][0]["loc"] == ["body"]


async def test_query_that_breaks_the_document(call, resident, devices):
    sessions = f"/users/{resident.id}/electric-vehicles/{devices['ev']}/sessions"
    good = {"from": "2026-01-01", "to": "2026-01-02"}
    refusal = await call("GET", sessions, params={"from": "2026-01-01", "limit": 201}, expect=422)
    assert {tuple(d["loc"]) for d in refusal["detail"]} == {("query", "to"), ("query", "limit")}
    for wrong in ({"from": "yesterday"}, {"limit": "many"}, {"offset": -1}, {"from": "2026-01-03"}):
        await call("GET", sessions, params={**good, **wrong}, expect=422)
    await call("GET", sessions, params=good)


async def test_naive_times_break_the_document(call, resident, devices):
    path = f"/users/{resident.id}/heat-pumps/{devices['hp']}"
    await call("PUT", path, json={"pause_power_until": "2026-01-15T12:00:00"}, expect=422)
    await call("PUT", path, json={"pause_power_until": "2026-01-15T12:00:00Z"})
    car = f"/users/{resident.id}/electric-vehicles/{devices['ev']}"
    await call("PUT", car, json={"charge_deadline_at": "25:00"}, expect=422)
    assert (await call("PUT", car, json={"charge_deadline_at": "07:00"}))["charge_deadline_at"] == "07:00"


async def test_malformed_ids_are_422_and_unknown_ones_404(call, resident):
    assert (await call("GET", "/users/12", expect=422))["detail"][0]["loc"] == ["path", "user_id"]
    assert (await call("GET", f"/users/{UNKNOWN}", expect=404)) == {"detail": "User not found"}
    for kind in ("heat-pumps", "electric-vehicles", "inverters", "wallboxes"):
        await call("GET", f"/users/{resident.id}/{kind}/{UNKNOWN}", expect=404)
    await call("GET", f"{PREFIX}/org/{UNKNOWN}/users", expect=404)
    await call("GET", f"{PREFIX}/device-onboarding/{UNKNOWN}", expect=404)
    await call("GET", f"/users/{resident.id}/buildings/{UNKNOWN}", expect=404)


async def test_upper_case_ids_are_the_same_ids(call, resident):
    assert (await call("GET", f"/users/{resident.id.upper()}"))["id"] == resident.id


async def test_unknown_paths_and_methods(call, resident):
    await call("GET", "/nothing", expect=404)
    await call("GET", "/users/", expect=404)
    answer = await call.http.patch(f"{call.org}/users")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, POST")


@pytest.mark.parametrize("external_id", ["a/b", "a?b", "..", ".", "%2e%2e", "Zürich 7", "a b+c", "heat-pumps"])
async def test_any_external_id_reaches_its_own_operation(sim, call, external_id):
    created = await call("POST", "/users", json={"role": "user", "email": "x@y.z", "external_user_id": external_id})
    quoted = "".join(f"%{byte:02X}" for byte in external_id.encode())
    found = await call("GET", f"/users/by-ext-id/{quoted}")
    assert found["id"] == created["id"]
    assert sim.requests[-1].operation_id.endswith("retrieve_user_by_external_id")


def test_literal_segments_win_over_parameters():
    router = Router(read_operations(read_document()))
    path = f"{PREFIX}/org/o/users/by-ext-id/heat-pumps"
    assert router.find(path, "GET").operations["GET"].operation_id.endswith("retrieve_user_by_external_id")
    assert router.find(f"{PREFIX}/org/o/users/u/wallboxes/claim-tokens", "POST").values.keys() == {"org_id", "user_id"}


async def test_the_request_log(sim, call):
    sim.requests.clear()
    await call("POST", "/users", json={"role": "user", "email": "x@y.z"})
    await call("GET", "/nowhere?a=1", expect=404)
    created, lost = sim.requests
    assert (created.method, created.status, created.json()) == ("POST", 200, {"role": "user", "email": "x@y.z"})
    assert created.path_template == f"{PREFIX}/org/{{org_id}}/users"
    assert created.headers["authorization"].startswith("Bearer ")
    assert (lost.path, lost.query, lost.operation_id, lost.status) == (f"{call.org}/nowhere", "a=1", None, 404)
    assert created.headers["authorization"] not in repr(sim.requests)
    assert "x@y.z" not in repr(sim.requests)


async def test_the_document_is_served(sim, call):
    assert await call("GET", f"{PREFIX}/openapi.json") == read_document()
