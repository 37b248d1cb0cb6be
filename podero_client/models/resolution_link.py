# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model
from .._runtime.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ResolutionLink(Model):
    """Where and with what an action is resolved."""

    url: str | Unset = attrs.field(default=UNSET, repr=False)
    required_parameters: list[str] | Unset = UNSET
