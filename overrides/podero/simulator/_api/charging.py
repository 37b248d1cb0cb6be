"""Boosts, charge policies and charging sessions."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from podero.simulator._api.call import Call, Handler
from podero.simulator._api.devices import find_device, item_path
from podero.simulator._api.live_state import boost_state, current_session
from podero.simulator._http.messages import HttpError, Response, json_response
from podero.simulator._world.charging import ChargingSession
from podero.simulator._world.entities import KINDS, Device, Kind
from podero.simulator._world.moments import QUARTER, midnight, quarter_of, stamp
from podero.simulator._world.world import World

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _trigger_boost(kind: Kind, call: Call) -> Response:
    """Start or arm a boost, or say why not, following the table of responses on the API record."""
    device = find_device(call, kind)
    session = current_session(device, call.now)
    if device.settings.get("lifecycle_state") == "error":
        return _conflict(device, call.now, "internal_error")
    if session is None:
        device.armed_at = device.armed_at or call.now
        return Response(204)
    if kind is KINDS["ev"] and not session.at_home:
        return _conflict(device, call.now, "no_active_session")
    if session.is_full(call.now):
        return _conflict(device, call.now, "fully_charged")
    if session.boosted_at is not None or session.is_charging(call.now):
        return _conflict(device, call.now, "already_charging")
    call.world.boost(device, session, call.now)
    return Response(204)


def _conflict(device: Device, now: datetime, reason: str) -> Response:
    return json_response(409, {"state": boost_state(device, now), "reason": reason})


def _disarm_boost(call: Call) -> Response:
    """Clear an armed boost of a car; an ongoing one continues."""
    find_device(call, KINDS["ev"]).armed_at = None
    return Response(204)


def _cancel_boost(call: Call) -> Response:
    """Clear an armed boost of a wallbox, and end an ongoing one."""
    device = find_device(call, KINDS["wb"])
    device.armed_at = None
    session = device.charging_schedule.current(call.now) if device.charging_schedule is not None else None
    if session is not None and session.boosted_at is not None and not session.is_full(call.now):
        session.initial_soc = session.soc(call.now)
        session.charge_start = max(session.usual_start, call.now + timedelta(hours=1))
        session.boosted_at = None
        call.world.invalidate_curves(device)
    return Response(204)


def _get_charge_policy(call: Call) -> dict[str, Any]:
    """Show the weekly charge policy derived from the car's settings."""
    device = find_device(call, KINDS["ev"])
    settings = {**call.schemas.blank("PUT", item_path(KINDS["ev"])), **device.settings}
    enabled = bool(settings["is_charge_policy_enabled"])
    daily = {
        "charge_percentage": settings["minimum_charge_limit"],
        "charge_deadline": settings["charge_deadline_at"],
    }
    return {
        "metadata": {
            "electric_vehicle_id": device.id,
            "user_id": device.user_id,
            "error": None if enabled else "Charge policy is not enabled",
        },
        "data": {**dict.fromkeys(_WEEKDAYS, daily if enabled else None), "timezone": "Europe/Vienna"},
    }


def _session_item(world: World, device: Device, session: ChargingSession, now: datetime) -> dict[str, Any]:
    """Render a SessionItem; a session in progress has no end yet."""
    over = session.unplug <= now
    end = min(session.unplug, now)
    energy, cost, unoptimized_cost = _energy_and_cost(world, device, session, end)
    seconds = max(0.0, (min(end, session.charge_end) - session.charge_start).total_seconds())
    savings = round(unoptimized_cost - cost, 2)
    return {
        "id": session.id,
        "plug_in_time": stamp(session.plug_in),
        "unplug_time": stamp(session.unplug) if over else None,
        "inferred_session_end": stamp(session.unplug) if over else None,
        "desired_charging_start_time": stamp(session.charge_start),
        "desired_charging_end_time": stamp(session.charge_end),
        "charge_deadline": stamp(session.unplug),
        "target_soc_pct": session.target_soc,
        "initial_soc_pct": round(session.initial_soc, 1),
        "final_soc_pct": round(session.soc(end), 1) if over else None,
        "energy_charged_kwh": energy / 1000,
        "avg_charge_power_kw": round(energy / 1000 / (seconds / 3600), 2) if seconds else 0.0,
        "peak_charge_power_kw": session.power_kw if energy else 0.0,
        "actual_cost_eur": round(cost, 2),
        "expected_savings_eur": savings if session.at_home else 0.0,
        "actual_savings_eur": (savings if session.at_home else 0.0) if over else None,
        "is_at_home": session.at_home,
        "session_outcome": ("success" if session.at_home else "not_at_home") if over else None,
    }


def _energy_and_cost(world: World, device: Device, session: ChargingSession, end: datetime) -> tuple[int, float, float]:
    moment = midnight(session.plug_in.date())
    cost = unoptimized_cost = 0.0
    while moment < end:
        after = moment + QUARTER
        price = world.prices.day(device.price_zone, moment.date())[quarter_of(moment)] / 1e6
        cost += (session.energy_wh(after) - session.energy_wh(moment)) * price
        unoptimized_cost += (session.unoptimized_energy_wh(after) - session.unoptimized_energy_wh(moment)) * price
        moment = after
    return session.energy_wh(end), cost, unoptimized_cost


def _list_sessions(call: Call) -> dict[str, Any]:
    """List completed sessions by day of plug-in, newest first."""
    device = find_device(call, KINDS["ev"])
    first, last = date.fromisoformat(call.query["from"]), date.fromisoformat(call.query["to"])
    if first > last:
        raise HttpError(422, [{"type": "value_error", "loc": ["query", "to"], "msg": "to is before from"}])
    schedule = device.charging_schedule
    sessions = schedule.sessions(first, min(last, call.now.date())) if schedule is not None else []
    completed = [session for session in sessions if session.unplug <= call.now][::-1]
    offset, limit = call.query["offset"], call.query["limit"]
    page = completed[offset : offset + limit]
    return {
        "total": len(completed),
        "items": [_session_item(call.world, device, session, call.now) for session in page],
    }


def _get_current_session(call: Call) -> dict[str, Any]:
    """Show the session in progress, or null."""
    device = find_device(call, KINDS["ev"])
    session = current_session(device, call.now)
    return {"session": _session_item(call.world, device, session, call.now) if session is not None else None}


_EV = "/org/{org_id}/users/{user_id}/electric-vehicles/{electric_vehicle_id}"
_WALLBOX = "/org/{org_id}/users/{user_id}/wallboxes/{wallbox_id}"
HANDLERS: dict[tuple[str, str], Handler] = {
    ("POST", f"{_EV}/boost"): partial(_trigger_boost, KINDS["ev"]),
    ("DELETE", f"{_EV}/boost"): _disarm_boost,
    ("POST", f"{_WALLBOX}/boost"): partial(_trigger_boost, KINDS["wb"]),
    ("DELETE", f"{_WALLBOX}/boost"): _cancel_boost,
    ("GET", f"{_EV}/charge-policy"): _get_charge_policy,
    ("GET", f"{_EV}/sessions"): _list_sessions,
    ("GET", f"{_EV}/sessions/current"): _get_current_session,
}
