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

    Holds only the fields that all kinds of devices share; the API may accept more.

    Only what is set is sent. None is sent as null.

    Args:
        is_pause_power_active: Pause function currently active. To pause, the guides set `pause_power_until`.
            The server's default is false; it is not sent.
        is_smart_optimization_active: Whether Podero controls the device. False pauses the optimization without
            disconnecting the device. The server's default is false; it is not sent.
        device_model: Set during onboarding. Newer guides call it fixed after that, an older one writable.
        price_zone: Load curves are aggregated by it. `AT` unless set, wherever the device is. The server's
            default is "AT"; it is not sent.
        deleted_at: Soft-deleted at. When set, the device is considered deleted. Accepted in requests, but no
            guide uses it to delete or restore a device.
        lifecycle_state: Accepted in requests, but no guide lists it as a setting. The server's default is
            "authenticated"; it is not sent.
        lifecycle_error: Lifecycle error details. Error metadata when lifecycle_state is 'error'. Accepted in
            requests, but no guide lists it as a setting.
        pause_power_until: Pause power consumption until. A time in the future pauses the device, null resumes.
            Documented in older guides only.
        optimization_score: Accepted in requests, but no guide lists it as a setting.
        last_monitoring_executed_at: Accepted in requests, but no guide lists it as a setting.
        is_inverter_forced_mode_enabled: Accepted in requests, but no guide lists it as a setting. The server's
            default is false; it is not sent.
        is_trading_enabled: Whether the device takes part in day-ahead trading, judging by the name; no guide
            explains it. The server's default is false; it is not sent.
        actual_steering_state: Accepted in requests, but no guide lists it as a setting. The server's default is
            "unknown"; it is not sent.
    """

    is_pause_power_active: bool | Unset = attrs.field(default=UNSET, validator=check.optional(check.boolean))
    """Pause function currently active. To pause, the guides set `pause_power_until`. The server's default is
    false; it is not sent.
    """
    is_smart_optimization_active: bool | Unset = attrs.field(default=UNSET, validator=check.optional(check.boolean))
    """Whether Podero controls the device. False pauses the optimization without disconnecting the device. The
    server's default is false; it is not sent.
    """
    device_model: DeviceModelInput | None | Unset = attrs.field(
        default=UNSET, validator=check.nullable(check.model(DeviceModelInput))
    )
    """Set during onboarding. Newer guides call it fixed after that, an older one writable."""
    price_zone: PriceZone | Unset = attrs.field(default=UNSET, validator=check.optional(check.one_of(PriceZone)))
    """Load curves are aggregated by it. `AT` unless set, wherever the device is. The server's default is "AT"; it
    is not sent.
    """
    deleted_at: AwareDatetime | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.aware))
    """Soft-deleted at. When set, the device is considered deleted. Accepted in requests, but no guide uses it to
    delete or restore a device.
    """
    lifecycle_state: str | Unset = attrs.field(default=UNSET, validator=check.optional(check.text(max_length=20)))
    """Accepted in requests, but no guide lists it as a setting. The server's default is "authenticated"; it is not
    sent.
    """
    lifecycle_error: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text()))
    """Lifecycle error details. Error metadata when lifecycle_state is 'error'. Accepted in requests, but no guide
    lists it as a setting.
    """
    pause_power_until: AwareDatetime | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.aware))
    """Pause power consumption until. A time in the future pauses the device, null resumes. Documented in older
    guides only.
    """
    optimization_score: float | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.number()))
    """Accepted in requests, but no guide lists it as a setting."""
    comment: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text(max_length=300)))
    last_monitoring_executed_at: AwareDatetime | None | Unset = attrs.field(
        default=UNSET, validator=check.nullable(check.aware)
    )
    """Accepted in requests, but no guide lists it as a setting."""
    is_inverter_forced_mode_enabled: bool | Unset = attrs.field(default=UNSET, validator=check.optional(check.boolean))
    """Accepted in requests, but no guide lists it as a setting. The server's default is false; it is not sent."""
    is_trading_enabled: bool | Unset = attrs.field(default=UNSET, validator=check.optional(check.boolean))
    """Whether the device takes part in day-ahead trading, judging by the name; no guide explains it. The server's
    default is false; it is not sent.
    """
    actual_steering_state: str | Unset = attrs.field(default=UNSET, validator=check.optional(check.text(max_length=20)))
    """Accepted in requests, but no guide lists it as a setting. The server's default is "unknown"; it is not sent."""
