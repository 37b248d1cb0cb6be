"""Devices of plausible size."""

from __future__ import annotations

import random

import attrs
import pytest

from podero.models import DeviceModelOutput
from podero.simulator._api.devices import item_path
from podero.simulator._api.schemas import Schemas
from podero.simulator._http.document import read_document, read_operations
from podero.simulator._world.devices import build_device, pick_model
from podero.simulator._world.entities import KINDS
from tests.support.simulator import START

DOCUMENT = read_document()
SCHEMAS = Schemas(DOCUMENT, read_operations(DOCUMENT))


def build(kind, seed, **settings):
    return build_device("id", "owner", kind, seed=seed, created_at=START, settings=settings)


@pytest.mark.parametrize("kind", KINDS)
def test_a_device_follows_from_its_seed_and_is_not_connected(kind):
    device = build(kind, "a", price_zone="DE_LU")
    assert device == build(kind, "a", price_zone="DE_LU")
    assert (device.kind.code, device.user_id, device.settings["price_zone"]) == (kind, "owner", "DE_LU")
    assert (device.authenticated, device.connected_at, device.settings["lifecycle_state"]) == (False, None, "created")
    assert len({tuple(build(kind, seed).traits.values()) for seed in "abcdefgh"}) > 1


@pytest.mark.parametrize("kind", KINDS)
def test_settings_and_models_are_fields_of_the_document(kind):
    fields = SCHEMAS.blank("PUT", item_path(KINDS[kind])).keys()
    of_models = {field.name for field in attrs.fields(DeviceModelOutput)}
    for seed in "abcdefgh":
        assert build(kind, seed).settings.keys() <= fields
        assert pick_model(random.Random(seed), kind).keys() == of_models


@pytest.mark.parametrize("kind", KINDS)
def test_cars_and_wallboxes_have_a_charging_schedule(kind):
    schedule = build(kind, "a").charging_schedule
    assert (schedule is not None) is (kind in {"ev", "wb"})
    assert schedule is None or schedule.begins == START
