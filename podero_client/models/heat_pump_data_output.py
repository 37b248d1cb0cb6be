# Generated from openapi.json by `make generate`; changes by hand are lost.
from typing import Any

import attrs

from .._runtime.model import Model
from .heat_pump_data_point_output import HeatPumpDataPointOutput


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class HeatPumpDataOutput(Model):
    """A time series of a heat pump.

    With `fill_missing` the response covers the whole range, with nulls in the gaps.
    """

    metadata: dict[str, Any]
    data: list[HeatPumpDataPointOutput]
