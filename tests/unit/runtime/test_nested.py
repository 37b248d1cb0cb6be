"""Rules for lists, dicts and alternatives."""

from decimal import Decimal

import pytest

from podero_client._runtime import check, codec
from podero_client._runtime.errors import InvalidRequestError
from podero_client._runtime.types import UNSET, File, Text

NUMBER_OR_NAME = check.any_of(check.integer(minimum=1), check.text(max_length=3))


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        (check.items(check.integer(), min_items=1, max_items=2), [1, 2]),
        (check.values(check.integer()), {"a": 1}),
        (check.or_null(check.integer()), None),
        (check.or_null(check.integer()), 1),
        (NUMBER_OR_NAME, 1),
        (NUMBER_OR_NAME, "abc"),
        (check.later(lambda: check.integer()), 1),
        (check.text(pattern="^a"), "ab"),
        (check.binary, b""),
    ],
)
def test_what_fulfils_a_rule_is_accepted(rule, value):
    assert rule("field", value) is None


@pytest.mark.parametrize(
    ("rule", "value", "reason"),
    [
        (check.items(check.integer(), min_items=1), [], "field: 0 items, at least 1 are needed"),
        (check.items(check.integer(), max_items=1), [1, 2], "field: 2 items, at most 1 are accepted"),
        (check.values(check.integer()), {"a": "x"}, "field.a: str given"),
        (check.values(check.integer()), [], "field: list given, a dict is needed"),
        (check.or_null(check.integer()), "x", "field: str given"),
        (NUMBER_OR_NAME, 0, "field: 0 is below"),
        (NUMBER_OR_NAME, "abcd", "field: 4 characters"),
        (NUMBER_OR_NAME, [], "field: list given"),
        (check.later(lambda: check.integer()), "x", "field: str given"),
        (check.text(pattern="^a"), "b", "field: it does not match the pattern"),
        (check.binary, "x", "field: str given, bytes is needed"),
        (check.upload, b"", "field: bytes given, a File is needed"),
    ],
)
def test_what_does_not_is_refused_by_its_place(rule, value, reason):
    with pytest.raises(InvalidRequestError) as caught:
        rule("field", value)
    assert str(caught.value).startswith(reason)


def test_a_later_rule_is_made_when_it_is_used():
    made = []
    rule = check.later(lambda: made.append(1) or check.integer())
    assert made == []
    rule("field", 1)
    assert made == [1]


def test_decimals_are_made_of_what_looks_like_one():
    assert check.to_given_decimal("1.50") == Decimal("1.50")
    assert check.to_given_decimal(1.5) == Decimal("1.5")
    assert check.to_decimal_or_unset(2) == Decimal(2)
    assert check.to_decimal_or_unset(UNSET) is UNSET


def test_a_file_is_accepted():
    assert check.upload("field", File(b"")) is None


def test_bodies_that_are_no_json_are_read_as_they_are():
    assert codec.decode(bytes, b"\xff{") == b"\xff{"
    assert codec.decode(Text, b"\xef\xbb\xbf{\xc3\xa4") == "{ä"
