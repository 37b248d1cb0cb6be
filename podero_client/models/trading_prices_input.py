# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime import check
from .._runtime.model import Model
from .trading_prices_input_data import TradingPricesInputData
from .trading_prices_input_metadata import TradingPricesInputMetadata


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class TradingPricesInput(Model):
    """Day-ahead price forecasts to send.

    For future days only, each with exactly 96 quarter hours: in order, without gaps, in UTC. The trading guide
    shows another path and other field names (`date`, `prices`, `price_eur_mwh`).

    Only what is set is sent. None is sent as null.
    """

    metadata: TradingPricesInputMetadata = attrs.field(
        validator=check.required(check.model(TradingPricesInputMetadata))
    )
    data: list[TradingPricesInputData] = attrs.field(
        validator=check.required(check.items(check.model(TradingPricesInputData)))
    )
