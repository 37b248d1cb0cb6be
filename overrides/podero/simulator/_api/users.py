"""Users, their buildings and their energy contracts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from podero.simulator._api.call import Call, Handler
from podero.simulator._api.inputs import refuse, sent_fields
from podero.simulator._http.messages import HttpError, Response
from podero.simulator._world.entities import KINDS, Owned, User
from podero.simulator._world.moments import stamp, stamp_or_none

_UNIQUE: dict[Literal["email", "external_user_id"], str] = {"email": "e-mail", "external_user_id": "external id"}
_LOCATION_FIELDS = {"street_and_number", "street_add_info", "zip_code", "town", "country", "latitude", "longitude"}


def _view(call: Call, user: User) -> dict[str, Any]:
    world = call.world
    view = call.blank()
    view.update({name: value for name, value in user.fields.items() if name in view})
    devices = world.devices_of(user.id)
    view.update({kind.counter: sum(device.kind is kind for device in devices) for kind in KINDS.values()})
    view.update(
        id=user.id,
        organization_id=user.org_id,
        is_onboarded=any(device.authenticated for device in devices),
        joined_at=stamp(user.joined_at),
    )
    if "location_last_updated" in view:
        view["location_last_updated"] = stamp_or_none(user.location_last_updated)
    return view


def _create_token(call: Call) -> Response:
    """Issue a token for a username and password, or for a refresh token."""
    return call.tokens.password_grant(call.body)


def _get_me(call: Call) -> dict[str, Any]:
    """Show the user whose token was sent."""
    return _view(call, call.find_user(call.caller.id if call.caller is not None else ""))


def _list_users(call: Call) -> list[dict[str, Any]]:
    return [_view(call, user) for user in call.users() if user.deleted_at is None or call.query.get("include_deleted")]


def _create_user(call: Call) -> dict[str, Any]:
    user = User(call.world.new_id(), call.org_id, {}, call.now)
    _apply(call, user)
    call.world.add_user(user)
    return _view(call, user)


def _get_user(call: Call) -> dict[str, Any]:
    return _view(call, call.find_user(call.path["user_id"]))


def _get_user_by_external_id(call: Call) -> dict[str, Any]:
    found = call.world.users_with("external_user_id", call.path["external_id"])
    for user in found:
        if user.org_id == call.org_id and (user.deleted_at is None or call.query.get("include_deleted")):
            return _view(call, user)
    raise HttpError(404, "User not found")


def _update_user(call: Call) -> dict[str, Any]:
    user = call.find_user(call.path["user_id"])
    _apply(call, user)
    return _view(call, user)


def _apply(call: Call, user: User) -> None:
    sent = sent_fields(call)
    for name, title in _UNIQUE.items():
        others = [one for one in call.world.users_with(name, sent.get(name)) if one.org_id == user.org_id]
        if any(other is not user and other.deleted_at is None for other in others):
            # The API record names no status for this; uniqueness itself is on record.
            raise HttpError(409, f"A user with this {title} already exists")
    if "country_iso2" in sent:
        sent["country"] = sent.pop("country_iso2")
    if _LOCATION_FIELDS & sent.keys():
        user.location_last_updated = call.now
    call.world.update_user(user, sent)


# --- buildings ---


def _building_view(call: Call, building: Owned) -> dict[str, Any]:
    return {**call.blank(), **building.fields, "id": building.id}


def _owned(call: Call, records: Mapping[str, Owned], record_id: str, title: str) -> Owned:
    """Find a building or contract of the user in the request path."""
    call.find_user(call.path["user_id"])
    record = records.get(record_id)
    if record is None or record.user_id != call.path["user_id"]:
        raise HttpError(404, f"{title} not found")
    return record


def _create_building(call: Call) -> dict[str, Any]:
    user = call.find_user(call.path["user_id"])
    building = Owned(call.world.new_id(), user.id, sent_fields(call))
    call.world.buildings[building.id] = building
    return _building_view(call, building)


def _get_building(call: Call) -> dict[str, Any]:
    building = _owned(call, call.world.buildings, call.path["building_id"], "Building")
    return _building_view(call, building)


def _update_building(call: Call) -> dict[str, Any]:
    building = _owned(call, call.world.buildings, call.path["building_id"], "Building")
    building.fields.update(sent_fields(call))
    return _building_view(call, building)


# --- energy contracts ---


def _contract_view(call: Call, contract: Owned) -> dict[str, Any]:
    return {**call.blank(), "energy_prices": [], **contract.fields, "id": contract.id}


def _contract_fields(call: Call, current: Mapping[str, Any]) -> dict[str, Any]:
    fields = sent_fields(call)
    if "building_id" in fields:
        building_id = fields.pop("building_id")
        fields["building"] = building_id and _owned(call, call.world.buildings, building_id, "Building").id
    merged = {**current, **fields}
    is_hourly = merged.get("energy_contract_type") == "spot_hourly" and bool(merged.get("energy_prices"))
    if is_hourly and not merged.get("currency_energy_price"):
        # API record: required when hourly prices are given.
        refuse("currency_energy_price", "missing", "Field required when energy_prices are given")
    return fields


def _list_contracts(call: Call) -> list[dict[str, Any]]:
    user = call.find_user(call.path["user_id"])
    return [_contract_view(call, c) for c in call.world.contracts.values() if c.user_id == user.id]


def _create_contract(call: Call) -> dict[str, Any]:
    user = call.find_user(call.path["user_id"])
    contract = Owned(call.world.new_id(), user.id, _contract_fields(call, {}))
    call.world.contracts[contract.id] = contract
    return _contract_view(call, contract)


def _update_contract(call: Call) -> dict[str, Any]:
    contract = _owned(call, call.world.contracts, call.path["energy_contract_id"], "Energy contract")
    contract.fields.update(_contract_fields(call, contract.fields))
    return _contract_view(call, contract)


_USERS = "/org/{org_id}/users"
_USER = "/org/{org_id}/users/{user_id}"
HANDLERS: dict[tuple[str, str], Handler] = {
    ("POST", "/auth/token"): _create_token,
    ("GET", "/auth/me"): _get_me,
    ("GET", _USERS): _list_users,
    ("POST", _USERS): _create_user,
    ("GET", f"{_USERS}/by-ext-id/{{external_id}}"): _get_user_by_external_id,
    ("GET", _USER): _get_user,
    ("PUT", _USER): _update_user,
    ("POST", f"{_USER}/buildings"): _create_building,
    ("GET", f"{_USER}/buildings/{{building_id}}"): _get_building,
    ("PUT", f"{_USER}/buildings/{{building_id}}"): _update_building,
    ("GET", f"{_USER}/energy-contracts"): _list_contracts,
    ("POST", f"{_USER}/energy-contracts"): _create_contract,
    ("PUT", f"{_USER}/energy-contracts/{{energy_contract_id}}"): _update_contract,
}
