# Generated from openapi.json by `make generate`; changes by hand are lost.
from typing import Any

import attrs

from .._runtime.model import Model
from .inverter_data_point_output import InverterDataPointOutput


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class InverterDataOutput(Model):
    """A time series of a solar inverter."""

    metadata: dict[str, Any]
    data: list[InverterDataPointOutput]
