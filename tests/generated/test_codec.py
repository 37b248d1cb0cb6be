"""What the codec adds to msgspec; each test shows that msgspec alone would not do."""

import json
import subprocess
import sys
import threading
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import ClassVar

import attrs
import msgspec
import pytest

from podero_client import models
from podero_client._runtime import codec, nodes
from podero_client._runtime.errors import DecodeError
from podero_client._runtime.model import Model
from podero_client.types import UNSET, AwareDatetime, Unset
from tests.generated import samples


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


def extra_of(found):
    return getattr(found, codec.EXTRA, None)


def test_unknown_members_are_kept_where_msgspec_drops_them():
    data = json.dumps(samples.filled("OwnerOutput") | {"new": 1}).encode()
    assert extra_of(msgspec.json.decode(data, type=models.OwnerOutput)) is None
    assert extra_of(codec.decode(models.OwnerOutput, data)) == {"new": 1}


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
        assert whole or extra_of(found[1]) is None

    check()
    # from now on no untyped reading is needed
    monkeypatch.setattr(codec, "_WIDE", None)
    check()


def test_another_new_name_beside_learned_ones_is_found(fresh):
    decoder = codec.decoder(list[fresh.outer])
    decoder.decode(b'[{"first":1}]')
    found = decoder.decode(b'[{"first":1},{"first":2,"second":3}]')
    assert [extra_of(item) for item in found] == [{"first": 1}, {"first": 2, "second": 3}]


def test_names_learned_by_one_decoder_serve_all(fresh):
    codec.decoder(list[fresh.outer]).decode(b'[{"inner":{"odd":1}}]')
    assert extra_of(codec.decoder(fresh.inner).decode(b'{"odd":2}')) == {"odd": 2}


def test_only_so_many_names_are_learned(fresh):
    decoder = codec.decoder(fresh.outer)
    for index in range(200):
        value = {f"key-{index}": index, "x" * 100: 1}
        assert extra_of(decoder.decode(json.dumps(value).encode())) == value
    node = nodes.node_of(fresh.outer)
    shape = node.shape()
    assert len(shape.__struct_fields__) == 3 + 32


def test_null_in_place_of_inner_objects(fresh):
    found = codec.decode(fresh.outer, b'{"inner":null,"new":1}')
    assert found.inner is None
    assert extra_of(found) == {"new": 1}
    again = codec.decode(fresh.outer, b'{"inner":null,"new":1}')
    assert extra_of(again) == {"new": 1}


def test_plain_values_need_no_model():
    assert codec.decode(dict[str, int], b'{"a":1}') == {"a": 1}
    assert codec.encode({"a": [1, None]}) == b'{"a":[1,null]}'
    assert codec.to_plain([models.HeatPumpInput(comment="x")]) == [{"comment": "x"}]
    assert codec.encode([]) == b"[]"


def test_errors_survive_pickling():
    error = samples.repickled(DecodeError("$[3].id", "Invalid UUID"))
    assert (error.path, error.reason, str(error)) == ("$[3].id", "Invalid UUID", "$[3].id: Invalid UUID")


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
    program = Path(__file__).parents[1] / "support" / "threads.py"
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
                    if extra_of(decoder.decode(json.dumps(value).encode())) != value:
                        lost.append(value)

            threads = [threading.Thread(target=read, args=(number,)) for number in range(4)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
    finally:
        sys.setswitchinterval(interval)
    assert lost == []
