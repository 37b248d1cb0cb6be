# Generated from openapi.json by `make generate`; changes by hand are lost.
from .._runtime.enums import OpenEnum


class StatisticsKeyword(OpenEnum):
    """A part of statistics."""

    SAVINGS = "savings"
    CONSUMPTION = "consumption"
