"""Lists that are read while they come in: the same items and errors as in one go, whatever stands inside of them."""

import json
import random

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from podero_client import codec, models
from podero_client._runtime import pieces
from podero_client._runtime.errors import DecodeError
from podero_client._runtime.pieces import ListReader
from podero_client._runtime.reading import Reading
from tests.support.samples import filled

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text('{}[],:"\\ id', max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "a"]), inner, max_size=3),
    max_leaves=8,
)
"""JSON made of what could look like the begin of an item."""

TRAPS = ['{"id"', ',{"id":1}', '\\",{"id"', "}],", "]", '"', "\\"]


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch):
    monkeypatch.setattr(pieces, "PIECE", 64)


def read(type_, text, size, **options):
    """The items, and how many came before the end."""
    reader = ListReader(type_, **options)
    items = []
    for begin in range(0, len(text), size):
        items += reader.feed(text[begin : begin + size])
    early = len(items)
    return items + reader.finish(), early


@settings(max_examples=300)
@given(st.lists(st.dictionaries(st.sampled_from(["id", "b"]), JSON, max_size=4), max_size=30), st.integers(1, 99))
def test_any_list_of_objects_is_read_as_in_one_go(value, size):
    for separators in ((",", ":"), (" , ", " : "), (",\n", ":")):
        text = json.dumps(value, separators=separators).encode()
        assert read(list[dict], text, size)[0] == value


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_what_is_whole_of_a_text_that_breaks_off(mark):
    text = mark + b'[{"id":1},{"id":{"id":"}]"}},{"id":3}]'
    ends = [text.find(item) + len(item) for item in (b'{"id":1}', b'"}]"}}', b'{"id":3}')]
    for end in range(len(text)):
        reader = ListReader(list[dict])
        items = reader.feed(text[:end]) + reader.rest()
        assert items == json.loads(text.removeprefix(mark))[: sum(place <= end for place in ends)]


@pytest.mark.parametrize("size", [1, 7, 1000])
@pytest.mark.parametrize("indent", [None, 1])
def test_models_come_early_and_keep_what_is_unknown(size, indent):
    users = [
        {**filled("UserOutput"), "email": trap, "new": {"id": trap, "l": [{"id": 1}, {"id": 2}]}} for trap in TRAPS
    ]
    text = json.dumps(users, indent=indent).encode()

    items, early = read(list[models.UserOutput], text, size)

    assert items == codec.decode(list[models.UserOutput], text)
    assert items[3].additional_properties == {"new": users[3]["new"]}
    assert early == len(users) - 1 or size == 1000
    dropped, _ = read(list[models.UserOutput], text, size, reading=Reading(keep_unknown=False))
    assert dropped[3].additional_properties == {}


def test_items_that_begin_in_different_ways_come_early_too():
    value = [{"id": 1, "b": "x" * 90}, {"b": 2}, {"c": "y" * 90}, {}, {"d": "z" * 90}] * 3

    items, early = read(list[dict], json.dumps(value).encode(), 16)

    assert items == value
    assert early > 10


@pytest.mark.parametrize("value", [[], [1, 2, 3] * 99, ["a,b"] * 99, [[{"id": 1}]] * 99, [None]])
def test_lists_of_anything_else_are_read_at_the_end(value):
    items, early = read(list, json.dumps(value).encode(), 10)

    assert (items, early) == (value, 0)


def test_a_giant_item_takes_linear_work(monkeypatch):
    inner = [{"id": number} for number in range(20_000)]
    text = json.dumps([{"id": 0, "inner": inner}, {"id": 1}]).encode()
    looked_at = []
    is_list = pieces._is_list
    monkeypatch.setattr(pieces, "_is_list", lambda piece: looked_at.append(len(piece)) or is_list(piece))

    items, _ = read(list[dict], text, 64)

    assert items == json.loads(text)
    assert sum(looked_at) < 6 * len(text)


def test_an_item_may_be_too_large():
    text = json.dumps([{"id": 1}, {"id": 2, "text": "x" * 1000}]).encode()
    with pytest.raises(DecodeError, match=r"\$\[1\]: the item is larger than 200 bytes"):
        read(list[dict], text, 10, largest=200)


@pytest.mark.parametrize("bad", [0, 3, 17, 39])
def test_an_error_names_the_item(bad):
    users = [filled("UserOutput") for _ in range(40)]
    users[bad] = {**users[bad], "id": 7}
    text = json.dumps(users).encode()
    with pytest.raises(DecodeError) as whole:
        codec.decode(list[models.UserOutput], text)

    with pytest.raises(DecodeError) as found:
        read(list[models.UserOutput], text, 50)

    assert (found.value.path, found.value.reason) == (whole.value.path, whole.value.reason)
    assert found.value.path == f"$[{bad}].id"


@pytest.mark.parametrize(
    "text",
    [b"", b"  ", b"{}", b'{"detail": "no"}', b"[", b'[{"id": 1}', b'[{"id": 1},', b'[{"id": 1},]', b'[{"id": 1}] x',
     b'[{"id": 1}],{"id": 2}]', b"<html>", b'[{"id": "\xff"}]', b'[{"id": 1} {"id": 2}]', b"[" * 5000],
)  # fmt: skip
@pytest.mark.parametrize("times", [1, 40])
def test_what_is_no_list_is_refused(text, times):
    text = text.replace(b'{"id": 1}', b",".join([b'{"id": 1}'] * times))
    with pytest.raises(DecodeError):
        read(list[dict], text, 20)


def test_a_byte_order_mark_is_skipped():
    assert read(list[dict], b'\xef\xbb\xbf[{"id": 1}]', 2)[0] == [{"id": 1}]


def test_a_list_of_a_users_own_classes():
    @attrs.define
    class Own:
        id: int

    text = json.dumps([{"id": number} for number in range(50)]).encode()

    assert read(list[Own], text, 20) == ([Own(number) for number in range(50)], pytest.approx(46, abs=4))


def test_the_piece_that_failed_is_kept_for_the_error():
    reader = ListReader(list[models.UserOutput])
    reader.feed(b"<html>no</html>")
    with pytest.raises(DecodeError):
        reader.finish()
    assert reader.piece == b"<html>no</html>"


def test_any_place_of_arrival_gives_the_same():
    seed = random.randrange(10**6)
    print("seed", seed)
    chosen = random.Random(seed)
    text = json.dumps([{**filled("UserOutput"), "email": chosen.choice(TRAPS)} for _ in range(30)]).encode()
    expected = codec.decode(list[models.UserOutput], text)
    for _ in range(20):
        reader = ListReader(list[models.UserOutput])
        items, begin = [], 0
        while begin < len(text):
            end = begin + chosen.randint(1, 3000)
            items += reader.feed(text[begin:end])
            begin = end
        assert items + reader.finish() == expected


@pytest.mark.parametrize("half", [r"\ud800", r"\uDFFF", r"\\\ud83d", r"\ude00\ud83d"])
def test_half_a_surrogate_pair_does_not_keep_the_rest_from_coming_early(half):
    value = [{"id": number, "text": "?" if number == 3 else "x" * 50} for number in range(40)]
    text = json.dumps(value).replace("?", half).encode()

    items, early = read(list[dict], text, 64)

    assert items == codec.decode(list[dict], text)
    assert early > 30


def test_text_that_only_looks_like_half_a_surrogate_pair_stays():
    value = [{"id": number, "text": r"\ud800"} for number in range(40)]
    assert read(list[dict], json.dumps(value).encode(), 64)[0] == value


@pytest.mark.parametrize("end", [b",]", b" , ]", b",\n", b",}]", b',"x"]'])
@pytest.mark.parametrize("name", [b"a", b"b"])
def test_a_comma_with_no_item_behind_it_is_refused_as_in_one_go(name, end):
    text = b'[{"a":0},' + b",".join(b'{"%b":%d}' % (name, number) for number in range(40)) + end
    for size in (16, 64, 100, 10_000):
        with pytest.raises(DecodeError):
            read(list[dict], text, size)


@pytest.mark.parametrize("commas", [b",,", b" , , ", b",,,"])
def test_two_commas_between_items_are_refused_as_in_one_go(commas):
    items = [b'{"a":%d}' % number for number in range(40)]
    text = b"[" + b",".join(items) + commas + b",".join(items) + b"]"
    for size in (1, 16, 64, 100, 10_000):
        with pytest.raises(DecodeError):
            read(list[dict], text, size)
