# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class CueActionOutput(Model):
    """The action concerned.

    Args:
        action_id: ID of the action concerned.
    """

    action_id: str
    """ID of the action concerned."""
