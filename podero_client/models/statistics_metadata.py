# Generated from openapi.json by `make generate`; changes by hand are lost.
from typing import Any

import attrs

from .._runtime.model import Model
from .._runtime.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class StatisticsMetadata(Model):
    """Statistics metadata."""

    requested_at: str | None | Unset = UNSET
    query: dict[str, Any] | None | Unset = UNSET
    units: dict[str, Any] | None | Unset = UNSET
    error: str | None | Unset = UNSET
