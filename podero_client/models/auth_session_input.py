# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime import check
from .._runtime.model import Model
from .._runtime.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class AuthSessionInput(Model):
    """Where an end-user lands after authenticating a device again.

    Only what is set is sent. None is sent as null.
    """

    success_url: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text()))
    cancel_url: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text()))
