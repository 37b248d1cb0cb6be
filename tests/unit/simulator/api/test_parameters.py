"""Query parameters that the document describes as plain strings."""

from __future__ import annotations

import pytest

from podero.simulator._api import parameters
from podero.simulator._http.messages import HttpError
from tests.support.simulator import START


def test_documented_values_pass():
    assert parameters.choice("resolution", "1DAY", ("1DAY", "1WEEK")) == "1DAY"
    assert parameters.choices("resolution", "1WEEK, 1DAY", ("1DAY", "1WEEK")) == ["1WEEK", "1DAY"]
    assert parameters.moment("from", "2026-01-15T09:00:00Z") == START


@pytest.mark.parametrize(
    "read",
    [
        lambda: parameters.choice("name", "1HOUR", ("1DAY",)),
        lambda: parameters.choices("name", "1DAY,1HOUR", ("1DAY",)),
        lambda: parameters.moment("name", "soon"),
        lambda: parameters.reject("name", "wrong"),
    ],
)
def test_anything_else_is_a_422_that_names_the_parameter(read):
    with pytest.raises(HttpError) as caught:
        read()
    [error] = caught.value.detail
    assert (caught.value.status, error["loc"]) == (422, ["query", "name"])
    assert error["msg"]
