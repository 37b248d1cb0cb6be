# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model
from .._runtime.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ElectricVehicleStatistics(Model):
    """Electric vehicle statistics."""

    estimated_consumption_wh: float | None | Unset = UNSET
    """In Wh."""
    charge_session_count: float | None | Unset = UNSET
    average_charge_power_w: float | None | Unset = UNSET
    """In W."""
