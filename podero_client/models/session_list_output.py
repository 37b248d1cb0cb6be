# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model
from .session_item import SessionItem


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class SessionListOutput(Model):
    """One page of charging sessions.

    Args:
        total: Number of sessions in the whole range, over all pages.
        items: One page, at most `limit` sessions.
    """

    total: int
    """Number of sessions in the whole range, over all pages."""
    items: list[SessionItem]
    """One page, at most `limit` sessions."""
