"""Day-ahead prices."""

from __future__ import annotations

from datetime import date, timedelta

from podero.simulator._world.moments import QUARTER, QUARTERS, midnight
from podero.simulator._world.prices import PriceBook

DAY = date(2026, 1, 15)


def test_a_market_follows_from_its_seed():
    prices = PriceBook(7).day("AT", DAY)
    assert len(prices) == QUARTERS
    assert len(set(prices)) > 80
    assert prices == PriceBook(7).day("AT", DAY)
    assert prices != PriceBook(8).day("AT", DAY)
    assert prices != PriceBook(7).day("DE_LU", DAY)


def test_the_level_differs_between_countries():
    def mean(zone):
        book = PriceBook(7)
        days = [book.day(zone, DAY + timedelta(days=n)) for n in range(30)]
        return sum(map(sum, days)) / 30 / QUARTERS

    assert mean("SE_1") < mean("AT") < mean("IT_NORD")


def test_what_the_partner_sent_replaces_the_market():
    book = PriceBook(7)
    market = list(book.day("AT", DAY))
    moment = midnight(DAY) + 5 * QUARTER
    book.store("AT", {moment: 1.5})
    assert book.day("AT", DAY) == [*market[:5], 1.5, *market[6:]]
    assert book.was_sent("AT", moment)
    assert not book.was_sent("AT", moment + QUARTER)
    assert not book.was_sent("DE_LU", moment)
