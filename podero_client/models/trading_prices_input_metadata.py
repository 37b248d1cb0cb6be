# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime import check
from .._runtime.model import Model
from .._runtime.types import UNSET, Unset
from .price_zone import PriceZone


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class TradingPricesInputMetadata(Model):
    """The market that the forecasts are for.

    Only what is set is sent. None is sent as null.
    """

    price_zone: PriceZone | Unset = attrs.field(default=UNSET, validator=check.optional(check.one_of(PriceZone)))
    timezone_override: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text()))
