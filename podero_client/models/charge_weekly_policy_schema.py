# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model
from .._runtime.types import UNSET, Unset
from .charge_daily_policy_schema import ChargeDailyPolicySchema


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ChargeWeeklyPolicySchema(Model):
    """Charge targets by day of the week.

    Applies while the vehicle's `is_charge_policy_enabled` is true.

    Args:
        timezone: Time zone of the deadlines.
    """

    mon: ChargeDailyPolicySchema | None | Unset = UNSET
    tue: ChargeDailyPolicySchema | None | Unset = UNSET
    wed: ChargeDailyPolicySchema | None | Unset = UNSET
    thu: ChargeDailyPolicySchema | None | Unset = UNSET
    fri: ChargeDailyPolicySchema | None | Unset = UNSET
    sat: ChargeDailyPolicySchema | None | Unset = UNSET
    sun: ChargeDailyPolicySchema | None | Unset = UNSET
    timezone: str | None | Unset = UNSET
    """Time zone of the deadlines."""
