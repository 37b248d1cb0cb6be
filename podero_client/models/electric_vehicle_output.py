# Generated from openapi.json by `make generate`; changes by hand are lost.
import datetime
import uuid
from decimal import Decimal

import attrs

from .._runtime.model import Identified
from .._runtime.types import UNSET, AwareDatetime, Unset
from .boost_state import BoostState
from .device_model_output import DeviceModelOutput
from .health_status import HealthStatus
from .owner_output import OwnerOutput
from .price_zone import PriceZone


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ElectricVehicleOutput(Identified):
    """An electric vehicle with its settings and live state.

    Args:
        device_model: Set during onboarding.
        owner: The end-user; fixed when the device is created.
        price_zone: Load curves are aggregated by it. `AT` unless set, wherever the device is. Default: "AT".
        id: The ID that the other operations on the device take.
        updated_at: For the age of the readings see `current_state_last_updated_at`.
        deleted_at: Soft-deleted at. When set, the device is considered deleted. Reads leave deleted devices out
            unless `include_deleted` is true.
        lifecycle_state: `authenticated`, or `error` with the reason in `lifecycle_error`; no other value is
            documented. Default: "authenticated".
        lifecycle_error: Lifecycle error details. Error metadata when lifecycle_state is 'error'.
        pause_power_until: Pause power consumption until. A time in the future pauses the device, null resumes.
            Documented in older guides only.
        is_pause_power_active: Pause function currently active. Default: false.
        external_device_id: Default: "".
        is_authenticated: Whether Podero is connected to the manufacturer's API for this device. False: never
            connected, or the connection has lapsed and the end-user must reconnect the device. Default: false.
        is_smart_optimization_active: Whether Podero controls the device. False pauses the optimization without
            disconnecting the device. Default: false.
        current_mode: The values are documented for heat pumps only.
        current_state_last_updated_at: When the vehicle last reported a change. Unchanged since the last poll:
            no new readings.
        is_inverter_forced_mode_enabled: Default: false.
        is_inverter_forced_mode_active: Default: false.
        inverter_forced_mode_since: Year 1 is the default, not a time at which anything happened. Default:
            "0001-01-01T00:00:00Z".
        is_trading_enabled: Whether the device takes part in day-ahead trading, judging by the name; no guide
            explains it. Default: false.
        actual_steering_state: `unknown` is the only documented value. Default: "unknown".
        charge_target_min: Minimum vehicle charge level. 0 to 100. Once plugged in, the vehicle charges to at
            least this level. Documented in an older guide only. In percent. Default: 50.
        charge_target_max: Maximum vehicle charge level. Detected OEM-app charge cap (percent). NULL = unknown /
            no cap detected. 0 to 100. Set by Podero, not by partners.
        is_charge_policy_enabled: Turns on the daily target, `minimum_charge_limit` by `charge_deadline_at`, or
            the weekly ones that `charge_policies.get` returns. Default: false.
        charge_policy_last_updated_at: Last time charge policy was updated. Set by Podero.
        minimum_charge_limit: Charge level that must be reached. 0 to 100, by `charge_deadline_at`; takes
            precedence over cheap hours. Applies while `is_charge_policy_enabled` is true. In percent. Default:
            100.
        charge_deadline_at: Time when charge limit must be reached. Time of day, every day. The time zone is not
            documented. Default: "06:00:00".
        is_over_charge_allowed: Charge beyond limit allowed. Charges above the maximum level when power is
            exceptionally cheap. Documented in an older guide only. Default: false.
        expected_max_charge_power: Expected charge power for charging schedule. The unit is not documented; the
            default fits W. Default: 3600.
        charge_time_remaining: Remaining charge time in seconds. Estimated time to the target level; 0 when full
            or not charging.
        charge_rate_w: Current charge power in Watts. 0 when not charging.
        is_fully_charged: Whether the charge limit of the vehicle is reached. Default: false.
        is_plugged_in: Whether the charging cable is connected. Plugged in without charging: waiting for a cheap
            hour, or at the charge limit. Default: false.
        is_charging: Charging active. Default: false.
        battery_level: Current battery level in percent. State of charge, 0 to 100.
        driving_range: Current driving range in km. Estimated from the battery level; not every model reports
            it.
        battery_capacity_kwh: Total battery capacity KWh. 0 is the default, not a measured capacity. Default:
            "0".
        charge_state_last_updated_at: DEPRECATED: Timestamp when last update was received. Read
            `current_state_last_updated_at` instead.
        boost_for_next_session: A boost is armed: the next session charges at once, without optimization, and
            then clears the flag. Default: false.
        latitude: Latest Latitude. In decimal degrees.
        longitude: Latest Longitude. In decimal degrees.
        geo_fence_distance_m: In m. Default: 100.
        consumption_last_day_kwh: Energy consumption of last day. For charging the vehicle. In kWh.
        consumption_last_week_kwh: Energy consumption of last week. For charging the vehicle. In kWh.
        consumption_last_month_kwh: Energy consumption of last month. For charging the vehicle. In kWh.
        consumption_last_updated_at: Timestamp of last consumption update. Newer guides no longer mention the
            consumption figures.
        battery_at_plug_in: Battery level at latest plug-in event. In percent.
        minimum_solar_coverage: For solar charging, when the end-user also has an inverter. The scale is not
            documented; the default of 1 suggests a share. Default: 1.
        hems_min_export_to_start_w: Export to the grid from which solar charging starts. Used when the end-user
            also has an inverter. In W. Default: 2000.
        hems_max_import_before_stopping_w: Import from the grid above which solar charging stops. Used when the
            end-user also has an inverter. In W. Default: 4000.
        hems_min_production_to_start_w: Solar production from which solar charging starts. Used when the
            end-user also has an inverter. In W. Default: 3000.
        hems_min_production_before_stopping_w: Solar production below which solar charging stops. Used when the
            end-user also has an inverter. In W. Default: 2000.
        embeddable_url: URL to embeddable onboarding form.
        authorization_url: Base URL for authorizing with the Podero server. Send it to the end-user to reconnect
            a device; `actions` is the newer way.
        action_needed: True when at least one action is pending against this device and the partner must take
            that action before the device can resume normal operation. The `actions` field on the detail
            response carries the specifics. Default: false.
        has_notification: True when the device has at least one unread information notification for the owner.
            `cues.resolve_information` marks a notification as read. Default: false.
        boost_state: While it is `requested`, poll about every 3 seconds. Default: "unavailable".
        boost_feature_enabled: Default: true.
    """

    connection_status: HealthStatus
    monitoring_status: HealthStatus
    steering_status: HealthStatus
    device_model: DeviceModelOutput | None
    """Set during onboarding."""
    owner: OwnerOutput
    """The end-user; fixed when the device is created."""
    price_zone: PriceZone | Unset = UNSET
    """Load curves are aggregated by it. `AT` unless set, wherever the device is. Default: "AT"."""
    id: uuid.UUID | None | Unset = UNSET
    """The ID that the other operations on the device take."""
    created_at: AwareDatetime
    updated_at: AwareDatetime
    """For the age of the readings see `current_state_last_updated_at`."""
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
    """When the vehicle last reported a change. Unchanged since the last poll: no new readings."""
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
    """Minimum vehicle charge level. 0 to 100. Once plugged in, the vehicle charges to at least this level.
    Documented in an older guide only. In percent. Default: 50.
    """
    charge_target_max: int | None | Unset = UNSET
    """Maximum vehicle charge level. Detected OEM-app charge cap (percent). NULL = unknown / no cap detected. 0 to
    100. Set by Podero, not by partners.
    """
    is_charge_policy_enabled: bool | None | Unset = UNSET
    """Turns on the daily target, `minimum_charge_limit` by `charge_deadline_at`, or the weekly ones that
    `charge_policies.get` returns. Default: false.
    """
    charge_policy_last_updated_at: AwareDatetime | None | Unset = UNSET
    """Last time charge policy was updated. Set by Podero."""
    minimum_charge_limit: int | None | Unset = UNSET
    """Charge level that must be reached. 0 to 100, by `charge_deadline_at`; takes precedence over cheap hours.
    Applies while `is_charge_policy_enabled` is true. In percent. Default: 100.
    """
    charge_deadline_at: datetime.time | None | Unset = UNSET
    """Time when charge limit must be reached. Time of day, every day. The time zone is not documented. Default:
    "06:00:00".
    """
    is_over_charge_allowed: bool | None | Unset = UNSET
    """Charge beyond limit allowed. Charges above the maximum level when power is exceptionally cheap. Documented
    in an older guide only. Default: false.
    """
    expected_max_charge_power: int | Unset = UNSET
    """Expected charge power for charging schedule. The unit is not documented; the default fits W. Default: 3600."""
    charge_time_remaining: int | None | Unset = UNSET
    """Remaining charge time in seconds. Estimated time to the target level; 0 when full or not charging."""
    charge_rate_w: int | None | Unset = UNSET
    """Current charge power in Watts. 0 when not charging."""
    is_fully_charged: bool | None | Unset = UNSET
    """Whether the charge limit of the vehicle is reached. Default: false."""
    is_plugged_in: bool | None | Unset = UNSET
    """Whether the charging cable is connected. Plugged in without charging: waiting for a cheap hour, or at the
    charge limit. Default: false.
    """
    is_charging: bool | None | Unset = UNSET
    """Charging active. Default: false."""
    battery_level: int | None | Unset = UNSET
    """Current battery level in percent. State of charge, 0 to 100."""
    driving_range: int | None | Unset = UNSET
    """Current driving range in km. Estimated from the battery level; not every model reports it."""
    battery_capacity_kwh: Decimal | None | Unset = UNSET
    """Total battery capacity KWh. 0 is the default, not a measured capacity. Default: "0"."""
    charge_state_last_updated_at: AwareDatetime | None | Unset = UNSET
    """DEPRECATED: Timestamp when last update was received. Read `current_state_last_updated_at` instead."""
    boost_for_next_session: bool | Unset = UNSET
    """A boost is armed: the next session charges at once, without optimization, and then clears the flag. Default:
    false.
    """
    latitude: float | None | Unset = UNSET
    """Latest Latitude. In decimal degrees."""
    longitude: float | None | Unset = UNSET
    """Latest Longitude. In decimal degrees."""
    coordinates_last_updated_at: AwareDatetime | None | Unset = UNSET
    geo_fence_distance_m: float | Unset = UNSET
    """In m. Default: 100."""
    consumption_last_day_kwh: Decimal | None | Unset = UNSET
    """Energy consumption of last day. For charging the vehicle. In kWh."""
    consumption_last_week_kwh: Decimal | None | Unset = UNSET
    """Energy consumption of last week. For charging the vehicle. In kWh."""
    consumption_last_month_kwh: Decimal | None | Unset = UNSET
    """Energy consumption of last month. For charging the vehicle. In kWh."""
    consumption_last_updated_at: AwareDatetime | None | Unset = UNSET
    """Timestamp of last consumption update. Newer guides no longer mention the consumption figures."""
    battery_at_plug_in: float | None | Unset = UNSET
    """Battery level at latest plug-in event. In percent."""
    minimum_solar_coverage: float | Unset = UNSET
    """For solar charging, when the end-user also has an inverter. The scale is not documented; the default of 1
    suggests a share. Default: 1.
    """
    hems_min_export_to_start_w: int | Unset = UNSET
    """Export to the grid from which solar charging starts. Used when the end-user also has an inverter. In W.
    Default: 2000.
    """
    hems_max_import_before_stopping_w: int | Unset = UNSET
    """Import from the grid above which solar charging stops. Used when the end-user also has an inverter. In W.
    Default: 4000.
    """
    hems_min_production_to_start_w: int | Unset = UNSET
    """Solar production from which solar charging starts. Used when the end-user also has an inverter. In W.
    Default: 3000.
    """
    hems_min_production_before_stopping_w: int | Unset = UNSET
    """Solar production below which solar charging stops. Used when the end-user also has an inverter. In W.
    Default: 2000.
    """
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
    boost_state: BoostState | Unset = UNSET
    """While it is `requested`, poll about every 3 seconds. Default: "unavailable"."""
    boost_feature_enabled: bool | Unset = UNSET
    """Default: true."""
    last_boost_triggered_at: AwareDatetime | None | Unset = UNSET
    last_boost_ended_at: AwareDatetime | None | Unset = UNSET
    last_boost_end_reason: str | None | Unset = UNSET
