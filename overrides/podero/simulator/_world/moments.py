"""Times and the calendar, all in UTC: reading, writing, quarter-hours and calendar buckets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

QUARTER = timedelta(minutes=15)
QUARTERS = 96
_MIDNIGHT = time()
_FIRST_YEAR, _LAST_YEAR = 1900, 2200
_STEPS = {"15MIN": QUARTER, "1HOUR": timedelta(hours=1), "1DAY": timedelta(days=1), "1WEEK": timedelta(days=7)}
_MONTHS = {"1MONTH": 1, "1QUARTER": 3, "1YEAR": 12}


def read_moment(text: str) -> datetime:
    """Read an RFC 3339 date-time, or a date as its first moment; UTC where there is no offset."""
    # RFC 3339 allows lower case and the leap second, neither of which datetime accepts.
    moment = datetime.fromisoformat(text.upper().replace(":60", ":59"))
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        message = f"{text!r} is outside the years {_FIRST_YEAR} to {_LAST_YEAR}"
        raise ValueError(message)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def stamp(moment: datetime) -> str:
    """Write a moment as RFC 3339 with a Z, for example `2026-01-15T09:00:00Z`."""
    return moment.isoformat().replace("+00:00", "Z")


def stamp_or_none(moment: datetime | None) -> str | None:
    """Write a moment as `stamp` does, or None for None."""
    return None if moment is None else stamp(moment)


def midnight(day: date) -> datetime:
    """Return 00:00 UTC of a day."""
    return datetime.combine(day, _MIDNIGHT, UTC)


def quarter_of(moment: datetime) -> int:
    """Return which quarter-hour of its day a moment lies in, 0 to 95."""
    return (moment - midnight(moment.date())) // QUARTER


def ceil_quarter(moment: datetime) -> datetime:
    """Round a moment up to a whole quarter-hour."""
    floor = bucket_start(moment, "15MIN")
    return floor if floor == moment else floor + QUARTER


def bucket_start(moment: datetime, resolution: str) -> datetime:
    """Return the start of the calendar bucket that holds a moment; weeks begin on Monday."""
    start = midnight(moment.date())
    if resolution in _MONTHS:
        months = _MONTHS[resolution]
        return start.replace(month=(start.month - 1) // months * months + 1, day=1)
    if resolution == "1WEEK":
        return start - timedelta(days=start.weekday())
    return start + (moment - start) // _STEPS[resolution] * _STEPS[resolution]


def buckets(start: datetime, end: datetime, resolution: str) -> Iterator[tuple[datetime, datetime]]:
    """Cut a range into calendar buckets, half-open; the first and the last may be partial."""
    edge = bucket_start(start, resolution)
    while start < end:
        if resolution in _MONTHS:
            edge = bucket_start(edge + timedelta(days=31 * _MONTHS[resolution]), resolution)
        else:
            edge += _STEPS[resolution]
        yield start, min(edge, end)
        start = edge
