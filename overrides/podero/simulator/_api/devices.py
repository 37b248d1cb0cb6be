"""Devices: list, create, read and partial update, the same for all four kinds."""

from __future__ import annotations

from functools import partial
from typing import Any

from podero.simulator._api.call import Call, Handler
from podero.simulator._api.cues import actions_of
from podero.simulator._api.inputs import check_order, sent_fields
from podero.simulator._api.live_state import live_fields
from podero.simulator._http.messages import HttpError
from podero.simulator._world.entities import KINDS, Device, Kind
from podero.simulator._world.journeys import start_login
from podero.simulator._world.moments import stamp
from podero.simulator._world.settings import is_paused

# The settings whose change updates each of these fields.
_LAST_UPDATED_FIELDS = {
    "charge_policy_last_updated_at": {"is_charge_policy_enabled", "minimum_charge_limit", "charge_deadline_at"},
    "battery_policy_last_updated_at": {"battery_policy"},
    "heating_policy_last_updated_at": {"heating_policy_name", "is_heating_policy_enabled"},
    "away_mode_last_updated_at": {"is_away_mode_enabled", "away_mode_start", "away_mode_end"},
    "information_last_updated_at": {"solar_power_rating_kw", "battery_capacity_kwh", "is_battery_connected"},
}


def device_view(call: Call, device: Device, *, detail: bool = False) -> dict[str, Any]:
    """Render a device as a `<Kind>Output`, or with its pending actions as a `<Kind>DetailOutput`."""
    world = call.world
    view = call.blank()
    fields = {**device.settings, **_common(call, device), **live_fields(world, device, call.now)}
    if detail:
        fields["actions"] = actions_of(world, device, call.now, call.api_url)
    view.update({name: value for name, value in fields.items() if name in view})
    return view


def _common(call: Call, device: Device) -> dict[str, Any]:
    world = call.world
    owner = world.users[device.user_id].fields
    codes = {cue.code for cue in world.cues_of(device.id)}
    status = "ok" if device.authenticated else "unknown" if device.connected_at is None else "error"
    link = call.connect_url("device_id", device.id)
    return {
        "id": device.id,
        "owner": {
            "id": device.user_id,
            "email": owner.get("email"),
            "first_name": owner.get("first_name"),
            "last_name": owner.get("last_name"),
            "external_id": owner.get("external_user_id"),
        },
        "created_at": stamp(device.created_at),
        "updated_at": stamp(device.updated_at),
        "is_authenticated": device.authenticated,
        "connection_status": status,
        "monitoring_status": status,
        "steering_status": status,
        "is_pause_power_active": is_paused(device.settings, call.now),
        "action_needed": "reauthenticate" in codes,
        "has_notification": "information" in codes,
        "embeddable_url": link,
        "authorization_url": link,
    }


def _apply(call: Call, device: Device) -> None:
    """Store the fields that were sent and that a caller may set; leave the others alone."""
    sent = sent_fields(call, decimals_as_text=device.kind.code != "hp")
    check_order({**device.settings, **sent})
    # Either field alone resumes: a pause that has no end, and one that has.
    if "pause_power_until" in sent and sent["pause_power_until"] is None:
        sent.setdefault("is_pause_power_active", False)
    if sent.get("is_pause_power_active") is False:
        sent.setdefault("pause_power_until", None)
    if "building_id" in sent:
        sent["building"] = _building(call, sent.pop("building_id"))
    if sent.get("device_model") is not None:
        sent["device_model"] = _model(sent["device_model"])
    if "boost_for_next_session" in sent:
        armed = sent.pop("boost_for_next_session")
        call.world.arm_boost(device, (device.armed_at or call.now) if armed else None)
    for field, settings in _LAST_UPDATED_FIELDS.items():
        if settings & sent.keys():
            device.settings[field] = stamp(call.now)
    call.world.change_settings(device, sent, call.now)


def _building(call: Call, building_id: str | None) -> str | None:
    if building_id is None:
        return None
    building = call.world.buildings.get(building_id)
    if building is None or building.user_id != call.path["user_id"]:
        raise HttpError(404, "Building not found")
    return building.id


def _model(sent: dict[str, Any]) -> dict[str, Any]:
    return {
        "device_type": sent["device_type"],
        "cloud_service_instructions": None,
        "cloud_service_signup_link": None,
        "manufacturer": sent["manufacturer"],
        "model": sent["model"],
        "year": sent.get("year"),
        "cloud_service": sent.get("cloud_service_id"),
    }


def find_device(call: Call, kind: Kind, *, include_deleted: bool = False) -> Device:
    """Find the device in the request path, or raise NotFoundError."""
    return call.world.device(call.path["user_id"], kind, call.path[kind.id_name], include_deleted=include_deleted)


def _list(kind: Kind, call: Call) -> list[dict[str, Any]]:
    user = call.find_user(call.path["user_id"])
    return [device_view(call, device) for device in call.world.devices_of(user.id, kind)]


def _create(kind: Kind, call: Call) -> dict[str, Any]:
    user = call.find_user(call.path["user_id"])
    device = call.world.add_device(user.id, kind.code, created_at=call.now)
    try:
        _apply(call, device)
    except HttpError:
        call.world.remove_device(device)
        raise
    # The owner opens the authorization_url and logs in.
    call.world.scheduler.schedule(call.now + call.world.onboarding_time, "connect", device.id)
    return device_view(call, device)


def _get(kind: Kind, call: Call) -> dict[str, Any]:
    device = find_device(call, kind, include_deleted=bool(call.query.get("include_deleted")))
    return device_view(call, device, detail=True)


def _update(kind: Kind, call: Call) -> dict[str, Any]:
    # A deleted device can be restored by sending deleted_at as null.
    device = find_device(call, kind, include_deleted=True)
    _apply(call, device)
    return device_view(call, device)


def _auth_session(kind: Kind, call: Call) -> dict[str, Any]:
    """Start a new login at the manufacturer's cloud."""
    device, sent = find_device(call, kind), sent_fields(call)
    session = start_login(
        call.world, device, call.now, success_url=sent.get("success_url"), cancel_url=sent.get("cancel_url")
    )
    return {
        "authentication_url": call.connect_url("auth_session_id", session.id),
        "device_id": device.id,
        "session_id": session.id,
    }


def _handlers() -> dict[tuple[str, str], Handler]:
    handlers: dict[tuple[str, str], Handler] = {}
    for kind in KINDS.values():
        collection = f"/org/{{org_id}}/users/{{user_id}}/{kind.path}"
        item = f"{collection}/{{{kind.id_name}}}"
        handlers["GET", collection] = partial(_list, kind)
        handlers["POST", collection] = partial(_create, kind)
        handlers["GET", item] = partial(_get, kind)
        handlers["PUT", item] = partial(_update, kind)
        handlers["POST", f"{item}/auth_session"] = partial(_auth_session, kind)
    return handlers


HANDLERS = _handlers()
