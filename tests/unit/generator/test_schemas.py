"""Inline schemas get names, and every way of writing a schema becomes one."""

import pytest

from generator.errors import GenerationError
from generator.flatten import flatten
from generator.schemas import Components, reachable, ref, referred, variants


def components(**schemas):
    flat = {"paths": {}, "components": {"schemas": schemas}}
    flatten(flat)
    found = Components(flat)
    found.rename()
    found.name_inline_schemas()
    return found


def obj(**properties):
    return {"type": "object", "properties": properties}


def test_an_inline_enum_becomes_a_component_named_after_its_place():
    found = components(Made=obj(mode={"type": "string", "enum": ["a"], "default": "a", "title": "Mode"}))
    assert found.schemas["Made"]["properties"]["mode"] == {
        "default": "a", "title": "Mode", "allOf": [ref("MadeMode")],
    }  # fmt: skip
    assert found.schemas["MadeMode"] == {"type": "string", "enum": ["a"], "title": "MadeMode"}


def test_inline_objects_are_found_however_deep():
    inner = {"type": "array", "items": obj(kind={"anyOf": [obj(x={"const": "one"}), {"type": "null"}]})}
    found = components(Made=obj(parts=inner))
    assert {"Made", "MadePart", "MadePartKind", "MadePartKindX"} == set(found.schemas)


def test_two_different_schemas_under_one_name_are_told_apart():
    found = components(Made=obj(mode={"enum": ["a"]}), MadeMode={"type": "string", "enum": ["b"]})
    assert found.schemas["MadeMode"]["enum"] == ["b"]
    assert found.schemas["MadeMode2"]["enum"] == ["a"]
    assert found.schemas["Made"]["properties"]["mode"] == {"allOf": [ref("MadeMode2")]}


def test_all_of_is_merged():
    found = components(
        Base=obj(id={"type": "string"}) | {"required": ["id"]},
        Made={"allOf": [ref("Base"), obj(name={"type": "string"}) | {"required": ["name"]}]},
    )
    assert list(found.schemas["Made"]["properties"]) == ["id", "name"]
    assert found.schemas["Made"]["required"] == ["id", "name"]


@pytest.mark.parametrize(
    ("schema", "whole"),
    [
        ({"allOf": [{"type": "string"}, {"maxLength": 9}]}, {"type": "string", "maxLength": 9}),
        ({"allOf": [{"type": "string"}], "title": "T"}, {"type": "string", "title": "T"}),
        ({"allOf": [ref("Text"), {"maxLength": 9}]}, {"type": "string", "maxLength": 9}),
        ({"allOf": [ref("Mode"), {"description": "D"}]}, ref("Mode") | {"description": "D"}),
        ({"allOf": [ref("Mode"), {"description": "D"}], "description": "E"}, ref("Mode") | {"description": "E"}),
        ({"allOf": [ref("Base"), {"writeOnly": True}]}, ref("Base") | {"writeOnly": True}),
    ],
)
def test_all_of_without_objects_is_no_object(schema, whole):
    found = components(
        Text={"type": "string"}, Mode={"type": "string", "enum": ["a"]}, Base=obj(id={}), Made=obj(field=schema)
    )
    assert found.schemas["Made"]["properties"]["field"] == whole


@pytest.mark.parametrize(
    "schema",
    [
        {"type": ["string", "null"]},
        {"type": "string", "nullable": True},
        {"anyOf": [{"type": "string"}, {"type": "null"}]},
        {"oneOf": [{"type": "null"}, {"type": "string"}]},
    ],
)
def test_every_way_to_allow_null_is_the_same(schema):
    named = components(Made=obj(name=schema)).schemas["Made"]["properties"]["name"]
    assert variants(named) == ([{"type": "string"}], True)


@pytest.mark.parametrize(
    "schema",
    [{"type": ["string", "null"]}, {"type": "string", "nullable": True}, {"type": "string", "enum": ["a", None]}],
)
def test_what_is_said_about_a_value_stays_when_it_may_be_null(schema):
    words = {"title": "T", "description": "D", "default": "a", "x-podero-secret": True, "writeOnly": True}
    named = components(Made=obj(name=schema | words)).schemas["Made"]["properties"]["name"]
    assert {key: value for key, value in named.items() if key != "anyOf"} == words


def test_a_shared_enum_may_be_null():
    shared = {"type": "string", "enum": ["ok"], "nullable": True, "x-podero-schema": "Health"}
    found = components(Health={"type": "string", "enum": ["ok"]}, Made=obj(status=shared))
    assert variants(found.schemas["Made"]["properties"]["status"]) == ([{"allOf": [ref("Health")]}], True)


def test_null_among_enum_values_makes_the_member_nullable():
    found = components(Made=obj(mode={"enum": ["a", None]}))
    options, null = variants(found.schemas["Made"]["properties"]["mode"])
    assert null
    assert found.schemas[referred(options[0]["allOf"][0])]["enum"] == ["a"]


def test_a_union_of_models_becomes_one_open_model():
    found = components(
        Reauthenticate=obj(code={"type": "string", "const": "reauthenticate"}, link={"type": "string"})
        | {"required": ["code", "link"]},
        Inform=obj(code={"type": "string", "const": "information"}, text={"type": "string"}, link={"type": "integer"})
        | {"required": ["code", "text"]},
        Made=obj(action={"oneOf": [ref("Reauthenticate"), ref("Inform")], "discriminator": {"propertyName": "code"}}),
    )
    union = found.schemas["MadeAction"]
    assert union["required"] == ["code"]
    assert list(union["properties"]) == ["code", "link", "text"]
    assert union["properties"]["link"] == {"anyOf": [{"type": "string"}, {"type": "integer"}]}


def test_a_shared_enum_must_have_the_same_values():
    with pytest.raises(GenerationError, match="Health"):
        components(
            Health={"type": "string", "enum": ["ok", "error"]},
            Made=obj(status={"type": "string", "enum": ["ok"], "x-podero-schema": "Health"}),
        )


def test_components_are_renamed_with_everything_that_points_to_them():
    found = components(GetOutput=obj() | {"x-podero-name": "Prices"}, Made=obj(prices=ref("GetOutput")))
    assert found.schemas["Made"]["properties"]["prices"] == ref("Prices")
    assert found.schemas["Prices"]["title"] == "Prices"


@pytest.mark.parametrize(
    "name", ["x y", 'X(__import__("os"))', "X\nimport os", "class", "1X", "lower", "", "Made_Name", 5]
)
def test_a_component_is_renamed_to_class_names_only(name):
    with pytest.raises(GenerationError, match=r"x-podero-name .* of GetOutput is no class name"):
        components(GetOutput=obj() | {"x-podero-name": name})


def test_what_can_be_reached_is_followed_through_everything():
    found = components(A=obj(b={"type": "array", "items": ref("B")}), B=obj(), C=obj())
    assert reachable(iter([ref("A")]), found.schemas) == {"A", "B"}


def test_a_reference_to_nothing_is_refused():
    with pytest.raises(GenerationError, match="Gone"):
        reachable(iter([ref("Gone")]), {})
    with pytest.raises(GenerationError, match="only references to components"):
        referred({"$ref": "#/components/parameters/X"})
