"""Small parts on their own: generated examples, appointments, addresses, the ASGI lifespan."""

from __future__ import annotations

from datetime import timedelta

import httpx
import jsonschema_rs
import pytest

from podero.simulator import Simulator
from podero.simulator._http.document import read_document
from podero.simulator._http.examples import blank, example
from podero.simulator._world.scheduler import Agenda

from .conftest import START

DOCUMENT = read_document()
SCHEMAS = DOCUMENT["components"]["schemas"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_example_of_a_schema_fits_it(name):
    value = example(DOCUMENT, SCHEMAS[name])
    jsonschema_rs.validate({"$ref": f"#/components/schemas/{name}", "components": DOCUMENT["components"]}, value)


@pytest.mark.parametrize(
    "schema",
    [
        {"const": 3},
        {"type": ["null", "integer"], "minimum": 2},
        {"type": ["null"]},
        {"type": "string", "minLength": 9},
        {"type": "string", "maxLength": 2},
        {"type": "array", "items": {"type": "boolean"}, "minItems": 3},
        {"type": "number", "exclusiveMinimum": 7},
        {"oneOf": [{"type": "string", "format": "date"}, {"type": "null"}]},
        {"allOf": [{"properties": {"a": {"type": "string"}}, "required": ["a"]}, {"properties": {"b": {"const": 1}}}]},
        {"allOf": [{"type": "integer"}]},
        {"examples": ["x"]},
        {},
    ],
)
def test_the_example_of_other_shapes_fits_them(schema):
    jsonschema_rs.validate(schema, example(DOCUMENT, schema))


def test_schemas_that_contain_themselves_come_to_an_end():
    node = {
        "type": "object",
        "required": ["next", "children"],
        "properties": {
            "next": {"anyOf": [{"$ref": "#/node"}, {"type": "null"}]},
            "children": {"type": "array", "items": {"$ref": "#/node"}},
        },
    }
    value = example({"node": node}, node)
    jsonschema_rs.validate({"$ref": "#/node", "node": node}, value)


def test_a_blank_object_holds_defaults():
    view = blank(DOCUMENT, SCHEMAS["ElectricVehicleOutput"])
    assert view.keys() == SCHEMAS["ElectricVehicleOutput"]["properties"].keys()
    assert (view["minimum_charge_limit"], view["comment"], view["price_zone"]) == (100, None, "AT")


def test_appointments_are_kept_in_order():
    agenda, done = Agenda(), []
    for hours in (3, 1, 2, 1):
        agenda.add(START + timedelta(hours=hours), done.append)
    agenda.run(START + timedelta(hours=2))
    assert [(moment - START).total_seconds() / 3600 for moment in done] == [1, 1, 2]


def test_addresses():
    sim = Simulator(host="::1", port=8080, users=0)
    assert sim.base_url == "http://[::1]:8080"
    assert sim.api_url == "http://[::1]:8080/api/partners/v2.0/"
    assert sim.token_url == "http://[::1]:8080/oauth2/token/"
    with pytest.raises(LookupError, match="users=1"):
        _ = sim.resident_id


async def test_the_asgi_lifespan():
    sim = Simulator(users=0)
    received = iter([{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}])
    sent = []

    async def receive():
        return next(received)

    async def send(message):
        sent.append(message["type"])

    await sim.app({"type": "lifespan"}, receive, send)
    assert sent == ["lifespan.startup.complete", "lifespan.shutdown.complete"]


async def test_the_document_can_be_given_as_a_path(tmp_path):
    path = tmp_path / "openapi.json"
    path.write_text('{"openapi": "3.1.0", "paths": {"/ping": {"get": {"responses": {"204": {}}}}}}')
    sim = Simulator(document=path, users=0)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(sim.app), base_url="http://localhost") as http:
        assert (await http.get("/ping")).status_code == 204
        assert (await http.get("/api/partners/v2.0/auth/me")).status_code == 404
    with pytest.raises(FileNotFoundError):
        Simulator(document=tmp_path / "missing.json")
