# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model
from .._runtime.types import AwareDatetime
from .trading_prices_state import TradingPricesState


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class TradingPricesOutput(Model):
    """What became of the forecasts, and when load curves will be ready.

    The server refuses with status 200; see `state`.

    Args:
        next_load_curve_calculation: When the load curves are ready; do not fetch them earlier.
    """

    state: TradingPricesState
    next_load_curve_calculation: AwareDatetime
    """When the load curves are ready; do not fetch them earlier."""
    error: str | None
