# Generated from openapi.json by `make generate`; changes by hand are lost.
import uuid

import attrs

from .._runtime.model import Model
from .._runtime.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class BuildingOutput(Model):
    """A building of a user."""

    name: str
    property_type: str | None | Unset = UNSET
    property_size_m2: int | None | Unset = UNSET
    """In m2."""
    property_age: int | None | Unset = UNSET
    num_occupants: int | None | Unset = UNSET
    occupant_type: str | None | Unset = UNSET
    space_heating: str | None | Unset = UNSET
    water_heating: str | None | Unset = UNSET
    photovoltaic: bool | None | Unset = UNSET
    """Default: false."""
    street_and_number: str | None | Unset = UNSET
    street_add_info: str | None | Unset = UNSET
    zip_code: str | None | Unset = UNSET
    town: str | None | Unset = UNSET
    country: str | None | Unset = UNSET
    id: uuid.UUID | None | Unset = UNSET
