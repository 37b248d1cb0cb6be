"""JSON text that is read without a type, whatever its values are."""

import json
from decimal import Decimal

import msgspec
import pytest

from podero_client._runtime import untyped

DIGITS = "7" * 5_000
"""More than Python makes an int of (`sys.set_int_max_str_digits`)."""


@pytest.mark.parametrize("text", ["null", "true", "-0.5", "[1, 2.5]", '{"a": {"b": []}}', '"\\ud83d\\udd25"', " 1 "])
def test_what_is_easy_to_hold_is_what_json_says(text):
    assert untyped.read(text.encode()) == json.loads(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1e400", Decimal("1e400")),
        ("-1.5E+309", Decimal("-1.5e309")),
        (DIGITS, Decimal(DIGITS)),
        (f"-{DIGITS}", Decimal(f"-{DIGITS}")),
        # no Decimal has such an exponent
        ("1e99999999999999999999", "1e99999999999999999999"),
        ("1e-400", 0.0),
    ],
)
def test_no_number_is_lost(text, value):
    for data, wanted in ((text, value), (f"[1.5, {text}]", [1.5, value]), (f'{{"a": {text}}}', {"a": value})):
        found = untyped.read(data.encode())
        assert found == wanted
        assert str(found) == str(wanted)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (r'"\ud800"', "\ufffd"),
        (r'"a\udfffb"', "a\ufffdb"),
        (r'{"\ud800": ["\udc00", {"x": "\ud800\ud800"}]}', {"\ufffd": ["\ufffd", {"x": "\ufffd\ufffd"}]}),
        (r'["\ud83d\udd25", "\ud800", null, true, 5]', ["🔥", "\ufffd", None, True, 5]),
    ],
)
def test_half_a_surrogate_pair_becomes_a_character_that_can_be_sent(text, value):
    found = untyped.read(text.encode())
    assert found == value
    json.dumps(found, ensure_ascii=False).encode()


@pytest.mark.parametrize(
    "text",
    [
        "NaN", "Infinity", "-Infinity", '{"new": NaN}', '{"new": -Infinity}', '{"new": 1e400', "[1e400] 2", "", "{'a': 1}",
        "{\"new\": '\ud800'}", "[1e400, NaN]",
    ],
)  # fmt: skip
def test_what_is_no_json_is_refused(text):
    with pytest.raises(msgspec.MsgspecError):
        untyped.read(text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("data", [b'"\xff"', b'{"a": 1e400, "b": "\xff"}'])
def test_what_is_no_utf_8_is_refused(data):
    with pytest.raises((msgspec.MsgspecError, UnicodeDecodeError)):
        untyped.read(data)


def test_what_is_nested_too_deeply_is_refused():
    with pytest.raises(RecursionError):
        untyped.read(b"[" * 100_000)
