"""The application around the handlers: routes, examples, the request log, and failures of the simulator itself."""

from __future__ import annotations

import copy
import json

import pytest

from podero.simulator import Simulator
from tests.support.documents import PINNED
from tests.support.named import NAMED
from tests.support.simulator import PREFIX, START, UNKNOWN, in_process, over_http

DOCUMENT = NAMED


async def test_an_operation_without_a_handler_responds_with_a_valid_example():
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
    async with in_process(Simulator(document=document, users=1, start=START)) as call:
        item = await call("GET", "/novelties/3")
        assert item["id"]
        await call("DELETE", "/novelties/3", expect=204)
        refusal = await call("GET", "/novelties/0", expect=422)
        assert refusal["detail"][0]["loc"] == ["path", "novelty_id"]


async def test_names_of_schemas_and_parameters_and_the_version_are_the_documents_own():
    text = json.dumps(DOCUMENT).replace("/v2.0/", "/v2.1/").replace("Output", "Out").replace("Input", "In")
    for name in ("org_id", "user_id", "heat_pump_id"):
        text = text.replace(f"{{{name}}}", f"{{the_{name}}}").replace(f'"name": "{name}"', f'"name": "the_{name}"')
    sim = Simulator(document=json.loads(text), users=1, start=START)
    async with in_process(sim) as call:
        pumps = f"/api/partners/v2.1/org/{sim.org_id}/users/{next(iter(sim.world.users))}/heat-pumps"
        created = await call("POST", pumps, json={"comment": "x"})
        assert (await call("GET", f"{pumps}/{created['id']}"))["comment"] == "x"


async def test_a_failure_of_the_simulator_itself_fails_loudly(sim, call):
    sim.world.users = None
    assert "TypeError" in (await call("GET", "/users", expect=500))["detail"]
    assert len(sim.app.violations) == 1
    sim.app.violations.clear()


@pytest.fixture
def wrong_document():
    """A document that the simulator's users do not match."""
    document = copy.deepcopy(DOCUMENT)
    responses = document["paths"][f"{PREFIX}/org/{{org_id}}/users"]["get"]["responses"]
    name = responses["200"]["content"]["application/json"]["schema"]["items"]["$ref"].rpartition("/")[2]
    document["components"]["schemas"][name]["properties"]["email"] = {"type": "integer"}
    return document


async def test_an_invalid_response_fails_loudly(wrong_document):
    with pytest.raises(AssertionError, match=r"GET .*/users: the response violates the document"):
        async with Simulator(document=wrong_document, users=1, start=START) as sim, over_http(sim) as call:
            await call("GET", "/users", expect=500)


async def test_responses_are_not_validated_on_request(wrong_document):
    sim = Simulator(document=wrong_document, users=1, start=START, check_responses=False)
    async with in_process(sim) as call:
        await call("GET", "/users")
    assert sim.app.violations == []


async def test_unknown_paths_and_methods(call):
    await call("GET", "/nothing", expect=404)
    await call("GET", "/users/", expect=404)
    response = await call.http.patch(f"{call.org}/users")
    assert (response.status_code, response.headers["allow"]) == (405, "GET, POST")


async def test_unknown_ids_are_404(call, resident):
    assert (await call("GET", f"/users/{UNKNOWN}", expect=404)) == {"detail": "User not found"}
    for kind in ("heat-pumps", "electric-vehicles", "inverters", "wallboxes"):
        await call("GET", f"/users/{resident.id}/{kind}/{UNKNOWN}", expect=404)
    assert (await call("GET", f"{PREFIX}/org/{UNKNOWN}/users", expect=404)) == {"detail": "Organization not found"}
    await call("GET", f"{PREFIX}/device-onboarding/{UNKNOWN}", expect=404)
    await call("GET", f"/users/{resident.id}/buildings/{UNKNOWN}", expect=404)


async def test_requests_are_logged(sim, call):
    sim.requests.clear()
    await call("POST", "/users", json={"role": "user", "email": "x@y.z"})
    await call("GET", "/nowhere?a=1", expect=404)
    created, lost = sim.requests
    assert (created.method, created.status, created.json()) == ("POST", 200, {"role": "user", "email": "x@y.z"})
    assert created.path_template == f"{PREFIX}/org/{{org_id}}/users"
    assert created.headers["authorization"].startswith("Bearer ")
    assert (lost.path, lost.query, lost.operation_id, lost.status) == (f"{call.org}/nowhere", "a=1", None, 404)


async def test_the_document_is_served(call):
    assert await call("GET", f"{PREFIX}/openapi.json") == PINNED


async def test_schemas_may_have_other_names_and_paths_another_version():
    text = json.dumps(DOCUMENT).replace("#/components/schemas/", "#/components/schemas/New")
    document = json.loads(text.replace(PREFIX, "/api/partners/v2.1"))
    schemas = document["components"]["schemas"]
    document["components"]["schemas"] = {f"New{name}": schema for name, schema in schemas.items()}
    sim = Simulator(seed=7, document=document, users=1, start=START)
    async with in_process(sim) as call:
        call.org = call.org.replace("v2.0", "v2.1")
        assert sim.api_url.endswith("/v2.1/")
        pumps = await call("GET", f"/users/{sim.resident_id}/heat-pumps")
        changed = await call("PUT", f"/users/{sim.resident_id}/heat-pumps/{pumps[0]['id']}", json={"comment": "x"})
        assert (pumps[0]["is_authenticated"], changed["comment"]) == (True, "x")
        assert len(await call("GET", "/users")) == 2
