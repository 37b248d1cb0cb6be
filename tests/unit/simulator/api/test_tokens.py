"""Both token endpoints, and what a request without a valid token gets."""

from __future__ import annotations

import base64

import httpx
import pytest

from podero import Clock
from podero.simulator import Simulator
from podero.simulator._http.messages import HttpError
from tests.support.simulator import PREFIX, START, in_process

GRANT = {"grant_type": "client_credentials"}


async def request_token(sim, **kwargs):
    async with httpx.AsyncClient(base_url=sim.base_url, trust_env=False) as http:
        return await http.post("/oauth2/token/", **{"auth": (sim.client_id, sim.client_secret), **kwargs})


async def test_client_credentials_as_json_and_as_form(sim):
    for kwargs in ({"json": GRANT}, {"data": GRANT}):
        response = await request_token(sim, **kwargs)
        assert response.status_code == 200
        body = response.json()
        assert len(body["access_token"]) == 30
        assert (body["expires_in"], body["token_type"], body["scope"]) == (36000, "Bearer", "read write")
        assert response.headers["cache-control"] == "no-store"
    assert sim.tokens.issued == 2


@pytest.mark.parametrize(("encoding", "accepted", "refused"), [("form", "data", "json"), ("json", "json", "data")])
async def test_one_encoding_only(encoding, accepted, refused):
    async with Simulator(token_encoding=encoding, users=0, start=START) as sim:
        assert (await request_token(sim, **{accepted: GRANT})).status_code == 200
        response = await request_token(sim, **{refused: GRANT})
        assert (response.status_code, response.json()) == (400, {"error": "invalid_request"})


async def test_refused_client_credentials(sim):
    wrong = await request_token(sim, json=GRANT, auth=(sim.client_id, "wrong"))
    assert (wrong.status_code, wrong.json()) == (401, {"error": "invalid_client"})
    assert wrong.headers["www-authenticate"].startswith("Basic")
    no_basic = await request_token(sim, json=GRANT, auth=None, headers={"authorization": "Basic ???"})
    assert no_basic.status_code == 401
    other = await request_token(sim, json={"grant_type": "authorization_code"})
    assert (other.status_code, other.json()) == (400, {"error": "unsupported_grant_type"})
    assert (await request_token(sim, content=b"{", headers={"content-type": "application/json"})).status_code == 400
    assert (await request_token(sim, content=b"[]", headers={"content-type": "application/json"})).status_code == 400
    assert sim.tokens.issued == 0


async def test_form_encoded_basic_credentials_are_accepted(sim):
    # RFC 6749 section 2.3.1: both parts are form-encoded before they are joined.
    sim.tokens.client_secret = "a:b c"
    credentials = base64.b64encode(f"{sim.client_id}:a%3Ab+c".encode()).decode()
    response = await request_token(sim, json=GRANT, auth=None, headers={"authorization": f"Basic {credentials}"})
    assert response.status_code == 200


async def test_password_and_refresh(sim, call):
    body = {"grant_type": "password", "username": sim.username, "password": sim.password}
    first = await call("POST", f"{PREFIX}/auth/token", json=body, headers={"authorization": ""})
    second = await call(
        "POST", f"{PREFIX}/auth/token", json={"grant_type": "refresh_token", "refresh_token": first["refresh_token"]}
    )
    for token in (first["access_token"], second["access_token"]):
        me = await call("GET", f"{PREFIX}/auth/me", headers={"authorization": f"Bearer {token}"})
        assert (me["role"], me["email"]) == ("admin", sim.username)
    used = {"grant_type": "refresh_token", "refresh_token": first["refresh_token"]}
    await call("POST", f"{PREFIX}/auth/token", json=used, expect=401)
    await call("POST", f"{PREFIX}/auth/token", json={**body, "password": "wrong"}, expect=401)


async def test_bad_tokens_give_401(sim, call):
    for value in ("", "Bearer", "Bearer nonsense", "Basic abc"):
        response = await call.http.get(f"{call.org}/users", headers={"authorization": value})
        assert (response.status_code, response.json()) == (401, {"detail": "Unauthorized"})
        assert response.headers["www-authenticate"] == "Bearer"


async def test_tokens_expire(sim, call):
    await call("GET", "/users")
    sim.world.clock.advance(35_999)
    await call("GET", "/users")
    sim.world.clock.advance(1)
    await call("GET", "/users", expect=401)


async def test_tokens_can_be_expired_and_revoked(sim, call):
    sim.tokens.expire_all()
    await call("GET", "/users", expect=401)
    await call.login()
    body = {"username": sim.username, "password": sim.password}
    token = await call("POST", f"{PREFIX}/auth/token", json=body)
    sim.tokens.revoke_all()
    await call("GET", "/users", expect=401)
    refresh = {"grant_type": "refresh_token", "refresh_token": token["refresh_token"]}
    await call("POST", f"{PREFIX}/auth/token", json=refresh, expect=401)


async def test_a_fractional_lifetime():
    async with Simulator(token_lifetime=0.5, users=0, start=START, speed=0) as sim:
        assert (await request_token(sim, json=GRANT)).json()["expires_in"] == 0.5


async def test_speed_does_not_shorten_tokens():
    now = 0.0
    sim = Simulator(users=0, start=START, speed=1000, clock=Clock(monotonic=lambda: now))
    async with in_process(sim) as call:
        now = 100.0
        await call("GET", "/users")
        assert (sim.world.clock.now() - START).total_seconds() == 100_000


def test_secrets_stay_out_of_reprs(sim):
    text = repr(sim.tokens) + repr(sim) + repr(sim.requests)
    assert sim.client_secret not in text
    assert sim.password not in text


async def test_credentials_in_any_bytes_are_refused(call):
    for value in (b"Basic \xff\xfe", b"Basic w7w=", b"Basic /w==", b"Basic =", b"Bearer \xe4"):
        response = await call.http.post(
            "/oauth2/token/", json={"grant_type": "client_credentials"}, headers={"authorization": value}
        )
        assert response.status_code == 401
        assert (await call.http.get(f"{call.org}/users", headers={"authorization": value})).status_code == 401


async def test_every_secret_is_known(sim, call):
    given = sim.credentials_of(sim.resident_id)
    token = call.http.headers["authorization"].removeprefix("Bearer ")
    login = {"username": sim.username, "password": sim.password}
    both = await call("POST", "/api/partners/v2.0/auth/token", json=login)
    assert sim.tokens.secrets() == {
        *(sim.client_secret, sim.password, given.client_secret, given.password),
        *(token, both["access_token"], both["refresh_token"]),
    }


async def test_another_service_goes_on_from_a_state(sim, call):
    other = Simulator(seed=8, users=0, start=START, speed=0)
    other.tokens.restore(sim.tokens.state())
    assert other.client_secret == sim.client_secret
    token = call.http.headers["authorization"]
    assert other.tokens.check(token) == sim.tokens.check(token)
    other.world.clock.advance(36000)
    with pytest.raises(HttpError):
        other.tokens.check(token)
