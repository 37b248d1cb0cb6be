# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model
from .._runtime.types import UNSET, AwareDatetime, Unset


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class DayAheadPricesOutputQuery(Model):
    """Echo of a query for day-ahead prices."""

    org_id: str | None | Unset = UNSET
    from_dt: AwareDatetime | None | Unset = UNSET
    to_dt: AwareDatetime | None | Unset = UNSET
    price_zone: str | None | Unset = UNSET
