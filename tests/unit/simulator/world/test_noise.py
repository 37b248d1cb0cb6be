"""Chance without state."""

from __future__ import annotations

import numpy as np

from podero.simulator._world.noise import seed_of, uniform


def test_any_part_of_a_series_can_be_computed_alone():
    seeds = [seed_of(text) for text in "abc"]
    whole = uniform(seeds, np.arange(1000), 1)
    assert whole.shape == (3, 1000)
    assert np.array_equal(uniform(seeds[1:2], np.arange(300, 400), 1)[0], whole[1, 300:400])
    assert not np.array_equal(uniform(seeds, np.arange(1000), 2), whole)


def test_numbers_are_spread_evenly():
    values = uniform([seed_of("x")], np.arange(100_000), 1)[0]
    assert 0 <= values.min() < 0.001 < 0.999 < values.max() < 1
    assert abs(values.mean() - 0.5) < 0.01
    assert abs(np.corrcoef(values[:-1], values[1:])[0, 1]) < 0.01
