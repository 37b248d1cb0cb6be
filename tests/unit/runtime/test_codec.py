"""What the codec adds to msgspec; each test shows that msgspec alone would not do."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import Enum
from typing import ClassVar
from uuid import UUID

import attrs
import msgspec
import pytest

from podero_client import models
from podero_client._runtime import codec
from podero_client._runtime.errors import DecodeError, InvalidRequestError
from podero_client._runtime.model import Model
from podero_client._runtime.operation import Operation
from podero_client.models import PriceZone
from podero_client.types import UNSET, AwareDatetime, Unset
from tests.support import samples


def test_unknown_members_are_kept_where_msgspec_drops_them():
    data = json.dumps(samples.filled("OwnerOutput") | {"new": 1}).encode()
    assert samples.extra_of(msgspec.json.decode(data, type=models.OwnerOutput)) is None
    assert samples.extra_of(codec.decode(models.OwnerOutput, data)) == {"new": 1}


def test_an_odd_date_time_is_read_where_msgspec_refuses_it():
    data = json.dumps(samples.filled("WallboxClaimTokenOutput") | {"expires_at": "2026-01-02T03:04Z"}).encode()
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(data, type=models.WallboxClaimTokenOutput)
    assert codec.decode(models.WallboxClaimTokenOutput, data).expires_at.minute == 4


def test_an_odd_date_time_keeps_its_offset():
    assert codec.decode(AwareDatetime, b'"2026-01-02T03:04-02:00"').isoformat() == "2026-01-02T03:04:00-02:00"


def test_a_date_time_without_offset_is_utc_where_msgspec_would_leave_it_naive():
    data = b'"2026-01-02T03:04:05"'
    assert codec.decode(AwareDatetime, data).utcoffset() is not None
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(data, type=AwareDatetime)


def test_a_whole_number_with_a_point_is_an_integer_where_msgspec_refuses_it():
    data = json.dumps(samples.filled("SessionListOutput") | {"total": 7.0}).encode()
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(data, type=models.SessionListOutput)
    assert codec.decode(models.SessionListOutput, data).total == 7


def test_json_names_are_mapped_where_msgspec_knows_python_names_only():
    data = b'{"successUrl":"a","cancelUrl":"b"}'
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(data, type=models.ReauthenticateInput)
    found = codec.decode(models.ReauthenticateInput, data)
    assert found.success_url == "a"
    assert json.loads(codec.encode(found)) == json.loads(data)


def test_unknown_members_are_written_where_msgspec_leaves_them_out():
    user = models.UserOutput.from_dict(samples.filled("UserOutput") | {"new": 1})
    assert b'"new"' not in msgspec.json.encode(user)
    assert b'"new"' in codec.encode(user)
    assert b'"new"' in codec.encode([user])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "truncated"),
        (b'{"id":', "truncated"),
        (b"<html></html>", "malformed"),
        (b"\xff\xfe", "malformed"),
        (b'{"id": NaN}', "malformed"),
        (b"[" * 100_000, "recursion|expected `object`"),
        (b'{"email":"\xff"}', "utf-8"),
    ],
)
def test_what_is_no_json_is_a_decode_error(data, reason):
    for keep_unknown in (True, False):
        with pytest.raises(DecodeError, match=f"(?i){reason}") as caught:
            codec.decode(models.OwnerOutput, data, keep_unknown=keep_unknown)
        assert caught.value.path == "$"
    with pytest.raises(DecodeError, match=f"(?i){reason}"):
        codec.decode(models.ReauthenticateInput, data)


def test_a_missing_member_is_named():
    with pytest.raises(DecodeError) as caught:
        codec.decode(list[models.OwnerOutput], b'[{"id":"7f1c6f0e-7b0a-4c57-9b7b-1f0d2a3b4c5d"},{}]')
    assert (caught.value.path, caught.value.reason) == ("$[1]", "Object missing required field `id`")


def test_a_decoder_is_built_once():
    assert codec.decoder(list[models.OwnerOutput]) is codec.decoder(list[models.OwnerOutput])


def test_plain_values_need_no_model():
    assert codec.decode(dict[str, int], b'{"a":1}') == {"a": 1}
    assert codec.encode({"a": [1, None]}) == b'{"a":[1,null]}'
    assert codec.to_plain([models.HeatPumpInput(comment="x")]) == [{"comment": "x"}]
    assert codec.encode([]) == b"[]"


def test_an_unknown_member_may_have_the_python_name_of_a_renamed_one():
    value = {"successUrl": "a", "cancelUrl": "b", "success_url": "c"}
    for _ in range(2):
        found = codec.Decoder(list[models.ReauthenticateInput]).decode(json.dumps([value]).encode())[0]
        assert found.success_url == "a"
        assert found.additional_properties == {"success_url": "c"}


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Thing(Model):
    name: str | Unset = UNSET
    count: int | Unset = UNSET


HUGE = "1" + "0" * 5_000


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("-1e400", Decimal("-1e400")),
        ("1e99999999999999999999", "1e99999999999999999999"),
        (HUGE, Decimal(HUGE)),
        ("1000000000000000000000000000000", 10**30),
        (r'"\ud800"', "\ufffd"),
        (r'["a\udfffb", {"\ud800": 1.5}]', ["a\ufffdb", {"\ufffd": 1.5}]),
    ],
)
def test_an_unknown_value_that_is_hard_to_hold_costs_no_response(text, value):
    @attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
    class Renamed(Model):
        __json_names__: ClassVar[Mapping[str, str]] = {"name": "Name"}
        name: str | Unset = UNSET

    data = f'{{"new": {text}, "NAME": "boiler", "small": 1.5}}'
    for type_, key in ((Thing, "name"), (Renamed, "Name")):
        for _ in range(2):  # the second time the names are known
            found = codec.decode(list[type_], f"[{data}]".replace("NAME", key).encode())[0]
            assert found.name == "boiler"
            assert found.additional_properties == {"new": value, "small": 1.5}


@pytest.mark.parametrize("text", ["-1e400", HUGE])
def test_a_number_that_no_float_holds_goes_back_as_it_came(text):
    written = codec.encode(codec.decode(Thing, f'{{"new": {text}}}'.encode()))
    assert json.loads(written, parse_int=Decimal, parse_float=Decimal) == {"new": Decimal(text)}


@pytest.mark.parametrize(
    "text", ['{"new": NaN}', '{"new": -Infinity}', '{"new": 1e400', "{\"new\": '\ud800'}", "[1e400] 2"]
)
def test_what_is_hard_to_hold_and_no_json_is_refused(text):
    with pytest.raises(DecodeError):
        codec.decode(Thing, text.encode("utf-8", "surrogatepass"))


def test_unknown_fields_are_written_after_those_of_the_document_in_its_order():
    found = codec.decode(Thing, b'{"new":1,"count":2,"name":"boiler"}')
    assert codec.encode(found) == b'{"name":"boiler","count":2,"new":1}'
    assert list(found.to_dict()) == ["name", "count", "new"]
    assert list(codec.decode(Thing, b'{"count":2,"name":"boiler"}').to_dict()) == ["name", "count"]


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (float("nan"), r"^additional_properties\.new: nan cannot be sent"),
        ([Decimal("Infinity")], r"^additional_properties\.new\[0\]: Infinity cannot be sent"),
        ({"at": datetime(2026, 1, 2)}, r"^additional_properties\.new\.at: the datetime has no time zone"),  # noqa: DTZ001
        (
            time(6, tzinfo=timezone(timedelta(seconds=1))),
            r"^additional_properties\.new: the offset 0:00:01 has seconds",
        ),
    ],
)
def test_an_unknown_field_is_checked_before_it_is_sent(value, reason):
    thing = Thing(name="boiler")
    thing.additional_properties["new"] = value
    for whole in (thing, [thing]):
        with pytest.raises(InvalidRequestError, match=reason):
            codec.encode(whole)


def test_what_contains_itself_is_refused():
    endless = {}
    endless["again"] = endless
    thing = Thing(name="boiler")
    thing.additional_properties["new"] = endless
    with pytest.raises(InvalidRequestError, match="contains itself"):
        codec.encode(thing)
    for value in (thing, endless):
        with pytest.raises(InvalidRequestError, match="contains itself"):
            codec.to_plain(value)
    with pytest.raises(InvalidRequestError, match="contains itself"):
        codec.encode(endless)


class Stamp(datetime):
    """As a `pandas.Timestamp`, which adds nanoseconds."""

    def isoformat(self, *args, **kwargs):
        return f"{super().isoformat(*args, **kwargs)} and some nanoseconds"


class Text(str):
    __slots__ = ()

    def __str__(self):
        return "not this"


class Zone(str, Enum):  # noqa: UP042 - the kind whose text form is its name
    AT = "AT"


SUBCLASSES = [
    (Stamp(2026, 1, 2, tzinfo=UTC), '"2026-01-02T00:00:00Z"'),
    (type("Day", (date,), {})(2026, 1, 2), '"2026-01-02"'),
    (type("Clock", (time,), {})(6, 30), '"06:30:00"'),
    (type("Id", (UUID,), {})(int=5), '"00000000-0000-0000-0000-000000000005"'),
    (Text("x"), '"x"'),
    (Zone.AT, '"AT"'),
    (type("Count", (int,), {})(5), "5"),
    (type("Float64", (float,), {})(1.5), "1.5"),
    (type("Money", (Decimal,), {})("1.50"), '"1.50"'),
]


@pytest.mark.parametrize(("value", "text"), SUBCLASSES, ids=lambda value: type(value).__name__)
def test_a_value_of_a_subclass_is_written_as_its_base(value, text):
    assert codec.encode({"a": [value]}) == f'{{"a":[{text}]}}'.encode()
    assert codec.to_plain({"a": [value]}) == json.loads(f'{{"a":[{text}]}}')


def test_a_value_that_json_cannot_carry_is_a_type_error():
    with pytest.raises(TypeError, match="objects of type object is unsupported"):
        codec.encode({"a": object()})


def test_plain_data_for_python_keeps_the_types_of_python():
    value = {
        "id": UUID(int=5), "at": Stamp(2026, 1, 2, tzinfo=UTC), "day": date(2026, 1, 2), "time": time(6),
        "price": Decimal("1.50"), "zone": PriceZone.AT, "name": "boiler",
    }  # fmt: skip
    plain = codec.to_plain(value, mode="python")
    assert plain == value | {"zone": "AT"}
    assert type(plain["at"]) is datetime
    assert codec.to_plain([value])[0]["price"] == "1.50"


def test_the_path_of_a_place_that_has_no_name():
    with pytest.raises(DecodeError) as caught:
        codec.decode(dict[str, dict[str, int]], b'{"metadata":{"x":1e400}}')
    assert caught.value.path == "$[...][...]"


def test_half_a_surrogate_pair_in_a_known_field_costs_no_response():
    assert codec.decode(Thing, b'{"name":"boiler \\ud800"}').name == "boiler \ufffd"


def test_a_free_form_place_holds_what_is_hard_to_hold():
    found = codec.decode(models.HeatPumpDataOutput, b'{"metadata":{"x":1e400,"y":"\\ud800"},"data":[]}')
    assert found.metadata == {"x": Decimal("1e400"), "y": "\ufffd"}


def test_a_renamed_member_that_may_be_absent_is_read():
    @attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
    class Renamed(Model):
        __json_names__: ClassVar[Mapping[str, str]] = {"from_": "from"}
        from_: int | Unset = UNSET

    found = codec.decode(Renamed, b'{"from":5,"from_":6}')
    assert found.from_ == 5
    assert found.additional_properties == {"from_": 6}
    assert json.loads(codec.encode(found)) == {"from": 5, "from_": 6}


def test_unknown_fields_can_be_dropped_where_names_are_mapped_too():
    data = b'{"successUrl":"a","cancelUrl":"b","new":1}'
    assert codec.decode(models.ReauthenticateInput, data, keep_unknown=False).additional_properties == {}
    assert codec.decode(models.ReauthenticateInput, data).additional_properties == {"new": 1}


def test_the_decoders_of_an_operation_are_built_ahead(monkeypatch):
    monkeypatch.setattr(codec, "_DECODERS", {})
    documented = {200: list[models.OwnerOutput], 204: None}
    codec.prepare(Operation(name="x.y", method="GET", path="/", responses=documented, errors={404: dict[str, int]}))
    assert set(codec._DECODERS) == {list[models.OwnerOutput], dict[str, int]}
