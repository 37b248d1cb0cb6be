# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model
from .._runtime.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class StatisticsPeriod(Model):
    """Statistics period."""

    start_period: str | None | Unset = UNSET
    end_period: str | None | Unset = UNSET
