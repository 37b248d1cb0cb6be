"""What a world starts with."""

from __future__ import annotations

import pytest

from podero.simulator import Clock
from podero.simulator._world.entities import KINDS
from podero.simulator._world.seeding import add_admin, add_users
from podero.simulator._world.world import World
from tests.support.simulator import START


def seeded(users, seed=7):
    world = World(Clock(START, speed=0), seed=seed, onboarding_seconds=180)
    return world, add_admin(world), add_users(world, users)


def test_the_administrator_owns_nothing():
    world, admin, first = seeded(0)
    assert (list(world.users), first) == ([admin.id], None)
    assert admin.fields["role"] == "admin"
    assert world.devices == world.buildings == world.contracts == {}


def test_the_first_user_has_every_device_and_the_second_none():
    world, _, first = seeded(12)
    _, one, other, *_ = world.users.values()
    assert one.id == first
    assert {device.kind.code for device in world.devices_of(one.id)} == set(KINDS)
    assert all(device.authenticated and device.connected_at < START for device in world.devices_of(one.id))
    assert world.devices_of(other.id) == []


def test_every_user_has_a_building_with_a_contract():
    world, admin, _ = seeded(5)
    owners = set(world.users) - {admin.id}
    assert {building.user_id for building in world.buildings.values()} == owners
    assert {contract.fields["building"] for contract in world.contracts.values()} == set(world.buildings)


def test_some_devices_have_something_pending():
    world, _, _ = seeded(12)
    assert {cue.code for cue in world.cues.values()} == {"reauthenticate", "information"}
    assert {device.authenticated for device in world.devices.values()} == {True, False}


@pytest.mark.parametrize("seed", [7, 8])
def test_the_same_seed_gives_the_same_world(seed):
    worlds = [seeded(6, seed)[0] for _ in range(2)]
    assert worlds[0].org_id == worlds[1].org_id
    for name in ("users", "devices", "buildings", "contracts", "cues"):
        assert getattr(worlds[0], name) == getattr(worlds[1], name)
    assert worlds[0].users.keys().isdisjoint(seeded(6, seed + 10)[0].users)
