# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model
from .._runtime.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ElectricVehicleDataPointOutput(Model):
    """One interval in the time series of an electric vehicle.

    Args:
        time: A string, not a datetime; its format is not documented.
        price: The unit is not documented; samples fit EUR/MWh.
        battery_level: State of charge, 0 to 100. In percent.
        is_plugged_in: Whether the charging cable is connected.
        estimated_consumption: The unit is not documented.
        unoptimized_consumption: Baseline without steering by Podero. The unit is not documented.
    """

    time: str | None | Unset = UNSET
    """A string, not a datetime; its format is not documented."""
    price: float | None | Unset = UNSET
    """The unit is not documented; samples fit EUR/MWh."""
    battery_level: float | None | Unset = UNSET
    """State of charge, 0 to 100. In percent."""
    is_charging: bool | None | Unset = UNSET
    is_plugged_in: bool | None | Unset = UNSET
    """Whether the charging cable is connected."""
    is_at_optimized_location: bool | None | Unset = UNSET
    estimated_consumption: float | None | Unset = UNSET
    """The unit is not documented."""
    unoptimized_consumption: float | None | Unset = UNSET
    """Baseline without steering by Podero. The unit is not documented."""
