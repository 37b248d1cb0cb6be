# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model
from .session_item import SessionItem


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class CurrentSessionOutput(Model):
    """The charging session that is going on, if any.

    Args:
        session: Null while none is active, so polling never meets a 404.
    """

    session: SessionItem | None
    """Null while none is active, so polling never meets a 404."""
