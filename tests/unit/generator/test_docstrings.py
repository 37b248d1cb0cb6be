"""Docstrings say what the document says, and no more."""

import pytest

from generator import docstrings


@pytest.mark.parametrize(
    ("name", "schema", "text"),
    [
        ("comment", {"type": "string", "title": "Comment"}, ""),
        ("is_active", {"type": "boolean", "title": "Active"}, ""),
        ("comment", {"type": "string", "title": "What the partner notes"}, "What the partner notes."),
        ("solar_production_w", {"type": "number"}, "In W."),
        ("energy_kwh", {"type": "number", "title": "Energy in kWh"}, "Energy in kWh."),
        ("size_m2", {"type": "integer"}, "In m2."),
        ("outdoor_temperature", {"anyOf": [{"type": "number"}, {"type": "null"}]}, "In degrees C."),
        ("reason_w", {"type": "string"}, ""),
        ("battery_level", {"type": "integer", "x-podero-unit": "percent"}, "In percent."),
        ("x", {"type": "string", "description": "Of a user.", "x-podero-note": "May change"}, "Of a user. May change."),
        ("power_w", {"type": "number", "x-podero-note": "Of the panels"}, "Of the panels. In W."),
        ("power_w", {"type": "number", "x-podero-note": "In W at the grid"}, "In W at the grid."),
    ],
)
def test_field(name, schema, text):
    assert docstrings.field(name, schema, sent=False) == text


def test_the_servers_default_is_told_in_words():
    schema = {"type": "boolean", "default": False}
    assert docstrings.field("x", schema, sent=True) == "The server's default is false; it is not sent."
    assert docstrings.field("x", schema, sent=False) == "Default: false."


def test_limits_and_default_of_a_parameter():
    schema = {"type": "integer", "minimum": 1, "maximum": 200, "default": 50}
    assert docstrings.parameter("x", schema, "Items") == "Items. From 1 to 200. The server's default is 50."


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb", "a\ud800b", "a\u202eb"])
def test_what_source_cannot_hold_or_show_is_left_out(text):
    assert docstrings.docstring(text) == "a b"


def test_a_parameter_has_its_note_behind_what_the_document_says():
    schema = {"type": "boolean", "x-podero-note": "Costs time"}
    assert docstrings.parameter("x", schema, "Fills gaps") == "Fills gaps. Costs time."


def test_nothing_in_the_text_can_end_the_docstring():
    for text in ('ends with "', 'has """ inside', "has \\ inside", "long " * 60, 'two\n\n    lines "'):
        source = f'def f():\n    """{docstrings.docstring(text, 4)}"""\n'
        namespace = {}
        exec(source, namespace)
        assert namespace["f"].__doc__.split() == text.replace('"""', "'''").split()
