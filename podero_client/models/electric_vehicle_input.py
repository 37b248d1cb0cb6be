# Generated from openapi.json by `make generate`; changes by hand are lost.
import datetime

import attrs

from .._runtime import check
from .._runtime.model import Model
from .._runtime.types import UNSET, AwareDatetime, Unset
from .device_model_input import DeviceModelInput
from .price_zone import PriceZone


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ElectricVehicleInput(Model):
    """An electric vehicle to register, or what to change about one.

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
    charge_target_min: int | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.integer()))
    """Minimum vehicle charge level. In percent. The server's default is 50; it is not sent."""
    is_charge_policy_enabled: bool | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.boolean))
    """The server's default is false; it is not sent."""
    minimum_charge_limit: int | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.integer()))
    """Charge level that must be reached. In percent. The server's default is 100; it is not sent."""
    charge_deadline_at: datetime.time | None | Unset = attrs.field(
        default=UNSET, validator=check.nullable(check.time_of_day)
    )
    """Time when charge limit must be reached. The server's default is "06:00:00"; it is not sent."""
    is_over_charge_allowed: bool | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.boolean))
    """Charge beyond limit allowed. The server's default is false; it is not sent."""
    expected_max_charge_power: int | Unset = attrs.field(default=UNSET, validator=check.optional(check.integer()))
    """Expected charge power for charging schedule. The server's default is 3600; it is not sent."""
    boost_active_at: AwareDatetime | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.aware))
    """Timestamp boost was activated by the workflow. NULL when no boost is active. Used to derive
    BoostState.REQUESTED — the in-flight window between user tap and is_charging=true. Cleared on the first
    observed is_charging=true datapoint or when boost ends.
    """
    boost_for_next_session: bool | Unset = attrs.field(default=UNSET, validator=check.optional(check.boolean))
    """User tapped boost while unplugged. Workflow consumes on next session start (fires signal_boost on the
    schedule child) and auto-resets. Means 'don't optimize next session, charge ASAP'. The server's default is
    false; it is not sent.
    """
    latitude: float | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.number()))
    """Latest Latitude."""
    longitude: float | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.number()))
    """Latest Longitude."""
    coordinates_last_updated_at: AwareDatetime | None | Unset = attrs.field(
        default=UNSET, validator=check.nullable(check.aware)
    )
    geo_fence_distance_m: float | Unset = attrs.field(default=UNSET, validator=check.optional(check.number()))
    """In m. The server's default is 100; it is not sent."""
    battery_at_plug_in: float | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.number()))
    """In percent. Battery level at latest plug-in event."""
    minimum_solar_coverage: float | Unset = attrs.field(default=UNSET, validator=check.optional(check.number()))
    """The server's default is 1; it is not sent."""
    hems_min_export_to_start_w: int | Unset = attrs.field(default=UNSET, validator=check.optional(check.integer()))
    """In W. The server's default is 2000; it is not sent."""
    hems_max_import_before_stopping_w: int | Unset = attrs.field(
        default=UNSET, validator=check.optional(check.integer())
    )
    """In W. The server's default is 4000; it is not sent."""
    hems_min_production_to_start_w: int | Unset = attrs.field(default=UNSET, validator=check.optional(check.integer()))
    """In W. The server's default is 3000; it is not sent."""
    hems_min_production_before_stopping_w: int | Unset = attrs.field(
        default=UNSET, validator=check.optional(check.integer())
    )
    """In W. The server's default is 2000; it is not sent."""
