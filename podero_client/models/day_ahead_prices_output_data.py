# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model
from .._runtime.types import UNSET, AwareDatetime, Unset


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class DayAheadPricesOutputData(Model):
    """The price of one interval.

    Args:
        price: May be negative. In EUR/MWh.
    """

    timestamp: AwareDatetime | Unset = UNSET
    price: float | None | Unset = UNSET
    """May be negative. In EUR/MWh."""
