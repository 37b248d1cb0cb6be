"""What a connected device reports: its power, temperatures, battery level and the like."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from podero.simulator._world.charging import ChargingSchedule, ChargingSession
from podero.simulator._world.curves import battery_level
from podero.simulator._world.entities import Device, KindCode
from podero.simulator._world.moments import midnight, quarter_of, read_moment, stamp, stamp_or_none
from podero.simulator._world.world import World


def live_fields(world: World, device: Device, now: datetime) -> dict[str, Any]:
    """Return the fields of a device that change with time; few while it is not connected."""
    if not device.authenticated:
        return {
            "mode": "UNAVAILABLE",
            "connection": "offline" if device.connected_at is not None else "never_connected",
        }
    # API record: device state changes every 5 to 15 minutes.
    reported = now - timedelta(minutes=now.minute % 5, seconds=now.second, microseconds=now.microsecond)
    fields = {"current_state_last_updated_at": stamp(reported), "last_monitoring_executed_at": stamp(reported)}
    return {**fields, **_LIVE[device.kind.code](world, device, now)}


def _heat_pump(world: World, device: Device, now: datetime) -> dict[str, Any]:
    n = quarter_of(now)
    curve = world.curve(device, now.date())
    settings = device.settings
    power = 4 * curve["estimated_consumption"][n]
    heating = bool(settings.get("is_space_heating_enabled")) and curve["outdoor"][n] < 18
    if is_paused(device, now) or not (heating or settings.get("is_hot_water_heating_enabled")):
        power, heating = 0, False
    inlet = curve["inlet_temp_act"][n]
    ratio = curve["estimated_consumption"][n] / max(1, curve["unoptimized_consumption"][n])
    modes = ((0.7, "min"), (0.95, "low"), (1.15, "mid"))
    offset = float(settings.get("indoor_target_temperature_offset") or 0)
    return {
        "current_power_consumption_w": power,
        "operational_mode": "heating" if heating else "hot_water" if power > 200 else "standby",
        "current_mode": next((mode for limit, mode in modes if ratio < limit), "max")
        if settings.get("is_smart_optimization_active")
        else None,
        "inlet_temperature": inlet,
        "outlet_temperature": round(inlet + (6.0 if heating else 0.4), 1),
        "dhw_temperature": curve["hot_water_temp"][n],
        "outdoor_temperature": curve["outdoor"][n],
        "indoor_target_temperature": round(21.5 + offset, 1),
        "indoor_actual_temperature": round(21.2 + offset, 1),
        **_totals(world, device, now, "consumption"),
    }


def _inverter(world: World, device: Device, now: datetime) -> dict[str, Any]:
    n = quarter_of(now)
    curve = world.curve(device, now.date())
    solar, house = curve["solar_production_w"][n], curve["household_consumption_w"][n]
    # Decimals are strings here, like the document's default for battery capacities.
    return {
        "current_solar_production_w": f"{solar:.2f}",
        "household_consumption_w": f"{house:.2f}",
        "solar_surplus_w": f"{solar - house:.2f}",
        "current_power_to_grid_w": f"{curve['export_power_to_grid_w'][n]:.2f}",
        "battery_charge_discharge_power_w": _decimal(curve["battery_charge_discharge_power_w"][n]),
        "battery_charge_level_percent": _decimal(curve["battery_charge_level_percent"][n]),
        **_totals(world, device, now, "production"),
    }


def _decimal(value: float | None) -> str | None:
    return None if value is None else f"{value:.2f}"


def _totals(world: World, device: Device, now: datetime, name: str) -> dict[str, Any]:
    """Sum the last 1, 7 and 30 complete days."""
    today = now.date()
    totals = [world.totals(device, today - timedelta(days=n)) for n in range(1, 31)]
    energies = [total.solar_wh if name == "production" else total.energy_wh for total in totals]
    return {
        f"{name}_last_day_kwh": f"{energies[0] / 1000:.3f}",
        f"{name}_last_week_kwh": f"{sum(energies[:7]) / 1000:.3f}",
        f"{name}_last_month_kwh": f"{sum(energies) / 1000:.3f}",
        f"{name}_last_updated_at": stamp(midnight(today)),
    }


def is_paused(device: Device, now: datetime) -> bool:
    """Tell whether a device's power is paused, until a given time or indefinitely."""
    until = device.settings.get("pause_power_until")
    if until is not None:
        return read_moment(until) > now
    return bool(device.settings.get("is_pause_power_active"))


def current_session(device: Device, now: datetime) -> ChargingSession | None:
    """Return the charging session that a connected device reports, if there is one."""
    if device.charging_schedule is None or not device.authenticated:
        return None
    return device.charging_schedule.current(now)


def boost_state(device: Device, now: datetime) -> str:
    """Return available, requested, ongoing, or unavailable (full, already charging or not connected)."""
    session = current_session(device, now)
    if session is None or session.is_full(now):
        return "unavailable"
    if session.boosted_at is not None:
        return "requested" if now < session.charge_start else "ongoing"
    return "unavailable" if session.is_charging(now) else "available"


def _charger(device: Device, session: ChargingSession | None, now: datetime) -> dict[str, Any]:
    charging = session is not None and session.is_charging(now)
    remaining = round((session.charge_end - now).total_seconds()) if session is not None and charging else None
    boosted = device.boosted
    ended = min(boosted.charge_end, boosted.unplug) if boosted is not None else now
    over = boosted is not None and ended <= now
    return {
        "is_plugged_in": session is not None,
        "is_charging": charging,
        "is_fully_charged": session is not None and session.is_full(now),
        "charge_rate_w": round(session.power_kw * 1000) if session is not None and charging else 0,
        "charge_time_remaining": remaining,
        "boost_for_next_session": device.armed_at is not None,
        "boost_state": boost_state(device, now),
        "last_boost_triggered_at": stamp_or_none(boosted.boosted_at) if boosted is not None else None,
        "last_boost_ended_at": stamp(ended) if over else None,
        "last_boost_end_reason": _end_reason(boosted, ended) if over else None,
    }


def _end_reason(boosted: ChargingSession | None, ended: datetime) -> str:
    return "fully_charged" if boosted is not None and boosted.is_full(ended) else "unplugged"


def _electric_vehicle(world: World, device: Device, now: datetime) -> dict[str, Any]:
    schedule = _charging_schedule(device)
    session = schedule.current(now)
    nearby = schedule.sessions(now.date() - timedelta(days=3), now.date() + timedelta(days=3))
    level = battery_level(nearby, now)
    return {
        **_charger(device, session, now),
        "battery_level": level,
        "driving_range": round(level / 100 * schedule.capacity_kwh * 5.5),
        "battery_at_plug_in": session.initial_soc if session is not None else None,
        "charge_state_last_updated_at": stamp(now.replace(microsecond=0)),
        **_totals(world, device, now, "consumption"),
    }


def _wallbox(world: World, device: Device, now: datetime) -> dict[str, Any]:
    session = _charging_schedule(device).current(now)
    fields = _charger(device, session, now)
    mode = "CHARGING" if fields["is_charging"] else "PLUGGED_IN" if fields["is_plugged_in"] else "READY"
    return {
        **fields,
        "mode": mode,
        "connection": "online",
        "charge_state_last_updated_at": stamp(now.replace(microsecond=0)),
        **_totals(world, device, now, "consumption"),
    }


def _charging_schedule(device: Device) -> ChargingSchedule:
    if device.charging_schedule is None:
        message = f"{device.kind.title} {device.id} has no charging schedule"
        raise ValueError(message)
    return device.charging_schedule


_LIVE: dict[KindCode, Callable[[World, Device, datetime], dict[str, Any]]] = {
    "hp": _heat_pump,
    "iv": _inverter,
    "ev": _electric_vehicle,
    "wb": _wallbox,
}
