# Generated from openapi.json by `make generate`; changes by hand are lost.
import uuid

import attrs

from .._runtime import check
from .._runtime.model import Model
from .._runtime.types import UNSET, Unset
from .onboarding_language import OnboardingLanguage
from .price_zone import PriceZone


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class OnboardingSessionInput(Model):
    """How an end-user is to connect a device.

    The API also takes the kind of device (`ev`, `iv`, `wb` or `hp`); the name of that field is not documented.

    Only what is set is sent. None is sent as null.

    Args:
        success_url: Where the end-user lands once the device is connected.
        cancel_url: Where the end-user lands after cancelling or a failure.
        language: Language of the pages that the end-user sees.
        price_zone_default: Price zone of the new device.
        is_smart_optimization_active_default: Whether smart optimization is on from the start.
        user_id: The end-user who will own the device.
        building_id: The building to link the device to.
    """

    success_url: str = attrs.field(validator=check.required(check.text(max_length=8000)))
    """Where the end-user lands once the device is connected."""
    cancel_url: str = attrs.field(validator=check.required(check.text(max_length=8000)))
    """Where the end-user lands after cancelling or a failure."""
    language: OnboardingLanguage = attrs.field(validator=check.required(check.one_of(OnboardingLanguage)))
    """Language of the pages that the end-user sees."""
    price_zone_default: PriceZone = attrs.field(validator=check.required(check.one_of(PriceZone)))
    """Price zone of the new device."""
    is_smart_optimization_active_default: bool | Unset = attrs.field(
        default=UNSET, validator=check.optional(check.boolean)
    )
    """Whether smart optimization is on from the start."""
    user_id: uuid.UUID = attrs.field(validator=check.required(check.identifier))
    """The end-user who will own the device."""
    building_id: uuid.UUID | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.identifier))
    """The building to link the device to."""
