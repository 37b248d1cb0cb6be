# Generated from openapi.json by `make generate`; changes by hand are lost.
import uuid

import attrs

from .._runtime.model import Identified
from .._runtime.types import UNSET, AwareDatetime, Unset
from .user_role import UserRole


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class UserOutput(Identified):
    """A user of the organization.

    Args:
        id: The user ID that the other operations take.
        external_user_id: The partner's own ID of the user, by which `users.get_by_external_id` finds it. The
            guides advise to always set it.
        street_add_info: Apartment, floor or building.
        country: Requests call it `country_iso2`.
        latitude: Helps the optimization with regional prices and weather. In decimal degrees.
        longitude: Helps the optimization with regional prices and weather. In decimal degrees.
    """

    id: uuid.UUID
    """The user ID that the other operations take."""
    organization_id: uuid.UUID
    role: UserRole
    email: str
    num_inverters: int
    num_heat_pumps: int
    num_electric_vehicles: int
    num_wallboxes: int
    external_user_id: str | None | Unset = UNSET
    """The partner's own ID of the user, by which `users.get_by_external_id` finds it. The guides advise to always
    set it.
    """
    first_name: str | None | Unset = UNSET
    last_name: str | None | Unset = UNSET
    is_onboarded: bool | None | Unset = UNSET
    street_and_number: str | None | Unset = UNSET
    street_add_info: str | None | Unset = UNSET
    """Apartment, floor or building."""
    zip_code: str | None | Unset = UNSET
    town: str | None | Unset = UNSET
    country: str | None | Unset = UNSET
    """Requests call it `country_iso2`."""
    latitude: float | None | Unset = UNSET
    """Helps the optimization with regional prices and weather. In decimal degrees."""
    longitude: float | None | Unset = UNSET
    """Helps the optimization with regional prices and weather. In decimal degrees."""
    last_login: AwareDatetime | None | Unset = UNSET
    joined_at: AwareDatetime | None | Unset = UNSET
