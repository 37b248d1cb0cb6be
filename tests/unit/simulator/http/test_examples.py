"""Generated examples and blank objects."""

from __future__ import annotations

import jsonschema_rs
import pytest

from podero.simulator._http.examples import blank, example
from tests.support.named import NAMED

DOCUMENT = NAMED
SCHEMAS = DOCUMENT["components"]["schemas"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_example_of_a_schema_matches_it(name):
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
def test_the_example_of_other_shapes_matches_them(schema):
    jsonschema_rs.validate(schema, example(DOCUMENT, schema))


def test_recursive_schemas_end():
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
