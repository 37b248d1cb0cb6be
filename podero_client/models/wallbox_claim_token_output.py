# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model
from .._runtime.types import AwareDatetime


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class WallboxClaimTokenOutput(Model):
    """A one-time token with which a wallbox is claimed for a user."""

    token: str = attrs.field(repr=False)
    wss_url: str = attrs.field(repr=False)
    expires_at: AwareDatetime
