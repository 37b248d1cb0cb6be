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
    """

    role: UserRole = attrs.field(validator=check.required(check.one_of(UserRole)))
    email: str = attrs.field(validator=check.required(check.text()))
    external_user_id: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text()))
    first_name: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text()))
    last_name: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text()))
    street_and_number: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text()))
    street_add_info: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text()))
    zip_code: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text()))
    town: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text()))
    country_iso2: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text()))
    latitude: float | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.number()))
    longitude: float | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.number()))
