# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model
from .._runtime.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ChargeDailyPolicySchema(Model):
    """The charge target of one day.

    Args:
        charge_percentage: State of charge to reach by `charge_deadline`, 0 to 100. In percent.
        charge_deadline: A string; the `timezone` of the weekly policy applies.
    """

    charge_percentage: float | None | Unset = UNSET
    """State of charge to reach by `charge_deadline`, 0 to 100. In percent."""
    charge_deadline: str | None | Unset = UNSET
    """A string; the `timezone` of the weekly policy applies."""
