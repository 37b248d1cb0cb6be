# Generated from openapi.json by `make generate`; changes by hand are lost.
from .._runtime.enums import OpenEnum


class StatisticsResolution(OpenEnum):
    """Length of a time bucket."""

    DAY_1 = "1DAY"
    WEEK_1 = "1WEEK"
    MONTH_1 = "1MONTH"
    QUARTER_1 = "1QUARTER"
    YEAR_1 = "1YEAR"
