# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model
from .._runtime.types import UNSET, AwareDatetime, Unset


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class DayAheadPricesOutputData(Model):
    """The price of one interval."""

    timestamp: AwareDatetime | Unset = UNSET
    price: float | None | Unset = UNSET
    """In EUR/MWh. May be negative."""
