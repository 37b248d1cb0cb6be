# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model
from .._runtime.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class HeatPumpDataPointOutput(Model):
    """One interval in the time series of a heat pump."""

    time: str | None | Unset = UNSET
    price: float | None | Unset = UNSET
    inlet_temp_act: float | None | Unset = UNSET
    """In degrees C."""
    hot_water_temp: float | None | Unset = UNSET
    """In degrees C."""
    estimated_consumption: float | None | Unset = UNSET
    simulated_consumption: float | None | Unset = UNSET
    unoptimized_consumption: float | None | Unset = UNSET
    estimated_consumption_filtered: float | None | Unset = UNSET
