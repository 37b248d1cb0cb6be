# Generated from openapi.json by `make generate`; changes by hand are lost.
from typing import Any

import attrs

from .._runtime import check
from .._runtime.model import Model
from .._runtime.types import UNSET, Unset
from .cue_state import CueState


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class CueStateInput(Model):
    """The outcome of an action.

    Only what is set is sent. None is sent as null.

    Args:
        payload: Free-form data handed on to the action handler.
        location: Caller location metadata to record with the event.
        client_info: Caller client metadata to record with the event.
    """

    state: CueState = attrs.field(validator=check.required(check.one_of(CueState)))
    payload: dict[str, Any] | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.mapping))
    """Free-form data handed on to the action handler."""
    location: dict[str, Any] | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.mapping))
    """Caller location metadata to record with the event."""
    client_info: dict[str, Any] | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.mapping))
    """Caller client metadata to record with the event."""
