# Generated from openapi.json by `make generate`; changes by hand are lost.
import uuid
from decimal import Decimal

import attrs

from .._runtime.model import Identified
from .._runtime.types import UNSET, AwareDatetime, Unset
from .device_model_output import DeviceModelOutput
from .health_status import HealthStatus
from .owner_output import OwnerOutput
from .price_zone import PriceZone
from .reauthenticate_projection import ReauthenticateProjection
from .wallbox_connection import WallboxConnection
from .wallbox_mode import WallboxMode


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class WallboxDetailOutput(Identified):
    """A wallbox with its settings, live state and the actions pending on it.

    Args:
        mode: Derived from `is_authenticated`, `is_plugged_in` and `is_charging`.
        connection: Derived from `is_authenticated` and from whether the wallbox is connected over OCPP.
        device_model: Set during onboarding.
        owner: The end-user; fixed when the device is created.
        updated_at: For the age of the readings see `current_state_last_updated_at`.
        price_zone: Load curves are aggregated by it. `AT` unless set, wherever the device is. Default: "AT".
        id: The ID that the other operations on the device take.
        deleted_at: Soft-deleted at. When set, the device is considered deleted. Reads leave deleted devices out
            unless `include_deleted` is true.
        lifecycle_state: `authenticated`, or `error` with the reason in `lifecycle_error`; no other value is
            documented. Default: "authenticated".
        lifecycle_error: Lifecycle error details. Error metadata when lifecycle_state is 'error'.
        building: ID of a building, optional. Devices in one building are optimized together for
            self-consumption of solar power.
        pause_power_until: Pause power consumption until. A time in the future pauses the device, null resumes.
            Documented in older guides only.
        is_pause_power_active: Pause function currently active. Default: false.
        external_device_id: Default: "".
        is_authenticated: Whether Podero is connected to the manufacturer's API for this device. False: never
            connected, or the connection has lapsed and the end-user must reconnect the device. Default: false.
        is_smart_optimization_active: Whether Podero controls the device. False pauses the optimization without
            disconnecting the device. Default: false.
        current_mode: The values are documented for heat pumps only.
        current_state_last_updated_at: When the manufacturer's API last reported the state, every 5 to 15
            minutes for most devices. Unchanged since the last poll: no new readings.
        is_inverter_forced_mode_enabled: Default: false.
        is_inverter_forced_mode_active: Default: false.
        inverter_forced_mode_since: Year 1 is the default, not a time at which anything happened. Default:
            "0001-01-01T00:00:00Z".
        is_trading_enabled: Whether the device takes part in day-ahead trading, judging by the name; no guide
            explains it. Default: false.
        actual_steering_state: `unknown` is the only documented value. Default: "unknown".
        charge_target_min: Level of the vehicle's battery, 0 to 100. In percent. Default: 50.
        charge_target_max: 0 to 100. A target here, a detected limit on electric vehicles. In percent. Default:
            80.
        charge_power_max_w: In W. Default: 7000.
        is_charge_policy_enabled: Turns on `minimum_charge_limit` by `charge_deadline_at`. Default: false.
        minimum_charge_limit: 0 to 100, by `charge_deadline_at`. In percent. Default: 80.
        charge_deadline_at: A date and time; electric vehicles have a time of day.
        is_over_charge_allowed: As on electric vehicles: charges above the maximum level when power is
            exceptionally cheap. Default: false.
        charge_time_remaining: Estimated time to the target level; 0 when full or not charging. In seconds.
        charge_rate_w: Charging power; 0 when not charging. In W.
        is_fully_charged: Whether the charge limit of the vehicle is reached. Default: false.
        is_plugged_in: Whether the charging cable is connected. Default: false.
        is_charging: `mode` is derived from it. Default: false.
        consumption_last_day_kwh: Last 24 hours; another guide says the previous day. In kWh.
        consumption_last_week_kwh: Last 7 days; another guide says the previous week. In kWh.
        consumption_last_month_kwh: Last 30 days; another guide says the previous month. In kWh.
        consumption_last_updated_at: When the consumption figures were last calculated. Newer guides no longer
            mention them.
        needs_gateway: Default: false.
        embeddable_url: URL to embeddable onboarding form.
        authorization_url: Base URL for authorizing with the Podero server. Send it to the end-user to reconnect
            a device; `actions` is the newer way.
        action_needed: True when at least one action is pending against this device and the partner must take
            that action before the device can resume normal operation. The `actions` field on the detail
            response carries the specifics. Default: false.
        has_notification: True when the device has at least one unread information notification for the owner.
            `cues.resolve_information` marks a notification as read. Default: false.
        actions: Actions pending on this device; `code` tells which kind each one is. Empty when nothing is
            pending.
    """

    connection_status: HealthStatus
    monitoring_status: HealthStatus
    steering_status: HealthStatus
    mode: WallboxMode | None | Unset = UNSET
    """Derived from `is_authenticated`, `is_plugged_in` and `is_charging`."""
    connection: WallboxConnection | None | Unset = UNSET
    """Derived from `is_authenticated` and from whether the wallbox is connected over OCPP."""
    device_model: DeviceModelOutput | None
    """Set during onboarding."""
    owner: OwnerOutput
    """The end-user; fixed when the device is created."""
    created_at: AwareDatetime
    updated_at: AwareDatetime
    """For the age of the readings see `current_state_last_updated_at`."""
    price_zone: PriceZone | Unset = UNSET
    """Load curves are aggregated by it. `AT` unless set, wherever the device is. Default: "AT"."""
    id: uuid.UUID | None | Unset = UNSET
    """The ID that the other operations on the device take."""
    deleted_at: AwareDatetime | None | Unset = UNSET
    """Soft-deleted at. When set, the device is considered deleted. Reads leave deleted devices out unless
    `include_deleted` is true.
    """
    lifecycle_state: str | Unset = UNSET
    """`authenticated`, or `error` with the reason in `lifecycle_error`; no other value is documented. Default:
    "authenticated".
    """
    lifecycle_error: str | None | Unset = UNSET
    """Lifecycle error details. Error metadata when lifecycle_state is 'error'."""
    building: uuid.UUID | None | Unset = UNSET
    """ID of a building, optional. Devices in one building are optimized together for self-consumption of solar
    power.
    """
    pause_power_until: AwareDatetime | None | Unset = UNSET
    """Pause power consumption until. A time in the future pauses the device, null resumes. Documented in older
    guides only.
    """
    is_pause_power_active: bool | Unset = UNSET
    """Pause function currently active. Default: false."""
    external_device_id: str | None | Unset = UNSET
    """Default: ""."""
    is_authenticated: bool | None | Unset = UNSET
    """Whether Podero is connected to the manufacturer's API for this device. False: never connected, or the
    connection has lapsed and the end-user must reconnect the device. Default: false.
    """
    is_smart_optimization_active: bool | Unset = UNSET
    """Whether Podero controls the device. False pauses the optimization without disconnecting the device. Default:
    false.
    """
    optimization_score: float | None | Unset = UNSET
    current_mode: str | None | Unset = UNSET
    """The values are documented for heat pumps only."""
    comment: str | None | Unset = UNSET
    current_state_last_updated_at: AwareDatetime | None | Unset = UNSET
    """When the manufacturer's API last reported the state, every 5 to 15 minutes for most devices. Unchanged since
    the last poll: no new readings.
    """
    last_monitoring_executed_at: AwareDatetime | None | Unset = UNSET
    is_inverter_forced_mode_enabled: bool | Unset = UNSET
    """Default: false."""
    is_inverter_forced_mode_active: bool | Unset = UNSET
    """Default: false."""
    inverter_forced_mode_since: AwareDatetime | None | Unset = UNSET
    """Year 1 is the default, not a time at which anything happened. Default: "0001-01-01T00:00:00Z"."""
    is_trading_enabled: bool | Unset = UNSET
    """Whether the device takes part in day-ahead trading, judging by the name; no guide explains it. Default:
    false.
    """
    actual_steering_state: str | Unset = UNSET
    """`unknown` is the only documented value. Default: "unknown"."""
    charge_target_min: int | None | Unset = UNSET
    """Level of the vehicle's battery, 0 to 100. In percent. Default: 50."""
    charge_target_max: int | None | Unset = UNSET
    """0 to 100. A target here, a detected limit on electric vehicles. In percent. Default: 80."""
    charge_power_max_w: int | Unset = UNSET
    """In W. Default: 7000."""
    is_charge_policy_enabled: bool | None | Unset = UNSET
    """Turns on `minimum_charge_limit` by `charge_deadline_at`. Default: false."""
    charge_policy_last_updated_at: AwareDatetime | None | Unset = UNSET
    minimum_charge_limit: int | None | Unset = UNSET
    """0 to 100, by `charge_deadline_at`. In percent. Default: 80."""
    charge_deadline_at: AwareDatetime | None | Unset = UNSET
    """A date and time; electric vehicles have a time of day."""
    is_over_charge_allowed: bool | None | Unset = UNSET
    """As on electric vehicles: charges above the maximum level when power is exceptionally cheap. Default: false."""
    charge_time_remaining: int | None | Unset = UNSET
    """Estimated time to the target level; 0 when full or not charging. In seconds."""
    charge_rate_w: float | None | Unset = UNSET
    """Charging power; 0 when not charging. In W."""
    is_fully_charged: bool | None | Unset = UNSET
    """Whether the charge limit of the vehicle is reached. Default: false."""
    is_plugged_in: bool | None | Unset = UNSET
    """Whether the charging cable is connected. Default: false."""
    is_charging: bool | None | Unset = UNSET
    """`mode` is derived from it. Default: false."""
    charge_state_last_updated_at: AwareDatetime | None | Unset = UNSET
    consumption_last_day_kwh: Decimal | None | Unset = UNSET
    """Last 24 hours; another guide says the previous day. In kWh."""
    consumption_last_week_kwh: Decimal | None | Unset = UNSET
    """Last 7 days; another guide says the previous week. In kWh."""
    consumption_last_month_kwh: Decimal | None | Unset = UNSET
    """Last 30 days; another guide says the previous month. In kWh."""
    consumption_last_updated_at: AwareDatetime | None | Unset = UNSET
    """When the consumption figures were last calculated. Newer guides no longer mention them."""
    needs_gateway: bool | None | Unset = UNSET
    """Default: false."""
    embeddable_url: str | None | Unset = attrs.field(default=UNSET, repr=False)
    """URL to embeddable onboarding form."""
    authorization_url: str | None | Unset = attrs.field(default=UNSET, repr=False)
    """Base URL for authorizing with the Podero server. Send it to the end-user to reconnect a device; `actions` is
    the newer way.
    """
    action_needed: bool | Unset = UNSET
    """True when at least one action is pending against this device and the partner must take that action before
    the device can resume normal operation. The `actions` field on the detail response carries the specifics.
    Default: false.
    """
    has_notification: bool | Unset = UNSET
    """True when the device has at least one unread information notification for the owner.
    `cues.resolve_information` marks a notification as read. Default: false.
    """
    actions: list[ReauthenticateProjection] | Unset = UNSET
    """Actions pending on this device; `code` tells which kind each one is. Empty when nothing is pending."""
