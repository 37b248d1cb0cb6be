"""Single values that are read more leniently than msgspec does, or more strictly."""

from datetime import UTC, datetime, time, timedelta, timezone
from decimal import Decimal

import msgspec
import pytest

from podero_client._runtime.leaves import DecimalNode, LeafNode, Node

CET = timezone(timedelta(hours=1))


@pytest.mark.parametrize("value", [7.0, -1.0, 0.0, 1e15])
def test_a_whole_number_with_a_point_is_an_integer(value):
    found = LeafNode(int).lenient(value)
    assert type(found) is int
    assert found == value


@pytest.mark.parametrize("value", [1.5, float("inf"), float("nan"), True, "7", None, [7.0]])
def test_what_is_no_whole_number_is_left_to_msgspec(value):
    assert LeafNode(int).lenient(value) is value


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-01-02T03:04:05Z", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("2026-01-02T03:04:05+01:00", datetime(2026, 1, 2, 3, 4, 5, tzinfo=CET)),
        ("2026-01-02T03:04Z", datetime(2026, 1, 2, 3, 4, tzinfo=UTC)),
        ("2026-01-02T03:04+01:00", datetime(2026, 1, 2, 3, 4, tzinfo=CET)),
        ("2026-01-02T03:04", datetime(2026, 1, 2, 3, 4, tzinfo=UTC)),
        ("20260102T030405+0100", datetime(2026, 1, 2, 3, 4, 5, tzinfo=CET)),
        ("2026-01-02T24:00", datetime(2026, 1, 3, tzinfo=UTC)),
    ],
)
def test_a_date_time_keeps_its_offset_and_is_utc_without_one(text, moment):
    found = LeafNode(datetime).lenient(text)
    assert found == moment
    assert found.utcoffset() == moment.utcoffset()
    # of the standard library: one of dateutil is equal to none of them and slow to pickle
    assert type(found.tzinfo) is timezone


@pytest.mark.parametrize(("text", "clock"), [("06:30:00", time(6, 30)), ("06:30", time(6, 30)), ("0630", time(6, 30))])
def test_a_time_of_day(text, clock):
    assert LeafNode(time).lenient(text) == clock


@pytest.mark.parametrize("kind", [datetime, time])
@pytest.mark.parametrize("value", ["yesterday", "", "2026-13-01T00:00Z", "25:00", 5, None, ["06:00"]])
def test_what_is_no_date_or_time_is_left_for_msgspec_to_report(kind, value):
    assert LeafNode(kind).lenient(value) is value


@pytest.mark.parametrize("text", ["NaN", "-NaN", "sNaN", "Infinity", "-Infinity"])
def test_a_decimal_that_is_no_number_is_found(text):
    assert DecimalNode().infinite(Decimal(text)) == ""


@pytest.mark.parametrize("value", [Decimal(0), Decimal("-1E+400"), None, "NaN", float("nan"), 5])
def test_every_other_value_in_the_place_of_a_decimal_is_left_alone(value):
    assert DecimalNode().infinite(value) is None
    assert DecimalNode().lenient(value) is value


def test_only_a_place_of_decimals_is_asked_for_them():
    assert DecimalNode.decimals
    assert not Node.decimals
    assert not LeafNode.decimals


def test_a_place_without_anything_to_do_does_nothing():
    node = Node()
    assert node.lenient(5) == 5
    assert node.merge(object(), 5, dict) == 5
    assert node.infinite(Decimal("NaN")) is None
    assert not node.has_extra(5)
    assert not node.has_learned()
    assert node.shape() is msgspec.Raw
    assert node.json_path([".a", "[0]"]) == ".a[0]"
    assert (node.attach(5, 5), node.attach_learned(5, 5)) == (None, None)
    assert not node.all_finite([5])
