# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model
from .._runtime.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class InverterDataPointOutput(Model):
    """One interval in the time series of a solar inverter."""

    time: str | None | Unset = UNSET
    price: float | None | Unset = UNSET
    solar_production_w: float | None | Unset = UNSET
    """In W."""
    export_power_to_grid_w: float | None | Unset = UNSET
    """In W."""
    household_consumption_w: float | None | Unset = UNSET
    """In W."""
    battery_charge_level_percent: float | None | Unset = UNSET
    """In percent."""
    battery_charge_discharge_power_w: float | None | Unset = UNSET
    """In W."""
    estimated_consumption: float | None | Unset = UNSET
    unoptimized_consumption: float | None | Unset = UNSET
