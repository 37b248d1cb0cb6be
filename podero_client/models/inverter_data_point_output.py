# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model
from .._runtime.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class InverterDataPointOutput(Model):
    """One interval in the time series of a solar inverter.

    Args:
        time: A string, not a datetime; its format is not documented.
        price: No keyword asks for it. The unit is not documented; samples fit EUR/MWh.
        solar_production_w: Output of the panels. In W.
        export_power_to_grid_w: The sign is documented for the live `current_power_to_grid_w` only, where
            negative means import. In W.
        household_consumption_w: All loads of the building together. In W.
        battery_charge_level_percent: State of charge, 0 to 100. In percent.
        battery_charge_discharge_power_w: The sign is documented for the live value only, where positive means
            discharging. In W.
        estimated_consumption: No keyword asks for it. The unit is not documented.
        unoptimized_consumption: Baseline without steering by Podero. No keyword asks for it. The unit is not
            documented.
    """

    time: str | None | Unset = UNSET
    """A string, not a datetime; its format is not documented."""
    price: float | None | Unset = UNSET
    """No keyword asks for it. The unit is not documented; samples fit EUR/MWh."""
    solar_production_w: float | None | Unset = UNSET
    """Output of the panels. In W."""
    export_power_to_grid_w: float | None | Unset = UNSET
    """The sign is documented for the live `current_power_to_grid_w` only, where negative means import. In W."""
    household_consumption_w: float | None | Unset = UNSET
    """All loads of the building together. In W."""
    battery_charge_level_percent: float | None | Unset = UNSET
    """State of charge, 0 to 100. In percent."""
    battery_charge_discharge_power_w: float | None | Unset = UNSET
    """The sign is documented for the live value only, where positive means discharging. In W."""
    estimated_consumption: float | None | Unset = UNSET
    """No keyword asks for it. The unit is not documented."""
    unoptimized_consumption: float | None | Unset = UNSET
    """Baseline without steering by Podero. No keyword asks for it. The unit is not documented."""
