# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model
from .._runtime.types import AwareDatetime


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class WallboxClaimTokenOutput(Model):
    """A one-time token with which a wallbox is claimed for a user.

    Args:
        token: Valid for one wallbox; `device_onboarding.get_claim_status` takes it.
        wss_url: Address to set as OCPP server in the wallbox, judging by its name.
    """

    token: str = attrs.field(repr=False)
    """Valid for one wallbox; `device_onboarding.get_claim_status` takes it."""
    wss_url: str = attrs.field(repr=False)
    """Address to set as OCPP server in the wallbox, judging by its name."""
    expires_at: AwareDatetime
