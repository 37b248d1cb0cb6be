"""Households and their batteries."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from podero.simulator._world.battery import Wanted, _step, follow, follow_many, household_wh, price_bands, wishes

DAY = date(2026, 1, 15).toordinal()


def test_a_household_sleeps_longer_on_weekends():
    week = household_wh([1, 2, 3], DAY, 70).reshape(3, 70, 96)
    days = np.arange(DAY, DAY + 70)
    weekend = (days - 1) % 7 >= 5
    early = week[:, :, 24:30].sum(axis=2)
    assert early[:, ~weekend].mean() > 1.3 * early[:, weekend].mean()
    assert 5_000 < week.sum(axis=2).mean() < 15_000
    assert np.array_equal(household_wh([2], DAY + 5, 3)[0], week[1, 5:8].reshape(-1))


@pytest.mark.parametrize(
    ("wanted", "low", "high", "stored", "levels"),
    [
        ([100, 100, -300, -300], [50] * 4, [400] * 4, 200, [100, 50, 350, 400]),
        ([100, 100, -30], [50] * 3, [400] * 3, 200, [100, 50, 80]),
        ([-300, 100, 100], [50] * 3, [400] * 3, 200, [400, 300, 200]),
        ([100, -100], [300] * 2, [400] * 2, 200, [200, 300]),
        ([-100, 100], [50] * 2, [100] * 2, 200, [200, 100]),
        ([100, 100], [50, 150], [400, 400], 300, [200, 150]),
    ],
)
def test_limits_stop_the_flow_but_never_force_one(wanted, low, high, stored, levels):
    limits = (limit[0] if len(set(limit)) == 1 else np.array(limit) for limit in (low, high))
    assert Wanted(np.array(wanted), *limits).follow(stored)[0].tolist() == levels
    assert Wanted(np.array(wanted), np.array(low), np.array(high)).part(0, 1).follow(stored)[0].tolist() == levels[:1]


def test_shortcuts_do_what_steps_do():
    rng = np.random.default_rng(7)
    for number in range(300):
        wanted = rng.integers(-150, 150, 200) + rng.integers(-60, 60)
        low, high = 1500, 9500
        for stored in (1500, 9500, int(rng.integers(1500, 9500))):
            shortcut, sure = follow(wanted, low, high, stored)
            stepped, _ = _step(wanted.tolist(), [low] * 200, [high] * 200, stored)
            assert np.array_equal(shortcut, stepped), number
            for other in (1500, 5000, 9500):
                assert np.array_equal(follow(wanted, low, high, other)[0][sure:], shortcut[sure:])


def test_many_batteries_do_what_each_does():
    rng = np.random.default_rng(7)
    wanted = rng.integers(-400, 400, (20, 96))
    low, high = rng.integers(0, 1000, 20), rng.integers(1000, 3000, 20)
    stored = rng.integers(low, high + 1)
    levels = follow_many(wanted, low, high, stored)
    for row in range(20):
        stepped, _ = _step(wanted[row].tolist(), [low[row]] * 96, [high[row]] * 96, stored[row])
        assert np.array_equal(levels[row], stepped)


@pytest.mark.parametrize(
    ("policy", "flows"),
    [
        ("Export all", [100, 100, 100]),
        ("Optimize grid balancing", [-100, -40, 100]),
        ("Optimize self consumption", [0, -40, 60]),
    ],
)
def test_policies_want_different_things(policy, flows):
    net = np.array([60, -40, 60])
    bands = np.array([True, False, False]), np.array([False, False, True])
    assert wishes(policy, net, 100, bands).tolist() == flows
    many = wishes(policy, np.array([net, 0 * net]), np.array([[100], [0]]), bands)
    assert many.tolist() == [flows, [0, 0, 0]]


def test_prices_of_a_day_are_cheap_or_dear_among_themselves():
    cheap, dear = price_bands(np.concatenate([np.arange(96.0), np.arange(96.0) + 500]), 2)
    assert cheap.reshape(2, 96).sum(axis=1).tolist() == [29, 29]
    assert dear.reshape(2, 96).sum(axis=1).tolist() == [34, 34]
    assert not (cheap & dear).any()
