# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model
from .._runtime.types import UNSET, Unset
from .boost_state import BoostState


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class BoostConflictOutput(Model):
    """Why a boost could not be honoured.

    Args:
        state: The `boost_state` of the device.
        reason: already_charging, fully_charged, internal_error or, for electric vehicles, no_active_session.
    """

    state: BoostState | Unset = UNSET
    """The `boost_state` of the device."""
    reason: str | Unset = UNSET
    """already_charging, fully_charged, internal_error or, for electric vehicles, no_active_session."""
