# Generated from openapi.json by `make generate`; changes by hand are lost.
import uuid
from decimal import Decimal

import attrs

from .._runtime.model import Model
from .._runtime.types import UNSET, AwareDatetime, Unset
from .device_model_output import DeviceModelOutput
from .health_status import HealthStatus
from .owner_output import OwnerOutput
from .price_zone import PriceZone
from .reauthenticate_projection import ReauthenticateProjection
from .wallbox_connection import WallboxConnection
from .wallbox_mode import WallboxMode


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class WallboxDetailOutput(Model):
    """A wallbox with its settings, live state and the actions pending on it."""

    connection_status: HealthStatus
    monitoring_status: HealthStatus
    steering_status: HealthStatus
    mode: WallboxMode | None | Unset = UNSET
    connection: WallboxConnection | None | Unset = UNSET
    device_model: DeviceModelOutput | None
    owner: OwnerOutput
    created_at: AwareDatetime
    updated_at: AwareDatetime
    price_zone: PriceZone | Unset = UNSET
    """Default: "AT"."""
    id: uuid.UUID | None | Unset = UNSET
    deleted_at: AwareDatetime | None | Unset = UNSET
    """Soft-deleted at. When set, the device is considered deleted."""
    lifecycle_state: str | Unset = UNSET
    """Default: "authenticated"."""
    lifecycle_error: str | None | Unset = UNSET
    """Lifecycle error details. Error metadata when lifecycle_state is 'error'."""
    building: uuid.UUID | None | Unset = UNSET
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
    """In percent. Default: 50."""
    charge_target_max: int | None | Unset = UNSET
    """In percent. Default: 80."""
    charge_power_max_w: int | Unset = UNSET
    """In W. Default: 7000."""
    is_charge_policy_enabled: bool | None | Unset = UNSET
    """Default: false."""
    charge_policy_last_updated_at: AwareDatetime | None | Unset = UNSET
    minimum_charge_limit: int | None | Unset = UNSET
    """In percent. Default: 80."""
    charge_deadline_at: AwareDatetime | None | Unset = UNSET
    is_over_charge_allowed: bool | None | Unset = UNSET
    """Default: false."""
    charge_time_remaining: int | None | Unset = UNSET
    """In seconds. Time until the target level is reached."""
    charge_rate_w: float | None | Unset = UNSET
    """In W."""
    is_fully_charged: bool | None | Unset = UNSET
    """Default: false."""
    is_plugged_in: bool | None | Unset = UNSET
    """Default: false."""
    is_charging: bool | None | Unset = UNSET
    """Default: false."""
    charge_state_last_updated_at: AwareDatetime | None | Unset = UNSET
    consumption_last_day_kwh: Decimal | None | Unset = UNSET
    """In kWh."""
    consumption_last_week_kwh: Decimal | None | Unset = UNSET
    """In kWh."""
    consumption_last_month_kwh: Decimal | None | Unset = UNSET
    """In kWh."""
    consumption_last_updated_at: AwareDatetime | None | Unset = UNSET
    needs_gateway: bool | None | Unset = UNSET
    """Default: false."""
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
    actions: list[ReauthenticateProjection] | Unset = UNSET
    """Actions pending on this device; `code` tells which kind each one is. Empty when nothing is pending."""
