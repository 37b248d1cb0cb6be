"""What the fields of a model may hold."""

import attrs
import pytest

from podero import models
from podero.testing._fields import Limits, fields_of
from podero_client._runtime import check


@pytest.mark.parametrize(
    ("validator", "limits"),
    [
        (None, {}),
        (check.optional(check.boolean), {}),
        (check.required(check.text(max_length=20)), {"min_length": 0, "max_length": 20}),
        (check.nullable(check.integer(minimum=1, maximum=9)), {"minimum": 1, "maximum": 9}),
        (check.optional(check.items(check.decimal(minimum=0))), {"minimum": 0}),
    ],
)
def test_limits_are_those_that_the_checks_keep(validator, limits):
    assert attrs.asdict(Limits.of(validator), filter=lambda _, value: value is not None) == limits


def test_fields_say_what_may_be_left_out_or_null():
    fields = fields_of(models.UserInput)
    assert (fields["email"].types, fields["email"].optional, fields["email"].nullable) == ((str,), False, False)
    assert (fields["town"].types, fields["town"].optional, fields["town"].nullable) == ((str,), True, True)
    assert fields["town"].sent
    assert not fields_of(models.UserOutput)["town"].sent
