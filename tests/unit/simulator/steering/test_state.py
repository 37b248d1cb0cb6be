"""Saving a world and going back to it."""

from __future__ import annotations

import json
from datetime import timedelta

import httpx
import pytest

from podero.simulator import Simulator
from tests.support.simulator import START, in_process


async def views(sim, token=None):
    """Everything that clients read of a world."""
    async with in_process(sim) as call:
        if token is not None:
            call.http.headers["authorization"] = token
        users = await call("GET", "/users")
        found = {"users": users, "me": await call("GET", "/api/partners/v2.0/auth/me")}
        for user_id in [user["id"] for user in users]:
            for kind in ("heat-pumps", "electric-vehicles", "inverters"):
                path = f"/users/{user_id}/{kind}"
                found[path] = await call("GET", path)
                for device in found[path]:
                    found[device["id"]] = await call("GET", f"{path}/{device['id']}/data")
        return found


def lived(sim):
    """Let something of every kind happen."""
    world = sim.world
    ids = sim.device_ids(sim.resident_id)
    world.plug_in(ids["ev"][0], 30)
    world.clock.advance(1800)
    world.expire_authentication(ids["hp"][0])
    world.add_cue(ids["iv"][0], "information")
    world.delete_user(list(world.users)[-1])
    world.prices.sent["AT", world.clock.now().toordinal()] = [1.5] * 96
    sim.credentials_of(list(world.users)[1])
    sim.add_organization()
    world.clock.speed = 0
    return sim


async def test_another_simulator_goes_on_from_a_saved_state():
    sim = lived(Simulator(seed=7, users=4, start=START, speed=0))
    async with in_process(sim) as call:
        token = call.http.headers["authorization"]
        await call("POST", "/users", json={"role": "user", "email": "x@y.z", "latitude": 1.0})
    saved = json.loads(json.dumps(sim.save()))
    parts = ("world", "prices", "scheduler", "resident_id")
    other = Simulator(seed=8, users=1, start=START + timedelta(days=3), speed=60)
    other.load(saved)
    assert (other.org_id, other.client_secret, other.resident_id) == (sim.org_id, sim.client_secret, sim.resident_id)
    assert other.world.clock.now() == sim.world.clock.now()
    assert [other.save()["state"][name] for name in parts] == [saved["state"][name] for name in parts]
    for _ in range(2):
        assert await views(other, token) == await views(sim, token)
        for one in (sim, other):
            one.world.clock.advance(7 * 3600)


async def test_a_state_is_a_point_to_come_back_to(sim, call, steer):
    saved = await steer("GET", "/state")
    before = await call("GET", "/users")
    await call("POST", "/users", json={"role": "user", "email": "x@y.z"})
    await steer("POST", "/clock/advance", seconds=3600)
    assert await steer("PUT", "/state", **saved) == {"now": "2026-01-15T09:00:00Z", "speed": 0}
    assert await call("GET", "/users") == before
    await call("POST", "/users", json={"role": "user", "email": "x@y.z"})


async def test_tokens_are_part_of_the_state(sim, call, steer):
    saved = await steer("GET", "/state")
    await steer("POST", "/tokens/revoke")
    await call("GET", "/users", expect=401)
    await steer("PUT", "/state", **saved)
    await call("GET", "/users")
    sim.world.clock.advance(36000)
    await call("GET", "/users", expect=401)


def change(saved, *path):
    value = saved["state"]
    for key in path[:-1]:
        value = value[key]
    value[path[-1]] = 5
    return saved


@pytest.mark.parametrize(
    "spoil",
    [
        lambda saved: None,
        lambda saved: [],
        lambda saved: {},
        lambda saved: saved | {"format": 2},
        lambda saved: saved | {"checksum": "0"},
        lambda saved: saved | {"state": dict(reversed(saved["state"].items()))},
        lambda saved: change(saved, "world", "seed"),
    ],
)
def test_what_is_no_saved_state_is_refused(spoil):
    sim = Simulator(users=1, start=START, speed=0)
    world = sim.world
    with pytest.raises(ValueError, match=r"^state: this is no saved state"):
        sim.load(spoil(sim.save()))
    assert sim.world is world


def test_a_state_that_cannot_be_read_is_refused():
    from podero.simulator._steering import state

    sim = Simulator(users=0, start=START)
    for path in (("clock", "$object"), ("world", "rng"), ("tokens",), ("scheduler",)):
        saved = change(sim.save(), *path)
        saved["checksum"] = state._checksum(saved["state"])
        with pytest.raises(ValueError, match=r"^state: it cannot be read"):
            sim.load(saved)


def test_numbers_that_other_tools_write_otherwise_are_the_same():
    sim = Simulator(users=1, start=START, speed=1.0)
    saved = sim.save()
    text = json.dumps(saved).replace(".0,", ",").replace(".0}", "}")
    assert text != json.dumps(saved)
    sim.load(json.loads(text))


async def test_a_large_state_is_taken(sim):
    async with httpx.AsyncClient(base_url=sim.base_url, trust_env=False) as http:
        response = await http.put("/_simulator/state", content=b" " * (5 * 2**20))
        assert response.status_code == 422
