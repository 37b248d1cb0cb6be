# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime import check
from .._runtime.model import Model
from .._runtime.types import UNSET, Unset
from .token_input_grant_type import TokenInputGrantType


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class TokenInput(Model):
    """Credentials to exchange for a token.

    Only what is set is sent. None is sent as null.

    Args:
        grant_type: The guides do not use these grants; see `auth.create_token`.
        username: For the grant type `password`.
        password: For the grant type `password`.
    """

    grant_type: TokenInputGrantType | None | Unset = attrs.field(
        default=UNSET, validator=check.nullable(check.one_of(TokenInputGrantType))
    )
    """The guides do not use these grants; see `auth.create_token`."""
    username: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text()))
    """For the grant type `password`."""
    password: str | None | Unset = attrs.field(default=UNSET, repr=False, validator=check.nullable(check.text()))
    """For the grant type `password`."""
