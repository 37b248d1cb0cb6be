"""When a car comes and goes, and what it drives."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import numpy as np
import pytest

from podero.simulator._world.charging import ChargingSchedule, Command
from podero.simulator._world.sessions import Control

BEGINS = datetime(2025, 1, 1, tzinfo=UTC)
FIRST, LAST = date(2025, 1, 1).toordinal(), date(2025, 12, 31).toordinal()


def steering(stay):
    """Charge at once to 80 percent."""
    return [
        Control(
            start=stay.plug_in,
            end=stay.unplug,
            departure=stay.departure,
            is_smart=False,
            is_paused=False,
            target=80.0,
            power_kw=7.4,
            deadline=None,
            boosted_at=None,
            not_before=None,
            prices=lambda first, days: np.zeros(days * 96),
        )
    ]


@pytest.fixture(params=[(17.5, 13.0), (8.5, 8.0)], ids=["by night", "by day"])
def schedule(request):
    return ChargingSchedule(5, BEGINS, 60.0, 7.4, *request.param)


def test_planned_stays_never_overlap(schedule):
    stays = schedule.stays(FIRST, LAST)
    assert 200 < len(stays) < 365
    assert all(one.unplug < other.plug_in for one, other in pairwise(stays))
    assert schedule.stays(FIRST - 365, FIRST - 1) == []
    assert all((other.plug_in.date() - one.plug_in.date()).days <= 2 for one, other in pairwise(stays))
    assert 0 < sum(not stay.at_home for stay in stays) < 50


def test_a_car_is_driven_like_a_car(schedule):
    drives = schedule.drives(FIRST, LAST)
    km = drives(datetime(2025, 12, 31, 23, 59, tzinfo=UTC)) / 100 * 60 / 0.18
    assert 8_000 < km < 22_000
    days = [drives(BEGINS + timedelta(days=n)) for n in range(365)]
    assert days == sorted(days)


def test_any_range_has_the_same_sessions(schedule):
    whole = schedule.sessions(FIRST, LAST, steering)
    assert [one.plug_in for one in whole] == [stay.plug_in for stay in schedule.stays(FIRST, LAST)]
    for first in range(FIRST, LAST, 37):
        part = schedule.sessions(first, first + 10, steering)
        assert part == [one for one in whole if first <= one.plug_in.toordinal() <= first + 10]


def test_the_level_never_jumps_up_while_unplugged(schedule):
    schedule.commands = [
        Command(BEGINS + timedelta(days=20, hours=12), "plug_in", 10.0),
        Command(BEGINS + timedelta(days=20, hours=12, minutes=5), "unplug"),
    ]
    sessions = schedule.sessions(FIRST, FIRST + 30, steering)
    times = [BEGINS + n * timedelta(minutes=10) for n in range(30 * 144)]
    levels = [schedule.level(sessions, at) for at in times]
    plugged = [any(one.plug_in <= at < one.unplug for one in sessions) for at in times]
    for n in range(1, len(times)):
        if not plugged[n] and not plugged[n - 1]:
            assert levels[n] <= levels[n - 1]
    [short] = [one for one in sessions if one.unplug - one.plug_in == timedelta(minutes=5)]
    after = next(one for one in sessions if one.plug_in >= short.unplug)
    assert after.initial_soc <= short.soc(short.unplug)


def test_plugging_in_replaces_what_was_planned(schedule):
    planned = schedule.stays(FIRST, LAST)[10]
    at = planned.plug_in - timedelta(hours=1)
    schedule.commands.append(Command(at, "plug_in", 50.0))
    stay = schedule.current(at)
    assert (stay.unplug - stay.plug_in, stay.level) == (timedelta(hours=12), 50.0)
    assert planned not in schedule.stays(FIRST, LAST)


def test_unplugging_ends_the_stay_in_progress(schedule):
    planned = schedule.stays(FIRST, LAST)[10]
    at = planned.plug_in + timedelta(minutes=10)
    for _ in range(2):
        schedule.commands.append(Command(at, "unplug"))
        assert schedule.current(at) is None
    assert [stay.unplug for stay in schedule.stays(FIRST, LAST) if stay.plug_in == planned.plug_in] == [at]


def test_a_boost_belongs_to_the_stay_in_progress(schedule):
    planned = schedule.stays(FIRST, LAST)[10]
    at = planned.plug_in + timedelta(minutes=10)
    schedule.commands += [Command(at, "boost"), Command(at + timedelta(minutes=5), "cancel")]
    assert schedule.current(at).boosts == [(at, True), (at + timedelta(minutes=5), False)]
    assert not any(stay.boosts for stay in schedule.stays(FIRST, LAST) if stay.plug_in != planned.plug_in)
