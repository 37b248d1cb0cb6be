# Generated from openapi.json by `make generate`; changes by hand are lost.
from decimal import Decimal

import attrs

from .._runtime import check
from .._runtime.model import Model
from .._runtime.types import UNSET, AwareDatetime, Unset
from .battery_policy import BatteryPolicy
from .device_model_input import DeviceModelInput
from .price_zone import PriceZone


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class InverterInput(Model):
    """A solar inverter to register, or what to change about one.

    The guides list as settings `is_smart_optimization_active`, `solar_power_rating_kw`, `is_battery_connected`,
    `battery_capacity_kwh`, `min_battery_charge` and `max_battery_charge`; `battery_policy` and
    `user_limits_enabled` are in older guides. The API accepts the other fields, but no guide lists them as
    settings.

    Only what is set is sent. None is sent as null.

    Args:
        is_pause_power_active: Pause function currently active. To pause, the guides set `pause_power_until`.
            The server's default is false; it is not sent.
        is_smart_optimization_active: Whether Podero controls the device. False pauses the optimization without
            disconnecting the device. The server's default is false; it is not sent.
        device_model: Set during onboarding. Newer guides call it fixed after that, an older one writable.
        battery_policy: Documented in an older guide only.
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
        solar_power_rating_kw: Rating of solar installation in kW. Peak power of the panels.
        battery_capacity_kwh: Battery capacity in kWh.
        is_battery_connected: Battery connected to inverter. False for panels without a storage battery. When
            true, the guides require `battery_capacity_kwh`. The server's default is false; it is not sent.
        is_curtailment_active: Accepted in requests, but no guide lists it as a setting. The server's default is
            false; it is not sent.
        max_battery_charge: Maximum battery percentage value for optimization. 0 to 100. The battery is not
            charged above it; the guides advise 90 to 95. In percent.
        min_battery_charge: Minimum battery percentage value for optimization. 0 to 100. The battery is not
            discharged below it; the guides advise 20 to 30. In percent.
        user_limits_enabled: Whether `min_battery_charge` and `max_battery_charge` apply. Documented in an older
            guide only. The server's default is false; it is not sent.
        current_power_to_grid_w: Positive: export to the grid; negative: import. A reading, which requests
            accept nevertheless. In W.
        inferred_max_charge_power_w: Of the battery, as inferred by Podero. Accepted in requests, but no guide
            lists it as a setting. In W.
        inferred_max_discharge_power_w: Of the battery, as inferred by Podero. Accepted in requests, but no
            guide lists it as a setting. In W.
        inferred_min_battery_soc_percent: Of the battery, as inferred by Podero. Accepted in requests, but no
            guide lists it as a setting. In percent.
        inferred_battery_capacity_kwh: Of the battery, as inferred by Podero. Accepted in requests, but no guide
            lists it as a setting. In kWh.
        inferred_params_updated_at: Accepted in requests, but no guide lists it as a setting.
        has_ev_in_household: Inferred from EV-charging bouts over 30 days; `ev_inference_confidence` says how
            certain it is.
        ev_inferred_at: When `has_ev_in_household` was inferred.
        ev_inference_confidence: 0.0–1.0; saturates at 16 EV-charging bouts in 30 days. Accepted in requests,
            but no guide lists it as a setting.
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
    battery_policy: BatteryPolicy | None | Unset = attrs.field(
        default=UNSET, validator=check.nullable(check.one_of(BatteryPolicy))
    )
    """Documented in an older guide only."""
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
    solar_power_rating_kw: Decimal | None | Unset = attrs.field(
        default=UNSET, converter=check.to_decimal, validator=check.nullable(check.decimal())
    )
    """Rating of solar installation in kW. Peak power of the panels."""
    battery_capacity_kwh: Decimal | None | Unset = attrs.field(
        default=UNSET, converter=check.to_decimal, validator=check.nullable(check.decimal())
    )
    """Battery capacity in kWh."""
    is_battery_connected: bool | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.boolean))
    """Battery connected to inverter. False for panels without a storage battery. When true, the guides require
    `battery_capacity_kwh`. The server's default is false; it is not sent.
    """
    is_curtailment_active: bool | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.boolean))
    """Accepted in requests, but no guide lists it as a setting. The server's default is false; it is not sent."""
    max_battery_charge: Decimal | None | Unset = attrs.field(
        default=UNSET, converter=check.to_decimal, validator=check.nullable(check.decimal())
    )
    """Maximum battery percentage value for optimization. 0 to 100. The battery is not charged above it; the guides
    advise 90 to 95. In percent.
    """
    min_battery_charge: Decimal | None | Unset = attrs.field(
        default=UNSET, converter=check.to_decimal, validator=check.nullable(check.decimal())
    )
    """Minimum battery percentage value for optimization. 0 to 100. The battery is not discharged below it; the
    guides advise 20 to 30. In percent.
    """
    user_limits_enabled: bool | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.boolean))
    """Whether `min_battery_charge` and `max_battery_charge` apply. Documented in an older guide only. The server's
    default is false; it is not sent.
    """
    current_power_to_grid_w: Decimal | None | Unset = attrs.field(
        default=UNSET, converter=check.to_decimal, validator=check.nullable(check.decimal())
    )
    """Positive: export to the grid; negative: import. A reading, which requests accept nevertheless. In W."""
    inferred_max_charge_power_w: float | None | Unset = attrs.field(
        default=UNSET, validator=check.nullable(check.number())
    )
    """Of the battery, as inferred by Podero. Accepted in requests, but no guide lists it as a setting. In W."""
    inferred_max_discharge_power_w: float | None | Unset = attrs.field(
        default=UNSET, validator=check.nullable(check.number())
    )
    """Of the battery, as inferred by Podero. Accepted in requests, but no guide lists it as a setting. In W."""
    inferred_min_battery_soc_percent: float | None | Unset = attrs.field(
        default=UNSET, validator=check.nullable(check.number())
    )
    """Of the battery, as inferred by Podero. Accepted in requests, but no guide lists it as a setting. In percent."""
    inferred_battery_capacity_kwh: float | None | Unset = attrs.field(
        default=UNSET, validator=check.nullable(check.number())
    )
    """Of the battery, as inferred by Podero. Accepted in requests, but no guide lists it as a setting. In kWh."""
    inferred_params_updated_at: AwareDatetime | None | Unset = attrs.field(
        default=UNSET, validator=check.nullable(check.aware)
    )
    """Accepted in requests, but no guide lists it as a setting."""
    has_ev_in_household: bool | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.boolean))
    """Inferred from EV-charging bouts over 30 days; `ev_inference_confidence` says how certain it is."""
    ev_inferred_at: AwareDatetime | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.aware))
    """When `has_ev_in_household` was inferred."""
    ev_inference_confidence: float | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.number()))
    """0.0–1.0; saturates at 16 EV-charging bouts in 30 days. Accepted in requests, but no guide lists it as a
    setting.
    """
