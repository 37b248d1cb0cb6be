"""Recording and replaying of exchanges."""

import json
import re

import httpx
import pytest

from podero import PoderoClient, RetryPolicy, errors, models
from podero._wire.errors import WireConnectError
from podero.simulator import Simulator
from podero.testing import RecordingTransport, ReplayTransport, build
from podero.testing._recording import RecordingTransport as Recording
from tests.support.simulator import START

ONCE = RetryPolicy(attempts=1)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "exchanges.jsonl"


@pytest.fixture
def sim():
    return Simulator(seed=7, users=2, start=START, speed=0)


async def journey(podero, sim):
    users = await podero.users.list()
    pumps = await podero.heat_pumps.list(sim.resident_id)
    pump = await podero.heat_pumps.update(sim.resident_id, pumps[0].id, models.HeatPumpInput(comment="ä"))
    session = await podero.electric_vehicles.create_auth_session(
        sim.resident_id, (await podero.electric_vehicles.list(sim.resident_id))[0].id, models.AuthSessionInput()
    )
    try:
        await podero.users.get(pump.id)
    except errors.NotFoundError as error:
        return [user.id for user in users], pump.comment, bool(session.authentication_url), error.body
    raise AssertionError


async def test_what_is_recorded_plays_back_to_another_organization(path, sim):
    async with sim.client(transport=RecordingTransport(path, sim.transport()), base_url="https://a.test") as podero:
        lived = await journey(podero, sim)
    replay = ReplayTransport(path)
    async with replay.client() as podero:
        assert await journey(podero, sim) == lived
    replay.verify()


async def test_no_secret_is_written(path, sim):
    async with sim.client(transport=RecordingTransport(path, sim.transport()), base_url="https://a.test") as podero:
        await journey(podero, sim)
        await podero.auth.create_token(models.TokenInput(username=sim.username, password=sim.password))
    text = path.read_text()
    secrets = [sim.client_secret, sim.password, sim.org_id, *sim.tokens._access]
    assert [secret for secret in secrets if secret in text] == []
    asked = [json.loads(line)["request"] for line in text.splitlines()]
    assert asked[0] == {"method": "POST", "target": "/oauth2/token/", "json": {"grant_type": "client_credentials"}}
    assert asked[1] == {
        "method": "GET",
        "target": "/api/partners/v2.0/org/5a4f0000-0000-4000-8000-000000000002/users",
        "text": "",
    }
    assert asked[-1]["json"] == {"username": sim.username, "password": "***"}


async def claim(podero, user_id):
    session = await podero.device_onboarding.create(build(models.OnboardingSessionInput, user_id=user_id))
    token = await podero.wallboxes.create_claim_token(user_id)
    return await podero.device_onboarding.get_claim_status(session.id, token.token)


async def test_a_token_in_a_path_is_masked_and_plays_back(path, sim):
    async with sim.client(transport=RecordingTransport(path, sim.transport()), base_url="https://a.test") as podero:
        lived = await claim(podero, sim.resident_id)
    [token] = sim.world.claims
    assert token not in path.read_text()
    async with ReplayTransport(path).client() as podero:
        assert await claim(podero, sim.resident_id) == lived


async def resolve(podero, sim):
    [car] = await podero.electric_vehicles.list(sim.resident_id)
    url = (await podero.electric_vehicles.get(sim.resident_id, car.id)).actions[0].resolution_link.url
    cue_id, secret = re.search(r"/cues/([^/]+)/.*secret=(.+)", url).groups()
    return await podero.cues.resolve_information(cue_id, secret=secret)


async def test_an_action_plays_back_with_what_its_link_holds(path, sim):
    sim.world.expire_authentication(sim.device_ids(sim.resident_id)["ev"][0])
    async with sim.client(transport=RecordingTransport(path, sim.transport()), base_url="https://a.test") as podero:
        lived = await resolve(podero, sim)
    async with ReplayTransport(path).client() as podero:
        assert await resolve(podero, sim) == lived


async def test_an_organization_is_replaced_in_the_first_response_too(path, sim):
    async with sim.client(transport=RecordingTransport(path, sim.transport()), base_url="https://a.test") as podero:
        await podero.auth.me()
    assert sim.org_id not in path.read_text()
    async with ReplayTransport(path).client() as podero:
        assert (await podero.auth.me()).organization_id == ReplayTransport.org_id


async def test_a_secret_is_masked_in_the_request_and_in_a_failure_too(path):
    responses = iter([httpx.Response(200, json={"claim_token": "tok-1234567"})])

    def respond(request):
        return next(responses, None) or fail("tok-1234567")

    def fail(message):
        raise WireConnectError(message, request_sent=False)

    transport = RecordingTransport(path, httpx.MockTransport(respond))
    await transport.handle_async_request(httpx.Request("GET", "https://a.test/x?comment=tok-1234567"))
    with pytest.raises(WireConnectError):
        await transport.handle_async_request(httpx.Request("GET", "https://a.test/x"))
    assert "tok-1234567" not in path.read_text()


async def test_failures_play_back_too(path, sim):
    sim.faults.inject("*/users", drop=True)
    async with sim.client(
        transport=RecordingTransport(path, sim.transport()), base_url="https://a.test", retry=ONCE
    ) as podero:
        with pytest.raises(errors.TransportError) as lived:
            await podero.users.list()
    async with ReplayTransport(path).client(retry=ONCE) as podero:
        with pytest.raises(errors.TransportError) as played:
            await podero.users.list()
    assert played.value.request_sent is lived.value.request_sent is True
    assert str(played.value) == str(lived.value)


async def test_each_exchange_plays_once(path, sim):
    async with sim.client(transport=RecordingTransport(path, sim.transport()), base_url="https://a.test") as podero:
        await podero.users.list()
    replay = ReplayTransport(path)
    with pytest.raises(AssertionError, match=r"not played: POST /oauth2/token/, GET .*/org/5a4f[^/]+/users"):
        replay.verify()
    async with replay.client() as podero:
        await podero.users.list()
        with pytest.raises(AssertionError, match=r"has no exchange left for .*record it again"):
            await podero.users.list()


async def test_private_data_is_for_the_caller_to_scrub(path, sim):
    def scrub(text):
        return "someone@example.com" if "@" in text else text

    recording = RecordingTransport(path, sim.transport(), scrub=scrub)
    body = build(models.UserInput, email="toni@real.example")
    async with sim.client(transport=recording, base_url="https://a.test") as podero:
        assert (await podero.users.create(body)).email == "toni@real.example"
    assert "real.example" not in path.read_text()
    async with ReplayTransport(path, scrub=scrub).client() as podero:
        assert (await podero.users.create(body)).email == "someone@example.com"


async def test_bodies_that_are_no_json_are_kept_as_text(path, sim):
    sim.faults.inject("*/users", status=502, body="<html>down</html>", headers={"Set-Cookie": "session=1234567890"})
    async with sim.client(
        transport=RecordingTransport(path, sim.transport()), base_url="https://a.test", retry=ONCE
    ) as podero:
        with pytest.raises(errors.ServerError):
            await podero.users.list()
    assert "1234567890" not in path.read_text()
    async with ReplayTransport(path).client(retry=ONCE) as podero:
        with pytest.raises(errors.ServerError) as caught:
            await podero.users.list()
    assert caught.value.body == "<html>down</html>"


@pytest.mark.parametrize("text", ["a\u2028b", "a\x85b", "\ud800", "a\\b\n"])
async def test_any_text_plays_back(path, text):
    inner = httpx.MockTransport(lambda request: httpx.Response(200, content=json.dumps([text]).encode()))
    request = httpx.Request("GET", "https://a.test/x")
    await RecordingTransport(path, inner).handle_async_request(request)
    played = await ReplayTransport(path).handle_async_request(request)
    assert json.loads(await played.aread()) == [text]


async def test_a_recording_that_was_edited_may_lack_its_last_line_break(path, sim):
    async with sim.client(transport=RecordingTransport(path, sim.transport()), base_url="https://a.test") as podero:
        await podero.users.list()
    path.write_text(path.read_text().replace("\n", "\n\n").rstrip())
    async with ReplayTransport(path).client() as podero:
        assert len(await podero.users.list()) == 3


async def test_the_wire_of_the_client_is_what_records_by_default(path):
    async with Simulator(users=1, start=START) as sim:
        async with PoderoClient(transport=Recording(path), **settings(sim)) as podero:
            assert len(await podero.users.list()) == 2
    assert len(path.read_text().splitlines()) == 2


async def test_a_compressed_response_is_kept_decompressed(path):
    import gzip

    content = gzip.compress(b"[]")
    inner = httpx.MockTransport(
        lambda request: httpx.Response(200, headers={"content-encoding": "gzip"}, stream=httpx.ByteStream(content))
    )
    async with PoderoClient(
        transport=RecordingTransport(path, inner), token="tok-1234567", org_id=ReplayTransport.org_id
    ) as podero:
        assert await podero.users.list() == []
    [exchange] = map(json.loads, path.read_text().splitlines())
    assert exchange["response"] == {"status": 200, "headers": {}, "json": []}


def settings(sim):
    return {
        "base_url": sim.base_url,
        "org_id": sim.org_id,
        "client_id": sim.client_id,
        "client_secret": sim.client_secret,
    }
