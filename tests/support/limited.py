"""A request model with every kind of limit, which the pinned document does not have."""

from decimal import Decimal

import attrs

from podero_client._runtime import check
from podero_client._runtime.model import Model


@attrs.define(kw_only=True, eq=False, repr=False)
class Limited(Model):
    """Fields within limits."""

    count: int = attrs.field(validator=check.required(check.integer(minimum=1, below=9)))
    share: float = attrs.field(validator=check.required(check.number(above=0, below=1, multiple_of=0.5)))
    price: Decimal = attrs.field(validator=check.required(check.decimal(minimum=5, maximum=5)))
    code: str = attrs.field(validator=check.required(check.text(min_length=5, max_length=8, pattern="^[a-z]+$")))
    steps: list[int] = attrs.field(
        validator=check.required(check.items(check.integer(above=1, multiple_of=2), min_items=2, max_items=3))
    )


__all__ = ["Limited"]
