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


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class HeatPumpDetailOutput(Identified):
    """A heat pump with its settings, live state and the actions pending on it.

    Args:
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
        is_smart_optimization_active: Whether Podero controls the heat pump. False pauses the optimization
            without disconnecting the heat pump, which then follows its own schedule. Default: false.
        current_mode: `min`, `low`, `mid` or `max`: the level at which Podero runs the heat pump now. It follows
            spot prices and may differ from `optimization_level`; only meaningful while
            `is_smart_optimization_active` is true. Labels that the guides suggest: Min, ECO, Comfort, Boost.
        current_state_last_updated_at: When the manufacturer's API last reported the state, every 5 to 15
            minutes for most devices. Unchanged since the last poll: no new readings.
        is_inverter_forced_mode_enabled: Default: false.
        is_inverter_forced_mode_active: Default: false.
        inverter_forced_mode_since: Year 1 is the default, not a time at which anything happened. Default:
            "0001-01-01T00:00:00Z".
        is_trading_enabled: Whether the device takes part in day-ahead trading, judging by the name; no guide
            explains it. Default: false.
        actual_steering_state: `unknown` is the only documented value. Default: "unknown".
        indoor_target_temperature_offset: Added to the indoor target temperature; Podero steers heating up or
            down with it. In degrees C.
        dhw_standard_temperature: Setpoint for domestic hot water. An older guide sets it; a newer one lists it
            as a reading from the device. In degrees C.
        is_hot_water_heating_enabled: Whether the heat pump is used for domestic hot water. Default: false.
        is_space_heating_enabled: Whether the heat pump is used for heating rooms. Default: false.
        is_pool_heating_enabled: Whether the heat pump is used for heating a pool. Default: false.
        is_space_cooling_enabled: Whether the heat pump is used for cooling rooms. Default: false.
        heating_policy_name: Free text; no list of policies is documented.
        maximum_temperature_limit: Highest indoor temperature; the heat pump does not heat above it. Documented
            in older guides only. In degrees C.
        minimum_temperature_limit: Lowest indoor temperature; the heat pump must hold it. Documented in older
            guides only. In degrees C.
        minimum_dhw_temperature_limit: Lowest domestic hot water temperature. Documented in an older guide only.
            In degrees C.
        is_heating_policy_enabled: Whether the end-user has set heating preferences. Default: false.
        heating_policy_last_updated_at: Set by Podero when the heating preferences change.
        away_mode_start: Begin of away mode, while `is_away_mode_enabled` is true.
        away_mode_end: End of away mode, while `is_away_mode_enabled` is true.
        is_away_mode_enabled: Saves energy between `away_mode_start` and `away_mode_end`. Documented in an older
            guide only; the newer one turns off smart optimization instead. Default: true.
        away_mode_minimum_temperature_limit: Lowest indoor temperature in away mode. In degrees C.
        min_solar_power_w: In W. Default: 2000.
        operational_mode: Free text. An older guide lists `Hot Water`, `Heating`, `Pool Heating`, `Standby` (on,
            but not heating) and `Off`; its samples have `heating`.
        current_power_consumption_w: Power that the heat pump draws. In W.
        inlet_temperature: Heating-circuit water entering the heat pump. In degrees C.
        outlet_temperature: Heating-circuit water leaving the heat pump. In degrees C.
        dhw_temperature: Domestic hot water, as measured. In degrees C.
        outdoor_temperature: Measured by the heat pump. In degrees C.
        indoor_actual_temperature: Null without an indoor sensor. In degrees C.
        indoor_target_temperature: Requested by the heating system; null when the device does not report it. In
            degrees C.
        consumption_last_day_kwh: Last 24 hours; another guide says the previous day. In kWh.
        consumption_last_week_kwh: Last 7 days; another guide says the previous week. In kWh.
        consumption_last_month_kwh: Last 30 days; another guide says the previous month. In kWh.
        consumption_last_updated_at: When the consumption figures were last calculated. Newer guides no longer
            mention them.
        optimization_level: `Low`, `Mid` or `Max`: how far Podero may shift operation into cheap hours.
            `current_mode` is the level in use. Default: "Mid".
        needs_gateway: Default: false.
        temperature_delta_override_for_slight_change: Overrides the temperature change amount when steering the
            device for slight changes. For example, from MIN to LOW. Disclaimer: this depends on the integration
            support for overrides.
        temperature_delta_override_for_significant_change: Overrides the temperature change amount when steering
            the device for significant changes. For example, from MIN to MAX. Disclaimer: this depends on the
            integration support for overrides.
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
    """Whether Podero controls the heat pump. False pauses the optimization without disconnecting the heat pump,
    which then follows its own schedule. Default: false.
    """
    optimization_score: float | None | Unset = UNSET
    current_mode: str | None | Unset = UNSET
    """`min`, `low`, `mid` or `max`: the level at which Podero runs the heat pump now. It follows spot prices and
    may differ from `optimization_level`; only meaningful while `is_smart_optimization_active` is true. Labels
    that the guides suggest: Min, ECO, Comfort, Boost.
    """
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
    indoor_target_temperature_offset: Decimal | None | Unset = UNSET
    """Added to the indoor target temperature; Podero steers heating up or down with it. In degrees C."""
    dhw_standard_temperature: Decimal | None | Unset = UNSET
    """Setpoint for domestic hot water. An older guide sets it; a newer one lists it as a reading from the device.
    In degrees C.
    """
    is_hot_water_heating_enabled: bool | None | Unset = UNSET
    """Whether the heat pump is used for domestic hot water. Default: false."""
    is_space_heating_enabled: bool | None | Unset = UNSET
    """Whether the heat pump is used for heating rooms. Default: false."""
    is_pool_heating_enabled: bool | None | Unset = UNSET
    """Whether the heat pump is used for heating a pool. Default: false."""
    is_space_cooling_enabled: bool | None | Unset = UNSET
    """Whether the heat pump is used for cooling rooms. Default: false."""
    heating_policy_name: str | None | Unset = UNSET
    """Free text; no list of policies is documented."""
    maximum_temperature_limit: Decimal | None | Unset = UNSET
    """Highest indoor temperature; the heat pump does not heat above it. Documented in older guides only. In
    degrees C.
    """
    minimum_temperature_limit: Decimal | None | Unset = UNSET
    """Lowest indoor temperature; the heat pump must hold it. Documented in older guides only. In degrees C."""
    minimum_dhw_temperature_limit: Decimal | None | Unset = UNSET
    """Lowest domestic hot water temperature. Documented in an older guide only. In degrees C."""
    is_heating_policy_enabled: bool | None | Unset = UNSET
    """Whether the end-user has set heating preferences. Default: false."""
    heating_policy_last_updated_at: AwareDatetime | None | Unset = UNSET
    """Set by Podero when the heating preferences change."""
    away_mode_start: AwareDatetime | None | Unset = UNSET
    """Begin of away mode, while `is_away_mode_enabled` is true."""
    away_mode_end: AwareDatetime | None | Unset = UNSET
    """End of away mode, while `is_away_mode_enabled` is true."""
    is_away_mode_enabled: bool | None | Unset = UNSET
    """Saves energy between `away_mode_start` and `away_mode_end`. Documented in an older guide only; the newer one
    turns off smart optimization instead. Default: true.
    """
    away_mode_minimum_temperature_limit: Decimal | None | Unset = UNSET
    """Lowest indoor temperature in away mode. In degrees C."""
    away_mode_last_updated_at: AwareDatetime | None | Unset = UNSET
    min_solar_power_w: int | Unset = UNSET
    """In W. Default: 2000."""
    operational_mode: str | None | Unset = UNSET
    """Free text. An older guide lists `Hot Water`, `Heating`, `Pool Heating`, `Standby` (on, but not heating) and
    `Off`; its samples have `heating`.
    """
    current_power_consumption_w: int | None | Unset = UNSET
    """Power that the heat pump draws. In W."""
    inlet_temperature: Decimal | None | Unset = UNSET
    """Heating-circuit water entering the heat pump. In degrees C."""
    outlet_temperature: Decimal | None | Unset = UNSET
    """Heating-circuit water leaving the heat pump. In degrees C."""
    dhw_temperature: Decimal | None | Unset = UNSET
    """Domestic hot water, as measured. In degrees C."""
    outdoor_temperature: Decimal | None | Unset = UNSET
    """Measured by the heat pump. In degrees C."""
    indoor_actual_temperature: Decimal | None | Unset = UNSET
    """Null without an indoor sensor. In degrees C."""
    indoor_target_temperature: Decimal | None | Unset = UNSET
    """Requested by the heating system; null when the device does not report it. In degrees C."""
    consumption_last_day_kwh: Decimal | None | Unset = UNSET
    """Last 24 hours; another guide says the previous day. In kWh."""
    consumption_last_week_kwh: Decimal | None | Unset = UNSET
    """Last 7 days; another guide says the previous week. In kWh."""
    consumption_last_month_kwh: Decimal | None | Unset = UNSET
    """Last 30 days; another guide says the previous month. In kWh."""
    consumption_last_updated_at: AwareDatetime | None | Unset = UNSET
    """When the consumption figures were last calculated. Newer guides no longer mention them."""
    optimization_level: str | None | Unset = UNSET
    """`Low`, `Mid` or `Max`: how far Podero may shift operation into cheap hours. `current_mode` is the level in
    use. Default: "Mid".
    """
    needs_gateway: bool | None | Unset = UNSET
    """Default: false."""
    temperature_delta_override_for_slight_change: int | None | Unset = UNSET
    """Overrides the temperature change amount when steering the device for slight changes. For example, from MIN
    to LOW. Disclaimer: this depends on the integration support for overrides.
    """
    temperature_delta_override_for_significant_change: int | None | Unset = UNSET
    """Overrides the temperature change amount when steering the device for significant changes. For example, from
    MIN to MAX. Disclaimer: this depends on the integration support for overrides.
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
    actions: list[ReauthenticateProjection] | Unset = UNSET
    """Actions pending on this device; `code` tells which kind each one is. Empty when nothing is pending."""
