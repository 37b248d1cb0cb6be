# Generated from openapi.json by `make generate`; changes by hand are lost.
import uuid

import attrs

from .._runtime.model import Identified
from .._runtime.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class OwnerOutput(Identified):
    """The user whom a device belongs to.

    Args:
        id: The user ID that the other operations take.
        external_id: The partner's own ID of the user, which users call `external_user_id`.
    """

    id: uuid.UUID
    """The user ID that the other operations take."""
    email: str | None | Unset = UNSET
    first_name: str | None | Unset = UNSET
    last_name: str | None | Unset = UNSET
    external_id: str | None | Unset = UNSET
    """The partner's own ID of the user, which users call `external_user_id`."""
