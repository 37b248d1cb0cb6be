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
    building_id: uuid.UUID | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.identifier))
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
    indoor_target_temperature_offset: Decimal | None | Unset = attrs.field(
        default=UNSET, converter=check.to_decimal, validator=check.nullable(check.decimal())
    )
    """In degrees C."""
    dhw_standard_temperature: Decimal | None | Unset = attrs.field(
        default=UNSET, converter=check.to_decimal, validator=check.nullable(check.decimal())
    )
    """In degrees C."""
    is_hot_water_heating_enabled: bool | None | Unset = attrs.field(
        default=UNSET, validator=check.nullable(check.boolean)
    )
    """The server's default is false; it is not sent."""
    is_space_heating_enabled: bool | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.boolean))
    """The server's default is false; it is not sent."""
    is_pool_heating_enabled: bool | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.boolean))
    """The server's default is false; it is not sent."""
    is_space_cooling_enabled: bool | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.boolean))
    """The server's default is false; it is not sent."""
    heating_policy_name: str | None | Unset = attrs.field(
        default=UNSET, validator=check.nullable(check.text(max_length=100))
    )
    maximum_temperature_limit: Decimal | None | Unset = attrs.field(
        default=UNSET, converter=check.to_decimal, validator=check.nullable(check.decimal())
    )
    """In degrees C."""
    minimum_temperature_limit: Decimal | None | Unset = attrs.field(
        default=UNSET, converter=check.to_decimal, validator=check.nullable(check.decimal())
    )
    """In degrees C."""
    minimum_dhw_temperature_limit: Decimal | None | Unset = attrs.field(
        default=UNSET, converter=check.to_decimal, validator=check.nullable(check.decimal())
    )
    """In degrees C."""
    is_heating_policy_enabled: bool | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.boolean))
    """The server's default is false; it is not sent."""
    away_mode_start: AwareDatetime | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.aware))
    away_mode_end: AwareDatetime | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.aware))
    is_away_mode_enabled: bool | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.boolean))
    """The server's default is true; it is not sent."""
    away_mode_minimum_temperature_limit: Decimal | None | Unset = attrs.field(
        default=UNSET, converter=check.to_decimal, validator=check.nullable(check.decimal())
    )
    """In degrees C."""
    optimization_level: str | None | Unset = attrs.field(
        default=UNSET, validator=check.nullable(check.text(max_length=10))
    )
    """Low, Mid or Max: how far operation may be shifted. The server's default is "Mid"; it is not sent."""
