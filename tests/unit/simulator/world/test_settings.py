"""Settings are kept with the time they were made."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from podero.simulator._world.settings import away_time, is_paused, phases, quarters, record, valid_at
from tests.support.simulator import START

DAY = START.toordinal()


@pytest.fixture
def pump(sim, devices):
    return sim.world.devices[devices["hp"]]


def test_what_steers_nothing_leaves_no_history(pump):
    record(pump, {"comment": "x", "price_zone": pump.settings["price_zone"]}, START)
    assert (pump.history, pump.settings["comment"]) == ([], "x")
    assert list(phases(pump, START, START + timedelta(days=1))) == [(START, START + timedelta(days=1), pump.settings)]


def test_a_change_counts_from_its_time_on(pump):
    zone, other = pump.settings["price_zone"], "PT"
    record(pump, {"price_zone": other}, START + timedelta(minutes=7))
    record(pump, {"is_pause_power_active": True}, START + timedelta(hours=2))
    found = list(phases(pump, START, START + timedelta(hours=5)))
    assert [(after - START, settings["price_zone"]) for _, after, settings in found] == [
        (timedelta(minutes=7), zone),
        (timedelta(hours=2), other),
        (timedelta(hours=5), other),
    ]
    assert valid_at(pump, START)["price_zone"] == zone
    assert valid_at(pump, START + timedelta(minutes=7))["price_zone"] == other
    assert valid_at(pump, START - timedelta(days=900))["price_zone"] == zone
    # The quarter-hour from 9:00 has no published values yet.
    assert [(begin, end) for begin, end, _ in quarters(pump, DAY, 1)] == [(0, 36), (36, 44), (44, 96)]
    assert [(begin, end) for begin, end, _ in quarters(pump, DAY + 1, 2)] == [(0, 192)]


def test_the_last_change_of_a_moment_counts(pump):
    for zone in ("PT", "SE_1"):
        record(pump, {"price_zone": zone}, START)
    assert [settings["price_zone"] for _, settings in pump.history[1:]] == ["SE_1"]


@pytest.mark.parametrize(
    ("settings", "paused"),
    [
        ({}, False),
        ({"is_pause_power_active": True}, True),
        ({"pause_power_until": "2026-01-15T09:00:01Z"}, True),
        ({"pause_power_until": "2026-01-15T09:00:00Z"}, False),
        ({"is_pause_power_active": True, "pause_power_until": "2026-01-15T08:00:00Z"}, False),
    ],
)
def test_a_pause_lasts_until_its_end(settings, paused):
    assert is_paused(settings, START) is paused


def test_away_mode_has_a_start_an_end_or_both():
    end = "2026-01-16T09:00:00Z"
    assert away_time({"is_away_mode_enabled": True}) is None
    assert away_time({"away_mode_end": end}) is None
    start, until = away_time({"is_away_mode_enabled": True, "away_mode_end": end})
    assert (start.year, until) == (1, datetime(2026, 1, 16, 9, tzinfo=UTC))
    assert away_time({"is_away_mode_enabled": True, "away_mode_start": end})[1].year == 9999
