"""The Python type and the rule of every kind of schema."""

import pytest

from generator.annotations import Annotator, class_of
from generator.code import AWARE_DATETIME, CHECK, DICT, LIST, STR, UUID
from generator.errors import GenerationError
from generator.schemas import ref

NULL = {"type": "null"}
SCHEMAS = {
    "Model": {"type": "object", "properties": {"name": {"type": "string", "maxLength": 9}}},
    "Other": {"type": "object", "properties": {}},
    "Mode": {"type": "string", "enum": ["a"]},
    "Anything": {"type": "object", "additionalProperties": True},
    "Names": {"type": "array", "items": {"type": "string"}},
}


@pytest.mark.parametrize(
    ("schema", "annotation", "rule"),
    [
        ({"type": "string", "maxLength": 20}, "str", "check.text(max_length=20)"),
        ({"type": "string", "minLength": 1}, "str", "check.text(min_length=1)"),
        ({"type": "string", "format": "uuid"}, "uuid.UUID", "check.identifier"),
        ({"type": "string", "format": "date"}, "datetime.date", "check.day"),
        ({"type": "string", "format": "time"}, "datetime.time", "check.time_of_day"),
        ({"type": "string", "format": "date-time"}, "AwareDatetime", "check.aware"),
        ({"type": "string", "format": "odd"}, "str", "check.text()"),
        ({"type": "boolean"}, "bool", "check.boolean"),
        ({"type": "integer", "minimum": 1, "maximum": 9}, "int", "check.integer(minimum=1, maximum=9)"),
        ({"type": "number"}, "float", "check.number()"),
        ({"anyOf": [{"type": "number"}, {"type": "string"}]}, "Decimal", "check.decimal()"),
        ({"anyOf": [{"type": "number"}, {"type": "integer"}]}, "float", "check.number()"),
        ({"anyOf": [{"type": "string", "format": "date"}, {"type": "string"}]}, "str", "check.text()"),
        (
            {"anyOf": [{"type": "integer"}, {"type": "string"}]},
            "int | str",
            "check.any_of(check.integer(), check.text())",
        ),
        ({"type": "array", "items": {"type": "integer"}}, "list[int]", "check.items(check.integer())"),
        ({"type": "array"}, "list[Any]", "check.items(check.free_form)"),
        ({"type": "object", "additionalProperties": True}, "dict[str, Any]", "check.mapping"),
        (
            {"type": "object", "additionalProperties": {"type": "number"}},
            "dict[str, float]",
            "check.values(check.number())",
        ),
        ({"type": "object"}, "dict[str, Any]", "check.mapping"),
        ({}, "Any", "check.free_form"),
        (ref("Model"), "Model", "check.model(Model)"),
        (ref("Mode"), "Mode", "check.one_of(Mode)"),
        (ref("Anything"), "dict[str, Any]", "check.mapping"),
        (ref("Names"), "list[str]", "check.items(check.text())"),
        ({"allOf": [ref("Mode")], "default": "a"}, "Mode", "check.one_of(Mode)"),
        (
            {"anyOf": [ref("Anything"), {"type": "array", "items": {}}]},
            "dict[str, Any] | list[Any]",
            "check.any_of(check.mapping, check.items(check.free_form))",
        ),
        ({"anyOf": [ref("Mode"), {"type": "string"}]}, "str", "check.text()"),
        (
            {"anyOf": [ref("Mode"), {"type": "integer"}]},
            "int | Mode",
            "check.any_of(check.integer(), check.one_of(Mode))",
        ),
        ({"anyOf": [ref("Model"), ref("Anything")]}, "dict[str, Any]", "check.mapping"),
        (
            {"type": "number", "exclusiveMinimum": 0, "multipleOf": 0.5},
            "float",
            "check.number(above=0, multiple_of=0.5)",
        ),
        ({"anyOf": [{"type": "number", "maximum": 9}, {"type": "string"}]}, "Decimal", "check.decimal(maximum=9)"),
        ({"type": "string", "pattern": "^a$"}, "str", 'check.text(pattern="^a$")'),
        ({"type": "string", "pattern": "(?<"}, "str", "check.text()"),
        ({"type": "string", "format": "binary"}, "File", "check.upload"),
        (
            {"type": "array", "items": {"type": "string"}, "minItems": 1},
            "list[str]",
            "check.items(check.text(), min_items=1)",
        ),
        (
            {"type": "array", "items": {"anyOf": [{"type": "string"}, NULL]}},
            "list[str | None]",
            "check.items(check.or_null(check.text()))",
        ),
        ({"x-podero-body": "text"}, "Text", "check.text()"),
        ({"x-podero-body": "binary"}, "bytes", "check.binary"),
        ({"enum": [1, 2], "type": "integer"}, "int", "check.integer()"),
    ],
)
def test_type_and_rule(schema, annotation, rule):
    found = Annotator(SCHEMAS).of(schema)
    assert (str(found.annotation), str(found.rule), found.null) == (annotation, rule, False)
    nullable = Annotator(SCHEMAS).of({"anyOf": [*schema.get("anyOf", [schema]), NULL]})
    assert (str(nullable.annotation), nullable.null) == (annotation, True)


def test_null_shows_in_the_annotation():
    assert str(Annotator({}).of({"anyOf": [{"type": "string"}, NULL]}).with_null) == "str | None"
    assert str(Annotator({}).of({"anyOf": [{}, NULL]}).with_null) == "Any"
    items = {"type": "array", "items": {"anyOf": [{"type": "string"}, NULL]}}
    assert str(Annotator({}).of(items).annotation) == "list[str | None]"


def test_whoever_holds_a_model_that_cannot_check_itself_checks_it():
    found = Annotator(SCHEMAS, frozenset({"Model"})).of(ref("Model"))
    assert str(found.rule) == "check.model(Model, name=check.text(max_length=9))"


def test_fields_that_would_have_one_name_are_checked_under_their_own():
    twins = {"type": "object", "properties": {"unit name": {"type": "string"}, "unitName": {"type": "boolean"}}}
    found = Annotator({"Model": twins}, frozenset({"Model"})).of(ref("Model"))
    assert str(found.rule) == "check.model(Model, unit_name=check.text(), unit_name_2=check.boolean)"


@pytest.mark.parametrize(
    "schema",
    [
        {"anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": "array", "items": {"type": "integer"}}]},
        {"type": "file"},
    ],
)
def test_what_no_decoder_could_tell_apart_is_refused(schema):
    with pytest.raises(GenerationError):
        Annotator(SCHEMAS).of(schema)


def test_the_type_of_alternatives_does_not_depend_on_their_order():
    options = [{"type": "string"}, {"type": "integer"}, {"type": "boolean"}, ref("Model"), {"type": "array"}]
    types = {str(Annotator(SCHEMAS).of({"anyOf": each}).annotation) for each in (options, options[::-1])}
    assert types == {"bool | int | str | Model | list[Any]"}


def test_a_model_that_contains_itself_is_looked_up_when_it_is_needed():
    schemas = {"Tree": {"type": "object", "properties": {"branches": {"type": "array", "items": ref("Tree")}}}}
    tree = frozenset({"Tree"})
    assert str(Annotator(schemas, circular=tree).of(ref("Tree")).rule) == "check.later(lambda: check.model(Tree))"
    both = str(Annotator(schemas, tree, tree).of(ref("Tree")).rule)
    inner = "check.later(lambda: check.model(Tree))"
    assert both == f"check.later(lambda: check.model(Tree, branches=check.items({inner})))"


@pytest.mark.parametrize(
    ("schema", "names"),
    [
        ({"type": "array", "items": {"type": "string", "format": "date-time"}}, {LIST, AWARE_DATETIME}),
        ({"type": "object", "additionalProperties": {"type": "string", "format": "uuid"}}, {DICT, STR, UUID}),
        ({"type": "array", "items": ref("Mode")}, {LIST, class_of("Mode")}),
    ],
)
def test_a_type_carries_what_it_imports(schema, names):
    assert Annotator(SCHEMAS).of(schema).annotation.names == names


def test_a_rule_carries_what_it_imports():
    found = Annotator(SCHEMAS, frozenset({"Model"})).of({"type": "array", "items": ref("Model")})
    assert found.rule.names == {CHECK, class_of("Model")}


@pytest.mark.parametrize("limit", [float("inf"), float("nan"), True, "9", None])
def test_a_limit_that_is_no_number_is_left_out(limit):
    schemas = [{"type": "integer", "minimum": limit}, {"type": "string", "maxLength": limit}]
    assert [str(Annotator({}).of(schema).rule) for schema in schemas] == ["check.integer()", "check.text()"]
