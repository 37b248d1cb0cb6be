# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime import check
from .._runtime.model import Model
from .._runtime.types import UNSET, Unset
from .property_type import PropertyType


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class BuildingInput(Model):
    """A building to create, or what to change about one.

    What is known of a building helps the optimization. Its devices are optimized together for self-consumption
    of solar power.

    Only what is set is sent. None is sent as null.

    Args:
        name: Required in updates too.
        property_type: A guide sends `single_family_home`, which is not a value.
        occupant_type: The API takes a fixed list, of which only `Students` is documented.
        space_heating: The API takes a fixed list, of which only `Gas boiler` is documented.
        water_heating: The API takes a fixed list, of which only `Gas boiler` is documented.
        property_size_m2: In m2.
        property_age: The API does not say whether this is an age or a year; a guide sends "1990-2000", which is
            no number.
        photovoltaic: Whether the building has solar panels. The server's default is false; it is not sent.
        street_add_info: Apartment, floor or building.
        country: A guide sends `country_iso2` instead, which the API document does not have.
    """

    name: str = attrs.field(validator=check.required(check.text(max_length=100)))
    """Required in updates too."""
    property_type: PropertyType | None | Unset = attrs.field(
        default=UNSET, validator=check.nullable(check.one_of(PropertyType))
    )
    """A guide sends `single_family_home`, which is not a value."""
    occupant_type: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text()))
    """The API takes a fixed list, of which only `Students` is documented."""
    space_heating: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text()))
    """The API takes a fixed list, of which only `Gas boiler` is documented."""
    water_heating: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text()))
    """The API takes a fixed list, of which only `Gas boiler` is documented."""
    property_size_m2: int | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.integer()))
    """In m2."""
    property_age: int | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.integer()))
    """The API does not say whether this is an age or a year; a guide sends "1990-2000", which is no number."""
    num_occupants: int | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.integer()))
    photovoltaic: bool | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.boolean))
    """Whether the building has solar panels. The server's default is false; it is not sent."""
    street_and_number: str | None | Unset = attrs.field(
        default=UNSET, validator=check.nullable(check.text(max_length=100))
    )
    street_add_info: str | None | Unset = attrs.field(
        default=UNSET, validator=check.nullable(check.text(max_length=100))
    )
    """Apartment, floor or building."""
    zip_code: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text(max_length=20)))
    town: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text(max_length=100)))
    country: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text()))
    """A guide sends `country_iso2` instead, which the API document does not have."""
