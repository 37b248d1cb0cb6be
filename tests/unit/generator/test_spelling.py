"""Shorthands of schemas are written out."""

import pytest

from generator.spelling import is_word, spelled_out

STR, NULL = {"type": "string"}, {"type": "null"}


@pytest.mark.parametrize(
    ("schema", "whole"),
    [
        ({}, {}),
        ({"const": "a"}, {"type": "string", "enum": ["a"]}),
        ({"const": None}, NULL),
        ({"enum": [1, 2]}, {"type": "integer", "enum": [1, 2]}),
        ({"enum": [1, "a"]}, {"enum": [1, "a"]}),
        ({"enum": ["a", None], "title": "T"}, {"anyOf": [{"type": "string", "enum": ["a"]}, NULL], "title": "T"}),
        ({"enum": [None]}, NULL),
        ({"type": ["string", "null"], "enum": ["a", None]}, {"anyOf": [{"type": "string", "enum": ["a"]}, NULL]}),
        (
            {"type": ["string", "integer"], "enum": ["a", 1]},
            {"anyOf": [{"type": "string", "enum": ["a"]}, {"type": "integer", "enum": [1]}]},
        ),
        ({"type": ["string", "integer"], "enum": ["a"]}, {"anyOf": [{"type": "string", "enum": ["a"]}]}),
        ({"type": "string", "nullable": True, "writeOnly": True}, {"anyOf": [STR, NULL], "writeOnly": True}),
        ({"type": "string", "nullable": False}, STR),
        ({"type": "null", "title": "T"}, {"type": "null", "title": "T"}),
        ({"type": ["null"]}, NULL),
        ({"nullable": True}, NULL),
        ({"type": "integer", "minimum": 1, "exclusiveMinimum": True}, {"type": "integer", "exclusiveMinimum": 1}),
        ({"type": "integer", "maximum": 1, "exclusiveMaximum": False}, {"type": "integer", "maximum": 1}),
        ({"type": "file"}, {}),
        ({"type": {"odd": 1}}, {}),
        ({"title": 5, "description": None}, {}),
        ({"type": "string", "format": "decimal", "title": "T"}, {"anyOf": [{"type": "number"}, STR], "title": "T"}),
        ({"type": "string", "pattern": r"^(?!^[-+.]*$)[+-]?0*\d*\.?\d*$"}, {"anyOf": [{"type": "number"}, STR]}),
    ],
)
def test_a_shorthand_is_written_out(schema, whole):
    before = dict(schema)
    assert spelled_out(schema) == whole
    assert schema == before


@pytest.mark.parametrize(
    ("key", "word"), [("title", True), ("x-podero-unit", True), ("x-podero-schema", False), ("type", False)]
)
def test_what_only_tells_about_a_value(key, word):
    assert is_word(key) == word
