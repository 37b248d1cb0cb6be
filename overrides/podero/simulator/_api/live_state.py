"""What a connected device reports: its power, temperatures, battery level and the like."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from podero.simulator._world.charging import ChargingSchedule
from podero.simulator._world.entities import Device, KindCode
from podero.simulator._world.moments import midnight, quarter_of, stamp, stamp_or_none
from podero.simulator._world.sessions import BOOST_DELAY, ChargingSession
from podero.simulator._world.settings import pause_end
from podero.simulator._world.world import World


def live_fields(world: World, device: Device, now: datetime) -> dict[str, Any]:
    """Return the fields of a device that change with time, as of its last report; few while it is not connected."""
    if not device.authenticated:
        last = _reported(world, device, device.gaps[-1][0]) if device.gaps else None
        return {
            "mode": "UNAVAILABLE",
            "connection": "offline" if device.connected_at is not None else "never_connected",
            "current_state_last_updated_at": stamp_or_none(last),
        }
    reported = _reported(world, device, now)
    fields = {"current_state_last_updated_at": stamp(reported), "last_monitoring_executed_at": stamp(reported)}
    return {**fields, **_LIVE[device.kind.code](world, device, reported)}


def _reported(world: World, device: Device, now: datetime) -> datetime:
    """Return when the device last reported: every five minutes, and whenever something happens to it.

    API record: device state changes every 5 to 15 minutes.
    """
    happened = [now - timedelta(minutes=now.minute % 5, seconds=now.second, microseconds=now.microsecond)]
    happened += [device.updated_at, pause_end(device.settings) or device.created_at]
    schedule = device.charging_schedule
    if schedule is not None:
        happened += [command.at for command in schedule.commands[-2:]]
        session = world.history.current(device, now)
        if session is not None:
            happened.append(session.plug_in)
            happened += [edge for one in session.segments for edge in (one.start, one.end)]
        day = now.toordinal()
        happened += [stay.unplug for stay in schedule.stays(day - 2, day)]
    return max(moment for moment in happened if moment <= now)


def _heat_pump(world: World, device: Device, at: datetime) -> dict[str, Any]:
    curve, n = _now(world, device, at)
    power = 4 * curve["estimated_consumption"][n]
    ratio = curve["estimated_consumption"][n] / max(1, curve["unoptimized_consumption"][n])
    modes = ((0.7, "min"), (0.95, "low"), (1.15, "mid"))
    heating = bool(curve["is_heating"][n])
    inlet = float(curve["inlet_temp_act"][n])
    return {
        "current_power_consumption_w": int(power),
        "operational_mode": "hot_water" if curve["is_heating_water"][n] else "heating" if heating else "standby",
        "current_mode": next((mode for limit, mode in modes if ratio < limit), "max")
        if device.settings.get("is_smart_optimization_active")
        else None,
        "inlet_temperature": inlet,
        "outlet_temperature": round(inlet + (6.0 if heating else 0.4), 1),
        "dhw_temperature": float(curve["hot_water_temp"][n]),
        "outdoor_temperature": float(curve["outdoor"][n]),
        "indoor_target_temperature": round(float(curve["target"][n]), 1),
        "indoor_actual_temperature": float(curve["indoor"][n]),
        **_totals(world, device, at, "consumption"),
    }


def _inverter(world: World, device: Device, at: datetime) -> dict[str, Any]:
    curve, n = _now(world, device, at)
    solar, house = curve["solar_production_w"][n], curve["household_consumption_w"][n]
    level, battery = curve["battery_charge_level_percent"], curve["battery_charge_discharge_power_w"]
    # Decimals are strings here, like the document's default for battery capacities.
    return {
        "current_solar_production_w": f"{solar:.2f}",
        "household_consumption_w": f"{house:.2f}",
        "solar_surplus_w": f"{solar - house:.2f}",
        "current_power_to_grid_w": f"{curve['export_power_to_grid_w'][n]:.2f}",
        "battery_charge_discharge_power_w": None if battery is None else f"{battery[n]:.2f}",
        "battery_charge_level_percent": None if level is None else f"{level[n]:.2f}",
        **_totals(world, device, at, "production"),
    }


def _now(world: World, device: Device, at: datetime) -> tuple[Mapping[str, Any], int]:
    return world.history.columns(device, at.toordinal(), 1), quarter_of(at)


def _totals(world: World, device: Device, at: datetime, name: str) -> dict[str, Any]:
    """Sum the last 1, 7 and 30 complete days."""
    energies = world.history.recent_wh(device, at)
    return {
        f"{name}_last_day_kwh": f"{sum(energies[-1:]) / 1000:.3f}",
        f"{name}_last_week_kwh": f"{sum(energies[-7:]) / 1000:.3f}",
        f"{name}_last_month_kwh": f"{sum(energies) / 1000:.3f}",
        f"{name}_last_updated_at": stamp(midnight(at.date())),
    }


def boost_state(session: ChargingSession | None, at: datetime) -> str:
    """Return available, requested, ongoing, or unavailable (full, already charging or not connected)."""
    if session is None or session.is_full(at):
        return "unavailable"
    if session.boosted_at is not None and at >= session.boosted_at:
        return "requested" if at < session.boosted_at + BOOST_DELAY else "ongoing"
    return "unavailable" if session.is_charging(at) else "available"


def _charger(world: World, device: Device, session: ChargingSession | None, at: datetime) -> dict[str, Any]:
    running = session.running(at) if session is not None else None
    return {
        "is_plugged_in": session is not None,
        "is_charging": running is not None,
        "is_fully_charged": session is not None and session.is_full(at),
        "charge_rate_w": round(running.power_kw * 1000) if running is not None else 0,
        "charge_time_remaining": round((running.end - at).total_seconds()) if running is not None else None,
        "boost_for_next_session": device.armed_at is not None,
        "boost_state": boost_state(session, at),
        "charge_state_last_updated_at": stamp(at),
        **_last_boost(world, device, at),
        **_totals(world, device, at, "consumption"),
    }


def _last_boost(world: World, device: Device, at: datetime) -> dict[str, Any]:
    commands = _schedule(device).commands
    last = max((n for n, one in enumerate(commands) if one.name == "boost"), default=None)
    if last is None:
        return {"last_boost_triggered_at": None, "last_boost_ended_at": None, "last_boost_end_reason": None}
    triggered = commands[last].at
    session = world.history.current(device, triggered)
    ended, reason = triggered, "unplugged"
    if session is not None:
        ended = min(session.charge_end, session.unplug)
        reason = "fully_charged" if session.is_full(ended) else "unplugged"
        cancelled = next((one.at for one in commands[last:] if one.name == "cancel"), None)
        if cancelled is not None and cancelled < session.unplug:
            ended, reason = cancelled, "cancelled"
    is_over = ended <= at
    return {
        "last_boost_triggered_at": stamp(triggered),
        "last_boost_ended_at": stamp(ended) if is_over else None,
        "last_boost_end_reason": reason if is_over else None,
    }


def _electric_vehicle(world: World, device: Device, at: datetime) -> dict[str, Any]:
    schedule, day = _schedule(device), at.toordinal()
    sessions = world.history.sessions(device, day - 3, day)
    session = next((one for one in reversed(sessions) if one.plug_in <= at < one.unplug), None)
    level = round(schedule.level(sessions, at))
    return {
        **_charger(world, device, session, at),
        "battery_level": level,
        "driving_range": round(level / 100 * schedule.capacity_kwh * 5.5),
        "battery_at_plug_in": round(session.initial_soc, 1) if session is not None else None,
    }


def _wallbox(world: World, device: Device, at: datetime) -> dict[str, Any]:
    fields = _charger(world, device, world.history.current(device, at), at)
    mode = "CHARGING" if fields["is_charging"] else "PLUGGED_IN" if fields["is_plugged_in"] else "READY"
    return {**fields, "mode": mode, "connection": "online"}


def _schedule(device: Device) -> ChargingSchedule:
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
