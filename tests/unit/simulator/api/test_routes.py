"""Every operation of the document has a handler, whose response is valid by an independent validator."""

from __future__ import annotations

import copy
import json
from datetime import timedelta

import pytest
from openapi_core import OpenAPI
from openapi_core.testing import MockRequest, MockResponse

from podero.simulator._api.routes import HANDLERS
from podero.simulator._http.document import read_operations
from podero.simulator._http.examples import example
from tests.support.named import NAMED
from tests.support.simulator import PREFIX, START

DOCUMENT = NAMED
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
    # The document names no server; requests are validated at the address of the mock.
    document["servers"] = [{"url": "http://localhost"}]
    # openapi-core does not support the oauth2 scheme, which here means a bearer token.
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
    """Id and secret of a pending action, of an `information` one where the operation needs that."""
    if not operation.short_path.startswith("/cues"):
        return "", ""
    wanted = sim.world.add_cue(devices["wb"], "information" if "information" in operation.path else "reauthenticate")
    wanted.is_active = operation.short_path.endswith("/state")
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
async def test_an_operation_responds_as_documented(independent, sim, call, resident, devices, operation):
    values, secret = await path_values(sim, call, resident, devices, operation)
    path = operation.path.format_map(values)
    query, content = query_values(operation, secret), body_of(sim, operation)
    headers = {"content-type": "application/json"} if content else {}

    response = await call.http.request(operation.method, path, params=query, content=content, headers=headers)

    assert response.status_code == operation.success, response.text
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
    independent.validate_response(
        request, MockResponse(response.content, status_code=response.status_code, content_type="application/json")
    )


def test_every_operation_has_a_handler():
    assert {(operation.method, operation.short_path) for operation in OPERATIONS} <= HANDLERS.keys()
