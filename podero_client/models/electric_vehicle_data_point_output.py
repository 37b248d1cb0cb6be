# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model
from .._runtime.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ElectricVehicleDataPointOutput(Model):
    """One interval in the time series of an electric vehicle."""

    time: str | None | Unset = UNSET
    price: float | None | Unset = UNSET
    battery_level: float | None | Unset = UNSET
    """In percent."""
    is_charging: bool | None | Unset = UNSET
    is_plugged_in: bool | None | Unset = UNSET
    is_at_optimized_location: bool | None | Unset = UNSET
    estimated_consumption: float | None | Unset = UNSET
    unoptimized_consumption: float | None | Unset = UNSET
