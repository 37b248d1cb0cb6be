# Generated from openapi.json by `make generate`; changes by hand are lost.
from typing import Any

import attrs

from .._runtime.model import Model
from .._runtime.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class StatisticsMetadata(Model):
    """Echo of the query, units of the figures, and any error.

    Args:
        query: Echo of the query.
        units: Units of the figures in `data`.
        error: An error reported with status 200, next to `data`.
    """

    requested_at: str | None | Unset = UNSET
    query: dict[str, Any] | None | Unset = UNSET
    """Echo of the query."""
    units: dict[str, Any] | None | Unset = UNSET
    """Units of the figures in `data`."""
    error: str | None | Unset = UNSET
    """An error reported with status 200, next to `data`."""
