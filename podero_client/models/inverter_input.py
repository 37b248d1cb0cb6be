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

    Only what is set is sent. None is sent as null.
    """

    is_pause_power_active: bool | Unset = attrs.field(default=UNSET, validator=check.optional(check.boolean))
    """Pause function currently active. The server's default is false; it is not sent."""
    is_smart_optimization_active: bool | Unset = attrs.field(default=UNSET, validator=check.optional(check.boolean))
    """The server's default is false; it is not sent."""
    device_model: DeviceModelInput | None | Unset = attrs.field(
        default=UNSET, validator=check.nullable(check.model(DeviceModelInput))
    )
    battery_policy: BatteryPolicy | None | Unset = attrs.field(
        default=UNSET, validator=check.nullable(check.one_of(BatteryPolicy))
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
    solar_power_rating_kw: Decimal | None | Unset = attrs.field(
        default=UNSET, converter=check.to_decimal, validator=check.nullable(check.decimal())
    )
    """Rating of solar installation in kW."""
    battery_capacity_kwh: Decimal | None | Unset = attrs.field(
        default=UNSET, converter=check.to_decimal, validator=check.nullable(check.decimal())
    )
    """Battery capacity in kWh."""
    is_battery_connected: bool | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.boolean))
    """Battery connected to inverter. The server's default is false; it is not sent."""
    is_curtailment_active: bool | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.boolean))
    """The server's default is false; it is not sent."""
    max_battery_charge: Decimal | None | Unset = attrs.field(
        default=UNSET, converter=check.to_decimal, validator=check.nullable(check.decimal())
    )
    """Maximum battery percentage value for optimization. In percent."""
    min_battery_charge: Decimal | None | Unset = attrs.field(
        default=UNSET, converter=check.to_decimal, validator=check.nullable(check.decimal())
    )
    """Minimum battery percentage value for optimization. In percent."""
    user_limits_enabled: bool | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.boolean))
    """The server's default is false; it is not sent."""
    current_power_to_grid_w: Decimal | None | Unset = attrs.field(
        default=UNSET, converter=check.to_decimal, validator=check.nullable(check.decimal())
    )
    """In W. Positive: export to the grid; negative: import."""
    inferred_max_charge_power_w: float | None | Unset = attrs.field(
        default=UNSET, validator=check.nullable(check.number())
    )
    """In W."""
    inferred_max_discharge_power_w: float | None | Unset = attrs.field(
        default=UNSET, validator=check.nullable(check.number())
    )
    """In W."""
    inferred_min_battery_soc_percent: float | None | Unset = attrs.field(
        default=UNSET, validator=check.nullable(check.number())
    )
    """In percent."""
    inferred_battery_capacity_kwh: float | None | Unset = attrs.field(
        default=UNSET, validator=check.nullable(check.number())
    )
    """In kWh."""
    inferred_params_updated_at: AwareDatetime | None | Unset = attrs.field(
        default=UNSET, validator=check.nullable(check.aware)
    )
    has_ev_in_household: bool | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.boolean))
    ev_inferred_at: AwareDatetime | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.aware))
    ev_inference_confidence: float | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.number()))
    """0.0–1.0; saturates at 16 EV-charging bouts in 30 days."""
