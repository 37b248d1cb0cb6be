"""Saving a world and going back to it."""

from __future__ import annotations

import json
from datetime import timedelta

import httpx
import pytest

from podero.simulator import Simulator
from tests.support.simulator import START, in_process

PARTS = ("world", "prices", "scheduler", "faults", "requests", "strict", "resident_id")
"""All but what a running clock moves."""


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
    other = Simulator(seed=8, users=1, start=START + timedelta(days=3), speed=60)
    other.load(saved)
    assert (other.org_id, other.client_secret, other.resident_id) == (sim.org_id, sim.client_secret, sim.resident_id)
    assert other.world.clock.now() == sim.world.clock.now()
    assert [other.save()["state"][name] for name in PARTS] == [saved["state"][name] for name in PARTS]
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


def with_faults(sim):
    """Inject a fault of every kind, some of them used."""
    faults = sim.faults
    faults.inject("*/heat-pumps*", status=503, headers={"Retry-After": "1"}, body=b"\xff", times=3)
    faults.inject("*/inverters", method="get", delay={"median": 0.0001, "p95": 0.001}, times=None)
    faults.inject("*/electric-vehicles", json={"a": [1.5, None]}, status=418, share=0.5, times=None)
    faults.inject("*/users", status=500, probability=0.5, times=None)
    faults.inject("*/wallboxes*", drop=True, execute=True, cut_after=3, bytes_per_second=1e6)
    faults.drift("extra_field", "*/users/*", field="later", times=7)
    faults.limit_rate(9, 3600, "*/users*")
    sim.strict = True
    return sim


async def statuses(sim, token):
    """What the API does with a number of requests."""
    async with in_process(sim) as call:
        call.http.headers["authorization"] = token
        found = []
        for path in ("users", "users?x=1", f"users/{sim.resident_id}", f"users/{sim.resident_id}/heat-pumps") * 3:
            response = await call.http.get(f"{call.org}/{path}")
            found.append((response.status_code, response.content, response.headers.get("ratelimit")))
        kinds = ("electric-vehicles", "electric-vehicles", "inverters")
        found += [(await call.http.get(f"{call.org}/users/{sim.resident_id}/{kind}")).status_code for kind in kinds]
        return found


async def test_faults_the_journal_and_strict_are_part_of_the_state():
    sim = with_faults(Simulator(seed=7, users=2, start=START, speed=0))
    async with in_process(sim) as call:
        token = call.http.headers["authorization"]
    before = await statuses(sim, token)
    assert {200, 422, 429, 500, 503, 418} >= {one[0] for one in before[:12]} > {200, 503}
    saved = json.loads(json.dumps(sim.save()))
    other = Simulator(seed=8, users=1, start=START, speed=0)
    other.faults.inject(status=599, times=None)
    other.load(saved)
    assert list(other.faults) == list(sim.faults)
    assert other.requests == sim.requests
    assert len(other.requests) == 17
    assert other.strict
    assert [other.save()["state"][name] for name in PARTS] == [saved["state"][name] for name in PARTS]
    assert await statuses(other, token) == await statuses(sim, token) != before
    for one in (sim, other):
        one.faults.clear()
        one.faults.inject("*/users", status=500, probability=0.5, times=None)
    assert await statuses(other, token) == await statuses(sim, token)
    other.load(Simulator(users=0, start=START).save())
    assert (list(other.faults), other.requests, other.strict) == ([], [], False)


async def test_loading_keeps_the_objects_that_programs_hold(sim, call):
    faults, requests = sim.faults, sim.requests
    fault = faults.inject("*/users", status=503)
    saved = sim.save()
    await call("GET", "/users", expect=503)
    assert fault.times == 0
    sim.load(saved)
    assert sim.faults is faults
    assert sim.requests is requests
    assert [one.times for one in faults] == [1]
    assert len(requests) == 1


async def test_a_fault_that_matches_by_a_function_cannot_be_saved(sim, steer):
    sim.faults.inject(lambda request: True, status=503)
    with pytest.raises(ValueError, match=r"^faults: one matches by a function, which cannot be saved"):
        sim.save()
    refused = await steer("GET", "/state", expect=422)
    assert refused["detail"].startswith("faults: ")


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
        lambda saved: saved | {"format": 1},
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
    bad = [("clock", "$object"), ("world", "rng"), ("tokens",), ("scheduler",), ("faults",), ("requests",)]
    bad += [("faults", "injected"), ("faults", "rng")]
    for path in bad:
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


@pytest.mark.parametrize("name", ["requests", "faults"])
def test_a_state_with_something_else_in_a_list_is_refused(name):
    from podero.simulator._steering import state

    sim = with_faults(Simulator(users=0, start=START))
    saved = sim.save()
    parts = saved["state"]
    (parts["requests"] if name == "requests" else parts["faults"]["injected"]).append({"a": 1})
    saved["checksum"] = state._checksum(parts)
    with pytest.raises(ValueError, match=r"^state: it cannot be read"):
        sim.load(saved)
    assert len(list(sim.faults)) == 7


async def test_a_large_state_is_taken(sim):
    async with httpx.AsyncClient(base_url=sim.base_url, trust_env=False) as http:
        response = await http.put("/_simulator/state", content=b" " * (5 * 2**20))
        assert response.status_code == 422
