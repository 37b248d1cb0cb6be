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
class HeatPumpDetailOutput(Model):
    """A heat pump with its settings, live state and the actions pending on it."""

    connection_status: HealthStatus
    monitoring_status: HealthStatus
    steering_status: HealthStatus
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
    """min, low, mid or max; means something only while smart optimization is active."""
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
    indoor_target_temperature_offset: Decimal | None | Unset = UNSET
    """In degrees C."""
    dhw_standard_temperature: Decimal | None | Unset = UNSET
    """In degrees C."""
    is_hot_water_heating_enabled: bool | None | Unset = UNSET
    """Default: false."""
    is_space_heating_enabled: bool | None | Unset = UNSET
    """Default: false."""
    is_pool_heating_enabled: bool | None | Unset = UNSET
    """Default: false."""
    is_space_cooling_enabled: bool | None | Unset = UNSET
    """Default: false."""
    heating_policy_name: str | None | Unset = UNSET
    maximum_temperature_limit: Decimal | None | Unset = UNSET
    """In degrees C."""
    minimum_temperature_limit: Decimal | None | Unset = UNSET
    """In degrees C."""
    minimum_dhw_temperature_limit: Decimal | None | Unset = UNSET
    """In degrees C."""
    is_heating_policy_enabled: bool | None | Unset = UNSET
    """Default: false."""
    heating_policy_last_updated_at: AwareDatetime | None | Unset = UNSET
    away_mode_start: AwareDatetime | None | Unset = UNSET
    away_mode_end: AwareDatetime | None | Unset = UNSET
    is_away_mode_enabled: bool | None | Unset = UNSET
    """Default: true."""
    away_mode_minimum_temperature_limit: Decimal | None | Unset = UNSET
    """In degrees C."""
    away_mode_last_updated_at: AwareDatetime | None | Unset = UNSET
    min_solar_power_w: int | Unset = UNSET
    """In W. Default: 2000."""
    operational_mode: str | None | Unset = UNSET
    current_power_consumption_w: int | None | Unset = UNSET
    """In W."""
    inlet_temperature: Decimal | None | Unset = UNSET
    """In degrees C. Heating-circuit water; inlet: entering, outlet: leaving the heat pump."""
    outlet_temperature: Decimal | None | Unset = UNSET
    """In degrees C. Heating-circuit water; inlet: entering, outlet: leaving the heat pump."""
    dhw_temperature: Decimal | None | Unset = UNSET
    """In degrees C."""
    outdoor_temperature: Decimal | None | Unset = UNSET
    """In degrees C."""
    indoor_actual_temperature: Decimal | None | Unset = UNSET
    """In degrees C."""
    indoor_target_temperature: Decimal | None | Unset = UNSET
    """In degrees C."""
    consumption_last_day_kwh: Decimal | None | Unset = UNSET
    """In kWh."""
    consumption_last_week_kwh: Decimal | None | Unset = UNSET
    """In kWh."""
    consumption_last_month_kwh: Decimal | None | Unset = UNSET
    """In kWh."""
    consumption_last_updated_at: AwareDatetime | None | Unset = UNSET
    optimization_level: str | None | Unset = UNSET
    """Low, Mid or Max: how far operation may be shifted. Default: "Mid"."""
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
