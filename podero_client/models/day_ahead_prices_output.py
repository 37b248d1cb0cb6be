# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model
from .day_ahead_prices_output_data import DayAheadPricesOutputData
from .day_ahead_prices_output_metadata import DayAheadPricesOutputMetadata


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class DayAheadPricesOutput(Model):
    """Day-ahead prices of a price zone."""

    metadata: DayAheadPricesOutputMetadata
    data: list[DayAheadPricesOutputData]
