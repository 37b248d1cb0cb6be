"""Devices: list, create, read and partial update, the same for all four kinds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from typing import Any

from podero.simulator._api.call import Call, Handler
from podero.simulator._api.cues import actions_of
from podero.simulator._api.live_state import is_paused, live_fields
from podero.simulator._api.onboarding import create_auth_session
from podero.simulator._http.messages import HttpError
from podero.simulator._world.entities import KINDS, Device, Kind
from podero.simulator._world.moments import read_moment, stamp

# The settings whose change updates each of these fields.
_LAST_UPDATED_FIELDS = {
    "charge_policy_last_updated_at": {"is_charge_policy_enabled", "minimum_charge_limit", "charge_deadline_at"},
    "battery_policy_last_updated_at": {"battery_policy"},
    "heating_policy_last_updated_at": {"heating_policy_name", "is_heating_policy_enabled"},
    "away_mode_last_updated_at": {"is_away_mode_enabled", "away_mode_start", "away_mode_end"},
    "information_last_updated_at": {"solar_power_rating_kw", "battery_capacity_kwh", "is_battery_connected"},
}


def device_view(call: Call, device: Device, *, detail: bool = False) -> dict[str, Any]:
    """Render a device as lists and updates have it, or with its pending actions as `get` has it."""
    world, kind = call.world, device.kind
    view = call.schemas.blank("GET" if detail else "PUT", item_path(kind))
    fields = {**device.settings, **_common(call, device), **live_fields(world, device, call.now)}
    if detail:
        fields["actions"] = actions_of(world, device, call.now, call.base_url)
    view.update({name: value for name, value in fields.items() if name in view})
    return view


def item_path(kind: Kind) -> str:
    """The path of one device of a kind, the only one that all kinds have."""
    return f"/org/{{org_id}}/users/{{user_id}}/{kind.path}/{{{kind.id_name}}}"


def _common(call: Call, device: Device) -> dict[str, Any]:
    world = call.world
    owner = world.users[device.user_id].fields
    codes = {cue.code for cue in world.cues.values() if cue.device_id == device.id}
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
        "is_pause_power_active": is_paused(device, call.now),
        "action_needed": "reauthenticate" in codes,
        "has_notification": "information" in codes,
        "embeddable_url": link,
        "authorization_url": link,
    }


def _apply(call: Call, device: Device) -> None:
    """Store the fields that were sent and that a caller may set; leave the others alone."""
    known = call.schemas.fields("PUT", item_path(device.kind))
    body: dict[str, Any] = call.body or {}
    sent = {name: value for name, value in body.items() if name in known}
    _check(known, sent)
    if "building_id" in sent:
        sent["building"] = _building(call, sent.pop("building_id"))
    if sent.get("device_model") is not None:
        sent["device_model"] = _model(sent["device_model"])
    if "boost_for_next_session" in sent:
        armed = sent.pop("boost_for_next_session")
        device.armed_at = (device.armed_at or call.now) if armed else None
    for field, settings in _LAST_UPDATED_FIELDS.items():
        if settings & sent.keys():
            device.settings[field] = stamp(call.now)
    device.settings.update(sent)
    device.updated_at = call.now
    if "price_zone" in sent:
        call.world.invalidate_curves(device)


def _check(known: Mapping[str, Any], sent: Mapping[str, Any]) -> None:
    """Reject strings that match the document's types but are no decimal or date-time."""
    readers: dict[str, Callable[[str], object]] = {"decimal_parsing": Decimal, "datetime_parsing": read_moment}
    for name, value in sent.items():
        branches: list[Mapping[str, Any]] = known[name].get("anyOf", [known[name]])
        is_decimal = {"number", "string"} <= {branch.get("type") for branch in branches}
        is_moment = any(branch.get("format") == "date-time" for branch in branches)
        kind = "decimal_parsing" if is_decimal else "datetime_parsing" if is_moment else None
        if kind is None or not isinstance(value, str):
            continue
        try:
            readers[kind](value)
        except (ValueError, ArithmeticError):
            raise HttpError(422, [{"type": kind, "loc": ["body", name], "msg": f"{value!r} cannot be read"}]) from None


def _building(call: Call, building_id: str | None) -> str | None:
    if building_id is None:
        return None
    building = call.world.buildings.get(building_id.lower())
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
    user = call.world.user(call.path["user_id"])
    return [device_view(call, device) for device in call.world.devices_of(user.id, kind)]


def _create(kind: Kind, call: Call) -> dict[str, Any]:
    user = call.world.user(call.path["user_id"])
    device = call.world.add_device(user.id, kind.code)
    _apply(call, device)
    # The owner opens the authorization_url and logs in.
    call.world.scheduler.schedule(call.now + call.world.onboarding_time, partial(call.world.connect, device.id))
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
    return create_auth_session(call, find_device(call, kind).id)


def _handlers() -> dict[tuple[str, str], Handler]:
    handlers: dict[tuple[str, str], Handler] = {}
    for kind in KINDS.values():
        item = item_path(kind)
        collection = item.rpartition("/")[0]
        handlers["GET", collection] = partial(_list, kind)
        handlers["POST", collection] = partial(_create, kind)
        handlers["GET", item] = partial(_get, kind)
        handlers["PUT", item] = partial(_update, kind)
        handlers["POST", f"{item}/auth_session"] = partial(_auth_session, kind)
    return handlers


HANDLERS = _handlers()
