# Generated from openapi.json by `make generate`; changes by hand are lost.
from .._runtime.enums import OpenEnum


class TradingPricesState(OpenEnum):
    """What became of price forecasts.

    `success`: the forecasts are accepted; `existing`, `non_existing`, `late` and `empty`: they are refused. The
    guide shows `accepted` in place of `success`.
    """

    SUCCESS = "success"
    EXISTING = "existing"
    NON_EXISTING = "non_existing"
    LATE = "late"
    EMPTY = "empty"
