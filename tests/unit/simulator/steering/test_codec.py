"""Objects as JSON and back."""

from __future__ import annotations

import json
import random
from datetime import UTC, date, datetime, timedelta

import pytest

from podero.simulator._steering.codec import Decoder, Encoder
from podero.simulator._world.entities import KINDS, Cue, Owned

VALUES = [
    *(None, True, 1, -1.5, "x", 2**63 + 1, -(2**60)),
    *(
        [1, [2]],
        {"a": {"b": 1}},
        {("a", 1): 2.0},
        {"$object": 1},
        {"": 1},
        {},
        (1, "x"),
        pytest.param({"a", "b"}, id="set"),
        b"\x00\xff",
    ),
    *(datetime(2026, 1, 2, 3, 4, 5, 6, UTC), date(2026, 1, 2), timedelta(days=1, microseconds=3)),
    *(Cue("1", "2", "information"), KINDS["ev"]),
]


@pytest.mark.parametrize("value", VALUES, ids=str)
def test_a_value_comes_back(value):
    written = json.loads(json.dumps(Encoder().write(value)))
    found = Decoder().read(written)
    assert (found, type(found)) == (value, type(value))


def test_a_shared_object_is_still_shared():
    one = Owned("1", "2", {})
    inner = Owned("3", "4", {"inside": one})
    first, second, third = Decoder().read(Encoder().write([one, inner, one]))
    assert first is third is second.fields["inside"]


def test_a_kind_is_the_same_object():
    assert Decoder().read(Encoder().write(KINDS["hp"])) is KINDS["hp"]


def test_chance_goes_on():
    rng = random.Random(1)
    rng.gauss(0, 1)
    copy = Decoder().read(json.loads(json.dumps(Encoder().write(rng))))
    assert [copy.random(), copy.gauss(0, 1)] == [rng.random(), rng.gauss(0, 1)]


def test_what_cannot_be_saved_is_named():
    with pytest.raises(TypeError, match="a complex cannot be saved"):
        Encoder().write(1j)
