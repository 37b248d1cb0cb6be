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
class InverterDetailOutput(Identified):
    """A solar inverter with its settings, live state and the actions pending on it.

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
        current_state_last_updated_at: When the manufacturer's API last reported the state, every 5 to 15
            minutes for most devices. Unchanged since the last poll: no new readings.
        is_inverter_forced_mode_enabled: Default: false.
        is_inverter_forced_mode_active: Default: false.
        inverter_forced_mode_since: Year 1 is the default, not a time at which anything happened. Default:
            "0001-01-01T00:00:00Z".
        is_trading_enabled: Whether the device takes part in day-ahead trading, judging by the name; no guide
            explains it. Default: false.
        actual_steering_state: `unknown` is the only documented value. Default: "unknown".
        solar_power_rating_kw: Rating of solar installation in kW. Peak power of the panels.
        battery_capacity_kwh: Battery capacity in kWh.
        is_battery_connected: Battery connected to inverter. False for panels without a storage battery. When
            true, the guides require `battery_capacity_kwh`. Default: false.
        is_curtailment_active: Default: false.
        max_battery_charge: Maximum battery percentage value for optimization. 0 to 100. The battery is not
            charged above it; the guides advise 90 to 95. In percent.
        min_battery_charge: Minimum battery percentage value for optimization. 0 to 100. The battery is not
            discharged below it; the guides advise 20 to 30. In percent.
        user_limits_enabled: Whether `min_battery_charge` and `max_battery_charge` apply. Documented in an older
            guide only. Default: false.
        information_last_updated_at: When solar rating, battery capacity or preferences last changed; set by
            Podero.
        battery_policy: A text of `BatteryPolicy`. Default: "Optimize self consumption".
        current_solar_production_w: Output of the panels; never negative, 0 at night. In W.
        current_power_to_grid_w: Positive: export to the grid; negative: import. In W.
        household_consumption_w: All loads of the building together; never negative. In W.
        solar_surplus_w: Solar production minus household consumption. In W.
        battery_charge_discharge_power_w: Positive: discharging; negative: charging. An older guide has the
            opposite sign. In W.
        battery_charge_level_percent: State of charge, 0 to 100; null or 0 without a battery. In percent.
        production_last_day_kwh: Solar energy of the previous day. In kWh.
        production_last_week_kwh: Solar energy of the previous week. In kWh.
        production_last_month_kwh: Solar energy of the previous month. In kWh.
        production_last_updated_at: Timestamp of last production update. Newer guides no longer mention the
            production figures.
        needs_gateway: Default: false.
        inferred_max_charge_power_w: Of the battery, as inferred by Podero. In W.
        inferred_max_discharge_power_w: Of the battery, as inferred by Podero. In W.
        inferred_min_battery_soc_percent: Of the battery, as inferred by Podero. In percent.
        inferred_battery_capacity_kwh: Of the battery, as inferred by Podero. In kWh.
        inferred_params_updated_at: When the battery values were last inferred.
        has_ev_in_household: Inferred from EV-charging bouts over 30 days; `ev_inference_confidence` says how
            certain it is.
        ev_inferred_at: When `has_ev_in_household` was inferred.
        ev_inference_confidence: 0.0–1.0; saturates at 16 EV-charging bouts in 30 days.
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
    solar_power_rating_kw: Decimal | None | Unset = UNSET
    """Rating of solar installation in kW. Peak power of the panels."""
    battery_capacity_kwh: Decimal | None | Unset = UNSET
    """Battery capacity in kWh."""
    is_battery_connected: bool | None | Unset = UNSET
    """Battery connected to inverter. False for panels without a storage battery. When true, the guides require
    `battery_capacity_kwh`. Default: false.
    """
    is_curtailment_active: bool | None | Unset = UNSET
    """Default: false."""
    max_battery_charge: Decimal | None | Unset = UNSET
    """Maximum battery percentage value for optimization. 0 to 100. The battery is not charged above it; the guides
    advise 90 to 95. In percent.
    """
    min_battery_charge: Decimal | None | Unset = UNSET
    """Minimum battery percentage value for optimization. 0 to 100. The battery is not discharged below it; the
    guides advise 20 to 30. In percent.
    """
    user_limits_enabled: bool | None | Unset = UNSET
    """Whether `min_battery_charge` and `max_battery_charge` apply. Documented in an older guide only. Default:
    false.
    """
    information_last_updated_at: AwareDatetime | None | Unset = UNSET
    """When solar rating, battery capacity or preferences last changed; set by Podero."""
    battery_policy: str | None | Unset = UNSET
    """A text of `BatteryPolicy`. Default: "Optimize self consumption"."""
    battery_policy_last_updated_at: AwareDatetime | None | Unset = UNSET
    current_solar_production_w: Decimal | None | Unset = UNSET
    """Output of the panels; never negative, 0 at night. In W."""
    current_power_to_grid_w: Decimal | None | Unset = UNSET
    """Positive: export to the grid; negative: import. In W."""
    household_consumption_w: Decimal | None | Unset = UNSET
    """All loads of the building together; never negative. In W."""
    solar_surplus_w: Decimal | None | Unset = UNSET
    """Solar production minus household consumption. In W."""
    battery_charge_discharge_power_w: Decimal | None | Unset = UNSET
    """Positive: discharging; negative: charging. An older guide has the opposite sign. In W."""
    battery_charge_level_percent: Decimal | None | Unset = UNSET
    """State of charge, 0 to 100; null or 0 without a battery. In percent."""
    production_last_day_kwh: Decimal | None | Unset = UNSET
    """Solar energy of the previous day. In kWh."""
    production_last_week_kwh: Decimal | None | Unset = UNSET
    """Solar energy of the previous week. In kWh."""
    production_last_month_kwh: Decimal | None | Unset = UNSET
    """Solar energy of the previous month. In kWh."""
    production_last_updated_at: AwareDatetime | None | Unset = UNSET
    """Timestamp of last production update. Newer guides no longer mention the production figures."""
    needs_gateway: bool | None | Unset = UNSET
    """Default: false."""
    inferred_max_charge_power_w: float | None | Unset = UNSET
    """Of the battery, as inferred by Podero. In W."""
    inferred_max_discharge_power_w: float | None | Unset = UNSET
    """Of the battery, as inferred by Podero. In W."""
    inferred_min_battery_soc_percent: float | None | Unset = UNSET
    """Of the battery, as inferred by Podero. In percent."""
    inferred_battery_capacity_kwh: float | None | Unset = UNSET
    """Of the battery, as inferred by Podero. In kWh."""
    inferred_params_updated_at: AwareDatetime | None | Unset = UNSET
    """When the battery values were last inferred."""
    has_ev_in_household: bool | None | Unset = UNSET
    """Inferred from EV-charging bouts over 30 days; `ev_inference_confidence` says how certain it is."""
    ev_inferred_at: AwareDatetime | None | Unset = UNSET
    """When `has_ev_in_household` was inferred."""
    ev_inference_confidence: float | None | Unset = UNSET
    """0.0–1.0; saturates at 16 EV-charging bouts in 30 days."""
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
