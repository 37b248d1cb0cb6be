"""The users, buildings, contracts and devices that a world starts with."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from podero.simulator._world.entities import KindCode, Owned, User
from podero.simulator._world.world import World

_FIRST_NAMES = ("Alex", "Kim", "Robin", "Sascha", "Toni", "Charlie", "Mika", "Nika", "Luca", "Noel")
_PLACES = (
    ("Wien", "1010", "AT", "AT", 48.2082, 16.3738),
    ("Graz", "8010", "AT", "AT", 47.0707, 15.4395),
    ("Linz", "4020", "AT", "AT", 48.3069, 14.2858),
    ("Berlin", "10115", "DE", "DE_LU", 52.5200, 13.4050),
    ("Hamburg", "20095", "DE", "DE_LU", 53.5511, 9.9937),
)
_SHARES: dict[KindCode, float] = {"hp": 0.7, "ev": 0.6, "iv": 0.6, "wb": 0.35}


def add_admin(world: World, org_id: str | None = None) -> User:
    """Add the administrator of an organization, in whose name its client credentials act."""
    fields = {"role": "admin", "email": "admin@example.com", "first_name": "Admin", "last_name": "Example"}
    user = User(world.new_id(), org_id or world.org_id, fields, world.clock.start - timedelta(days=700))
    world.add_user(user)
    return user


def add_users(world: World, count: int) -> str | None:
    """Add end-users with buildings, contracts and devices; return the id of the first, or None for no users.

    The first user has one device of every kind, the second has none.
    """
    ids: list[str] = []
    for number in range(count):
        user, zone = _add_user(world, number)
        ids.append(user.id)
        building = _add_building(world, user)
        _add_contract(world, user, building)
        if number == 1:
            continue
        for code, share in _SHARES.items():
            if number == 0 or world.rng.random() < share:
                _add_connected(world, user, code, zone, building, with_battery=number == 0)
    return ids[0] if ids else None


def _add_user(world: World, number: int) -> tuple[User, str]:
    rng = world.rng
    town, zip_code, country, zone, latitude, longitude = rng.choice(_PLACES)
    name = rng.choice(_FIRST_NAMES)
    joined = world.clock.start - timedelta(days=rng.randint(150, 420), seconds=rng.randint(0, 86400))
    fields: dict[str, Any] = {
        "role": "user",
        "email": f"{name.lower()}.{number + 1}@example.com",
        "external_user_id": f"customer-{number + 1:05d}",
        "first_name": name,
        "last_name": "Example",
        "street_and_number": f"Hauptstrasse {rng.randint(1, 120)}",
        "zip_code": zip_code,
        "town": town,
        "country": country,
        "latitude": round(latitude + rng.uniform(-0.05, 0.05), 5),
        "longitude": round(longitude + rng.uniform(-0.05, 0.05), 5),
    }
    user = User(world.new_id(), world.org_id, fields, joined, location_last_updated=joined)
    world.add_user(user)
    return user, zone


def _add_building(world: World, user: User) -> Owned:
    rng = world.rng
    fields: dict[str, Any] = {
        "name": "Home",
        "property_type": rng.choice(("Detached", "Semi-detached", "Terraced")),
        "property_size_m2": rng.randrange(80, 220, 5),
        "property_age": rng.randrange(2, 80),
        "num_occupants": rng.randint(1, 5),
        "photovoltaic": True,
        **{key: user.fields[key] for key in ("street_and_number", "zip_code", "town", "country")},
    }
    building = Owned(world.new_id(), user.id, fields)
    world.buildings[building.id] = building
    return building


def _add_contract(world: World, user: User, building: Owned) -> None:
    contract = Owned(
        world.new_id(),
        user.id,
        {
            "energy_contract_type": "spot_hourly",
            "energy_prices": [],
            "building": building.id,
            "meter_id": str(world.rng.randrange(10**11, 10**12)),
            "supplier": "Example Energy",
            "currency_energy_price": "EUR",
            "energy_price_includes_external_components": False,
        },
    )
    world.contracts[contract.id] = contract


def _add_connected(world: World, user: User, code: KindCode, zone: str, building: Owned, *, with_battery: bool) -> None:
    is_smart = with_battery or world.rng.random() < 0.85
    settings: dict[str, Any] = {
        "price_zone": zone,
        "is_smart_optimization_active": is_smart,
        "is_trading_enabled": is_smart,
    }
    if code == "hp":
        settings["building"] = building.id
    created = user.joined_at + timedelta(days=1)
    device = world.add_device(user.id, code, created_at=created, settings=settings, with_battery=with_battery)
    world.connect(device.id, created)
    number = len(world.devices)
    if number % 11 == 7:
        world.expire_authentication(device.id)
    if number % 6 == 2:
        world.add_cue(device.id, "information")
