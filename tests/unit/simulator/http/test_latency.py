"""Delays and the distributions that they are drawn from."""

from __future__ import annotations

import random
from statistics import mean, median, quantiles

import pytest

from podero.simulator._http.latency import check_delay, draw_delay


def draws(delay, count=4000):
    rng = random.Random(1)
    check_delay(delay)
    return [draw_delay(delay, rng) for _ in range(count)]


def test_a_number_stands_for_itself():
    assert set(draws(1.5)) == {1.5}


def test_a_uniform_delay_stays_between_its_bounds():
    found = draws({"min": 1, "max": 3})
    assert 1 <= min(found) < 1.1 < 2.9 < max(found) <= 3


def test_an_exponential_delay_has_its_mean():
    assert mean(draws({"mean": 0.5})) == pytest.approx(0.5, rel=0.1)
    assert set(draws({"mean": 0})) == {0}


def test_a_log_normal_delay_has_its_median_and_95th_percentile():
    found = draws({"median": 0.2, "p95": 3})
    assert median(found) == pytest.approx(0.2, rel=0.15)
    assert quantiles(found, n=20)[-1] == pytest.approx(3, rel=0.2)
    assert set(draws({"median": 0, "p95": 1})) == {0}


@pytest.mark.parametrize(
    "delay",
    [
        *(-1, float("nan"), float("inf"), True, "1"),
        *({}, {"min": 1}, {"mean": -1}, {"min": 2, "max": 1}, {"mean": "1"}),
        *({"median": 2, "p95": 1}, {"median": 1, "p95": 2, "mean": 3}, {"median": 1, "p95": float("inf")}),
    ],
    ids=str,
)
def test_what_is_no_delay_is_refused(delay):
    with pytest.raises(ValueError, match=r"^delay must "):
        check_delay(delay)
