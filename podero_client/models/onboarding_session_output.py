# Generated from openapi.json by `make generate`; changes by hand are lost.
import datetime
import uuid
from typing import Any

import attrs

from .._runtime.model import Identified
from .._runtime.types import UNSET, Unset
from .price_zone import PriceZone


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class OnboardingSessionOutput(Identified):
    """A session in which an end-user connects a device.

    Args:
        authentication_url: Address of Connect UI; send the end-user's browser there.
        id: The ID that `device_onboarding.get` takes.
        user: The end-user who will own the device.
        success_url: Where the end-user lands once the device is connected.
        cancel_url: Where the end-user lands after cancelling or a failure.
        price_zone_default: Price zone of the new device.
        expiration_date: Last day of the session: it is valid until the end of the day after its creation.
        object_id: Null until there is a device, judging by a sample.
    """

    authentication_url: str | None | Unset = attrs.field(default=UNSET, repr=False)
    """Address of Connect UI; send the end-user's browser there."""
    id: uuid.UUID | None | Unset = UNSET
    """The ID that `device_onboarding.get` takes."""
    user: uuid.UUID | None | Unset = UNSET
    """The end-user who will own the device."""
    success_url: str | None | Unset = UNSET
    """Where the end-user lands once the device is connected."""
    cancel_url: str | None | Unset = UNSET
    """Where the end-user lands after cancelling or a failure."""
    price_zone_default: PriceZone | None | Unset = UNSET
    """Price zone of the new device."""
    expiration_date: datetime.date | None | Unset = UNSET
    """Last day of the session: it is valid until the end of the day after its creation."""
    object_id: str | None | Unset = UNSET
    """Null until there is a device, judging by a sample."""
    external_metadata: dict[str, Any] | None | Unset = UNSET
