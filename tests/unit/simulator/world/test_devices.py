"""Devices of plausible size."""

from __future__ import annotations

import random

import attrs
import pytest

from podero._document import template
from podero.models import DeviceModelOutput
from podero.simulator._api.schemas import Schemas
from podero.simulator._http.document import read_document, read_operations
from podero.simulator._world.devices import build_device, fit, pick_model
from podero.simulator._world.entities import KINDS, House
from podero.simulator._world.noise import seed_of
from tests.support.simulator import START

DOCUMENT = read_document()
OPERATIONS = read_operations(DOCUMENT)
SCHEMAS = Schemas(DOCUMENT)


def build(kind, seed, **settings):
    house = House("owner/0", "owner", "Wien", 1)
    return build_device(house, "id", kind, seed=seed_of(seed), created_at=START, settings=settings)


@pytest.mark.parametrize("kind", KINDS)
def test_a_device_follows_from_its_seed_and_is_not_connected(kind):
    device = build(kind, "a", price_zone="DE_LU")
    assert device == build(kind, "a", price_zone="DE_LU")
    assert (device.kind.code, device.user_id, device.settings["price_zone"]) == (kind, "owner", "DE_LU")
    assert (device.authenticated, device.connected_at, device.settings["lifecycle_state"]) == (False, None, "created")
    assert len({tuple(build(kind, seed).traits.values()) for seed in "abcdefgh"}) > 1


@pytest.mark.parametrize("kind", KINDS)
def test_settings_and_models_are_fields_of_the_document(kind):
    path = template(f"/org/{{o}}/users/{{u}}/{KINDS[kind].path}/{{d}}")
    [operation] = [found for found in OPERATIONS if (found.method, found.template) == ("PUT", path)]
    fields = SCHEMAS.blank(operation.output).keys()
    of_models = {field.name for field in attrs.fields(DeviceModelOutput)}
    for seed in "abcdefgh":
        assert build(kind, seed).settings.keys() <= fields
        assert pick_model(random.Random(seed), kind).keys() == of_models


@pytest.mark.parametrize("kind", KINDS)
def test_cars_and_wallboxes_have_a_charging_schedule(kind):
    schedule = build(kind, "a").charging_schedule
    assert (schedule is not None) is (kind in {"ev", "wb"})
    assert schedule is None or schedule.stays(START.toordinal(), START.toordinal() + 9) == []


def test_a_car_and_a_wallbox_share_their_schedule():
    house = House("owner/0", "owner", "Wien", 1)
    box, car = (
        build_device(house, code, code, seed=seed_of(code), created_at=START, settings={}) for code in ("wb", "ev")
    )
    assert box.charging_schedule is car.charging_schedule is house.schedule
    assert house.devices == {"wb": box, "ev": car}


def test_a_battery_can_be_asked_for():
    house = House("owner/0", "owner", "Wien", 1)
    for seed in range(20):
        inverter = build_device(house, "x", "iv", seed=seed, created_at=START, settings={}, with_battery=True)
        assert inverter.traits["battery_kwh"] > 0


@pytest.mark.parametrize(
    ("settings", "traits"),
    [
        ({"solar_power_rating_kw": "3.50"}, {"rating_kw": 3.5, "battery_kwh": 7.5}),
        ({"is_battery_connected": False, "battery_capacity_kwh": "5.00"}, {"rating_kw": 9.8, "battery_kwh": 0.0}),
        ({"battery_capacity_kwh": "5.00"}, {"rating_kw": 9.8, "battery_kwh": 5.0}),
        ({"battery_capacity_kwh": None}, {"rating_kw": 9.8, "battery_kwh": 7.5}),
    ],
)
def test_a_new_inverter_has_the_size_it_is_described_with(settings, traits):
    device = build("iv", "a")
    device.traits.update(rating_kw=9.8, battery_kwh=7.5)
    device.settings.update({"is_battery_connected": True, "battery_capacity_kwh": "7.50"} | settings)
    device.settings["solar_power_rating_kw"] = settings.get("solar_power_rating_kw", "9.80")
    fit(device)
    assert device.traits == traits
    device.connected_at = START
    device.settings["solar_power_rating_kw"] = "1.00"
    fit(device)
    assert device.traits == traits


def test_a_new_inverter_may_get_a_battery():
    device = build("iv", "a")
    device.traits["battery_kwh"] = 0.0
    device.settings.update(is_battery_connected=True, battery_capacity_kwh=None)
    fit(device)
    assert device.traits["battery_kwh"] == 10.0
