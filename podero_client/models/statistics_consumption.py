# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model
from .._runtime.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class StatisticsConsumption(Model):
    """What a device consumed in a time bucket.

    Args:
        total: The unit is in `units` of the metadata.
    """

    total: float | None | Unset = UNSET
    """The unit is in `units` of the metadata."""
