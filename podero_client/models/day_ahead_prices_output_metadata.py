from typing import Any

import attrs

from ..model import Model
from ..types import UNSET, Unset
from .day_ahead_prices_output_query import DayAheadPricesOutputQuery


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class DayAheadPricesOutputMetadata(Model):
    """Day ahead prices output metadata."""

    query: DayAheadPricesOutputQuery | Unset = UNSET
    error: Any | Unset = UNSET
