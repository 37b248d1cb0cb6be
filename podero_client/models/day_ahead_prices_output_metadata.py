# Generated from openapi.json by `make generate`; changes by hand are lost.
from typing import Any

import attrs

from .._runtime.model import Model
from .._runtime.types import UNSET, Unset
from .day_ahead_prices_output_query import DayAheadPricesOutputQuery


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class DayAheadPricesOutputMetadata(Model):
    """Day ahead prices output metadata."""

    query: DayAheadPricesOutputQuery | Unset = UNSET
    error: Any | Unset = UNSET
