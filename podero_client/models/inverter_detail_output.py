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


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class InverterDetailOutput(Model):
    """A solar inverter with its settings, live state and the actions pending on it."""

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
    solar_power_rating_kw: Decimal | None | Unset = UNSET
    """Rating of solar installation in kW."""
    battery_capacity_kwh: Decimal | None | Unset = UNSET
    """Battery capacity in kWh."""
    is_battery_connected: bool | None | Unset = UNSET
    """Battery connected to inverter. Default: false."""
    is_curtailment_active: bool | None | Unset = UNSET
    """Default: false."""
    max_battery_charge: Decimal | None | Unset = UNSET
    """Maximum battery percentage value for optimization. In percent."""
    min_battery_charge: Decimal | None | Unset = UNSET
    """Minimum battery percentage value for optimization. In percent."""
    user_limits_enabled: bool | None | Unset = UNSET
    """Default: false."""
    information_last_updated_at: AwareDatetime | None | Unset = UNSET
    battery_policy: str | None | Unset = UNSET
    """Default: "Optimize self consumption"."""
    battery_policy_last_updated_at: AwareDatetime | None | Unset = UNSET
    current_solar_production_w: Decimal | None | Unset = UNSET
    """In W."""
    current_power_to_grid_w: Decimal | None | Unset = UNSET
    """In W. Positive: export to the grid; negative: import."""
    household_consumption_w: Decimal | None | Unset = UNSET
    """In W."""
    solar_surplus_w: Decimal | None | Unset = UNSET
    """In W. Production minus household consumption."""
    battery_charge_discharge_power_w: Decimal | None | Unset = UNSET
    """In W. Positive: discharging; negative: charging (older guides of the API have the opposite sign)."""
    battery_charge_level_percent: Decimal | None | Unset = UNSET
    """In percent."""
    production_last_day_kwh: Decimal | None | Unset = UNSET
    """In kWh."""
    production_last_week_kwh: Decimal | None | Unset = UNSET
    """In kWh."""
    production_last_month_kwh: Decimal | None | Unset = UNSET
    """In kWh."""
    production_last_updated_at: AwareDatetime | None | Unset = UNSET
    """Timestamp of last production update."""
    needs_gateway: bool | None | Unset = UNSET
    """Default: false."""
    inferred_max_charge_power_w: float | None | Unset = UNSET
    """In W."""
    inferred_max_discharge_power_w: float | None | Unset = UNSET
    """In W."""
    inferred_min_battery_soc_percent: float | None | Unset = UNSET
    """In percent."""
    inferred_battery_capacity_kwh: float | None | Unset = UNSET
    """In kWh."""
    inferred_params_updated_at: AwareDatetime | None | Unset = UNSET
    has_ev_in_household: bool | None | Unset = UNSET
    ev_inferred_at: AwareDatetime | None | Unset = UNSET
    ev_inference_confidence: float | None | Unset = UNSET
    """0.0–1.0; saturates at 16 EV-charging bouts in 30 days."""
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
