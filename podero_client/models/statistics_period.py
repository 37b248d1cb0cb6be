# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model
from .._runtime.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class StatisticsPeriod(Model):
    """Begin and end of a time bucket.

    Args:
        start_period: A string, not a datetime; its format is not documented.
        end_period: A string, not a datetime; its format is not documented.
    """

    start_period: str | None | Unset = UNSET
    """A string, not a datetime; its format is not documented."""
    end_period: str | None | Unset = UNSET
    """A string, not a datetime; its format is not documented."""
