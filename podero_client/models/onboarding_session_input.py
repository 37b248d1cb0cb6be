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

    Only what is set is sent. None is sent as null.
    """

    success_url: str = attrs.field(validator=check.required(check.text(max_length=8000)))
    cancel_url: str = attrs.field(validator=check.required(check.text(max_length=8000)))
    language: OnboardingLanguage = attrs.field(validator=check.required(check.one_of(OnboardingLanguage)))
    price_zone_default: PriceZone = attrs.field(validator=check.required(check.one_of(PriceZone)))
    is_smart_optimization_active_default: bool | Unset = attrs.field(
        default=UNSET, validator=check.optional(check.boolean)
    )
    user_id: uuid.UUID = attrs.field(validator=check.required(check.identifier))
    building_id: uuid.UUID | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.identifier))
