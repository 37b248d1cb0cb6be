"""Builds devices: plausible models, sizes and habits, determined by a seed."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from podero.simulator._world.charging import ChargingSchedule
from podero.simulator._world.entities import KINDS, Device, House, KindCode
from podero.simulator._world.settings import number

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

# What settings count as that nobody has set: the document's defaults, where it has any.
DEFAULTS: dict[KindCode, dict[str, Any]] = {
    "ev": {"is_charge_policy_enabled": False, "minimum_charge_limit": 100, "charge_deadline_at": "06:00:00"},
}
# Nothing is planned for a car before it is connected.
_NEVER = datetime(9999, 1, 1, tzinfo=UTC)
_USUAL_BATTERY_KWH = 10.0


def build_device(
    house: House,
    device_id: str,
    kind: KindCode,
    *,
    seed: int,
    created_at: datetime,
    settings: Mapping[str, Any],
    with_battery: bool = False,
) -> Device:
    """Build a device that is not connected yet; `settings` are stored fields that differ from their defaults."""
    rng = random.Random(seed)
    traits, sized = _SIZES[kind](rng)
    while with_battery and not traits.get("battery_kwh", 1):
        traits, sized = _SIZES[kind](rng)
    if kind in {"ev", "wb"} and house.schedule is None:
        arrival, stay = rng.choice(((17.5, 13.0), (17.5, 13.0), (17.5, 13.0), (8.5, 8.0)))
        house.schedule = ChargingSchedule(house.seed, _NEVER, traits["capacity_kwh"], traits["power_kw"], arrival, stay)
    device = Device(
        id=device_id,
        kind=KINDS[kind],
        user_id=house.user_id,
        house_id=house.id,
        town=house.town,
        seed=seed,
        created_at=created_at,
        updated_at=created_at,
        settings={"lifecycle_state": "created", **sized, **settings},
        authenticated=False,
        traits=traits,
        charging_schedule=house.schedule if kind in {"ev", "wb"} else None,
    )
    house.devices[kind] = device
    return device


def fit(device: Device) -> None:
    """Give an inverter that is not connected yet the size that its settings describe."""
    if device.kind.code != "iv" or device.connected_at is not None:
        return
    battery = number(device.settings, "battery_capacity_kwh", 0.0) or device.traits["battery_kwh"] or _USUAL_BATTERY_KWH
    device.traits["rating_kw"] = number(device.settings, "solar_power_rating_kw", device.traits["rating_kw"])
    device.traits["battery_kwh"] = battery if device.settings.get("is_battery_connected") else 0.0


def pick_model(rng: random.Random, kind: KindCode) -> dict[str, Any]:
    """Pick a device model, shaped as a DeviceModelOutput."""
    manufacturer, model, year = rng.choice(_MODELS[kind])
    short, long = _TYPES[kind]
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
        settings["user_limits_enabled"] = True
    return {"rating_kw": rating, "battery_kwh": battery}, settings


def _wallbox(rng: random.Random) -> tuple[dict[str, float], dict[str, Any]]:
    power = rng.choice((7.4, 11.0))
    return {"capacity_kwh": 60.0, "power_kw": power}, {"charge_power_max_w": round(power * 1000)}


_SIZES = {"hp": _heat_pump, "ev": _electric_vehicle, "iv": _inverter, "wb": _wallbox}
