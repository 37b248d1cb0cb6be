"""A document of any form is compared or refused with a reason; nothing of it ends in another error."""

import json
import random

import pytest

from generator.document import read
from generator.drift.compare import compare
from generator.drift.formats import FORMATS
from generator.drift.parts import array_in, object_in, text_in, texts_in
from generator.drift.report import Report, Source
from generator.errors import GenerationError
from tests.support.drift import BASE, base

JUNK = [
    None,
    5,
    "x",
    [],
    {},
    True,
    [1],
    {"a": 1},
    "#/components/schemas/Mode",
    {"$ref": "#/components/schemas/Mode"},
    -1,
]
SOURCE = Source("a", "b" * 64, "c")


def places(value):
    """Every place of a document."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from places(value[key])


@pytest.mark.parametrize("seed", range(12))
def test_junk_at_any_place_is_compared_or_refused(seed):
    random_ = random.Random(seed)
    compared = 0
    for _ in range(25):
        document = base()
        holder, key = random_.choice(list(places(document)))
        holder[key] = random_.choice(JUNK)
        try:
            other = read(json.dumps(document).encode())
            changes = compare(BASE, other) + compare(other, BASE)
        except GenerationError as error:
            assert str(error)
            continue
        compared += 1
        for write in FORMATS.values():
            assert write(Report(SOURCE, SOURCE, tuple(changes)))
    assert compared


@pytest.mark.parametrize("junk", [None, 5, "x", [], {}, True])
def test_what_is_of_another_form_says_nothing(junk):
    holder = {"key": junk}
    assert array_in(holder, "key") == (junk if isinstance(junk, list) else [])
    assert object_in(holder, "key") == (junk if isinstance(junk, dict) else {})
    assert text_in(holder, "key") == (junk if isinstance(junk, str) else "")
    assert texts_in({"key": [junk]}, "key") == ({junk} if isinstance(junk, str) else set())
