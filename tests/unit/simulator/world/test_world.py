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
    user = User(world.new_id(), {}, START)
    world.users[user.id] = user
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
    other = User(world.new_id(), {}, START)
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
    session = car.charging_schedule.current(world.clock.now())
    assert (session.plug_in, session.is_charging(world.clock.now())) == (car.connected_at, False)


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


def test_curves_follow_prices_and_sessions(world, user):
    car = connected(world, user, "ev", price_zone="AT")
    world.unplug(car.id)
    day = START.date()
    assert not any(world.curve(car, day)["is_plugged_in"][36:40])
    world.plug_in(car.id, 40.0)
    assert all(world.curve(car, day)["is_plugged_in"][36:40])
    world.prices.store("AT", {START: 1.0})
    assert world.curve(car, day)["price"][36] != 1.0
    world.invalidate_curves()
    assert world.curve(car, day)["price"][36] == 1.0


def test_totals_cover_the_time_from_the_connection_until_now(world, user):
    pump = connected(world, user, "hp")
    today = START.date()
    assert world.totals(pump, today).energy_wh == 0
    world.clock.advance(timedelta(hours=1))
    energies = world.curve(pump, today)["estimated_consumption"]
    assert world.totals(pump, today).energy_wh == sum(energies[36:40])
    world.clock.advance(timedelta(days=3))
    assert world.totals(pump, today).energy_wh == sum(energies[36:])
    tomorrow = today + timedelta(days=1)
    assert world.totals(pump, tomorrow).energy_wh == sum(world.curve(pump, tomorrow)["estimated_consumption"])
    assert world.totals(pump, today - timedelta(days=1)).energy_wh == 0
    assert world.totals(pump, today + timedelta(days=9)).energy_wh == 0


def test_an_armed_boost_starts_with_the_next_session(world, user):
    car = connected(world, user, "ev")
    world.unplug(car.id)
    world.arm_boost(car, world.clock.now())
    advance(world)
    assert car.armed_at is not None
    world.plug_in(car.id)
    advance(world)
    assert (car.armed_at, car.boosted.boosted_at) == (None, world.clock.now())


def test_a_device_without_a_plug_cannot_be_boosted(world, user):
    pump, car = connected(world, user, "hp"), connected(world, user, "ev")
    world.boost(pump, car.charging_schedule.current(START), START)
    assert pump.boosted is None
