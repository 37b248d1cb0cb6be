"""Weather and the sun."""

from __future__ import annotations

from datetime import date

import numpy as np

from podero.simulator._world.weather import Weather, sun_height

WINTER, SUMMER = date(2026, 1, 15).toordinal(), date(2026, 7, 14).toordinal()


def test_the_temperature_is_continuous_at_midnight_and_follows_the_season():
    weather = Weather(7)
    days = weather.outdoor("Wien", WINTER, 10)
    assert np.abs(np.diff(days)).max() < 0.6
    assert days[:96].max() - days[:96].min() > 4
    assert weather.outdoor("Wien", SUMMER, 10).mean() > days.mean() + 12


def test_a_town_has_one_weather_and_parts_of_it_agree():
    weather = Weather(7)
    assert np.array_equal(weather.outdoor("Wien", WINTER + 3, 2), weather.outdoor("Wien", WINTER, 10)[3 * 96 : 5 * 96])
    assert np.array_equal(Weather(7).clearness("Wien", WINTER, 2), weather.clearness("Wien", WINTER, 2))
    assert not np.array_equal(weather.outdoor("Graz", WINTER, 2), weather.outdoor("Wien", WINTER, 2))
    clear = weather.clearness("Wien", WINTER, 300)
    assert 0 < clear.min() < clear.max() <= 1


def test_the_sun_is_up_longer_in_summer():
    winter, summer = sun_height(WINTER, 3), sun_height(SUMMER, 3)
    assert 25 < np.count_nonzero(winter[:96]) < 40 < 55 < np.count_nonzero(summer[:96])
    assert summer.max() > 2 * winter.max()
    assert winter[0] == summer[0] == 0
