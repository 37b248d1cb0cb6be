"""One charging session: when it charges, and how much."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import attrs
import numpy as np
import pytest

from podero.simulator._world.sessions import BOOST_DELAY, ChargingSession, Control, Segment, charge, day_of, final_soc

PLUG_IN = datetime(2026, 1, 15, 18, 7, tzinfo=UTC)
UNPLUG = datetime(2026, 1, 16, 7, 3, tzinfo=UTC)
CHEAP = datetime(2026, 1, 16, 2, tzinfo=UTC)


def prices(first, days):
    """Cheap from 2 to 3 in the night."""
    day = np.full(96, 100.0)
    day[8:12] = 10.0
    return np.concatenate(([0.0], np.cumsum(np.tile(day, days))))


CONTROL = Control(
    start=PLUG_IN,
    end=UNPLUG,
    departure=UNPLUG,
    is_smart=True,
    is_paused=False,
    target=80.0,
    power_kw=10.0,
    deadline=None,
    boosted_at=None,
    not_before=None,
    prices=prices,
)


def change(**changes):
    return attrs.evolve(CONTROL, **changes)


def test_steered_charging_waits_for_cheap_prices():
    segments, soc = charge([CONTROL], 70.0, 100.0, steered=True)
    assert (segments, soc) == ([Segment(CHEAP, CHEAP + timedelta(hours=1), 10.0)], 80.0)
    assert final_soc([CONTROL], 70.0, 100.0) == 80.0


@pytest.mark.parametrize("control", [change(is_smart=False), change(deadline=PLUG_IN + timedelta(minutes=70))])
def test_without_steering_or_time_it_starts_early(control):
    [segment], soc = charge([control], 70.0, 100.0, steered=True)
    assert (segment.start - PLUG_IN <= timedelta(minutes=10), soc) == (True, 80.0)


def test_the_deadline_is_kept():
    control = change(deadline=datetime(2026, 1, 16, 1, tzinfo=UTC))
    [segment], _ = charge([control], 70.0, 100.0, steered=True)
    assert segment.end <= control.deadline


def test_unoptimized_charging_takes_the_same_energy_at_once():
    segments, soc = charge([CONTROL], 70.0, 100.0, steered=False)
    assert (segments[0].start, soc) == (PLUG_IN, 80.0)


def test_a_stay_that_is_too_short_is_left_half_full():
    control = change(is_smart=False)
    segments, soc = charge([control], 0.0, 1000.0, steered=True)
    assert segments == [Segment(PLUG_IN, UNPLUG, 10.0)]
    assert soc == pytest.approx(12.933, abs=0.001)
    assert final_soc([control], 0.0, 1000.0) is None


def test_a_pause_interrupts():
    middle = PLUG_IN + timedelta(minutes=30)
    later = middle + timedelta(hours=1)
    controls = [
        change(is_smart=False, end=middle),
        change(is_smart=False, is_paused=True, start=middle, end=later),
        change(is_smart=False, start=later),
    ]
    segments, soc = charge(controls, 70.0, 100.0, steered=True)
    assert segments == [Segment(PLUG_IN, middle, 10.0), Segment(later, later + timedelta(minutes=30), 10.0)]
    assert soc == 80.0
    assert final_soc(controls, 70.0, 100.0) is None


def test_a_boost_starts_after_a_moment_and_bypasses_everything():
    at = PLUG_IN + timedelta(hours=1)
    controls = [change(end=at), change(start=at, target=100.0, boosted_at=at, is_paused=True)]
    [segment], soc = charge(controls, 70.0, 100.0, steered=True)
    assert (segment.start, segment.end - segment.start, soc) == (at + BOOST_DELAY, timedelta(hours=3), 100.0)


def test_after_a_cancelled_boost_it_waits():
    at = PLUG_IN + timedelta(minutes=10)
    [segment], _ = charge([change(start=at, not_before=at + timedelta(hours=1))], 70.0, 100.0, steered=True)
    assert segment.start == CHEAP
    late = change(start=at, not_before=UNPLUG - timedelta(minutes=20))
    [segment], _ = charge([late], 70.0, 100.0, steered=True)
    assert segment.start == late.not_before


def session(segments, initial=70.0):
    return ChargingSession(
        seed=1,
        plug_in=PLUG_IN,
        unplug=UNPLUG,
        initial_soc=initial,
        target_soc=80.0,
        capacity_kwh=100.0,
        at_home=True,
        boosted_at=None,
        deadline=UNPLUG,
        segments=segments,
        unoptimized=segments,
    )


def test_energy_adds_up_over_quarter_hours():
    start = datetime(2026, 1, 15, 19, 3, 7, tzinfo=UTC)
    segments = [Segment(start, start + timedelta(minutes=41), 7.4), Segment(CHEAP, CHEAP + timedelta(minutes=33), 7.4)]
    one = session(segments)
    quarters = one.quarters_wh(segments, day_of(PLUG_IN.toordinal()), 192)
    for n in range(193):
        assert quarters[:n].sum() == one.energy_wh(day_of(PLUG_IN.toordinal()) + n * timedelta(minutes=15))
    assert one.energy_wh(UNPLUG) == round(7400 * 74 / 60)
    assert (one.charge_start, one.charge_end) == (start, CHEAP + timedelta(minutes=33))
    assert one.is_charging(start)
    assert not one.is_charging(segments[0].end)


def test_a_session_is_full_at_its_target():
    one = session(charge([CONTROL], 70.0, 100.0, steered=True)[0])
    assert not one.is_full(CHEAP)
    assert one.is_full(one.charge_end)
    assert one.soc(UNPLUG) == pytest.approx(80.0)
    idle = session([], initial=85.0)
    assert (idle.charge_start, idle.charge_end, idle.is_full(PLUG_IN), idle.energy_wh(UNPLUG)) == (
        PLUG_IN,
        PLUG_IN,
        True,
        0,
    )
