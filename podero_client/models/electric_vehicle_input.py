# Generated from openapi.json by `make generate`; changes by hand are lost.
import datetime

import attrs

from .._runtime import check
from .._runtime.model import Model
from .._runtime.types import UNSET, AwareDatetime, Unset
from .device_model_input import DeviceModelInput
from .price_zone import PriceZone


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ElectricVehicleInput(Model):
    """An electric vehicle to register, or what to change about one.

    The guides list as settings `is_smart_optimization_active`, `is_charge_policy_enabled`,
    `minimum_charge_limit`, `charge_deadline_at` and the thresholds for solar charging; `charge_target_min`,
    `is_over_charge_allowed` and the pause are in older guides. The API accepts the other fields, but no guide
    lists them as settings.

    Only what is set is sent. None is sent as null.

    Args:
        is_pause_power_active: Pause function currently active. To pause, the guides set `pause_power_until`.
            The server's default is false; it is not sent.
        is_smart_optimization_active: Whether Podero controls the device. False pauses the optimization without
            disconnecting the device. The server's default is false; it is not sent.
        device_model: Set during onboarding. Newer guides call it fixed after that, an older one writable.
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
        charge_target_min: Minimum vehicle charge level. 0 to 100. Once plugged in, the vehicle charges to at
            least this level. Documented in an older guide only. In percent. The server's default is 50; it is
            not sent.
        is_charge_policy_enabled: Turns on the daily target, `minimum_charge_limit` by `charge_deadline_at`, or
            the weekly ones that `charge_policies.get` returns. The server's default is false; it is not sent.
        minimum_charge_limit: Charge level that must be reached. 0 to 100, by `charge_deadline_at`; takes
            precedence over cheap hours. Applies while `is_charge_policy_enabled` is true. In percent. The
            server's default is 100; it is not sent.
        charge_deadline_at: Time when charge limit must be reached. Time of day, every day. The time zone is not
            documented. The server's default is "06:00:00"; it is not sent.
        is_over_charge_allowed: Charge beyond limit allowed. Charges above the maximum level when power is
            exceptionally cheap. Documented in an older guide only. The server's default is false; it is not
            sent.
        expected_max_charge_power: Expected charge power for charging schedule. The unit is not documented; the
            default fits W. The server's default is 3600; it is not sent.
        boost_active_at: Timestamp boost was activated by the workflow. NULL when no boost is active. Used to
            derive BoostState.REQUESTED — the in-flight window between user tap and is_charging=true. Cleared on
            the first observed is_charging=true datapoint or when boost ends. Accepted in requests, but no guide
            lists it as a setting.
        boost_for_next_session: User tapped boost while unplugged. Workflow consumes on next session start
            (fires signal_boost on the schedule child) and auto-resets. Means 'don't optimize next session,
            charge ASAP'. `electric_vehicles.trigger_boost` sets it while the vehicle is unplugged. The server's
            default is false; it is not sent.
        latitude: Latest Latitude. Accepted in requests, but no guide lists it as a setting. In decimal degrees.
        longitude: Latest Longitude. Accepted in requests, but no guide lists it as a setting. In decimal
            degrees.
        coordinates_last_updated_at: Accepted in requests, but no guide lists it as a setting.
        geo_fence_distance_m: Accepted in requests, but no guide lists it as a setting. In m. The server's
            default is 100; it is not sent.
        battery_at_plug_in: Battery level at latest plug-in event. Accepted in requests, but no guide lists it
            as a setting. In percent.
        minimum_solar_coverage: For solar charging, when the end-user also has an inverter. The scale is not
            documented; the default of 1 suggests a share. The server's default is 1; it is not sent.
        hems_min_export_to_start_w: Export to the grid from which solar charging starts. Used when the end-user
            also has an inverter. In W. The server's default is 2000; it is not sent.
        hems_max_import_before_stopping_w: Import from the grid above which solar charging stops. Used when the
            end-user also has an inverter. In W. The server's default is 4000; it is not sent.
        hems_min_production_to_start_w: Solar production from which solar charging starts. Used when the
            end-user also has an inverter. In W. The server's default is 3000; it is not sent.
        hems_min_production_before_stopping_w: Solar production below which solar charging stops. Used when the
            end-user also has an inverter. In W. The server's default is 2000; it is not sent.
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
    charge_target_min: int | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.integer()))
    """Minimum vehicle charge level. 0 to 100. Once plugged in, the vehicle charges to at least this level.
    Documented in an older guide only. In percent. The server's default is 50; it is not sent.
    """
    is_charge_policy_enabled: bool | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.boolean))
    """Turns on the daily target, `minimum_charge_limit` by `charge_deadline_at`, or the weekly ones that
    `charge_policies.get` returns. The server's default is false; it is not sent.
    """
    minimum_charge_limit: int | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.integer()))
    """Charge level that must be reached. 0 to 100, by `charge_deadline_at`; takes precedence over cheap hours.
    Applies while `is_charge_policy_enabled` is true. In percent. The server's default is 100; it is not sent.
    """
    charge_deadline_at: datetime.time | None | Unset = attrs.field(
        default=UNSET, validator=check.nullable(check.time_of_day)
    )
    """Time when charge limit must be reached. Time of day, every day. The time zone is not documented. The
    server's default is "06:00:00"; it is not sent.
    """
    is_over_charge_allowed: bool | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.boolean))
    """Charge beyond limit allowed. Charges above the maximum level when power is exceptionally cheap. Documented
    in an older guide only. The server's default is false; it is not sent.
    """
    expected_max_charge_power: int | Unset = attrs.field(default=UNSET, validator=check.optional(check.integer()))
    """Expected charge power for charging schedule. The unit is not documented; the default fits W. The server's
    default is 3600; it is not sent.
    """
    boost_active_at: AwareDatetime | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.aware))
    """Timestamp boost was activated by the workflow. NULL when no boost is active. Used to derive
    BoostState.REQUESTED — the in-flight window between user tap and is_charging=true. Cleared on the first
    observed is_charging=true datapoint or when boost ends. Accepted in requests, but no guide lists it as a
    setting.
    """
    boost_for_next_session: bool | Unset = attrs.field(default=UNSET, validator=check.optional(check.boolean))
    """User tapped boost while unplugged. Workflow consumes on next session start (fires signal_boost on the
    schedule child) and auto-resets. Means 'don't optimize next session, charge ASAP'.
    `electric_vehicles.trigger_boost` sets it while the vehicle is unplugged. The server's default is false; it
    is not sent.
    """
    latitude: float | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.number()))
    """Latest Latitude. Accepted in requests, but no guide lists it as a setting. In decimal degrees."""
    longitude: float | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.number()))
    """Latest Longitude. Accepted in requests, but no guide lists it as a setting. In decimal degrees."""
    coordinates_last_updated_at: AwareDatetime | None | Unset = attrs.field(
        default=UNSET, validator=check.nullable(check.aware)
    )
    """Accepted in requests, but no guide lists it as a setting."""
    geo_fence_distance_m: float | Unset = attrs.field(default=UNSET, validator=check.optional(check.number()))
    """Accepted in requests, but no guide lists it as a setting. In m. The server's default is 100; it is not sent."""
    battery_at_plug_in: float | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.number()))
    """Battery level at latest plug-in event. Accepted in requests, but no guide lists it as a setting. In percent."""
    minimum_solar_coverage: float | Unset = attrs.field(default=UNSET, validator=check.optional(check.number()))
    """For solar charging, when the end-user also has an inverter. The scale is not documented; the default of 1
    suggests a share. The server's default is 1; it is not sent.
    """
    hems_min_export_to_start_w: int | Unset = attrs.field(default=UNSET, validator=check.optional(check.integer()))
    """Export to the grid from which solar charging starts. Used when the end-user also has an inverter. In W. The
    server's default is 2000; it is not sent.
    """
    hems_max_import_before_stopping_w: int | Unset = attrs.field(
        default=UNSET, validator=check.optional(check.integer())
    )
    """Import from the grid above which solar charging stops. Used when the end-user also has an inverter. In W.
    The server's default is 4000; it is not sent.
    """
    hems_min_production_to_start_w: int | Unset = attrs.field(default=UNSET, validator=check.optional(check.integer()))
    """Solar production from which solar charging starts. Used when the end-user also has an inverter. In W. The
    server's default is 3000; it is not sent.
    """
    hems_min_production_before_stopping_w: int | Unset = attrs.field(
        default=UNSET, validator=check.optional(check.integer())
    )
    """Solar production below which solar charging stops. Used when the end-user also has an inverter. In W. The
    server's default is 2000; it is not sent.
    """
