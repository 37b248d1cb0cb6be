# Generated from openapi.json by `make generate`; changes by hand are lost.
import uuid

import attrs

from .._runtime.model import Identified
from .._runtime.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class BuildingOutput(Identified):
    """A building of a user.

    Args:
        property_type: A plain string, where requests take a `PropertyType`.
        property_size_m2: In m2.
        property_age: The API does not say whether this is an age or a year; a guide sends "1990-2000", which is
            no number.
        photovoltaic: Whether the building has solar panels. Default: false.
        street_add_info: Apartment, floor or building.
        id: The building ID that devices and energy contracts refer to.
    """

    name: str
    property_type: str | None | Unset = UNSET
    """A plain string, where requests take a `PropertyType`."""
    property_size_m2: int | None | Unset = UNSET
    """In m2."""
    property_age: int | None | Unset = UNSET
    """The API does not say whether this is an age or a year; a guide sends "1990-2000", which is no number."""
    num_occupants: int | None | Unset = UNSET
    occupant_type: str | None | Unset = UNSET
    space_heating: str | None | Unset = UNSET
    water_heating: str | None | Unset = UNSET
    photovoltaic: bool | None | Unset = UNSET
    """Whether the building has solar panels. Default: false."""
    street_and_number: str | None | Unset = UNSET
    street_add_info: str | None | Unset = UNSET
    """Apartment, floor or building."""
    zip_code: str | None | Unset = UNSET
    town: str | None | Unset = UNSET
    country: str | None | Unset = UNSET
    id: uuid.UUID | None | Unset = UNSET
    """The building ID that devices and energy contracts refer to."""
