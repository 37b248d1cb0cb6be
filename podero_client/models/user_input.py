# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime import check
from .._runtime.model import Model
from .._runtime.types import UNSET, Unset
from .user_role import UserRole


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class UserInput(Model):
    """A user to create.

    Only what is set is sent. None is sent as null.

    Args:
        role: Only an administrator may set it; a client credential has those rights.
        email: Unique within the organization. New admins and staff are invited at this address.
        external_user_id: The partner's own ID of the user, by which `users.get_by_external_id` finds it. The
            guides advise to always set it.
        street_add_info: Apartment, floor or building.
        zip_code: Text, so that leading zeros stay; one guide calls it an integer.
        country_iso2: Country code of ISO 3166-1. The guide says alpha-3 (DEU), its samples send alpha-2 (DE).
            Responses call the field `country`.
        latitude: Helps the optimization with regional prices and weather. In decimal degrees.
        longitude: Helps the optimization with regional prices and weather. In decimal degrees.
    """

    role: UserRole = attrs.field(validator=check.required(check.one_of(UserRole)))
    """Only an administrator may set it; a client credential has those rights."""
    email: str = attrs.field(validator=check.required(check.text()))
    """Unique within the organization. New admins and staff are invited at this address."""
    external_user_id: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text()))
    """The partner's own ID of the user, by which `users.get_by_external_id` finds it. The guides advise to always
    set it.
    """
    first_name: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text()))
    last_name: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text()))
    street_and_number: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text()))
    street_add_info: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text()))
    """Apartment, floor or building."""
    zip_code: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text()))
    """Text, so that leading zeros stay; one guide calls it an integer."""
    town: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text()))
    country_iso2: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text()))
    """Country code of ISO 3166-1. The guide says alpha-3 (DEU), its samples send alpha-2 (DE). Responses call the
    field `country`.
    """
    latitude: float | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.number()))
    """Helps the optimization with regional prices and weather. In decimal degrees."""
    longitude: float | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.number()))
    """Helps the optimization with regional prices and weather. In decimal degrees."""
