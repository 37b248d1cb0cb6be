"""Responses that differ from the document."""

from __future__ import annotations

import attrs
import pytest

from podero.simulator._http.document import read_document, read_operations
from podero.simulator._http.drift import EXTRA_FIELD, UNKNOWN_VALUE, Drift, drifted
from podero.simulator._http.messages import Response, json_response


@pytest.fixture
def path(sim, devices):
    return f"/users/{sim.resident_id}/heat-pumps/{devices['hp']}"


@pytest.fixture
async def plain(call, path):
    return await call("GET", path)


def differing(one, other):
    return {key for key in one.keys() | other.keys() if one.get(key, ...) != other.get(key, ...)}


async def test_an_unknown_enum_value(sim, call, path, plain):
    fault = sim.faults.drift("unknown_enum", "*/heat-pumps/*")
    changed = await call("GET", path)
    assert {changed[name] for name in differing(plain, changed)} >= {UNKNOWN_VALUE}
    assert changed["steering_status"] == changed["price_zone"] == UNKNOWN_VALUE
    assert fault.hits == 1


async def test_a_field_narrows_a_drift(sim, call, path, plain):
    sim.faults.drift("unknown_enum", field="steering_*")
    assert differing(plain, await call("GET", path)) == {"steering_status"}


async def test_an_extra_field_at_every_level(sim, call, path, plain):
    sim.faults.drift("extra_field")
    changed = await call("GET", path)
    assert changed[EXTRA_FIELD] == changed["owner"][EXTRA_FIELD] == UNKNOWN_VALUE
    sim.faults.clear()
    sim.faults.drift("extra_field", field="colour")
    assert differing(plain, await call("GET", path)) >= {"colour", "owner"}


async def test_optional_fields_go_and_required_ones_stay(sim, call, path, plain):
    sim.faults.drift("missing_field")
    changed = await call("GET", path)
    assert changed.keys() < plain.keys()
    assert "owner" in changed
    sim.faults.clear()
    sim.faults.drift("missing_field", field="comment")
    assert differing(plain, await call("GET", path)) == {"comment"}


async def test_null_only_where_it_is_allowed(sim, call, path, plain):
    sim.faults.drift("null")
    changed = await call("GET", path)
    assert changed["id"] is None
    assert changed["price_zone"] == plain["price_zone"]
    assert sim.app.violations == []


async def test_the_other_form_of_decimals(sim, call, path, plain):
    numbers = {"dhw_standard_temperature", "maximum_temperature_limit"}
    assert all(isinstance(plain[name], int | float) for name in numbers)
    sim.faults.drift("decimal_text")
    changed = await call("GET", path)
    assert {name: changed[name] for name in numbers} == {name: str(plain[name]) for name in numbers}
    assert isinstance(changed["is_pause_power_active"], bool)


async def test_decimals_as_numbers(sim, call, devices):
    path = f"/users/{sim.resident_id}/inverters/{devices['iv']}"
    plain = await call("GET", path)
    sim.faults.drift("decimal_number")
    changed = await call("GET", path)
    assert changed["battery_capacity_kwh"] == float(plain["battery_capacity_kwh"])
    assert changed["id"] == plain["id"]


async def test_a_status_that_the_document_does_not_name(sim, call, path, plain):
    sim.faults.drift("unknown_status", times=1)
    assert await call("GET", path, expect=207) == plain
    assert await call("GET", path) == plain


async def test_what_cannot_drift_stays(sim, call):
    sim.faults.drift("extra_field")
    sim.faults.drift("unknown_status")
    assert (await call("GET", "/nowhere", expect=404)) == {"detail": "Not Found"}
    assert (await call("GET", "/users/not-an-id", expect=422)).keys() == {"detail"}


def test_lists_and_odd_texts():
    [operation] = [o for o in read_operations(read_document()) if (o.method, o.template) == ("POST", "/org/{}/users")]
    items = {
        "items": {"enum": ["a", None]},
        "properties": {"n": {"type": ["number", "string"]}, "e": {"items": {"enum": ["a", None]}}},
    }
    operation = attrs.evolve(operation, responses={200: items})

    def content(kind, value):
        return drifted({}, operation, json_response(200, value), Drift(kind)).content

    assert content("unknown_enum", {"e": ["a", None, "b"]}) == b'{"e":["added later",null,"b"]}'
    assert content("decimal_number", {"n": "many"}) == b'{"n":"many"}'
    assert content("extra_field", ["a"]) == b'["a"]'
    assert drifted({}, operation, Response(200), Drift("null")) == Response(200)
    assert drifted({}, operation, json_response(500, {}), Drift("null")) == json_response(500, {})


def test_an_unknown_kind_is_refused(sim):
    with pytest.raises(ValueError, match=r"drift must be one of unknown_enum, .*, not 'rot'"):
        sim.faults.drift("rot")
