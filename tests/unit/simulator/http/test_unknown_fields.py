"""The strict mode refuses what the document does not know."""

from __future__ import annotations

import attrs
import pytest

from podero.simulator._http.document import read_document, read_operations
from podero.simulator._http.unknown_fields import find_unknown

DOCUMENT = read_document()


@pytest.fixture
def operation():
    return next(o for o in read_operations(DOCUMENT) if (o.method, o.template) == ("POST", "/org/{}/users"))


def locations(operation, query, body, document=DOCUMENT):
    return [tuple(error["loc"]) for error in find_unknown(document, operation, query, body)]


def test_what_the_document_knows_is_not_reported(operation):
    assert locations(operation, [], {"role": "user", "email": "x@y.z"}) == []


def test_unknown_query_parameters_and_fields_are_reported(operation):
    assert locations(operation, ["x"], {"role": "user", "nick": 1}) == [("query", "x"), ("body", "nick")]


def test_fields_are_looked_for_at_every_level(operation):
    inner = {"type": "object", "properties": {"a": {}}}
    body = {
        "properties": {
            "rows": {"anyOf": [{"type": "array", "items": {"$ref": "#/inner"}}, {"type": "null"}]},
            "free": {"type": "object"},
            "open": {**inner, "additionalProperties": True},
        }
    }
    value = {"rows": [{"a": 1}, {"b": 2}], "free": {"x": 1}, "open": {"y": 1}, "text": "z"}
    found = locations(attrs.evolve(operation, body=body), [], value, {"inner": inner})
    assert found == [("body", "rows", 1, "b"), ("body", "text")]


async def test_a_strict_simulator_refuses_what_another_ignores(sim, call):
    user = {"role": "user", "email": "x@y.z", "nick": "x"}
    await call("POST", "/users", json={**user, "email": "y@y.z"})
    sim.strict = True
    refused = await call("POST", "/users", json=user, params={"dry": "1"}, expect=422)
    assert [error["loc"] for error in refused["detail"]] == [["query", "dry"], ["body", "nick"]]
    assert {error["type"] for error in refused["detail"]} == {"extra_forbidden"}
    assert "x@y.z" not in {one["email"] for one in await call("GET", "/users")}
