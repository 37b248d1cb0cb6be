# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ReauthenticateOutput(Model):
    """Where to send the end-user.

    Args:
        redirect_url: Where to send the end-user.
    """

    redirect_url: str = attrs.field(repr=False)
    """Where to send the end-user."""
