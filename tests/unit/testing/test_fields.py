"""What the fields of a model may hold."""

import pytest

from podero import models
from podero.testing._fields import Limits, fields_of
from podero_client._runtime import check, limits


@pytest.mark.parametrize(
    ("validator", "expected"),
    [
        (None, Limits()),
        (check.optional(check.boolean), Limits()),
        (check.required(check.text(max_length=20)), Limits(max_length=20)),
        (check.nullable(check.text(min_length=1, pattern="^a")), Limits(min_length=1, pattern="^a")),
        (check.nullable(check.integer(minimum=1, below=9)), Limits(number=limits.Limits(minimum=1, below=9))),
        (
            check.optional(check.items(check.decimal(multiple_of=0.5), min_items=2, max_items=3)),
            Limits(number=limits.Limits(multiple_of=0.5), min_items=2, max_items=3),
        ),
    ],
)
def test_limits_are_those_that_the_checks_keep(validator, expected):
    assert Limits.of(validator) == expected


def test_fields_say_what_may_be_left_out_or_null():
    fields = fields_of(models.UserInput)
    assert (fields["email"].types, fields["email"].optional, fields["email"].nullable) == ((str,), False, False)
    assert (fields["town"].types, fields["town"].optional, fields["town"].nullable) == ((str,), True, True)
    assert fields["town"].sent
    assert not fields_of(models.UserOutput)["town"].sent
