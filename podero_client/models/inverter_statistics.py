# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model
from .._runtime.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class InverterStatistics(Model):
    """Figures of a solar inverter for a time bucket.

    Args:
        solar_production_wh: In Wh.
        grid_export_wh: In Wh.
    """

    solar_production_wh: float | None | Unset = UNSET
    """In Wh."""
    grid_export_wh: float | None | Unset = UNSET
    """In Wh."""
