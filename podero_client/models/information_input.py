# Generated from openapi.json by `make generate`; changes by hand are lost.
from typing import Any

import attrs

from .._runtime import check
from .._runtime.model import Model
from .._runtime.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class InformationInput(Model):
    """Who read an information notification.

    Only what is set is sent. None is sent as null.

    Args:
        location: Caller location metadata to record with the event.
        client_info: Caller client metadata to record with the event.
    """

    location: dict[str, Any] | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.mapping))
    """Caller location metadata to record with the event."""
    client_info: dict[str, Any] | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.mapping))
    """Caller client metadata to record with the event."""
