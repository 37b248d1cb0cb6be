"""What the codec learns of unknown members, and how it looks into types."""

import json
import re
import subprocess
import sys
import threading
from collections.abc import Mapping
from datetime import UTC, datetime, time
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import ClassVar

import attrs
import pytest

from podero_client._runtime import codec, nodes
from podero_client._runtime.errors import DecodeError
from podero_client._runtime.model import Model
from podero_client._runtime.types import UNSET, AwareDatetime, Unset
from tests.support import samples


@pytest.fixture
def fresh():
    """A model that no other test has taught names, and one inside of it."""

    @attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
    class Inner(Model):
        count: int | Unset = UNSET

    @attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
    class Outer(Model):
        name: str | Unset = UNSET
        inner: Inner | Unset | None = UNSET
        inners: list[Inner] | Unset = UNSET

    return SimpleNamespace(inner=Inner, outer=Outer)


@pytest.mark.parametrize("whole", [True, False])
def test_names_are_learned_and_kept_from_then_on(fresh, whole, monkeypatch):
    type_ = fresh.outer if whole else list[fresh.outer]
    value = {"name": "x", "new": {"a": 1}, "inner": {"count": 1, "odd": None}, "inners": [{"odd": 2}, {}]}
    data = json.dumps(value if whole else [value, {"name": "plain"}]).encode()

    def check():
        found = codec.decode(type_, data)
        outer = found if whole else found[0]
        assert outer.additional_properties == {"new": {"a": 1}}
        assert outer.inner.additional_properties == {"odd": None}
        assert [inner.additional_properties for inner in outer.inners] == [{"odd": 2}, {}]
        assert whole or samples.extra_of(found[1]) is None

    check()
    # from now on no untyped reading is needed
    monkeypatch.setattr(codec, "untyped", None)
    check()


def test_another_new_name_beside_learned_ones_is_found(fresh):
    decoder = codec.decoder(list[fresh.outer])
    decoder.decode(b'[{"first":1}]')
    found = decoder.decode(b'[{"first":1},{"first":2,"second":3}]')
    assert [samples.extra_of(item) for item in found] == [{"first": 1}, {"first": 2, "second": 3}]


def test_names_learned_by_one_decoder_serve_all(fresh):
    codec.decoder(list[fresh.outer]).decode(b'[{"inner":{"odd":1}}]')
    assert samples.extra_of(codec.decoder(fresh.inner).decode(b'{"odd":2}')) == {"odd": 2}


def test_only_so_many_names_are_learned(fresh):
    decoder = codec.decoder(fresh.outer)
    for index in range(200):
        value = {f"key-{index}": index, "x" * 100: 1}
        assert samples.extra_of(decoder.decode(json.dumps(value).encode())) == value
    node = nodes.node_of(fresh.outer)
    shape = node.shape()
    assert len(shape.__struct_fields__) == 3 + 32


def test_null_in_place_of_inner_objects(fresh):
    found = codec.decode(fresh.outer, b'{"inner":null,"new":1}')
    assert found.inner is None
    assert samples.extra_of(found) == {"new": 1}
    again = codec.decode(fresh.outer, b'{"inner":null,"new":1}')
    assert samples.extra_of(again) == {"new": 1}


@pytest.mark.parametrize("name", ['a"b', "a\\b", "a\nb", "a\x00b", "ä", "a b", "", "\u2028", "x" * 100])
def test_a_name_that_cannot_be_learned_harms_no_later_reading(fresh, name):
    value = {"inner": {name: 1}, "inners": [{name: 2, "plain": 3}]}
    for type_, wrap in ((fresh.outer, lambda v: v), (list[fresh.outer], lambda v: [v])):
        for _ in range(3):
            found = codec.decode(type_, json.dumps(wrap(value)).encode())
            outer = found if type_ is fresh.outer else found[0]
            assert outer.inner.additional_properties == {name: 1}
            assert outer.inners[0].additional_properties == {name: 2, "plain": 3}
    assert codec.decode(fresh.inner, b'{"count":1}').count == 1


def test_threads_that_use_models_for_the_first_time_at_once():
    # a process each time: only the first use builds decoders, and the fault was a crash
    program = Path(__file__).parents[2] / "support" / "threads.py"
    for _ in range(3):
        done = subprocess.run([sys.executable, program], capture_output=True, text=True)
        assert (done.returncode, done.stdout.strip()) == (0, "all read"), done.stderr


def test_threads_that_learn_names_lose_none_of_them():
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        lost = []
        for _ in range(30):

            @attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
            class Thing(Model):
                count: int | Unset = UNSET

            decoder = codec.Decoder(Thing)
            barrier = threading.Barrier(4)

            def read(thread, decoder=decoder, barrier=barrier):
                barrier.wait()
                for index in range(40):
                    value = {"both": index, f"own-{thread}-{index % 3}": index}
                    if samples.extra_of(decoder.decode(json.dumps(value).encode())) != value:
                        lost.append(value)

            threads = [threading.Thread(target=read, args=(number,)) for number in range(4)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
    finally:
        sys.setswitchinterval(interval)
    assert lost == []


@pytest.fixture
def tree():
    """A model that contains itself, in every way that a type can hold another."""

    @attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
    class Leaf(Model):
        __json_names__: ClassVar[Mapping[str, str]] = {"seen_at": "seenAt"}
        seen_at: AwareDatetime | Unset = UNSET
        clock: time | Unset = UNSET
        count: int | Unset = UNSET

    @attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
    class Branch(Model):
        name: str | Unset = UNSET
        leaf: Leaf | Unset | None = UNSET
        by_name: dict[str, Leaf] | Unset = UNSET
        by_name_or_list: dict[str, Leaf] | list[int] | Unset = UNSET
        either: list[Leaf] | str | Unset | None = UNSET

    return SimpleNamespace(leaf=Leaf, branch=Branch)


WHOLE = {
    "name": "oak",
    "leaf": {"seenAt": "2026-01-02T03:04Z", "clock": "07:30", "count": 2.0, "new": 1},
    "by_name": {"a": {"count": 1, "new": 2}, "b": {}},
    "by_name_or_list": {"c": {"new": 3}},
    "either": [{"new": 4}, {"count": 5}],
    "new": 6,
}


def test_every_place_is_read_leniently_and_keeps_what_is_unknown(tree):
    found = codec.decode(tree.branch, json.dumps(WHOLE).encode())
    assert found.leaf.seen_at == datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
    assert (found.leaf.clock, found.leaf.count) == (time(7, 30), 2)
    places = [found, found.leaf, *found.by_name.values(), *found.by_name_or_list.values(), *found.either]
    assert [place.additional_properties.get("new") for place in places] == [6, 1, 2, None, 3, 4, None]
    written = json.loads(codec.encode(found))
    assert written["leaf"] == WHOLE["leaf"] | {"seenAt": "2026-01-02T03:04:00Z", "clock": "07:30:00", "count": 2}
    assert {key: item for key, item in written.items() if key != "leaf"} == {
        key: item for key, item in WHOLE.items() if key != "leaf"
    }


@pytest.mark.parametrize("other", [{"leaf": None}, {"by_name_or_list": [1, 2]}, {"either": "text"}, {"either": None}])
def test_a_place_that_holds_another_kind_is_left_alone(tree, other):
    value = {"name": "oak", "leaf": {"count": 1}, "new": 1} | other
    found = codec.decode(tree.branch, json.dumps(value).encode())
    assert samples.extra_of(found) == {"new": 1}
    assert json.loads(codec.encode(found)) == value
    assert codec.decode(tree.branch, codec.encode(found)) == found


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"leaf": 5}, "$.leaf"),
        ({"leaf": {"seenAt": 5}}, "$.leaf.seenAt"),
        ({"leaf": {"seenAt": "never"}}, "$.leaf.seenAt"),
        ({"leaf": {"clock": "25:00"}}, "$.leaf.clock"),
        ({"leaf": {"count": 1.5}}, "$.leaf.count"),
        ({"by_name": {"a": {"seenAt": "never"}}}, "$.by_name[...].seenAt"),
        ({"by_name": 5}, "$.by_name"),
        ({"either": [{}, {"seenAt": 5}]}, "$.either[1].seenAt"),
        ({"either": 5}, "$.either"),
    ],
)
def test_a_wrong_value_is_named_with_its_path_in_json(tree, change, path):
    for type_, wrap, prefix in (
        (tree.branch, lambda value: value, "$"),
        (list[tree.branch], lambda value: [value], "$[0]"),
    ):
        with pytest.raises(DecodeError) as caught:
            codec.decode(type_, json.dumps(wrap({"name": "oak"} | change)).encode())
        assert caught.value.path == path.replace("$", prefix)


def test_unknown_fields_of_dicts_and_lists_alone(tree):
    by_name = codec.decode(dict[str, tree.leaf], b'{"a":{"new":1},"b":{"count":1}}')
    assert samples.extra_of(by_name["a"]) == {"new": 1}
    node = nodes.node_of(dict[str, tree.leaf])
    assert node.has_extra(by_name)
    assert not node.has_extra({"b": by_name["b"]})
    branch = nodes.node_of(tree.branch)
    assert branch.has_extra(tree.branch(name="oak", leaf=by_name["a"]))
    assert not branch.has_extra(tree.branch(name="oak", leaf=by_name["b"]))
    assert codec.to_plain([by_name["a"]]) == [{"new": 1}]


def test_a_model_that_contains_itself(recursive):
    value = {"name": "root", "inner": {"name": "child", "inners": [{"odd": 1}], "new": 2}, "new": 3}
    for _ in range(2):
        found = codec.decode(recursive, json.dumps(value).encode())
        assert found.inner.inners[0].additional_properties == {"odd": 1}
        assert json.loads(codec.encode(found)) == value


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Recursive(Model):
    name: str | Unset = UNSET
    inner: "Recursive | Unset | None" = UNSET
    inners: "list[Recursive] | Unset" = UNSET


@pytest.fixture
def recursive():
    return Recursive


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Meter(Model):
    __json_names__: ClassVar[Mapping[str, str]] = {"peak_kw": "peakKw"}
    peak_kw: Decimal | Unset | None = UNSET
    energy_kwh: Decimal | bool | Unset = UNSET
    by_tariff: dict[str, Decimal] | Unset = UNSET
    readings: list[Decimal | None] | Unset = UNSET
    meters: "list[Meter] | Unset" = UNSET
    meter: "Meter | Unset | None" = UNSET


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Plain(Model):
    price: Decimal
    prices: dict[str, Decimal] | None = None
    name: str | Unset = UNSET


@pytest.mark.parametrize("number", ["NaN", "nan", "sNaN", "Infinity", "-inf", "NaN123"])
@pytest.mark.parametrize(
    ("type_", "value", "path"),
    [
        (Meter, {"peakKw": 0}, "$.peakKw"),
        (Meter, {"energy_kwh": 0}, "$.energy_kwh"),
        (Meter, {"by_tariff": {"day": 1, "night": 0}}, "$.by_tariff[...]"),
        (Meter, {"readings": [1, None, 0]}, "$.readings[2]"),
        (Meter, {"meters": [{"peakKw": 1}, {"meter": {"peakKw": 0}}]}, "$.meters[1].meter.peakKw"),
        (list[Meter], [{}, {"peakKw": 0}], "$[1].peakKw"),
        (Plain, {"price": 0}, "$.price"),
        (list[Plain], [{"price": 1, "new": 1}, {"price": 0}], "$[1].price"),
        (dict[str, Decimal], {"a": 0}, "$[...]"),
        (Decimal, 0, "$"),
    ],
)
def test_a_decimal_that_is_no_number_is_refused(type_, value, path, number):
    data = re.sub(r"\b0\b", json.dumps(number), json.dumps(value))
    for keep_unknown in (True, False):
        with pytest.raises(DecodeError, match="Expected a finite number") as caught:
            codec.decode(type_, data.encode(), keep_unknown=keep_unknown)
        assert caught.value.path == path
    with pytest.raises(DecodeError, match="Expected a finite number") as caught:
        codec.Decoder(type_).from_plain(json.loads(data))
    assert caught.value.path == path


def test_decimals_that_are_numbers_are_read_wherever_they_are():
    value = {
        "peakKw": 1.5, "energy_kwh": True, "by_tariff": {"day": "2.5"}, "readings": ["1e400", None, 0],
        "meters": [{"meter": None}], "meter": {"peakKw": "0"},
    }  # fmt: skip
    found = codec.decode(Meter, json.dumps(value).encode())
    assert (found.peak_kw, found.energy_kwh, found.by_tariff) == (Decimal("1.5"), True, {"day": Decimal("2.5")})
    assert found.readings == [Decimal("1e400"), None, 0]
    assert codec.decode(Plain, b'{"price":"0","name":"NaN"}').price == 0


def test_a_place_that_holds_no_decimal_has_none_to_refuse():
    for type_ in (Meter, dict[str, Decimal], list[Decimal]):
        assert nodes.node_of(type_).infinite(5) is None


def test_a_type_that_needs_no_help_has_no_node():
    assert nodes.node_of(str) is None
    assert nodes.node_of(list[str]) is None
    assert nodes.node_of(dict[str, float] | None) is None


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Owner(Model):
    things: "list[Thing] | Unset" = UNSET


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Thing(Model):
    __json_names__: ClassVar = {"first_name": "firstName"}

    owner: "Owner | Unset" = UNSET
    first_name: str | Unset = UNSET


def test_models_that_contain_each_other_are_read_and_written():
    plain = {"things": [{"firstName": "a", "owner": {"things": [{"firstName": "b", "odd": 1}]}, "more": [2]}]}
    owner = codec.decode(Owner, json.dumps(plain).encode())
    assert owner.things[0].owner.things[0].first_name == "b"
    assert owner.things[0].owner.things[0].additional_properties == {"odd": 1}
    assert json.loads(codec.encode(owner)) == plain
