"""A value beside its schema: every departure with its place, and none where there is none."""

import json

import pytest

from podero.cli._verify.compare import Comparison
from podero.cli._verify.document import Document, Place
from tests.support.samples import SCHEMAS, filled

TEXT, NUMBER, NULL = {"type": "string"}, {"type": "number"}, {"type": "null"}
DECIMAL = {"anyOf": [NUMBER, TEXT, NULL]}
ITEM = {"type": "object", "properties": {"a": {"type": "integer"}, "b": TEXT}, "required": ["a"]}


def compared(schema, value):
    document = Document(
        json.dumps({"paths": {}, "components": {"schemas": {"X": schema, "Item": ITEM, "A/B[C]": NUMBER}}}).encode()
    )
    comparison = Comparison(document)
    pointer = ("components", "schemas", "X")
    comparison.run(Place(document.at(pointer), pointer), value)
    return comparison


def found(schema, value):
    return [(d.kind, d.path, d.place, d.detail) for d in compared(schema, value).departures]


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        (TEXT, "x"),
        ({}, None),
        ({}, {"a": [1]}),
        (NUMBER, 1),
        (NUMBER, 1.5),
        ({"type": "integer"}, 1.0),
        ({"type": ["string", "null"]}, None),
        ({"enum": ["a", None]}, None),
        ({"anyOf": [TEXT, NULL]}, None),
        ({"allOf": [{"anyOf": [TEXT, NULL]}]}, None),
        ({"oneOf": [{"type": "boolean"}, {"type": "array", "items": {}}]}, [1]),
        ({"type": "string", "format": "date-time"}, "2026-01-02T03:04:05Z"),
        ({"type": "string", "format": "date-time"}, "2026-01-02T03:04:05.123456+02:00"),
        ({"type": "string", "format": "date"}, "2026-01-02"),
        ({"type": "string", "format": "time"}, "03:04:05"),
        ({"type": "string", "format": "uuid"}, "7f1c6f0e-7b0a-4c57-9b7b-1f0d2a3b4c5d"),
        ({"type": "string", "format": "unheard-of"}, "x"),
        ({"type": "string", "maxLength": 2}, "ab"),
        ({"type": "object"}, {"anything": 1}),
        ({**ITEM, "additionalProperties": True}, {"a": 1, "new": 1}),
        ({"type": "array", "items": {"$ref": "#/components/schemas/Item"}}, [{"a": 1}, {"a": 2, "b": "x"}]),
        ({"type": "array", "items": True}, [1]),
        ({"properties": {"a": True, "b": False}}, {"a": None}),
        ({"const": "x"}, "x"),
        ({"$ref": "#/components/schemas/A~1B%5BC%5D"}, 1),
        ({"allOf": [ITEM, {"type": "object", "properties": {"c": TEXT}}]}, {"a": 1, "b": "x", "c": "y"}),
        ({"allOf": [ITEM], "properties": {"c": TEXT}, "description": "Beside."}, {"a": 1, "c": "y"}),
    ],
)
def test_what_the_document_says_departs_nowhere(schema, value):
    assert found(schema, value) == []


@pytest.mark.parametrize(
    ("schema", "value", "expected"),
    [
        (TEXT, None, ("null", "$", "$", "")),
        (TEXT, True, ("wrong_type", "$", "$", "boolean")),
        (NUMBER, "1", ("wrong_type", "$", "$", "string")),
        ({"type": "integer"}, 1.5, ("wrong_type", "$", "$", "number")),
        ({"anyOf": [TEXT, NULL]}, 1, ("wrong_type", "$", "$", "integer")),
        ({"anyOf": [{"$ref": "#/components/schemas/Item"}, NULL]}, [], ("wrong_type", "$", "$", "array")),
        ({"anyOf": [{"$ref": "#/components/schemas/Item"}, NULL]}, {}, ("missing", "$.a", "$.a", "")),
        ({"allOf": [{"enum": ["a"]}]}, "b", ("unknown_value", "$", "$", "")),
        ({"allOf": [TEXT, {"type": "string", "maxLength": 2}]}, 1, ("wrong_type", "$", "$", "integer")),
        ({"allOf": [ITEM, {"properties": {"c": TEXT}}]}, {"a": 1, "d": 1}, ("unknown_field", "$.d", "$.d", "integer")),
        ({"const": "x"}, "y", ("unknown_value", "$", "$", "")),
        ({"const": "x"}, None, ("null", "$", "$", "")),
        ({"anyOf": [NULL]}, 1, ("wrong_type", "$", "$", "integer")),
        ({"type": "string", "maxLength": 2}, "abc", ("too_long", "$", "$", "more than 2 characters")),
        ({"type": "string", "format": "date-time"}, "2026-01-02T03:04:05", ("format", "$", "$", "date-time")),
        ({"type": "string", "format": "date-time"}, "2026-13-02T03:04:05Z", ("format", "$", "$", "date-time")),
        ({"type": "string", "format": "date"}, "20260102", ("format", "$", "$", "date")),
        ({"type": "string", "format": "time"}, "3:04", ("format", "$", "$", "time")),
        ({"type": "string", "format": "uuid"}, "x", ("format", "$", "$", "uuid")),
        (DECIMAL, 1.5, ("decimal", "$", "$", "number")),
        (DECIMAL, 1, ("decimal", "$", "$", "number")),
        (DECIMAL, "1.5", ("decimal", "$", "$", "text")),
        (DECIMAL, "warm", ("format", "$", "$", "decimal")),
        (DECIMAL, "NaN", ("format", "$", "$", "decimal")),
        (DECIMAL, {}, ("wrong_type", "$", "$", "object")),
        (ITEM, {"a": 1, "new": None}, ("unknown_field", "$.new", "$.new", "null")),
        ({"type": "array", "items": ITEM}, [{"a": 1}, {"a": "x"}], ("wrong_type", "$[1].a", "$[].a", "string")),
        ({"properties": {"list": {"items": ITEM}}}, {"list": [{}]}, ("missing", "$.list[0].a", "$.list[].a", "")),
    ],
)
def test_each_departure_is_named_with_its_place(schema, value, expected):
    assert found(schema, value) == [expected]


def test_departures_point_to_the_schema_that_would_have_to_change():
    item = {"$ref": "#/components/schemas/Item"}
    comparison = compared({"type": "array", "items": item}, [None, {"a": None, "new": 1}, {}])
    assert [(d.kind, d.pointer, d.name) for d in comparison.departures] == [
        ("null", ("components", "schemas", "X", "items"), ""),
        ("null", ("components", "schemas", "Item", "properties", "a"), ""),
        ("unknown_field", ("components", "schemas", "Item"), "new"),
        ("missing", ("components", "schemas", "Item"), "a"),
    ]


def test_fields_are_counted_and_enums_remembered():
    schema = {"type": "array", "items": {"properties": {"a": {"enum": ["x"]}, "b": {"anyOf": [TEXT, NULL]}, "c": TEXT}}}
    comparison = compared(schema, [{"a": "x", "b": None}, {"a": "y", "b": "z"}])
    assert {place: dict(counts) for place, counts in comparison.fields.items()} == {
        "$[].a": {"present": 2},
        "$[].b": {"null": 1, "present": 1},
        "$[].c": {"absent": 2},
    }
    assert comparison.enums == {"$[0].a", "$[1].a"}


@pytest.mark.parametrize("name", sorted(set(SCHEMAS) & set(Document().root["components"]["schemas"])))
def test_samples_of_every_schema_depart_nowhere(name):
    document = Document()
    pointer = ("components", "schemas", name)
    if "properties" not in document.at(pointer):
        return
    comparison = Comparison(document)
    comparison.run(Place(document.at(pointer), pointer), filled(name))
    assert [d for d in comparison.departures if d.kind != "decimal"] == []
