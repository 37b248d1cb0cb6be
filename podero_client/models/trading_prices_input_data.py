# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime import check
from .._runtime.model import Model
from .._runtime.types import UNSET, AwareDatetime, Unset


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class TradingPricesInputData(Model):
    """The forecast for one interval.

    Only what is set is sent. None is sent as null.

    Args:
        timestamp: Start of a quarter hour, in UTC: minute 0, 15, 30 or 45.
        price: May be negative. In EUR/MWh.
    """

    timestamp: AwareDatetime | Unset = attrs.field(default=UNSET, validator=check.optional(check.aware))
    """Start of a quarter hour, in UTC: minute 0, 15, 30 or 45."""
    price: float | Unset = attrs.field(default=UNSET, validator=check.optional(check.number()))
    """May be negative. In EUR/MWh."""
