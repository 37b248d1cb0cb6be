import attrs

from ..model import Model
from ..types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class StatisticsConsumption(Model):
    """Statistics consumption."""

    total: float | None | Unset = UNSET
