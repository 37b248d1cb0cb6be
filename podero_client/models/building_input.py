# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime import check
from .._runtime.model import Model
from .._runtime.types import UNSET, Unset
from .property_type import PropertyType


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class BuildingInput(Model):
    """A building to create, or what to change about one.

    Only what is set is sent. None is sent as null.
    """

    name: str = attrs.field(validator=check.required(check.text(max_length=100)))
    property_type: PropertyType | None | Unset = attrs.field(
        default=UNSET, validator=check.nullable(check.one_of(PropertyType))
    )
    occupant_type: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text()))
    space_heating: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text()))
    water_heating: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text()))
    property_size_m2: int | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.integer()))
    """In m2."""
    property_age: int | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.integer()))
    num_occupants: int | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.integer()))
    photovoltaic: bool | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.boolean))
    """The server's default is false; it is not sent."""
    street_and_number: str | None | Unset = attrs.field(
        default=UNSET, validator=check.nullable(check.text(max_length=100))
    )
    street_add_info: str | None | Unset = attrs.field(
        default=UNSET, validator=check.nullable(check.text(max_length=100))
    )
    zip_code: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text(max_length=20)))
    town: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text(max_length=100)))
    country: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text()))
