# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model
from .._runtime.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ResolutionLink(Model):
    """Where and with what an action is resolved.

    Args:
        url: Contains the `cue_id` and the signed `secret` that `cues.resolve` takes; the secret expires one
            hour after issue.
        required_parameters: Names of what must be sent to resolve the action.
    """

    url: str | Unset = attrs.field(default=UNSET, repr=False)
    """Contains the `cue_id` and the signed `secret` that `cues.resolve` takes; the secret expires one hour after
    issue.
    """
    required_parameters: list[str] | Unset = UNSET
    """Names of what must be sent to resolve the action."""
