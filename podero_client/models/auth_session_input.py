# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime import check
from .._runtime.model import Model
from .._runtime.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class AuthSessionInput(Model):
    """Where an end-user lands after authenticating a device again.

    Only what is set is sent. None is sent as null.

    Args:
        success_url: Where the end-user lands once the device is connected.
        cancel_url: Where the end-user lands after cancelling or a failure.
    """

    success_url: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text()))
    """Where the end-user lands once the device is connected."""
    cancel_url: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text()))
    """Where the end-user lands after cancelling or a failure."""
