# Generated from openapi.json by `make generate`; changes by hand are lost.
import datetime
import uuid
from typing import Any

import attrs

from .._runtime.model import Model
from .._runtime.types import UNSET, Unset
from .price_zone import PriceZone


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class OnboardingSessionOutput(Model):
    """A session in which an end-user connects a device."""

    authentication_url: str | None | Unset = attrs.field(default=UNSET, repr=False)
    id: uuid.UUID | None | Unset = UNSET
    user: uuid.UUID | None | Unset = UNSET
    success_url: str | None | Unset = UNSET
    cancel_url: str | None | Unset = UNSET
    price_zone_default: PriceZone | None | Unset = UNSET
    expiration_date: datetime.date | None | Unset = UNSET
    object_id: str | None | Unset = UNSET
    external_metadata: dict[str, Any] | None | Unset = UNSET
