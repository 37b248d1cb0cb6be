"""Simulated time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from podero.simulator import Clock
from tests.support.simulator import START


def test_time_runs_at_its_speed_and_is_advanced_by_hand():
    seconds = 0.0
    clock = Clock(START, speed=60, monotonic=lambda: seconds)
    seconds = 2.0
    assert (clock.now() - START, clock.uptime()) == (timedelta(minutes=2), 2.0)
    clock.advance(timedelta(hours=1))
    clock.advance(1)
    assert (clock.now() - START, clock.uptime()) == (timedelta(minutes=62, seconds=1), 3603.0)


def test_at_speed_0_time_stands_still():
    seconds = 0.0
    clock = Clock(START, speed=0, monotonic=lambda: seconds)
    seconds = 99.0
    assert (clock.now(), clock.uptime()) == (START, 99.0)


def test_impossible_clocks_are_refused():
    with pytest.raises(ValueError, match="forward"):
        Clock(START).advance(-1)
    with pytest.raises(ValueError, match="time zone"):
        Clock(datetime(2026, 1, 1))  # noqa: DTZ001
    for speed in (-1, float("nan"), float("inf")):
        with pytest.raises(ValueError, match="speed"):
            Clock(START, speed=speed)
    with pytest.raises(ValueError, match="speed"):
        Clock(START).speed = -1
    with pytest.raises(ValueError, match="forward"):
        Clock(START).advance(float("nan"))


def test_without_a_start_it_is_now():
    before = datetime.now(UTC)
    assert before <= Clock(speed=0).now() <= datetime.now(UTC)


def test_a_change_of_speed_does_not_move_the_time():
    seconds = 0.0
    clock = Clock(START, speed=60, monotonic=lambda: seconds)
    seconds = 10.0
    clock.speed = 0
    assert clock.now() - START == timedelta(minutes=10)
    seconds = 20.0
    clock.speed = 1
    seconds = 21.0
    assert (clock.now() - START, clock.speed) == (timedelta(minutes=10, seconds=1), 1)


def test_time_stands_still_at_its_end():
    clock = Clock(START, speed=0)
    clock.advance(1e12)
    assert clock.now() == datetime(2199, 1, 1, tzinfo=UTC)
    clock.advance(1e300)
    assert clock.now().year == 2199


@pytest.mark.parametrize("year", [1, 1899, 2199, 9999])
def test_a_start_outside_the_calendar_is_refused(year):
    for offset in (-14, 0, 14):
        with pytest.raises(ValueError, match=f"^start must be in the years 1900 to 2198, not 0*{year}-01-01T"):
            Clock(datetime(year, 1, 1, tzinfo=timezone(timedelta(hours=offset))))
    assert Clock(datetime(1900, 1, 1, tzinfo=UTC), speed=0).now().year == 1900


def test_another_clock_goes_on_from_a_state():
    seconds = 5.0
    clock = Clock(START, speed=60, monotonic=lambda: seconds)
    seconds = 7.0
    clock.advance(30)
    other = Clock(speed=1, monotonic=lambda: seconds)
    seconds = 100.0
    state = {**clock.state()}
    other.restore(state)
    assert (other.start, other.speed, other.state()) == (START, 60, state)
    seconds = 101.0
    assert other.state() == clock.state()
