# Generated from openapi.json by `make generate`; changes by hand are lost.
from .._runtime.enums import OpenEnum


class DataResolution(OpenEnum):
    """Interval of the points of a time series."""

    MIN_15 = "15MIN"
    HOUR_1 = "1HOUR"
    DAY_1 = "1DAY"
    WEEK_1 = "1WEEK"
    MONTH_1 = "1MONTH"
