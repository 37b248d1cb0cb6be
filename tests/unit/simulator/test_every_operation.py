"""Every operation of the document is served, and what it answers is valid by an independent validator."""

from __future__ import annotations

import copy
import json
from datetime import timedelta

import httpx
import pytest
from openapi_core import OpenAPI
from openapi_core.testing import MockRequest, MockResponse

from podero.simulator import Simulator
from podero.simulator._http.document import read_document, read_operations
from podero.simulator._http.examples import example

from .conftest import PREFIX, START, Caller

DOCUMENT = read_document()
OPERATIONS = read_operations(DOCUMENT)
BODIES = {
    "TokenInput": lambda sim: {"grant_type": "password", "username": sim.username, "password": sim.password},
    "CueStateInput": lambda sim: {"state": "fail"},
    "OnboardingSessionInput": lambda sim: {
        "user_id": list(sim.world.users)[1],
        "language": "de",
        "price_zone_default": "AT",
        "success_url": "https://example.com/ok",
        "cancel_url": "https://example.com/no",
    },
    "EnergyContractInput": lambda sim: {"energy_contract_type": "yearly", "energy_prices": [{"price": 0.2}]},
    "HeatPumpInput": lambda sim: {"comment": "x"},
    "TradingPricesInput": lambda sim: {"metadata": {"price_zone": "AT"}, "data": []},
    "UserInput": lambda sim: {"role": "user", "email": "new@example.com"},
    "UserUpdateInput": lambda sim: {"first_name": "Changed"},
}


@pytest.fixture(scope="module")
def independent():
    document = copy.deepcopy(DOCUMENT)
    # The document names no server; requests are judged at the address of the mock.
    document["servers"] = [{"url": "http://localhost"}]
    # openapi-core knows no oauth2 scheme; what the document means by it is a bearer token.
    document["components"]["securitySchemes"]["OAuth2"] = {"type": "http", "scheme": "bearer"}
    return OpenAPI.from_dict(document)


async def path_values(sim, call, resident, devices, operation):
    session = await call("POST", f"{PREFIX}/device-onboarding", json=BODIES["OnboardingSessionInput"](sim))
    claim = await call("POST", f"/users/{resident.id}/wallboxes/claim-tokens", expect=201)
    cue, secret = await pending_action(sim, call, resident, devices, operation)
    return {
        "org_id": sim.org_id,
        "user_id": resident.id,
        "external_id": resident.fields["external_user_id"],
        "heat_pump_id": devices["hp"],
        "electric_vehicle_id": devices["ev"],
        "inverter_id": devices["iv"],
        "wallbox_id": devices["wb"],
        "building_id": next(b.id for b in sim.world.buildings.values() if b.user_id == resident.id),
        "energy_contract_id": next(c.id for c in sim.world.contracts.values() if c.user_id == resident.id),
        "onboarding_session_id": session["id"],
        "token": claim["token"],
        "cue_id": cue,
        "price_zone_key": "AT",
    }, secret


async def pending_action(sim, call, resident, devices, operation):
    """Return the id and the secret of an action; of an information one where the operation wants that."""
    if not operation.short_path.startswith("/cues"):
        return "", ""
    wanted = sim.world.add_cue(devices["wb"], "information" if "information" in operation.path else "reauthenticate")
    detail = await call("GET", f"/users/{resident.id}/wallboxes/{devices['wb']}")
    link = next(a["resolution_link"]["url"] for a in detail["actions"] if wanted.id in a["resolution_link"]["url"])
    return wanted.id, link.partition("secret=")[2]


def query_values(operation, secret):
    known = {
        "from": (START - timedelta(days=20)).isoformat(),
        "to": START.isoformat(),
        "start_datetime": (START - timedelta(days=20)).isoformat(),
        "end_datetime": START.isoformat(),
        "from_dt": START.isoformat(),
        "to_dt": (START + timedelta(hours=3)).isoformat(),
        "price_zone": "AT",
        "secret": secret,
    }
    values = {}
    for parameter in operation.parameters:
        if parameter["in"] == "query" and parameter.get("required"):
            value = known.get(parameter["name"], example(DOCUMENT, parameter["schema"]))
            values[parameter["name"]] = value[:10] if parameter["schema"].get("format") == "date" else value
    return values


def body_of(sim, operation):
    if operation.body is None:
        return b""
    schemas = [operation.body, *operation.body.get("anyOf", [])]
    names = [str(schema.get("$ref", "")).rpartition("/")[2] for schema in schemas]
    known = [BODIES[name](sim) for name in names if name in BODIES]
    return json.dumps(known[0] if known else example(DOCUMENT, operation.body)).encode()


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.operation_id)
async def test_operation_answers_as_documented(independent, sim, call, resident, devices, operation):
    values, secret = await path_values(sim, call, resident, devices, operation)
    path = operation.path.format_map(values)
    query, content = query_values(operation, secret), body_of(sim, operation)
    headers = {"content-type": "application/json"} if content else {}

    answer = await call.http.request(operation.method, path, params=query, content=content, headers=headers)

    assert answer.status_code == operation.success, answer.text
    request = MockRequest(
        "http://localhost",
        operation.method.lower(),
        path,
        path_pattern=operation.path,
        args=query,
        view_args=values,
        headers={**headers, "authorization": call.http.headers["authorization"]},
        data=content or None,
        content_type="application/json",
    )
    independent.validate_request(request)
    response = MockResponse(answer.content, status_code=answer.status_code, content_type="application/json")
    independent.validate_response(request, response)


async def test_an_operation_without_behaviour_answers_a_valid_example():
    document = copy.deepcopy(DOCUMENT)
    document["paths"]["/api/partners/v2.0/org/{org_id}/novelties/{novelty_id}"] = {
        "parameters": [
            {"name": "org_id", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}},
            {"name": "novelty_id", "in": "path", "required": True, "schema": {"type": "integer", "minimum": 1}},
        ],
        "get": {
            "operationId": "get_novelty",
            "security": [{"OAuth2": []}],
            "responses": {
                "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/SessionItem"}}}}
            },
        },
        "delete": {"responses": {"204": {"description": "gone"}}},
    }
    sim = Simulator(document=document, users=1, start=START)
    transport = httpx.ASGITransport(app=sim.app)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as http:
        caller = Caller(sim, http)
        await caller.login()
        item = await caller("GET", "/novelties/3")
        assert item["id"]
        await caller("DELETE", "/novelties/3", expect=204)
        refusal = await caller("GET", "/novelties/0", expect=422)
        assert refusal["detail"][0]["loc"] == ["path", "novelty_id"]


async def test_a_failure_of_the_simulator_itself_fails_loudly(sim, call):
    sim.world.users = None
    assert "AttributeError" in (await call("GET", "/users", expect=500))["detail"]
    assert len(sim.app.violations) == 1
    sim.app.violations.clear()


async def test_a_wrong_answer_is_found_and_fails_loudly():
    document = copy.deepcopy(DOCUMENT)
    document["components"]["schemas"]["UserOutput"]["properties"]["email"] = {"type": "integer"}
    sim = Simulator(document=document, users=1, start=START)
    await sim.__aenter__()
    async with httpx.AsyncClient(base_url=sim.base_url, trust_env=False) as http:
        caller = Caller(sim, http)
        await caller.login()
        await caller("GET", "/users", expect=500)
    with pytest.raises(AssertionError, match=r"GET .*/users: the answer breaks the document"):
        await sim.__aexit__(None, None, None)
