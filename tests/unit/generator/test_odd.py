"""Documents with something odd in them: what cannot be understood is left out or told, and never ends in a crash."""

import copy
import json
import random

import pytest

from generator.build import ROOT
from generator.errors import GenerationError, Report
from generator.prepare import prepare
from tests.support.documents import small

VALUES = [
    *(None, True, False, 0, -1, 1.5, "", "x", "object", "é", [], {}, [None], [{}], {"x": 1}, {"$ref": "#/x"}),
    *(
        {"type": "null"},
        ["string", "null"],
        "#/components/schemas/Gone",
        {"type": "object"},
        {"type": ["array", "null"]},
    ),
]
KEYS = [
    *("type", "properties", "required", "items", "enum", "anyOf", "allOf", "nullable", "default", "title", "format"),
    *("pattern", "minimum", "in", "name", "schema", "tags", "security", "additionalProperties", "content", "style"),
    *("explode", "deprecated", "x-enum-varnames", "discriminator", "$ref", "servers", "parameters", "responses"),
]
NINJA = json.loads((ROOT / "tests/support/apps/documents/ninja_1_3.json").read_bytes())


def holders(value):
    """All objects and lists of a document that hold something."""
    if value and isinstance(value, dict | list):
        yield value
        for inner in value.values() if isinstance(value, dict) else value:
            yield from holders(inner)


def changed(document, chance):
    """A copy with one to three things changed, added or removed."""
    document = copy.deepcopy(document)
    found = [*holders({"paths": document["paths"], "components": document["components"]})][1:]
    for _ in range(chance.randint(1, 3)):
        holder = chance.choice(found)
        keys = [*(holder if isinstance(holder, dict) else range(len(holder)))]
        if isinstance(holder, dict) and (not keys or chance.random() < 0.3):
            holder[chance.choice(KEYS)] = copy.deepcopy(chance.choice(VALUES))
        elif keys and chance.random() < 0.3:
            del holder[chance.choice(keys)]
        elif keys:
            holder[chance.choice(keys)] = copy.deepcopy(chance.choice(VALUES))
    return document


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("document", [small(), NINJA], ids=["small", "ninja"])
def test_nothing_odd_ends_in_a_crash(document, seed):
    report = Report()
    odd = changed(document, random.Random(seed))
    try:
        prepared = prepare(odd, b"", report=report)
    except GenerationError as error:
        assert "must be an object" in str(error)
    else:
        assert {*prepared.surface.left_out} == {*report.left_out}
        assert all(problem.text for problem in report.left_out.values())


def test_the_path_of_the_server_is_part_of_every_path():
    document = small() | {"servers": [{"url": "https://example.com/base/"}]}
    plans = prepare(document, b"").plans.operations.values()
    assert {plan.path for plan in plans} == {'"/base/org/{org_id}/things/{thing_id}"', '"/base/things"'}


def test_an_operation_at_another_address_is_left_out():
    document = small()
    document["paths"]["/things"]["post"]["servers"] = [{"url": "https://other.example.com"}]
    report = Report()
    prepare(document, b"", report=report)
    assert report.left_out["POST /things"].text == "it is at an address of its own"


def test_security_of_the_whole_document_counts_where_an_operation_says_nothing():
    document = small() | {"security": [{"bearer": []}]}
    document["paths"]["/things"]["post"]["security"] = []
    plans = prepare(document, b"").plans.operations.values()
    assert {plan.path: plan.authenticated for plan in plans} == {
        '"/org/{org_id}/things/{thing_id}"': True,
        '"/things"': False,
    }
