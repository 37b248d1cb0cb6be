# Generated from openapi.json by `make generate`; changes by hand are lost.
import datetime
import uuid
from decimal import Decimal

import attrs

from .._runtime.model import Model
from .._runtime.types import UNSET, AwareDatetime, Unset
from .boost_state import BoostState
from .device_model_output import DeviceModelOutput
from .health_status import HealthStatus
from .owner_output import OwnerOutput
from .price_zone import PriceZone


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ElectricVehicleOutput(Model):
    """An electric vehicle with its settings and live state."""

    connection_status: HealthStatus
    monitoring_status: HealthStatus
    steering_status: HealthStatus
    device_model: DeviceModelOutput | None
    owner: OwnerOutput
    price_zone: PriceZone | Unset = UNSET
    """Default: "AT"."""
    id: uuid.UUID | None | Unset = UNSET
    created_at: AwareDatetime
    updated_at: AwareDatetime
    deleted_at: AwareDatetime | None | Unset = UNSET
    """Soft-deleted at. When set, the device is considered deleted."""
    lifecycle_state: str | Unset = UNSET
    """Default: "authenticated"."""
    lifecycle_error: str | None | Unset = UNSET
    """Lifecycle error details. Error metadata when lifecycle_state is 'error'."""
    pause_power_until: AwareDatetime | None | Unset = UNSET
    """Pause power consumption until. A time in the future pauses the device; null resumes."""
    is_pause_power_active: bool | Unset = UNSET
    """Pause function currently active. Default: false."""
    external_device_id: str | None | Unset = UNSET
    """Default: ""."""
    is_authenticated: bool | None | Unset = UNSET
    """Default: false."""
    is_smart_optimization_active: bool | Unset = UNSET
    """Default: false."""
    optimization_score: float | None | Unset = UNSET
    current_mode: str | None | Unset = UNSET
    comment: str | None | Unset = UNSET
    current_state_last_updated_at: AwareDatetime | None | Unset = UNSET
    last_monitoring_executed_at: AwareDatetime | None | Unset = UNSET
    is_inverter_forced_mode_enabled: bool | Unset = UNSET
    """Default: false."""
    is_inverter_forced_mode_active: bool | Unset = UNSET
    """Default: false."""
    inverter_forced_mode_since: AwareDatetime | None | Unset = UNSET
    """Default: "0001-01-01T00:00:00Z"."""
    is_trading_enabled: bool | Unset = UNSET
    """Default: false."""
    actual_steering_state: str | Unset = UNSET
    """Default: "unknown"."""
    charge_target_min: int | None | Unset = UNSET
    """Minimum vehicle charge level. In percent. Default: 50."""
    charge_target_max: int | None | Unset = UNSET
    """Maximum vehicle charge level. Detected OEM-app charge cap (percent). NULL = unknown / no cap detected."""
    is_charge_policy_enabled: bool | None | Unset = UNSET
    """Default: false."""
    charge_policy_last_updated_at: AwareDatetime | None | Unset = UNSET
    """Last time charge policy was updated."""
    minimum_charge_limit: int | None | Unset = UNSET
    """Charge level that must be reached. In percent. Default: 100."""
    charge_deadline_at: datetime.time | None | Unset = UNSET
    """Time when charge limit must be reached. Default: "06:00:00"."""
    is_over_charge_allowed: bool | None | Unset = UNSET
    """Charge beyond limit allowed. Default: false."""
    expected_max_charge_power: int | Unset = UNSET
    """Expected charge power for charging schedule. Default: 3600."""
    charge_time_remaining: int | None | Unset = UNSET
    """Remaining charge time in seconds. Time until the target level is reached."""
    charge_rate_w: int | None | Unset = UNSET
    """Current charge power in Watts. In W."""
    is_fully_charged: bool | None | Unset = UNSET
    """Default: false."""
    is_plugged_in: bool | None | Unset = UNSET
    """Default: false."""
    is_charging: bool | None | Unset = UNSET
    """Charging active. Default: false."""
    battery_level: int | None | Unset = UNSET
    """Current battery level in percent."""
    driving_range: int | None | Unset = UNSET
    """Current driving range in km."""
    battery_capacity_kwh: Decimal | None | Unset = UNSET
    """Total battery capacity KWh. In kWh. Default: "0"."""
    charge_state_last_updated_at: AwareDatetime | None | Unset = UNSET
    """DEPRECATED: Timestamp when last update was received."""
    boost_for_next_session: bool | Unset = UNSET
    """Default: false."""
    latitude: float | None | Unset = UNSET
    """Latest Latitude."""
    longitude: float | None | Unset = UNSET
    """Latest Longitude."""
    coordinates_last_updated_at: AwareDatetime | None | Unset = UNSET
    geo_fence_distance_m: float | Unset = UNSET
    """In m. Default: 100."""
    consumption_last_day_kwh: Decimal | None | Unset = UNSET
    """Energy consumption of last day. In kWh."""
    consumption_last_week_kwh: Decimal | None | Unset = UNSET
    """Energy consumption of last week. In kWh."""
    consumption_last_month_kwh: Decimal | None | Unset = UNSET
    """Energy consumption of last month. In kWh."""
    consumption_last_updated_at: AwareDatetime | None | Unset = UNSET
    """Timestamp of last consumption update."""
    battery_at_plug_in: float | None | Unset = UNSET
    """In percent. Battery level at latest plug-in event."""
    minimum_solar_coverage: float | Unset = UNSET
    """Default: 1."""
    hems_min_export_to_start_w: int | Unset = UNSET
    """In W. Default: 2000."""
    hems_max_import_before_stopping_w: int | Unset = UNSET
    """In W. Default: 4000."""
    hems_min_production_to_start_w: int | Unset = UNSET
    """In W. Default: 3000."""
    hems_min_production_before_stopping_w: int | Unset = UNSET
    """In W. Default: 2000."""
    embeddable_url: str | None | Unset = attrs.field(default=UNSET, repr=False)
    """URL to embeddable onboarding form."""
    authorization_url: str | None | Unset = attrs.field(default=UNSET, repr=False)
    """Base URL for authorizing with the Podero server."""
    action_needed: bool | Unset = UNSET
    """True when at least one action is pending against this device and the partner must take that action before
    the device can resume normal operation. The `actions` field on the detail response carries the specifics.
    Default: false.
    """
    has_notification: bool | Unset = UNSET
    """True when the device has at least one unread information notification for the owner. Default: false."""
    boost_state: BoostState | Unset = UNSET
    """available: can be triggered; requested: charging is about to start; ongoing: charging by boost; unavailable:
    full, already charging or not connected. Default: "unavailable".
    """
    boost_feature_enabled: bool | Unset = UNSET
    """Default: true."""
    last_boost_triggered_at: AwareDatetime | None | Unset = UNSET
    last_boost_ended_at: AwareDatetime | None | Unset = UNSET
    last_boost_end_reason: str | None | Unset = UNSET
