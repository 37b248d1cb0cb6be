# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model
from .charge_policy_output_metadata import ChargePolicyOutputMetadata
from .charge_weekly_policy_schema import ChargeWeeklyPolicySchema


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ChargePolicyOutput(Model):
    """The charge policy of an electric vehicle.

    Args:
        metadata: Check its `error`, even on status 200.
    """

    metadata: ChargePolicyOutputMetadata
    """Check its `error`, even on status 200."""
    data: ChargeWeeklyPolicySchema
