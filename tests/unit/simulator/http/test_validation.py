"""Requests that violate the document are refused, and so are responses."""

from __future__ import annotations

import json

import pytest

from podero.simulator._http.document import read_document, read_operations
from podero.simulator._http.validation import Validator

DOCUMENT = read_document()


async def test_a_body_that_violates_the_document(call):
    refusal = await call("POST", "/users", json={"role": "king", "zip_code": 5}, expect=422)
    found = {tuple(detail["loc"]): detail["type"] for detail in refusal["detail"]}
    assert found == {("body", "email"): "missing", ("body", "role"): "enum", ("body", "zip_code"): "anyOf"}
    assert all(detail["msg"] for detail in refusal["detail"])


async def test_missing_and_broken_bodies(call):
    assert (await call("POST", "/users", expect=422))["detail"][0]["type"] == "missing"
    assert (await call("POST", "/users", content=b"{", expect=422))["detail"][0]["type"] == "json_invalid"
    assert (await call("POST", "/users", content=b"[]", expect=422))["detail"][0]["loc"] == ["body"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (rb'{"comment": "\ud800"}', "Body has half of a surrogate pair"),
        (rb'{"device_model": {"model": "\uDFFF\uD83D"}}', "Body has half of a surrogate pair"),
        (rb'{"\ud800": 1}', "Body has half of a surrogate pair"),
        (b'{"comment": "\xed\xa0\x80"}', "Body is not valid JSON"),
        ('{"comment": "\ud800"}'.encode("utf-16", "surrogatepass"), "Body is not valid JSON"),
    ],
)
async def test_half_of_a_surrogate_pair_is_no_text(sim, call, resident, devices, content, reason):
    path = f"/users/{resident.id}/electric-vehicles/{devices['ev']}"
    refusal = await call("PUT", path, content=content, expect=422)
    assert refusal["detail"] == [{"type": "json_invalid", "loc": ["body"], "msg": reason}]
    response = await call.http.post("/_simulator/claims", content=rb'{"token": "\udc00"}')
    assert (response.status_code, response.json()["detail"]) == (422, "body: Body has half of a surrogate pair")
    assert sim.app.violations == []


@pytest.mark.parametrize("encoding", ["ascii", "utf-8", "utf-8-sig", "utf-16", "utf-32-be"])
async def test_a_whole_surrogate_pair_is_one_character(call, resident, devices, encoding):
    path = f"/users/{resident.id}/electric-vehicles/{devices['ev']}"
    content = json.dumps({"comment": "\U0001f697"}, ensure_ascii=encoding == "ascii").encode(encoding)
    assert (await call("PUT", path, content=content))["comment"] == "\U0001f697"


async def test_a_query_that_violates_the_document(call, resident, devices):
    sessions = f"/users/{resident.id}/electric-vehicles/{devices['ev']}/sessions"
    good = {"from": "2026-01-01", "to": "2026-01-02"}
    refusal = await call("GET", sessions, params={"from": "2026-01-01", "limit": 201}, expect=422)
    assert {tuple(d["loc"]) for d in refusal["detail"]} == {("query", "to"), ("query", "limit")}
    for wrong in ({"from": "yesterday"}, {"limit": "many"}, {"offset": -1}, {"from": "2026-01-03"}):
        await call("GET", sessions, params={**good, **wrong}, expect=422)
    await call("GET", sessions, params=good)


async def test_naive_times_violate_the_document(call, resident, devices):
    path = f"/users/{resident.id}/heat-pumps/{devices['hp']}"
    await call("PUT", path, json={"pause_power_until": "2026-01-15T12:00:00"}, expect=422)
    await call("PUT", path, json={"pause_power_until": "2026-01-15T12:00:00Z"})
    car = f"/users/{resident.id}/electric-vehicles/{devices['ev']}"
    await call("PUT", car, json={"charge_deadline_at": "25:00"}, expect=422)
    assert (await call("PUT", car, json={"charge_deadline_at": "07:00"}))["charge_deadline_at"] == "07:00:00"


async def test_malformed_ids(call):
    assert (await call("GET", "/users/12", expect=422))["detail"][0]["loc"] == ["path", "user_id"]


async def test_upper_case_ids_are_the_same_ids(call, resident):
    assert (await call("GET", f"/users/{resident.id.upper()}"))["id"] == resident.id


@pytest.mark.parametrize(
    ("status", "content", "expected"),
    [
        (200, b"[]", None),
        (200, b'[{"id": 5}]', "['response', 0, 'id']"),
        (201, b"[]", "status 201 is not documented"),
        (404, b"anything", None),
    ],
)
def test_responses(status, content, expected):
    [operation] = [
        op for op in read_operations(DOCUMENT) if op.short_path == "/org/{org_id}/users" and op.method == "GET"
    ]
    found = Validator(DOCUMENT).check_response(operation, status, content)
    assert found is None if expected is None else expected in found


def test_a_body_where_the_document_has_none():
    [operation, *_] = [op for op in read_operations(DOCUMENT) if op.responses.get(204, "") is None]
    assert Validator(DOCUMENT).check_response(operation, 204, b"") is None
    assert Validator(DOCUMENT).check_response(operation, 204, b"{}") == "unexpected body"


@pytest.mark.parametrize("limit", ["1_0", "%205%20", "٣", "+5", "1e1", "9" * 30])
async def test_numbers_are_digits(call, resident, devices, limit):
    path = f"{call.org}/users/{resident.id}/electric-vehicles/{devices['ev']}/sessions"
    response = await call.http.get(f"{path}?from=2026-01-01&to=2026-01-02&limit={limit}")
    assert response.status_code == 422
    assert response.json()["detail"][0]["loc"] == ["query", "limit"]


@pytest.mark.parametrize(
    "content",
    [b"[" * 5000, b'{"comment": ' + b"[" * 900 + b"]" * 900 + b"}", b'{"a": 1e400}', b'{"a": ' + b"9" * 400 + b"}"],
)
async def test_what_json_cannot_hold_is_refused(sim, call, resident, devices, content):
    path = f"{call.org}/users/{resident.id}/heat-pumps/{devices['hp']}"
    assert (await call.http.put(path, content=content)).status_code == 422
    response = await call.http.post("/oauth2/token/", content=content, headers={"content-type": "application/json"})
    assert response.status_code in {400, 401}
    assert sim.app.violations == []


async def test_a_refused_value_is_not_echoed_whole(call, resident, devices):
    path = f"/users/{resident.id}/heat-pumps/{devices['hp']}"
    refusal = await call("PUT", path, json={"comment": "x" * 2**20}, expect=422)
    assert len(refusal["detail"][0]["msg"]) < 400
