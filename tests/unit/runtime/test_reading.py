"""Invalid items of lists are left out on request, and nothing else is."""

import json
import pickle
from typing import ClassVar

import attrs
import pytest

from podero_client import models
from podero_client._runtime.errors import DecodeError
from podero_client._runtime.model import Model
from podero_client._runtime.reading import HOLE, PartialList, Reading
from podero_client._runtime.types import UNSET, Text, Unset
from tests.support.samples import filled

USER = filled("UserOutput")
WITHOUT_EMAIL = {name: value for name, value in USER.items() if name != "email"}


def read(type_, value, **options):
    reading = Reading(skip_invalid=True, **options)
    return reading.read(type_, json.dumps(value).encode()), reading


def test_one_invalid_item_costs_the_list_by_default():
    with pytest.raises(DecodeError, match=r"\$\[1\]\.id"):
        Reading().read(list[models.UserOutput], json.dumps([USER, {**USER, "id": 1}]).encode())


def test_valid_items_come_with_the_errors_of_the_others():
    users, reading = read(list[models.UserOutput], [USER, {**USER, "id": "?"}, USER, WITHOUT_EMAIL])
    assert [user.id for user in users] == [models.UserOutput.from_dict(USER).id] * 2
    assert [item.error.path for item in reading.invalid] == ["$[1].id", "$[3]"]
    assert json.loads(reading.invalid[1].content) == WITHOUT_EMAIL
    assert users.places() == [users[0], HOLE, users[1], HOLE]


def test_lists_inside_of_a_page_are_read_so_too():
    page = filled("SessionListOutput")
    good = page["items"][0]
    sessions, reading = read(models.SessionListOutput, {**page, "items": [{**good, "is_at_home": 7}, good]})
    assert len(sessions.items) == 1
    assert [item.error.path for item in reading.invalid] == ["$.items[0].is_at_home"]
    assert sessions.items.places()[0] is HOLE


def test_the_outermost_list_loses_the_item():
    pumps, reading = read(list[models.HeatPumpDetailOutput], [filled("HeatPumpDetailOutput") | {"actions": [1]}])
    assert pumps == []
    assert [item.error.path for item in reading.invalid] == ["$[0].actions[0]"]


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Inner(Model):
    __json_names__: ClassVar = {"class_": "class"}
    class_: list[models.OwnerOutput] | Unset | None = UNSET
    numbers: list[int] | Unset = UNSET


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Outer(Model):
    inner: Inner | Unset = UNSET
    owners: list[models.OwnerOutput | None] | Unset = UNSET
    by_name: dict[str, list[models.OwnerOutput]] | Unset = UNSET


def test_lists_at_any_depth_are_cleaned_one_after_the_other():
    good = filled("OwnerOutput")
    value = {"inner": {"class": [{}, good, {}]}, "owners": [None, {"id": 1}, good]}
    outer, reading = read(Outer, value)
    assert [item.error.path for item in reading.invalid] == ["$.inner.class[0]", "$.inner.class[2]", "$.owners[1].id"]
    assert (len(outer.inner.class_), len(outer.owners)) == (1, 2)
    assert [place is HOLE for place in outer.inner.class_.places()] == [True, False, True]


@pytest.mark.parametrize("value", [{"inner": {"numbers": ["x"]}}, {"by_name": {"x": [{}]}}, {"by_name": {"x": {}}}])
def test_lists_of_values_and_lists_under_any_name_stay_whole(value):
    with pytest.raises(DecodeError):
        read(Outer, value)


def test_classes_of_others_are_read_strictly():
    @attrs.define
    class Page:
        items: list[models.OwnerOutput]

    with pytest.raises(DecodeError, match=r"items\[0\]"):
        read(Page, {"items": [{}]})


def test_an_object_with_several_lists_is_cleaned_list_by_list():
    policy = filled("StatisticsOutput")
    twice = {"data": [*policy["data"], 1], "metadata": policy["metadata"]}
    statistics, reading = read(models.StatisticsOutput, twice)
    assert len(statistics.data) == len(policy["data"])
    assert [item.error.path for item in reading.invalid] == [f"$.data[{len(policy['data'])}]"]


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        (models.UserOutput, {**USER, "id": 1}),
        (models.SessionListOutput, {**filled("SessionListOutput"), "items": [], "total": "many"}),
        (list[int], [1, "x"]),
        (dict[str, list[int]], {"a": [1, "x"]}),
        (list[models.UserOutput], {"detail": "no"}),
    ],
)
def test_what_is_no_item_of_a_list_of_objects_still_raises(type_, value):
    with pytest.raises(DecodeError):
        read(type_, value)


def test_text_and_bytes_stay_what_they_are():
    assert Reading().read(Text, b"\xef\xbb\xbfno JSON") == "no JSON"
    assert Reading(skip_invalid=True).read(bytes, b"no JSON") == b"no JSON"


def test_what_is_no_json_still_raises():
    with pytest.raises(DecodeError):
        Reading(skip_invalid=True).read(list[models.UserOutput], b"[{")


def test_other_bytes_stay_as_they_came():
    data = json.dumps([filled("InverterOutput"), {}]).replace("12.5", "12.500").encode()
    (inverter,) = Reading(skip_invalid=True).read(list[models.InverterOutput], data)
    (alone,) = Reading().read(list[models.InverterOutput], data.replace(b", {}]", b"]"))
    assert str(inverter.to_dict()) == str(alone.to_dict())


def test_only_what_is_returned_is_noticed():
    users, reading = read(list[models.UserOutput], [{**WITHOUT_EMAIL, "role": "boss"}, {**USER, "new": 1}])
    assert users[0].additional_properties == {"new": 1}
    assert reading.unknown == {(models.UserOutput, "new")}
    reading.read(list[models.UserOutput], json.dumps([USER]).encode())
    assert reading.unknown == set()


def test_a_partial_list_is_a_list_that_pickles():
    partial = PartialList([1, 2], (0, 2))
    assert partial == [1, 2]
    assert pickle.loads(pickle.dumps(partial)).places()[1] == 1
    assert partial.places() == [HOLE, 1, HOLE, 2]


INVALID = json.dumps({**USER, "id": 1}).encode()


@pytest.mark.parametrize(
    "text",
    [
        b"[%b,%b" % (INVALID, INVALID),
        b"[%b,]" % INVALID,
        b"[%b] x" % INVALID,
        b"[%b,%b%b]" % (INVALID, b"[" * 5000, b"]" * 5000),
        b'[%b,{"id":"\\ud8"}]' % INVALID,
    ],
)
def test_what_is_no_json_is_refused_as_a_whole(text):
    with pytest.raises(DecodeError):
        Reading(skip_invalid=True).read(list[models.UserOutput], text)


def test_what_is_not_utf_8_beside_the_list_is_refused_too():
    with pytest.raises(DecodeError):
        Reading(skip_invalid=True).read(models.SessionListOutput, b'{"\xff":1,"items":[1],"total":1}')


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"\ud800", "\ufffd"),
        (r"\uDfFf", "\ufffd"),
        (r"\ud83d\ude00", "\U0001f600"),
        (r"\ude00\ud83d", "\ufffd\ufffd"),
        (r"\\ud800\ud800", "\\ud800\ufffd"),
        (r"\\\ud800\"", '\\\ufffd"'),
    ],
)
def test_half_a_surrogate_pair_in_one_item_is_no_reason_to_lose_another(written, meant):
    good = json.dumps({**USER, "first_name": "?"}).encode().replace(b"?", written.encode())
    reading = Reading(skip_invalid=True)
    (user,) = reading.read(list[models.UserOutput], b"[%b,%b]" % (INVALID, good))
    assert user.first_name == meant
    assert [item.content for item in reading.invalid] == [INVALID]
