"""Charging sessions: planned from a seed, or changed by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from podero.simulator._world.charging import BOOST_DELAY, ChargingSchedule

BEGINS = datetime(2025, 1, 1, tzinfo=UTC)
YEAR = date(2025, 1, 1), date(2025, 12, 31)


@pytest.fixture(params=[(17.5, 13.0), (8.5, 8.0)], ids=["at home", "at work"])
def schedule(request):
    return ChargingSchedule("x", BEGINS, 60.0, 7.4, *request.param)


def test_planned_sessions_never_overlap(schedule):
    sessions = schedule.sessions(*YEAR)
    assert 200 < len(sessions) < 365
    assert all(one.unplug < other.plug_in for one, other in pairwise(sessions))
    assert schedule.sessions(date(2024, 1, 1), date(2024, 12, 31)) == []


def test_planned_sessions_follow_from_the_seed_without_two_idle_days_in_a_row(schedule):
    sessions = schedule.sessions(*YEAR)
    again = ChargingSchedule("x", BEGINS, 60.0, 7.4, schedule.arrival_hour, schedule.stay_hours)
    assert again.sessions(*YEAR) == sessions
    assert all((other.plug_in.date() - one.plug_in.date()).days <= 2 for one, other in pairwise(sessions))


def test_a_session_charges_from_its_start_to_its_end(schedule):
    session = schedule.sessions(*YEAR)[0]
    assert session.plug_in <= session.charge_start < session.charge_end <= session.unplug
    assert (session.energy_wh(session.charge_start), session.soc(session.charge_start)) == (0, session.initial_soc)
    assert session.is_charging(session.charge_start)
    assert not session.is_charging(session.charge_end)
    assert session.is_full(session.charge_end)
    assert session.soc(session.charge_end) == pytest.approx(session.target_soc, abs=0.01)
    # Unoptimized charging takes the same energy, but earlier.
    halfway = session.plug_in + timedelta(hours=1)
    assert session.unoptimized_energy_wh(halfway) > session.energy_wh(halfway)
    assert session.unoptimized_energy_wh(session.unplug) == session.energy_wh(session.unplug)


def test_a_session_in_progress_is_found_while_it_lasts(schedule):
    session = schedule.sessions(*YEAR)[10]
    assert schedule.current(session.plug_in) == session
    assert schedule.current(session.unplug - timedelta(seconds=1)) == session
    assert schedule.current(session.unplug) is None


def test_plugging_in_replaces_what_was_planned(schedule):
    planned = schedule.sessions(*YEAR)[10]
    at = planned.plug_in - timedelta(hours=1)
    session = schedule.plug_in(at, 50.0)
    assert schedule.current(at) is session
    assert (session.unplug - session.plug_in, session.initial_soc) == (timedelta(hours=12), 50.0)
    assert session.charge_start >= at + timedelta(hours=2)
    assert planned not in schedule.sessions(*YEAR)


def test_unplugging_ends_the_session_in_progress(schedule):
    planned = schedule.sessions(*YEAR)[10]
    at = planned.plug_in + timedelta(minutes=10)
    schedule.unplug(at)
    assert schedule.current(at) is None
    [session] = [session for session in schedule.sessions(*YEAR) if session.id == planned.id]
    assert session.unplug == at
    schedule.unplug(at)
    assert schedule.current(at) is None


def test_a_boost_starts_charging_after_a_moment_and_charges_to_full(schedule):
    at = BEGINS + timedelta(hours=1)
    session = schedule.edit(schedule.plug_in(at, 60.0))
    session.boost(at, 100)
    assert (session.boosted_at, session.charge_start, session.target_soc) == (at, at + BOOST_DELAY, 100)
    assert schedule.current(at) is session
    assert session.charge_end - session.charge_start == pytest.approx(
        timedelta(hours=0.4 * 60 / 7.4), abs=timedelta(seconds=1)
    )
