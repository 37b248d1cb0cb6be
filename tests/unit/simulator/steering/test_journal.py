"""The journal shows requests, and no secrets."""

from __future__ import annotations

import base64
import json

import attrs

from podero.simulator._steering.journal import Redaction
from podero.simulator._world.journeys import mint_claim_token
from tests.support.simulator import UNKNOWN, received_request


async def test_the_journal_lists_the_newest_requests_that_match(sim, call, steer):
    sim.requests.clear()
    for _ in range(3):
        await call("GET", "/users")
    await call("GET", f"/users/{UNKNOWN}", expect=404)
    entries = await steer("GET", "/journal")
    assert [entry["status"] for entry in entries] == [200, 200, 200, 404]
    assert len(await steer("GET", "/journal", limit=2)) == 2
    assert [entry["path"] for entry in await steer("GET", "/journal", status=404)] == [entries[-1]["path"]]
    assert len(await steer("GET", "/journal", match=entries[0]["operation_id"], method="get")) == 3
    assert await steer("GET", "/journal", method="POST") == []
    assert await steer("DELETE", "/journal") == {"removed": 4}
    assert sim.requests == []


async def test_claim_tokens_are_secrets(sim, call, steer, resident):
    claim = mint_claim_token(sim.world, resident.id, sim.world.clock.now())
    await call("GET", f"/{claim.token}", expect=404)
    assert [entry["path"] for entry in await steer("GET", "/journal", status=404)] == [f"{call.org}/***"]


async def test_no_secret_is_shown(sim, call, steer):
    bearer = call.http.headers["authorization"].removeprefix("Bearer ")
    await call.http.post("/oauth2/token/", json={"client_secret": sim.client_secret, "note": f"it is {sim.password}"})
    await call.http.post(
        "/api/partners/v2.0/auth/token", json={"username": sim.username, "password": sim.password, "list": [bearer]}
    )
    await call.http.get(f"/{bearer}?access_token={bearer}&x={sim.client_secret}", headers={"x-note": bearer})
    await call.http.post("/oauth2/token/", content=f"client_id=a&client_secret={sim.client_secret}&x={bearer}")
    shown = json.dumps(await steer("GET", "/journal"))
    basic = base64.b64encode(f"{sim.client_id}:{sim.client_secret}".encode()).decode()
    assert [secret for secret in (bearer, sim.client_secret, sim.password, basic) if secret in shown] == []
    assert shown.count("***") > 8


def test_bodies():
    def body(content):
        return Redaction({"s3"}).show(attrs.evolve(received_request(content=content)))["body"]

    assert body(b"") is None
    assert body(b'{"a": [1, "x s3"], "api_key": "q", "token": null}') == {
        "a": [1, "x ***"],
        "api_key": "***",
        "token": None,
    }
    assert body(b"a=1&secret=2&b=s3") == {"a": "1", "secret": "***", "b": "***"}
    assert body(b"\xff\x00") == "2 bytes"
    assert body(b"[" * 100_000) == "100000 bytes"


def test_nothing_is_hidden_without_secrets():
    assert Redaction(set()).show(received_request("/a/b"))["path"] == "/a/b"
