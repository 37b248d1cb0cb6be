"""The table of levers as a whole."""

from __future__ import annotations

import re

from podero.simulator._steering.lever import Argument
from podero.simulator._steering.levers import LEVERS


def test_names_and_routes_are_unique():
    assert len({lever.name for lever in LEVERS}) == len(LEVERS)
    assert len({(lever.method, lever.path) for lever in LEVERS}) == len(LEVERS)


def test_every_argument_in_a_path_is_declared_and_required():
    for lever in LEVERS:
        for name in re.findall(r"{(\w+)}", lever.path):
            assert lever.arguments[name].required, lever.name


def test_numbers_and_texts_have_bounds():
    def unbounded(argument: Argument) -> bool:
        schema = argument.schema
        if schema.get("type") in ("number", "integer"):
            return not {"minimum", "maximum"} <= schema.keys()
        return schema.get("type") == "string" and not schema.keys() & {"maxLength", "enum", "format"}

    found = [(lever.name, name) for lever in LEVERS for name, one in lever.arguments.items() if unbounded(one)]
    assert found == []


def test_summaries_are_sentences():
    assert all(lever.summary.endswith(".") and lever.summary[0].isupper() for lever in LEVERS)
