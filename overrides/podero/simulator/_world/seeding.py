"""The people, houses and devices that a world begins with."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from podero.simulator._world.charging import ChargingLife
from podero.simulator._world.entities import Device, Kind, KindCode, Owned, User

if TYPE_CHECKING:
    from podero.simulator._world.world import World

_FIRST_NAMES = ("Alex", "Kim", "Robin", "Sascha", "Toni", "Charlie", "Mika", "Nika", "Luca", "Noel")
_PLACES = (
    ("Wien", "1010", "AT", "AT", 48.2082, 16.3738),
    ("Graz", "8010", "AT", "AT", 47.0707, 15.4395),
    ("Linz", "4020", "AT", "AT", 48.3069, 14.2858),
    ("Berlin", "10115", "DE", "DE_LU", 52.5200, 13.4050),
    ("Hamburg", "20095", "DE", "DE_LU", 53.5511, 9.9937),
)
_MODELS: dict[KindCode, tuple[tuple[str, str, int], ...]] = {
    "hp": (("Nibe", "S2125-8", 2022), ("Nibe", "S-Series", 2023), ("Vaillant", "aroTHERM plus", 2023)),
    "ev": (("Tesla", "Model 3", 2023), ("Volkswagen", "ID.4", 2022), ("Hyundai", "Ioniq 5", 2024)),
    "iv": (("Fronius", "Symo GEN24 10.0 Plus", 2022), ("SMA", "Sunny Tripower 8.0", 2021)),
    "wb": (("go-e", "Charger Gemini 11 kW", 2023), ("KEBA", "KeContact P30", 2022)),
}
_TYPES: dict[KindCode, tuple[str, str]] = {
    "hp": ("hp_atw", "Heat Pump (Air-to-Water)"),
    "ev": ("ev", "Electric Vehicle"),
    "iv": ("inverter", "Solar Inverter"),
    "wb": ("wallbox", "Wallbox"),
}
_SHARES: dict[KindCode, float] = {"hp": 0.7, "ev": 0.6, "iv": 0.6, "wb": 0.35}


def add_admin(world: World) -> User:
    """Add the administrator, whose rights the client credential has.

    Args:
        world: Where.

    Returns:
        The user.
    """
    fields = {"role": "admin", "email": "admin@example.com", "first_name": "Admin", "last_name": "Example"}
    user = User(world.new_id(), fields, world.clock.start - timedelta(days=700))
    world.users[user.id] = user
    return user


def add_users(world: World, count: int) -> str | None:
    """Add end-users with houses, contracts and devices.

    The first one has one device of every kind, the second has none.

    Args:
        world: Where.
        count: How many.

    Returns:
        Id of the first one, or None.
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
                _add_connected(world, user, code, zone, building)
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
    user = User(world.new_id(), fields, joined, location_last_updated=joined)
    world.users[user.id] = user
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


def _add_connected(world: World, user: User, code: KindCode, zone: str, building: Owned) -> None:
    settings: dict[str, Any] = {"price_zone": zone, "is_smart_optimization_active": world.rng.random() < 0.85}
    if code == "hp":
        settings["building"] = building.id
    created = user.joined_at + timedelta(days=1)
    device = world.add_device(user.id, code, created_at=created, settings=settings)
    world.connect(device.id, created)
    number = len(world.devices)
    if number % 11 == 7:
        world.expire_authentication(device.id)
    if number % 6 == 2:
        world.add_cue(device.id, "information")


def build_device(world: World, user_id: str, kind: Kind, created_at: datetime, settings: Mapping[str, Any]) -> Device:
    """Build a device of plausible size that is not connected yet.

    Args:
        world: Source of ids and numbers.
        user_id: Owner.
        kind: What kind.
        created_at: Creation.
        settings: Stored members that differ from their defaults.

    Returns:
        The device, not yet part of the world.
    """
    device_id = world.new_id()
    seed = f"{world.seed}:{device_id}"
    rng = random.Random(seed)
    traits, sized = _SIZES[kind.code](rng)
    life = None
    if kind.code in {"ev", "wb"}:
        arrival, stay = rng.choice(((17.5, 13.0), (17.5, 13.0), (17.5, 13.0), (8.5, 8.0)))
        life = ChargingLife(seed, created_at, traits["capacity_kwh"], traits["power_kw"], arrival, stay)
    return Device(
        id=device_id,
        kind=kind,
        user_id=user_id,
        seed=seed,
        created_at=created_at,
        updated_at=created_at,
        settings={"lifecycle_state": "created", **sized, **settings},
        authenticated=False,
        traits=traits,
        life=life,
    )


def device_model(rng: random.Random, kind: Kind) -> dict[str, Any]:
    """Pick a device model.

    Args:
        rng: Source of choice.
        kind: What kind.

    Returns:
        A DeviceModelOutput.
    """
    manufacturer, model, year = rng.choice(_MODELS[kind.code])
    short, long = _TYPES[kind.code]
    return {
        "device_type": {"short_name": short, "long_name": long},
        "cloud_service_instructions": None,
        "cloud_service_signup_link": None,
        "manufacturer": manufacturer,
        "model": model,
        "year": year,
        "cloud_service": None,
    }


def _heat_pump(rng: random.Random) -> tuple[dict[str, float], dict[str, Any]]:
    settings: dict[str, Any] = {
        "is_hot_water_heating_enabled": True,
        "is_space_heating_enabled": True,
        "dhw_standard_temperature": 48.0,
        "minimum_dhw_temperature_limit": 40.0,
        "maximum_temperature_limit": 23.5,
        "minimum_temperature_limit": 19.5,
        "indoor_target_temperature_offset": 0.0,
        "is_away_mode_enabled": False,
    }
    return {"demand_w_per_k": rng.uniform(110, 230)}, settings


def _electric_vehicle(rng: random.Random) -> tuple[dict[str, float], dict[str, Any]]:
    capacity, power = rng.choice((52.0, 60.0, 77.0, 79.5)), rng.choice((7.4, 11.0, 11.0))
    settings: dict[str, Any] = {
        "battery_capacity_kwh": f"{capacity:.2f}",
        "expected_max_charge_power": round(power * 1000),
        "latitude": round(48.2 + rng.uniform(-1, 1), 5),
        "longitude": round(15.5 + rng.uniform(-1, 1), 5),
    }
    return {"capacity_kwh": capacity, "power_kw": power}, settings


def _inverter(rng: random.Random) -> tuple[dict[str, float], dict[str, Any]]:
    rating, battery = rng.choice((5.2, 7.6, 9.8, 10.2)), rng.choice((0.0, 7.5, 10.0, 10.0))
    settings: dict[str, Any] = {"solar_power_rating_kw": f"{rating:.2f}", "is_battery_connected": battery > 0}
    if battery:
        settings.update(battery_capacity_kwh=f"{battery:.2f}", min_battery_charge="15.00", max_battery_charge="95.00")
    return {"rating_kw": rating, "battery_kwh": battery}, settings


def _wallbox(rng: random.Random) -> tuple[dict[str, float], dict[str, Any]]:
    power = rng.choice((7.4, 11.0))
    return {"capacity_kwh": 60.0, "power_kw": power}, {"charge_power_max_w": round(power * 1000)}


_SIZES = {"hp": _heat_pump, "ev": _electric_vehicle, "iv": _inverter, "wb": _wallbox}
