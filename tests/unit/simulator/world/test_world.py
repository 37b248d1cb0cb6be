"""The world on its own, without HTTP."""

from __future__ import annotations

from datetime import timedelta

import pytest

from podero.simulator import Clock
from podero.simulator._world.entities import KINDS, User
from podero.simulator._world.errors import NotFoundError
from podero.simulator._world.journeys import advance
from podero.simulator._world.world import World
from tests.support.simulator import START


@pytest.fixture
def world():
    return World(Clock(START, speed=0), seed=7, onboarding_seconds=180)


@pytest.fixture
def user(world):
    user = User(world.new_id(), world.org_id, {}, START)
    world.add_user(user)
    return user


def connected(world, user, kind, **settings):
    device = world.add_device(user.id, kind, settings=settings)
    return world.connect(device.id)


def test_deleted_users_are_found_only_on_request(world, user):
    assert world.user(user.id) is user
    world.delete_user(user.id)
    with pytest.raises(NotFoundError, match="User not found"):
        world.user(user.id)
    assert world.user(user.id, include_deleted=True).deleted_at == START


def test_a_device_is_found_by_owner_kind_and_id(world, user):
    pump, kind = world.add_device(user.id, "hp"), KINDS["hp"]
    other = User(world.new_id(), world.org_id, {}, START)
    world.users[other.id] = other
    assert world.device(user.id, kind, pump.id) is pump
    for owner, wanted, device_id in (
        (other.id, kind, pump.id),
        (user.id, KINDS["ev"], pump.id),
        (user.id, kind, "unknown"),
    ):
        with pytest.raises(NotFoundError, match=f"{wanted.title} not found"):
            world.device(owner, wanted, device_id)
    with pytest.raises(NotFoundError, match="User not found"):
        world.device("unknown", kind, pump.id)


def test_deleted_devices_are_found_only_on_request(world, user):
    pump, car = world.add_device(user.id, "hp"), world.add_device(user.id, "ev")
    assert world.devices_of(user.id) == [pump, car]
    assert world.devices_of(user.id, KINDS["ev"]) == [car]
    world.delete_device(pump.id)
    assert world.devices_of(user.id) == [car]
    with pytest.raises(NotFoundError):
        world.device(user.id, KINDS["hp"], pump.id)
    assert world.device(user.id, KINDS["hp"], pump.id, include_deleted=True) is pump


def test_connecting_starts_the_history_of_a_device(world, user):
    car = world.add_device(user.id, "ev")
    assert (car.authenticated, car.connected_at) == (False, None)
    world.clock.advance(60)
    world.connect(car.id)
    assert (car.authenticated, car.connected_at) == (True, START + timedelta(minutes=1))
    assert car.settings["device_model"]["manufacturer"]
    assert car.charging_schedule.current(world.clock.now()).plug_in == car.connected_at


def test_reconnecting_keeps_history_and_clears_the_pending_action(world, user):
    pump = connected(world, user, "hp")
    model = pump.settings["device_model"]
    world.add_cue(pump.id, "information")
    world.expire_authentication(pump.id)
    assert not pump.authenticated
    world.clock.advance(60)
    world.connect(pump.id)
    assert (pump.authenticated, pump.connected_at, pump.settings["device_model"]) == (True, START, model)
    assert [cue.code for cue in world.cues.values()] == ["information"]


@pytest.mark.parametrize("kind", ["hp", "iv"])
def test_only_things_with_a_plug_can_be_plugged_in(world, user, kind):
    device = connected(world, user, kind)
    for change in (world.plug_in, world.unplug):
        with pytest.raises(ValueError, match=f"a {device.kind.title.lower()} has no plug"):
            change(device.id)


def test_an_armed_boost_starts_with_the_next_session(world, user):
    car = connected(world, user, "ev")
    world.unplug(car.id)
    world.arm_boost(car, world.clock.now())
    advance(world)
    assert car.armed_at is not None
    world.plug_in(car.id)
    advance(world)
    session = world.history.current(car, world.clock.now())
    assert (car.armed_at, session.boosted_at) == (None, world.clock.now())


def test_a_device_without_a_plug_cannot_be_boosted(world, user):
    pump = connected(world, user, "hp")
    with pytest.raises(ValueError, match="a heat pump has no plug"):
        world.boost(pump, START)


def test_a_house_has_one_device_of_each_kind(world, user):
    devices = [world.add_device(user.id, kind) for kind in ("hp", "iv", "hp", "ev", "wb")]
    assert [device.house_id for device in devices] == [f"{user.id}/{n}" for n in (0, 0, 1, 0, 0)]
    assert devices[3].charging_schedule is devices[4].charging_schedule
    world.remove_device(devices[2])
    assert world.houses[f"{user.id}/1"].devices == {}
    assert world.devices_of(user.id) == [devices[0], devices[1], devices[3], devices[4]]


def test_a_lapse_has_a_start_and_an_end(world, user):
    pump = connected(world, user, "hp")
    world.expire_authentication(pump.id)
    world.clock.advance(3600)
    world.expire_authentication(pump.id)
    assert pump.gaps == [(START, None)]
    world.connect(pump.id)
    assert pump.gaps == [(START, START + timedelta(hours=1))]
    assert [pump.is_lapsed(START + timedelta(minutes=n)) for n in (-1, 0, 59, 60)] == [False, True, True, False]


def test_a_changed_user_is_found_by_the_new_value_only(world, user):
    world.update_user(user, {"external_user_id": "a"})
    world.update_user(user, {"external_user_id": "b"})
    assert world.users_with("external_user_id", "a") == world.users_with("external_user_id", None) == []
    assert world.users_with("external_user_id", "b") == [user]
