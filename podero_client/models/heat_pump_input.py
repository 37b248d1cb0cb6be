# Generated from openapi.json by `make generate`; changes by hand are lost.
import uuid
from decimal import Decimal

import attrs

from .._runtime import check
from .._runtime.model import Model
from .._runtime.types import UNSET, AwareDatetime, Unset
from .device_model_input import DeviceModelInput
from .price_zone import PriceZone


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class HeatPumpInput(Model):
    """A heat pump to register, or what to change about one.

    The newer guides list two settings, `is_smart_optimization_active` and `optimization_level`; temperature
    limits, away mode and pause are in older guides. The API accepts the other fields, but no guide lists them
    as settings.

    Only what is set is sent. None is sent as null.

    Args:
        is_pause_power_active: Pause function currently active. To pause, the guides set `pause_power_until`.
            The server's default is false; it is not sent.
        is_smart_optimization_active: Whether Podero controls the heat pump. False pauses the optimization
            without disconnecting the heat pump, which then follows its own schedule. The server's default is
            false; it is not sent.
        device_model: Set during onboarding. Newer guides call it fixed after that, an older one writable.
        price_zone: Load curves are aggregated by it. `AT` unless set, wherever the device is. The server's
            default is "AT"; it is not sent.
        deleted_at: Soft-deleted at. When set, the device is considered deleted. Accepted in requests, but no
            guide uses it to delete or restore a device.
        lifecycle_state: Accepted in requests, but no guide lists it as a setting. The server's default is
            "authenticated"; it is not sent.
        lifecycle_error: Lifecycle error details. Error metadata when lifecycle_state is 'error'. Accepted in
            requests, but no guide lists it as a setting.
        building_id: ID of a building, optional. Devices in one building are optimized together for
            self-consumption of solar power.
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
        indoor_target_temperature_offset: Added to the indoor target temperature; Podero steers heating up or
            down with it. In degrees C.
        dhw_standard_temperature: Setpoint for domestic hot water. An older guide sets it; a newer one lists it
            as a reading from the device. In degrees C.
        is_hot_water_heating_enabled: Whether the heat pump is used for domestic hot water. The server's default
            is false; it is not sent.
        is_space_heating_enabled: Whether the heat pump is used for heating rooms. The server's default is
            false; it is not sent.
        is_pool_heating_enabled: Whether the heat pump is used for heating a pool. The server's default is
            false; it is not sent.
        is_space_cooling_enabled: Whether the heat pump is used for cooling rooms. The server's default is
            false; it is not sent.
        heating_policy_name: Free text; no list of policies is documented.
        maximum_temperature_limit: Highest indoor temperature; the heat pump does not heat above it. Documented
            in older guides only. In degrees C.
        minimum_temperature_limit: Lowest indoor temperature; the heat pump must hold it. Documented in older
            guides only. In degrees C.
        minimum_dhw_temperature_limit: Lowest domestic hot water temperature. Documented in an older guide only.
            In degrees C.
        is_heating_policy_enabled: Whether the end-user has set heating preferences. The server's default is
            false; it is not sent.
        away_mode_start: Begin of away mode, while `is_away_mode_enabled` is true.
        away_mode_end: End of away mode, while `is_away_mode_enabled` is true.
        is_away_mode_enabled: Saves energy between `away_mode_start` and `away_mode_end`. Documented in an older
            guide only; the newer one turns off smart optimization instead. The server's default is true; it is
            not sent.
        away_mode_minimum_temperature_limit: Lowest indoor temperature in away mode. An older guide also sends
            `away_mode_minimum_dhw_temperature_limit`, which the API document does not have. In degrees C.
        optimization_level: `Low`, `Mid` or `Max`: how far Podero may shift operation into cheap hours.
            `current_mode` is the level in use. The server's default is "Mid"; it is not sent.
    """

    is_pause_power_active: bool | Unset = attrs.field(default=UNSET, validator=check.optional(check.boolean))
    """Pause function currently active. To pause, the guides set `pause_power_until`. The server's default is
    false; it is not sent.
    """
    is_smart_optimization_active: bool | Unset = attrs.field(default=UNSET, validator=check.optional(check.boolean))
    """Whether Podero controls the heat pump. False pauses the optimization without disconnecting the heat pump,
    which then follows its own schedule. The server's default is false; it is not sent.
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
    building_id: uuid.UUID | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.identifier))
    """ID of a building, optional. Devices in one building are optimized together for self-consumption of solar
    power.
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
    indoor_target_temperature_offset: Decimal | None | Unset = attrs.field(
        default=UNSET, converter=check.to_decimal, validator=check.nullable(check.decimal())
    )
    """Added to the indoor target temperature; Podero steers heating up or down with it. In degrees C."""
    dhw_standard_temperature: Decimal | None | Unset = attrs.field(
        default=UNSET, converter=check.to_decimal, validator=check.nullable(check.decimal())
    )
    """Setpoint for domestic hot water. An older guide sets it; a newer one lists it as a reading from the device.
    In degrees C.
    """
    is_hot_water_heating_enabled: bool | None | Unset = attrs.field(
        default=UNSET, validator=check.nullable(check.boolean)
    )
    """Whether the heat pump is used for domestic hot water. The server's default is false; it is not sent."""
    is_space_heating_enabled: bool | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.boolean))
    """Whether the heat pump is used for heating rooms. The server's default is false; it is not sent."""
    is_pool_heating_enabled: bool | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.boolean))
    """Whether the heat pump is used for heating a pool. The server's default is false; it is not sent."""
    is_space_cooling_enabled: bool | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.boolean))
    """Whether the heat pump is used for cooling rooms. The server's default is false; it is not sent."""
    heating_policy_name: str | None | Unset = attrs.field(
        default=UNSET, validator=check.nullable(check.text(max_length=100))
    )
    """Free text; no list of policies is documented."""
    maximum_temperature_limit: Decimal | None | Unset = attrs.field(
        default=UNSET, converter=check.to_decimal, validator=check.nullable(check.decimal())
    )
    """Highest indoor temperature; the heat pump does not heat above it. Documented in older guides only. In
    degrees C.
    """
    minimum_temperature_limit: Decimal | None | Unset = attrs.field(
        default=UNSET, converter=check.to_decimal, validator=check.nullable(check.decimal())
    )
    """Lowest indoor temperature; the heat pump must hold it. Documented in older guides only. In degrees C."""
    minimum_dhw_temperature_limit: Decimal | None | Unset = attrs.field(
        default=UNSET, converter=check.to_decimal, validator=check.nullable(check.decimal())
    )
    """Lowest domestic hot water temperature. Documented in an older guide only. In degrees C."""
    is_heating_policy_enabled: bool | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.boolean))
    """Whether the end-user has set heating preferences. The server's default is false; it is not sent."""
    away_mode_start: AwareDatetime | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.aware))
    """Begin of away mode, while `is_away_mode_enabled` is true."""
    away_mode_end: AwareDatetime | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.aware))
    """End of away mode, while `is_away_mode_enabled` is true."""
    is_away_mode_enabled: bool | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.boolean))
    """Saves energy between `away_mode_start` and `away_mode_end`. Documented in an older guide only; the newer one
    turns off smart optimization instead. The server's default is true; it is not sent.
    """
    away_mode_minimum_temperature_limit: Decimal | None | Unset = attrs.field(
        default=UNSET, converter=check.to_decimal, validator=check.nullable(check.decimal())
    )
    """Lowest indoor temperature in away mode. An older guide also sends `away_mode_minimum_dhw_temperature_limit`,
    which the API document does not have. In degrees C.
    """
    optimization_level: str | None | Unset = attrs.field(
        default=UNSET, validator=check.nullable(check.text(max_length=10))
    )
    """`Low`, `Mid` or `Max`: how far Podero may shift operation into cheap hours. `current_mode` is the level in
    use. The server's default is "Mid"; it is not sent.
    """
