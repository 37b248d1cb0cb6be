# Generated from openapi.json by `make generate`; changes by hand are lost.
from typing import Any

import attrs

from .._runtime.model import Model
from .._runtime.types import UNSET, Unset
from .day_ahead_prices_output_query import DayAheadPricesOutputQuery


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class DayAheadPricesOutputMetadata(Model):
    """Echo of the query, and any error.

    Args:
        query: Echo of the query.
        error: An error reported with status 200, next to `data`.
    """

    query: DayAheadPricesOutputQuery | Unset = UNSET
    """Echo of the query."""
    error: Any | Unset = UNSET
    """An error reported with status 200, next to `data`."""
