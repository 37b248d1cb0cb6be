"""Reading and writing moments, quarter-hours and calendar buckets."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

import pytest

from podero.simulator._world.moments import (
    QUARTER,
    QUARTERS,
    bucket_start,
    buckets,
    ceil_quarter,
    midnight,
    quarter_of,
    read_moment,
    stamp,
    stamp_or_none,
)

NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["2026-01-15T12:00:00Z", "2026-01-15T12:00:00", "2026-01-15t13:00:00+01:00", "2026-01-15T12:00:00.000z"]
)
def test_one_moment_in_many_forms(text):
    moment = read_moment(text)
    assert (moment, moment.tzinfo) == (NOON, UTC)


def test_a_date_is_its_first_moment_and_a_leap_second_the_one_before():
    assert read_moment("2026-01-15") == midnight(date(2026, 1, 15)) == NOON - timedelta(hours=12)
    assert read_moment("2016-12-31T23:59:60Z") == datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize("text", ["soon", "", "2026-13-01", "1899-12-31T00:00:00Z", "2201-01-01"])
def test_what_is_no_moment_or_far_away_is_refused(text):
    with pytest.raises(ValueError):
        read_moment(text)


def test_moments_are_written_with_a_z():
    assert stamp(NOON) == stamp_or_none(NOON) == "2026-01-15T12:00:00Z"
    assert stamp_or_none(None) is None
    assert read_moment(stamp(NOON)) == NOON


def test_quarter_hours():
    assert QUARTERS * QUARTER == timedelta(days=1)
    assert [quarter_of(NOON + timedelta(minutes=n)) for n in (-721 + 1440, 0, 14, 15)] == [95, 48, 48, 49]
    assert ceil_quarter(NOON) == NOON
    assert ceil_quarter(NOON + timedelta(microseconds=1)) == NOON + QUARTER


@pytest.mark.parametrize(
    ("resolution", "start"),
    [
        ("15MIN", "2026-05-21T13:45:00Z"),
        ("1HOUR", "2026-05-21T13:00:00Z"),
        ("1DAY", "2026-05-21T00:00:00Z"),
        ("1WEEK", "2026-05-18T00:00:00Z"),
        ("1MONTH", "2026-05-01T00:00:00Z"),
        ("1QUARTER", "2026-04-01T00:00:00Z"),
        ("1YEAR", "2026-01-01T00:00:00Z"),
    ],
)
def test_a_range_is_cut_into_buckets_without_gap_or_overlap(resolution, start):
    moment = datetime(2026, 5, 21, 15, 59, tzinfo=timezone(timedelta(hours=2))).astimezone(UTC)
    assert stamp(bucket_start(moment, resolution)) == start
    end = moment + timedelta(days=800)
    spans = list(buckets(moment, end, resolution))
    assert (spans[0][0], spans[-1][1]) == (moment, end)
    assert all(after == begin for (_, after), (begin, _) in pairwise(spans))
    assert all(bucket_start(begin, resolution) == begin for begin, _ in spans[1:])


def test_an_empty_range_has_no_buckets():
    assert list(buckets(NOON, NOON, "1DAY")) == []
