"""Which fields must be given, may be left out and may be None."""

import attrs
import pytest

from podero_client._runtime import check
from podero_client._runtime.errors import InvalidRequestError
from podero_client._runtime.types import UNSET

KINDS = {
    "required": check.required(check.boolean),
    "required, or null": check.required(check.boolean, null=True),
    "optional": check.optional(check.boolean),
    "optional, or null": check.optional(check.boolean, null=True),
    "nullable": check.nullable(check.boolean),
}
REFUSED = {
    "required": {UNSET, None, 5},
    "required, or null": {UNSET, 5},
    "optional": {None, 5},
    "optional, or null": {5},
    "nullable": {5},
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("value", [UNSET, None, True, 5])
def test_what_each_kind_of_field_takes(kind, value):
    @attrs.define
    class Given:
        field: object = attrs.field(validator=KINDS[kind])

    if value in REFUSED[kind]:
        with pytest.raises(InvalidRequestError) as caught:
            Given(value)
        assert caught.value.field == "field"
    else:
        assert Given(value).field is value
