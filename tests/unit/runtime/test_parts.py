"""Large lists are taken out of the text of an object, and nothing else of it changes."""

import json
from typing import Any, ClassVar

import attrs
import pytest

from podero_client import codec
from podero_client._runtime.model import Model
from podero_client._runtime.parts import LargeList, take_lists
from podero_client._runtime.pieces import PIECE
from podero_client._runtime.types import UNSET, Unset

MANY = [*range(PIECE // 2)]


@attrs.define(kw_only=True, eq=False, repr=False)
class Series(Model):
    __json_names__: ClassVar = {"from_": "from"}

    name: str
    from_: list[int] | Unset | None = UNSET
    free: dict[str, int] | Unset = UNSET
    text: str | list[int] | Unset = UNSET


def text_of(**fields):
    return json.dumps({"name": "é", **fields}).encode()


def test_a_large_list_leaves_an_empty_one():
    text = text_of(**{"from": MANY, "new": [1]})

    rest, lists = take_lists(Series, text)

    assert lists == [LargeList("from_", "$.from", list[int], json.dumps(MANY).encode())]
    assert json.loads(rest) == {"name": "é", "from": [], "new": [1]}
    assert codec.decode(Series, rest).from_ == []


def test_each_large_list_is_taken():
    rest, lists = take_lists(Series, text_of(**{"from": MANY, "text": MANY}))
    assert [part.field for part in lists] == ["from_", "text"]
    assert json.loads(rest) == {"name": "é", "from": [], "text": []}


def test_an_object_that_may_be_null_is_an_object():
    assert len(take_lists(Series | None, text_of(**{"from": MANY}))[1]) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"from": MANY[:100]},
        {"from": None},
        {"free": {str(number): number for number in MANY}},
        {"text": "x" * PIECE * 2},
        {"new": MANY},
        {"free": MANY},
        {"name": MANY},
    ],
)
def test_what_has_no_large_list_of_its_own_stays(fields):
    text = text_of(**fields)
    assert take_lists(Series, text) == (text, [])


@pytest.mark.parametrize("text", [b"", b"[1]", b"null", b'{"from": [1,', b"\xff", b"[" * 100_000])
def test_what_is_no_object_stays(text):
    assert take_lists(Series, text) == (text, [])


def test_half_a_surrogate_pair_is_read_as_everywhere():
    text = text_of(**{"from": MANY}).replace(rb"\u00e9", rb"\\ud800\ud800")
    rest, lists = take_lists(Series, text)
    assert len(lists) == 1
    assert codec.decode(Series, rest).name == "\\ud800\ufffd"


@pytest.mark.parametrize("type_", [Any, object, dict, dict[str, Any], dict[str, object], dict[str, list]])
def test_plain_data_may_hold_large_lists_too(type_):
    text = json.dumps({"from": MANY, "free": {"a": MANY}, "few": [1]}).encode()
    rest, lists = take_lists(type_, text)
    assert lists == [LargeList("from", "$.from", list[Any], json.dumps(MANY).encode())]
    assert json.loads(rest) == {"from": [], "free": {"a": MANY}, "few": [1]}


def test_lists_of_a_dict_are_of_its_type():
    assert take_lists(dict[str, list[int] | None], text_of(**{"from": MANY}))[1][0].type == list[int]


@pytest.mark.parametrize("type_", [bytes, str, list, list[dict], dict[int, list[int]], dict[str, int], None])
def test_what_has_no_lists_is_not_looked_at(type_):
    text = text_of(**{"from": MANY})
    assert take_lists(type_, text) == (text, [])


def test_the_last_of_two_fields_counts_as_everywhere():
    first = json.dumps(MANY)
    text = f'{{"name": "a", "from": {first}, "from": [1]}}'.encode()
    assert codec.decode(Series, take_lists(Series, text)[0]).from_ == [1]
