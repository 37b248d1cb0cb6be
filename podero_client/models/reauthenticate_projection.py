# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model
from .._runtime.types import UNSET, Unset
from .resolution_link import ResolutionLink


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ReauthenticateProjection(Model):
    """Pending action that asks the partner to have the user authenticate again with the provider of the device.

    Args:
        code: `reauthenticate` or `information` so far; more codes are announced.
        resolution_link: Leads to `cues.resolve`.
    """

    code: str | Unset = UNSET
    """`reauthenticate` or `information` so far; more codes are announced."""
    resolution_link: ResolutionLink | Unset = UNSET
    """Leads to `cues.resolve`."""
