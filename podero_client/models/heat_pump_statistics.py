# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model
from .._runtime.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class HeatPumpStatistics(Model):
    """Figures of a heat pump for a time bucket.

    Args:
        estimated_consumption_wh: In Wh.
    """

    estimated_consumption_wh: float | None | Unset = UNSET
    """In Wh."""
