"""Limits of numbers."""

from decimal import Decimal

import pytest

from podero_client._runtime.errors import InvalidRequestError
from podero_client._runtime.limits import Limits, wrong_type


@pytest.mark.parametrize(
    ("limits", "accepted", "refused", "reason"),
    [
        ({"minimum": 1}, 1, 0, "0 is below the smallest accepted value 1"),
        ({"maximum": 1}, 1, 2, "2 is above the largest accepted value 1"),
        ({"above": 1}, 1.5, 1, "1 is not above 1"),
        ({"below": 1}, 0, 1, "1 is not below 1"),
        ({"multiple_of": 0.1}, 0.3, 0.35, "0.35 is no multiple of 0.1"),
        ({"multiple_of": 0.1}, Decimal("0.3"), Decimal("0.31"), "0.31 is no multiple of 0.1"),
        ({"multiple_of": 2}, -4, 3, "3 is no multiple of 2"),
    ],
)
def test_a_limit_holds_exactly(limits, accepted, refused, reason):
    Limits(**limits).check("field", accepted)
    with pytest.raises(InvalidRequestError, match=f"^field: {reason}"):
        Limits(**limits).check("field", refused)


def test_no_limit_refuses_nothing():
    Limits().check("field", -1e300)


def test_a_wrong_type_says_what_is_needed():
    assert str(wrong_type("field", None, "an int")) == "field: None (JSON null) is not accepted, an int is needed"
    assert str(wrong_type("field", "x", "an int")) == "field: str given, an int is needed"
