"""Users, their buildings and their energy contracts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from podero.simulator._http.messages import Answer, Call, HttpError, stamp, stamp_or_none
from podero.simulator._world.entities import KINDS, Owned, User
from podero.simulator._world.world import World

_PLACE = {"street_and_number", "street_add_info", "zip_code", "town", "country", "latitude", "longitude"}


def _view(world: World, user: User, schema: str) -> dict[str, Any]:
    view = world.blank(schema)
    view.update({name: value for name, value in user.fields.items() if name in view})
    devices = world.devices_of(user.id)
    view.update({kind.counter: sum(device.kind is kind for device in devices) for kind in KINDS.values()})
    view.update(
        id=user.id,
        organization_id=world.org_id,
        is_onboarded=any(device.authenticated for device in devices),
        joined_at=stamp(user.joined_at),
    )
    if "location_last_updated" in view:
        view["location_last_updated"] = stamp_or_none(user.location_last_updated)
    return view


def create_token(call: Call) -> Answer:
    """Give out a token for a username and password, or a refresh token."""
    return call.world.tokens.password_grant(call.body)


def get_me(call: Call) -> dict[str, Any]:
    """Show the user whose token it is."""
    return _view(call.world, call.world.user(str(call.user_id)), "UserOutput")


def list_users(call: Call) -> list[dict[str, Any]]:
    """List the organization's users."""
    return [
        _view(call.world, user, "UserOutput")
        for user in call.world.users.values()
        if user.deleted_at is None or call.query.get("include_deleted")
    ]


def create_user(call: Call) -> dict[str, Any]:
    """Create a user."""
    user = User(call.world.new_id(), {}, call.now)
    _apply(call, user)
    call.world.users[user.id] = user
    return _view(call.world, user, "UserWriteOutput")


def get_user(call: Call) -> dict[str, Any]:
    """Show a user."""
    return _view(call.world, call.world.user(call.path["user_id"]), "UserOutput")


def get_user_by_external_id(call: Call) -> dict[str, Any]:
    """Show a user by the partner's own id."""
    for user in call.world.users.values():
        if user.fields.get("external_user_id") == call.path["external_id"] and (
            user.deleted_at is None or call.query.get("include_deleted")
        ):
            return _view(call.world, user, "UserOutput")
    raise HttpError(404, "User not found")


def update_user(call: Call) -> dict[str, Any]:
    """Change what was sent of a user."""
    user = call.world.user(call.path["user_id"])
    _apply(call, user)
    return _view(call.world, user, "UserWriteOutput")


def _apply(call: Call, user: User) -> None:
    known = call.world.properties("UserUpdateInput").keys() | call.world.properties("UserInput").keys()
    sent = {name: value for name, value in call.body.items() if name in known}
    for name, title in (("email", "e-mail"), ("external_user_id", "external id")):
        taken = sent.get(name) is not None and any(
            other is not user and other.deleted_at is None and other.fields.get(name) == sent[name]
            for other in call.world.users.values()
        )
        if taken:
            # The API record names no status for it; uniqueness itself is on record.
            raise HttpError(409, f"A user with this {title} already exists")
    if "country_iso2" in sent:
        sent["country"] = sent.pop("country_iso2")
    if _PLACE & sent.keys():
        user.location_last_updated = call.now
    user.fields.update(sent)


# --- buildings ---


def _building_view(world: World, building: Owned) -> dict[str, Any]:
    return {**world.blank("BuildingOutput"), **building.fields, "id": building.id}


def _owned(call: Call, things: Mapping[str, Owned], thing_id: str, title: str) -> Owned:
    call.world.user(call.path["user_id"])
    thing = things.get(thing_id)
    if thing is None or thing.user_id != call.path["user_id"]:
        raise HttpError(404, f"{title} not found")
    return thing


def _sent(call: Call, schema: str) -> dict[str, Any]:
    known = call.world.properties(schema)
    return {name: value for name, value in call.body.items() if name in known}


def create_building(call: Call) -> dict[str, Any]:
    """Add a building to a user."""
    user = call.world.user(call.path["user_id"])
    building = Owned(call.world.new_id(), user.id, _sent(call, "BuildingInput"))
    call.world.buildings[building.id] = building
    return _building_view(call.world, building)


def get_building(call: Call) -> dict[str, Any]:
    """Show a building."""
    building = _owned(call, call.world.buildings, call.path["building_id"], "Building")
    return _building_view(call.world, building)


def update_building(call: Call) -> dict[str, Any]:
    """Change what was sent of a building."""
    building = _owned(call, call.world.buildings, call.path["building_id"], "Building")
    building.fields.update(_sent(call, "BuildingInput"))
    return _building_view(call.world, building)


# --- energy contracts ---


def _contract_view(world: World, contract: Owned) -> dict[str, Any]:
    return {**world.blank("EnergyContractOutput"), "energy_prices": [], **contract.fields, "id": contract.id}


def _contract_fields(call: Call) -> dict[str, Any]:
    fields = _sent(call, "EnergyContractInput")
    if "building_id" in fields:
        building_id = fields.pop("building_id")
        fields["building"] = building_id and _owned(call, call.world.buildings, building_id.lower(), "Building").id
    return fields


def list_contracts(call: Call) -> list[dict[str, Any]]:
    """List a user's energy contracts."""
    user = call.world.user(call.path["user_id"])
    return [_contract_view(call.world, c) for c in call.world.contracts.values() if c.user_id == user.id]


def create_contract(call: Call) -> dict[str, Any]:
    """Add an energy contract to a user."""
    user = call.world.user(call.path["user_id"])
    contract = Owned(call.world.new_id(), user.id, _contract_fields(call))
    call.world.contracts[contract.id] = contract
    return _contract_view(call.world, contract)


def update_contract(call: Call) -> dict[str, Any]:
    """Change what was sent of an energy contract."""
    contract = _owned(call, call.world.contracts, call.path["energy_contract_id"], "Energy contract")
    contract.fields.update(_contract_fields(call))
    return _contract_view(call.world, contract)


_USERS = "/org/{org_id}/users"
_USER = "/org/{org_id}/users/{user_id}"
HANDLERS = {
    ("POST", "/auth/token"): create_token,
    ("GET", "/auth/me"): get_me,
    ("GET", _USERS): list_users,
    ("POST", _USERS): create_user,
    ("GET", f"{_USERS}/by-ext-id/{{external_id}}"): get_user_by_external_id,
    ("GET", _USER): get_user,
    ("PUT", _USER): update_user,
    ("POST", f"{_USER}/buildings"): create_building,
    ("GET", f"{_USER}/buildings/{{building_id}}"): get_building,
    ("PUT", f"{_USER}/buildings/{{building_id}}"): update_building,
    ("GET", f"{_USER}/energy-contracts"): list_contracts,
    ("POST", f"{_USER}/energy-contracts"): create_contract,
    ("PUT", f"{_USER}/energy-contracts/{{energy_contract_id}}"): update_contract,
}
