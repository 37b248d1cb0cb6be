# Generated from openapi.json by `make generate`; changes by hand are lost.
from .._runtime.enums import OpenEnum


class TradingPricesState(OpenEnum):
    """What became of price forecasts."""

    SUCCESS = "success"
    EXISTING = "existing"
    NON_EXISTING = "non_existing"
    LATE = "late"
    EMPTY = "empty"
