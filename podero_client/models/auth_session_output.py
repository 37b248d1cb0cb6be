# Generated from openapi.json by `make generate`; changes by hand are lost.
import uuid

import attrs

from .._runtime.model import Model
from .._runtime.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class AuthSessionOutput(Model):
    """A session in which an end-user authenticates a device again.

    Args:
        authentication_url: Send the end-user's browser there.
    """

    authentication_url: str | None | Unset = attrs.field(default=UNSET, repr=False)
    """Send the end-user's browser there."""
    device_id: uuid.UUID | None | Unset = UNSET
    session_id: uuid.UUID | None | Unset = UNSET
