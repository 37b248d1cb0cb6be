# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model
from .._runtime.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class HeatPumpDataPointOutput(Model):
    """One interval in the time series of a heat pump.

    Args:
        time: A string, not a datetime; its format is not documented.
        price: The unit is not documented; samples fit EUR/MWh.
        inlet_temp_act: Heating-circuit water entering the heat pump. In degrees C.
        hot_water_temp: Domestic hot water. In degrees C.
        estimated_consumption: The unit is not documented.
        simulated_consumption: No keyword asks for it. The unit is not documented.
        unoptimized_consumption: Baseline without steering by Podero. The unit is not documented.
        estimated_consumption_filtered: No keyword asks for it. The unit is not documented.
    """

    time: str | None | Unset = UNSET
    """A string, not a datetime; its format is not documented."""
    price: float | None | Unset = UNSET
    """The unit is not documented; samples fit EUR/MWh."""
    inlet_temp_act: float | None | Unset = UNSET
    """Heating-circuit water entering the heat pump. In degrees C."""
    hot_water_temp: float | None | Unset = UNSET
    """Domestic hot water. In degrees C."""
    estimated_consumption: float | None | Unset = UNSET
    """The unit is not documented."""
    simulated_consumption: float | None | Unset = UNSET
    """No keyword asks for it. The unit is not documented."""
    unoptimized_consumption: float | None | Unset = UNSET
    """Baseline without steering by Podero. The unit is not documented."""
    estimated_consumption_filtered: float | None | Unset = UNSET
    """No keyword asks for it. The unit is not documented."""
