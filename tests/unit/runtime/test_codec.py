"""What the codec adds to msgspec; each test shows that msgspec alone would not do."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar

import attrs
import msgspec
import pytest

from podero_client import models
from podero_client._runtime import codec
from podero_client._runtime.errors import DecodeError
from podero_client._runtime.model import Model
from podero_client._runtime.operation import Operation
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


def test_an_unknown_number_beyond_all_floats_costs_no_answer():
    found = codec.decode(models.TokenOutput, b'{"huge":-1e400,"small":1.5,"long":1000000000000000000000000000000}')
    assert found.additional_properties == {"huge": Decimal("-1e400"), "small": 1.5, "long": 10**30}


def test_the_path_of_a_place_that_has_no_name():
    with pytest.raises(DecodeError) as caught:
        codec.decode(models.HeatPumpDataOutput, b'{"metadata":{"x":1e400}}')
    assert caught.value.path == "$.metadata[...]"
    with pytest.raises(DecodeError) as caught:
        codec.decode(models.ReauthenticateInput, b'{"x":1e400}')
    assert caught.value.path == "$[...]"


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
