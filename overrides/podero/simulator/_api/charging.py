"""Boosts, charge policies and charging sessions."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import Any

from podero.simulator._api.call import Call, Handler
from podero.simulator._api.devices import find_device
from podero.simulator._api.live_state import boost_state
from podero.simulator._http.messages import HttpError, Response, json_response
from podero.simulator._world.devices import DEFAULTS
from podero.simulator._world.entities import KINDS, Device, Kind
from podero.simulator._world.moments import stamp
from podero.simulator._world.sessions import ChargingSession
from podero.simulator._world.world import World

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _trigger_boost(kind: Kind, call: Call) -> Response:
    """Start or arm a boost, or say why not, following the table of responses on the API record."""
    device = find_device(call, kind)
    session = current_session(call, device)
    if device.settings.get("lifecycle_state") == "error":
        return _conflict(session, call, "internal_error")
    if session is None:
        call.world.arm_boost(device, device.armed_at or call.now)
        return Response(204)
    if kind is KINDS["ev"] and not session.at_home:
        return _conflict(session, call, "no_active_session")
    if session.is_full(call.now):
        return _conflict(session, call, "fully_charged")
    if session.boosted_at is not None or session.is_charging(call.now):
        return _conflict(session, call, "already_charging")
    call.world.boost(device, call.now)
    return Response(204)


def _conflict(session: ChargingSession | None, call: Call, reason: str) -> Response:
    return json_response(409, {"state": boost_state(session, call.now), "reason": reason})


def current_session(call: Call, device: Device) -> ChargingSession | None:
    """Return the charging session that a connected device reports, if there is one."""
    return call.world.history.current(device, call.now) if device.authenticated else None


def _disarm_boost(call: Call) -> Response:
    """Clear an armed boost of a car; an ongoing one continues."""
    call.world.arm_boost(find_device(call, KINDS["ev"]), None)
    return Response(204)


def _cancel_boost(call: Call) -> Response:
    """Clear an armed boost of a wallbox, and end an ongoing one."""
    device = find_device(call, KINDS["wb"])
    call.world.arm_boost(device, None)
    session = call.world.history.current(device, call.now)
    if session is not None and session.boosted_at is not None and not session.is_full(call.now):
        call.world.cancel_boost(device, call.now)
    return Response(204)


def _get_charge_policy(call: Call) -> dict[str, Any]:
    """Show the weekly charge policy derived from the car's settings."""
    device = find_device(call, KINDS["ev"])
    settings = {**DEFAULTS["ev"], **device.settings}
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
    energy, cost, unoptimized_cost = world.history.costs_of(device, session, end)
    seconds = sum((min(end, one.end) - one.start).total_seconds() for one in session.segments if one.start < end)
    expected = (unoptimized_cost - cost) / 100
    return {
        "id": session.id,
        "plug_in_time": stamp(session.plug_in),
        "unplug_time": stamp(session.unplug) if over else None,
        "inferred_session_end": stamp(session.unplug) if over else None,
        "desired_charging_start_time": stamp(session.charge_start),
        "desired_charging_end_time": stamp(session.charge_end),
        "charge_deadline": stamp(session.deadline),
        "target_soc_pct": session.target_soc,
        "initial_soc_pct": round(session.initial_soc, 1),
        "final_soc_pct": round(session.soc(end), 1) if over else None,
        "energy_charged_kwh": energy / 1000,
        "avg_charge_power_kw": round(energy / 1000 / (seconds / 3600), 2) if seconds else 0.0,
        "peak_charge_power_kw": max((one.power_kw for one in session.segments), default=0.0) if energy else 0.0,
        "actual_cost_eur": cost / 100,
        "expected_savings_eur": expected,
        "actual_savings_eur": expected if over else None,
        "is_at_home": session.at_home,
        "session_outcome": ("success" if session.at_home else "not_at_home") if over else None,
    }


def _list_sessions(call: Call) -> dict[str, Any]:
    """List completed sessions by day of plug-in, newest first."""
    device = find_device(call, KINDS["ev"])
    first, last = date.fromisoformat(call.query["from"]), date.fromisoformat(call.query["to"])
    if first > last:
        raise HttpError(422, [{"type": "value_error", "loc": ["query", "to"], "msg": "to is before from"}])
    history, begins = call.world.history, device.connected_at or call.now
    first, last = max(first, begins.date()), min(last, call.now.date())
    sessions = history.sessions(device, first.toordinal(), last.toordinal())
    completed = [one for one in sessions if one.unplug <= call.now and one.plug_in >= begins][::-1]
    offset, limit = call.query["offset"], call.query["limit"]
    page = completed[offset : offset + limit]
    return {
        "total": len(completed),
        "items": [_session_item(call.world, device, session, call.now) for session in page],
    }


def _get_current_session(call: Call) -> dict[str, Any]:
    """Show the session in progress, or null."""
    device = find_device(call, KINDS["ev"])
    session = current_session(call, device)
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
