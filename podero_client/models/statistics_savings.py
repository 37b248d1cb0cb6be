# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model
from .._runtime.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class StatisticsSavings(Model):
    """Statistics savings."""

    total: float | None | Unset = UNSET
    percentage: float | None | Unset = UNSET
