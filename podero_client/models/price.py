# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model
from .._runtime.types import UNSET, AwareDatetime, Unset


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Price(Model):
    """The price of energy from a time on.

    Args:
        price: In currency of the contract per kWh.
    """

    price: float | Unset = UNSET
    """In currency of the contract per kWh."""
    timestamp: AwareDatetime | Unset = UNSET
