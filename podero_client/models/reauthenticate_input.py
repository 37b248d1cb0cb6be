# Generated from openapi.json by `make generate`; changes by hand are lost.
from collections.abc import Mapping
from typing import Any, ClassVar

import attrs

from .._runtime import check
from .._runtime.model import Model
from .._runtime.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ReauthenticateInput(Model):
    """How an end-user is to resolve an action.

    Only what is set is sent. None is sent as null.

    Args:
        success_url: Where the end-user lands after success.
        cancel_url: Where the end-user lands after cancelling or a failure.
        language: IETF language tag (e.g. en, de).
        location: Caller location metadata to record with the event.
        client_info: Caller client metadata to record with the event.
    """

    __json_names__: ClassVar[Mapping[str, str]] = {
        "success_url": "successUrl",
        "cancel_url": "cancelUrl",
        "client_info": "clientInfo",
    }

    success_url: str = attrs.field(validator=check.required(check.text()))
    """Where the end-user lands after success."""
    cancel_url: str = attrs.field(validator=check.required(check.text()))
    """Where the end-user lands after cancelling or a failure."""
    language: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text()))
    """IETF language tag (e.g. en, de)."""
    location: dict[str, Any] | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.mapping))
    """Caller location metadata to record with the event."""
    client_info: dict[str, Any] | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.mapping))
    """Caller client metadata to record with the event."""
