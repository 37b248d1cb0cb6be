"""Schemas of arguments and results."""

from __future__ import annotations

from podero.simulator._steering.lever import Lever, choice, count, number, record, rows, text


def test_schemas_of_arguments():
    assert number(0, 1) == {"type": "number", "minimum": 0, "maximum": 1}
    assert count(0, 1)["type"] == "integer"
    assert count(0, 1, nullable=True)["type"] == ["integer", "null"]
    assert text(3) == {"type": "string", "maxLength": 3}
    assert choice("a", "b")["enum"] == ["a", "b"]


def test_the_schema_of_a_result():
    assert rows(record(a="string", b="integer", c="", nullable=("b",))) == {
        "type": "array",
        "items": {
            "type": "object",
            "properties": {"a": {"type": "string"}, "b": {"type": ["integer", "null"]}, "c": {}},
            "required": ["a", "b", "c"],
        },
    }


def test_a_lever_is_called_with_what_was_given():
    lever = Lever("x", "GET", "/x", "X.", "", lambda *sent, **given: (sent, given), None)
    assert lever.call("sim", {"a": 1}) == (("sim",), {"a": 1})
