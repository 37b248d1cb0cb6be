"""Every way to write a schema becomes one."""

import pytest

from generator.flatten import flatten
from tests.support.documents import as_3_0, content, ref

STR, INT, NULL = {"type": "string"}, {"type": "integer"}, {"type": "null"}
SCHEMAS = {
    "A": {"type": "object", "properties": {"a": STR}},
    "B": {"type": "object", "properties": {"b": STR}},
    "Mode": {"type": "string", "enum": ["x"]},
    "Text": {"type": "string", "title": "Text", "maxLength": 9},
    "MaybeA": {"anyOf": [ref("A"), NULL]},
    "Either": {"oneOf": [ref("A"), ref("B")], "discriminator": {"propertyName": "kind"}},
    "EitherOrText": {"anyOf": [ref("A"), ref("B"), STR]},
    "NullableObject": {"type": ["object", "null"], "properties": {"n": STR}},
    "NullableMode": {"type": "string", "enum": ["y"], "nullable": True},
    "Names": {"type": "array", "items": ref("Text")},
    "Free": {"type": "object", "additionalProperties": True},
    "Loop": {"type": "array", "items": ref("Loop")},
    "Sum": {"allOf": [ref("A"), {"properties": {"c": INT}}]},
    "JustA": {"allOf": [ref("A")]},
}


def flat(schema, **schemas):
    """A schema of a response in the one form, and the components."""
    responses = {"200": {"content": content(schema)}}
    document = {"paths": {"/x": {"get": {"responses": responses}}}, "components": {"schemas": SCHEMAS | schemas}}
    flatten(document)
    return responses["200"]["content"]["application/json"]["schema"], document["components"]["schemas"]


@pytest.mark.parametrize(
    ("schema", "one"),
    [
        ({}, {}),
        (True, {}),
        (STR | {"title": "T"}, STR | {"title": "T"}),
        ({"anyOf": [{"oneOf": [ref("A"), ref("B")]}, NULL]}, {"anyOf": [ref("A"), ref("B"), NULL]}),
        ({"oneOf": [NULL, {"anyOf": [NULL, STR]}], "title": "T"}, {"anyOf": [STR, NULL], "title": "T"}),
        ({"oneOf": [ref("A")], "nullable": True}, {"anyOf": [ref("A"), NULL]}),
        ({"allOf": [ref("A")], "nullable": True, "description": "D"}, {"anyOf": [ref("A"), NULL], "description": "D"}),
        (ref("A") | {"nullable": True}, {"anyOf": [ref("A"), NULL]}),
        ({"type": ["string", "integer", "null"]}, {"anyOf": [STR, INT, NULL]}),
        (
            {"anyOf": [STR | {"title": "T", "writeOnly": True}, NULL]},
            {"anyOf": [STR, NULL], "title": "T", "writeOnly": True},
        ),
        ({"anyOf": [STR, NULL], "maxLength": 5}, {"anyOf": [STR | {"maxLength": 5}, NULL]}),
        ({"anyOf": [STR, STR, {}]}, {}),
        (ref("Text"), STR | {"maxLength": 9}),
        (ref("Text") | {"title": "Own"}, STR | {"maxLength": 9, "title": "Own"}),
        (ref("MaybeA"), {"anyOf": [ref("A"), NULL]}),
        (ref("JustA"), ref("A")),
        ({"anyOf": [ref("MaybeA"), ref("Mode")]}, {"anyOf": [ref("A"), ref("Mode"), NULL]}),
        (ref("Names"), {"type": "array", "items": STR | {"maxLength": 9}}),
        (ref("Free"), {"type": "object", "additionalProperties": True}),
        (ref("Either"), ref("Either")),
        (ref("EitherOrText"), {"anyOf": [ref("EitherOrText"), STR]}),
        (ref("NullableObject"), {"anyOf": [ref("NullableObject"), NULL]}),
        (ref("NullableMode"), {"anyOf": [ref("NullableMode"), NULL]}),
        (ref("Sum"), ref("Sum")),
        (
            {"anyOf": [{"type": "array", "items": STR}, {"type": "array", "items": INT}]},
            {"type": "array", "items": {"anyOf": [STR, INT]}},
        ),
        (
            {"anyOf": [{"type": "object", "additionalProperties": STR}, {"type": "object"}]},
            {"type": "object", "additionalProperties": True},
        ),
        ({"type": "array", "prefixItems": [STR, INT]}, {"type": "array", "items": {"anyOf": [STR, INT]}}),
        ({"allOf": [ref("Text"), {"maxLength": 3}]}, {"allOf": [STR | {"maxLength": 9}, {"maxLength": 3}]}),
        (
            {"allOf": [{"title": "T"}, {"description": "D"}]},
            {"allOf": [{"title": "T"}, {"description": "D"}]} | {"title": "T", "description": "D"},
        ),
    ],
)
def test_a_schema_has_one_form(schema, one):
    found, schemas = flat(schema)
    assert found == one
    again, _ = flat(found, **schemas)
    assert again == one


def test_components_are_classes_and_nothing_else():
    _, schemas = flat({})
    assert {*schemas} == {"A", "B", "Mode", "Either", "EitherOrText", "NullableObject", "NullableMode", "Sum"}
    assert schemas["Either"] == {"anyOf": [ref("A"), ref("B")]}
    assert schemas["EitherOrText"] == {"anyOf": [ref("A"), ref("B")]}
    assert schemas["NullableObject"] == {"type": "object", "properties": {"n": STR}}
    assert schemas["NullableMode"] == {"type": "string", "enum": ["y"]}


def test_a_value_inside_of_itself_without_a_class_ends():
    found, _ = flat(ref("Loop"))
    assert found == {"type": "array", "items": {}}


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_3_0_style_has_the_same_form(name):
    assert flat(as_3_0(ref(name)), **as_3_0(SCHEMAS)) == flat(ref(name))


def test_fields_are_brought_into_the_form_too():
    _, schemas = flat({}, Deep={"type": "object", "properties": {"x": {"type": "array", "items": {"const": "a"}}}})
    assert schemas["Deep"]["properties"]["x"]["items"] == {"type": "string", "enum": ["a"]}
