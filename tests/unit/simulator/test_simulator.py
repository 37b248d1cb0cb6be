"""The simulator as one object."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from podero import Clock, PoderoClient, errors
from podero.simulator import Simulator
from tests.support.simulator import START, in_process


def test_urls():
    sim = Simulator(host="::1", port=8080, users=0)
    assert sim.base_url == "http://[::1]:8080"
    assert sim.api_url == "http://[::1]:8080/api/partners/v2.0/"
    assert sim.token_url == "http://[::1]:8080/oauth2/token/"


def test_the_resident_is_an_end_user_if_there_is_one():
    sim = Simulator(users=1, start=START)
    assert isinstance(sim.resident_id, UUID)
    assert sim.world.users[str(sim.resident_id)].fields["role"] == "user"
    with pytest.raises(LookupError, match="users=1"):
        _ = Simulator(users=0).resident_id


def test_credentials_are_those_of_the_token_service_and_stay_out_of_the_repr():
    sim = Simulator(seed=7, users=0)
    given = (sim.client_id, sim.client_secret, sim.username, sim.password)
    tokens = sim.tokens
    assert given == (tokens.client_id, tokens.client_secret, tokens.username, tokens.password)
    assert repr(sim) == f"Simulator(base_url='http://127.0.0.1:0', org_id='{sim.org_id}', seed=7)"


def test_a_seed_stands_for_the_same_ids_and_credentials_in_every_release():
    # As docs/simulator.md shows them; people put them into configuration files.
    sim = Simulator(seed=7)
    assert sim.org_id == "6513270e-269e-4d37-b2a7-4de452e6b438"
    assert (sim.client_id, sim.client_secret) == ("simulator-7", "secret-1600a35a099950d8")


async def view_of(seed, start=START):
    sim = Simulator(seed=seed, users=4, start=start, speed=0)
    async with in_process(sim) as call:
        users = await call("GET", "/users")
        path = f"/users/{users[1]['id']}"
        created = await call("POST", "/users", json={"role": "user", "email": "x@y.z"})
        cars = await call("GET", f"{path}/electric-vehicles")
        data = await call("GET", f"{path}/electric-vehicles/{cars[0]['id']}/data")
        return sim.client_secret, users, created, cars, data


async def test_the_same_seed_and_start_give_the_same_responses():
    assert await view_of(7) == await view_of(7)
    one, other = await view_of(7), await view_of(8)
    assert all(a != b for a, b in zip(one, other, strict=True))


async def test_the_document_can_be_given_as_a_path(tmp_path):
    path = tmp_path / "openapi.json"
    path.write_text('{"openapi": "3.1.0", "paths": {"/ping": {"get": {"responses": {"204": {}}}}}}')
    sim = Simulator(document=path, users=0)
    async with in_process(sim) as call:
        assert (await call.http.get("/ping")).status_code == 204
        assert (await call.http.get("/api/partners/v2.0/auth/me")).status_code == 404
    with pytest.raises(FileNotFoundError):
        Simulator(document=tmp_path / "missing.json")


@pytest.mark.parametrize("seed", range(40))
def test_the_resident_has_a_battery(seed):
    sim = Simulator(seed=seed, users=1, start=START)
    [inverter] = [device for device in sim.world.devices.values() if device.kind.code == "iv"]
    assert inverter.user_id == str(sim.resident_id)
    assert inverter.settings["is_battery_connected"]


async def test_a_client_of_a_simulator_that_nobody_serves_uses_no_socket():
    sim = Simulator(seed=7, users=2, start=START)
    async with sim.client() as podero:
        assert len(await podero.users.list()) == 3
        assert sim.requests[-1].headers["host"] == "simulator.test"


async def test_a_client_of_a_served_simulator_goes_over_http():
    async with Simulator(seed=7, users=2, start=START) as sim, sim.client(app_info="acme/1") as podero:
        assert len(await podero.users.list()) == 3
        assert sim.requests[-1].headers["host"] == sim.base_url.removeprefix("http://")
        assert sim.requests[-1].headers["user-agent"].endswith("acme/1")


@pytest.mark.parametrize("options", [{"token": "t"}, {"username": "a", "password": "b"}])
async def test_other_credentials_take_the_place_of_the_simulators_own(options):
    async with Simulator(users=0, start=START).client(**options) as podero:
        with pytest.raises((errors.AuthenticationError, errors.TokenError)):
            await podero.users.list()


async def test_the_environment_leads_a_client_to_a_served_simulator(monkeypatch):
    sim = Simulator(users=1, start=START)
    with pytest.raises(RuntimeError, match="serve it"):
        _ = sim.environ
    async with sim:
        for name, value in sim.environ.items():
            monkeypatch.setenv(name, value)
        async with PoderoClient() as podero:
            assert len(await podero.users.list()) == 2
    with pytest.raises(RuntimeError, match="serve it"):
        _ = sim.environ


async def test_a_clock_drives_simulator_and_client():
    now = 0.0
    clock = Clock(monotonic=lambda: now, wall=lambda: START.timestamp() + now)
    sim = Simulator(users=1, clock=clock)
    assert sim.world.clock.now() == START
    async with sim.client() as podero:
        await podero.users.list()
        assert podero.stats().token_age == 0
        now = 36000.0
        await podero.users.list()
        assert sim.world.clock.now() == START + timedelta(hours=10)
        assert sim.tokens.issued == 2
        assert {request.status for request in sim.requests} == {200}


def test_all_addresses_are_reached_on_loopback():
    assert Simulator(host="0.0.0.0", port=1, users=0).base_url == "http://127.0.0.1:1"
    assert Simulator(host="::", port=1, users=0).base_url == "http://[::1]:1"


async def test_a_reset_begins_anew():
    sim = Simulator(seed=7, users=2, start=START, speed=0, strict=True)
    before = sim.save()["state"]["world"]
    sim.world.add_device(sim.resident_id, "hp")
    sim.world.clock.advance(60)
    sim.strict = False
    async with in_process(sim) as call:
        sim.faults.inject("*", status=500)
        assert len(sim.requests) == 1
        token = call.http.headers["authorization"]
        sim.reset()
        assert sim.save()["state"]["world"] == before
        assert (sim.world.clock.now(), sim.strict, list(sim.faults), sim.requests) == (START, True, [], [])
        await call("GET", "/users", expect=401)
        await call.login()
        assert call.http.headers["authorization"] != token
        await call("GET", "/users")


def test_without_a_start_a_reset_goes_back_to_the_same_one():
    sim = Simulator(users=0, speed=0)
    begin = sim.world.clock.now()
    sim.world.clock.advance(60)
    sim.reset()
    assert sim.world.clock.now() == begin


def test_a_loaded_state_is_another_world():
    sim = Simulator(seed=7, users=2, start=START, speed=0)
    other = Simulator(seed=8, users=0)
    other.load(sim.save())
    assert (other.resident_id, other.base_url) == (sim.resident_id, other.base_url)
    assert other.world.devices.keys() == sim.world.devices.keys()
    other.reset()
    assert other.world.seed == 8


async def test_violations_are_shown():
    sim = Simulator(users=0)
    sim.app.violations.append("wrong")
    assert sim.violations == ["wrong"]
