"""Prices: the market, hourly zones, and what the partner sent."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from podero.simulator._world.prices import PriceBook

DAY = date(2026, 1, 15).toordinal()


def test_prices_follow_from_the_seed():
    book = PriceBook(7)
    assert np.array_equal(book.market("AT", DAY), PriceBook(7).market("AT", DAY))
    assert not np.array_equal(book.market("AT", DAY), PriceBook(8).market("AT", DAY))
    assert np.array_equal(book.market("AT", DAY, 3)[96:192], book.market("AT", DAY + 1))
    assert np.array_equal(np.round(book.market("AT", DAY), 2), book.market("AT", DAY))


def test_the_evening_is_dearer_than_the_night():
    days = PriceBook(7).market("AT", DAY, 50).reshape(50, 96).mean(axis=0)
    assert days[74] > 1.3 * days[12]


@pytest.mark.parametrize(("zone", "low", "high"), [("SE_1", 20, 60), ("IT_NORD", 80, 160), ("PT", 60, 120)])
def test_zones_have_their_level(zone, low, high):
    assert low < PriceBook(7).market(zone, DAY, 60).mean() < high


def test_an_hourly_zone_has_hourly_prices_of_its_market():
    book = PriceBook(7)
    hours = book.market("AT_HOURLY", DAY).reshape(24, 4)
    assert (hours == hours[:, :1]).all()
    assert hours[:, 0] == pytest.approx(book.market("AT", DAY).reshape(24, 4).mean(axis=1), abs=0.01)


def test_what_was_sent_steers_those_who_trade():
    book = PriceBook(7)
    book.sent["AT", DAY + 1] = [float(n) for n in range(96)]
    market = book.market("AT", DAY, 3)
    assert np.array_equal(book.plan("AT", DAY, 3, trading=False), market)
    plan = book.plan("AT", DAY, 3, trading=True)
    assert plan[96:192].tolist() == book.known("AT", DAY + 1) == [float(n) for n in range(96)]
    assert np.array_equal(plan[:96], market[:96])
    assert np.array_equal(book.market("AT", DAY, 3), market)
    assert book.known("AT", DAY) == market[:96].tolist()
