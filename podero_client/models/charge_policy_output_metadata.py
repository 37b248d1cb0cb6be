# Generated from openapi.json by `make generate`; changes by hand are lost.
import uuid

import attrs

from .._runtime.model import Model
from .._runtime.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ChargePolicyOutputMetadata(Model):
    """The vehicle of a charge policy, and any error.

    Args:
        error: An error reported with status 200, next to `data`.
    """

    electric_vehicle_id: uuid.UUID | None | Unset = UNSET
    user_id: uuid.UUID | None | Unset = UNSET
    error: str | None | Unset = UNSET
    """An error reported with status 200, next to `data`."""
