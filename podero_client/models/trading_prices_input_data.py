# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime import check
from .._runtime.model import Model
from .._runtime.types import UNSET, AwareDatetime, Unset


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class TradingPricesInputData(Model):
    """The forecast for one interval.

    Only what is set is sent. None is sent as null.
    """

    timestamp: AwareDatetime | Unset = attrs.field(default=UNSET, validator=check.optional(check.aware))
    price: float | Unset = attrs.field(default=UNSET, validator=check.optional(check.number()))
    """In EUR/MWh. May be negative."""
