# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model
from .statistics_data import StatisticsData
from .statistics_metadata import StatisticsMetadata


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class StatisticsOutput(Model):
    """Savings or statistics of a device, in time buckets.

    Args:
        metadata: Check its `error`, even on status 200.
    """

    metadata: StatisticsMetadata
    """Check its `error`, even on status 200."""
    data: list[StatisticsData]
