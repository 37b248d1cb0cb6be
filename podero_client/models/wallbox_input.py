# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime import check
from .._runtime.model import Model
from .._runtime.types import UNSET, AwareDatetime, Unset
from .device_model_input import DeviceModelInput
from .price_zone import PriceZone


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class WallboxInput(Model):
    """What to change about a wallbox.

    Only what is set is sent. None is sent as null.
    """

    is_pause_power_active: bool | Unset = attrs.field(default=UNSET, validator=check.optional(check.boolean))
    """Pause function currently active. The server's default is false; it is not sent."""
    is_smart_optimization_active: bool | Unset = attrs.field(default=UNSET, validator=check.optional(check.boolean))
    """The server's default is false; it is not sent."""
    device_model: DeviceModelInput | None | Unset = attrs.field(
        default=UNSET, validator=check.nullable(check.model(DeviceModelInput))
    )
    price_zone: PriceZone | Unset = attrs.field(default=UNSET, validator=check.optional(check.one_of(PriceZone)))
    """The server's default is "AT"; it is not sent."""
    deleted_at: AwareDatetime | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.aware))
    """Soft-deleted at. When set, the device is considered deleted."""
    lifecycle_state: str | Unset = attrs.field(default=UNSET, validator=check.optional(check.text(max_length=20)))
    """The server's default is "authenticated"; it is not sent."""
    lifecycle_error: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text()))
    """Lifecycle error details. Error metadata when lifecycle_state is 'error'."""
    pause_power_until: AwareDatetime | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.aware))
    """Pause power consumption until. A time in the future pauses the device; null resumes."""
    optimization_score: float | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.number()))
    comment: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text(max_length=300)))
    last_monitoring_executed_at: AwareDatetime | None | Unset = attrs.field(
        default=UNSET, validator=check.nullable(check.aware)
    )
    is_inverter_forced_mode_enabled: bool | Unset = attrs.field(default=UNSET, validator=check.optional(check.boolean))
    """The server's default is false; it is not sent."""
    is_trading_enabled: bool | Unset = attrs.field(default=UNSET, validator=check.optional(check.boolean))
    """The server's default is false; it is not sent."""
    actual_steering_state: str | Unset = attrs.field(default=UNSET, validator=check.optional(check.text(max_length=20)))
    """The server's default is "unknown"; it is not sent."""
