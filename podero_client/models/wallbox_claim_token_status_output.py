# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model
from .._runtime.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class WallboxClaimTokenStatusOutput(Model):
    """Whether a wallbox was claimed with a token, and which one.

    Args:
        claimed: Poll until it is true.
    """

    claimed: bool
    """Poll until it is true."""
    wallbox_id: str | None | Unset = UNSET
    manufacturer: str | None | Unset = UNSET
    model: str | None | Unset = UNSET
    firmware_version: str | None | Unset = UNSET
