"""Routes, arguments and refusals of the levers."""

from __future__ import annotations

import asyncio
import json
from urllib.parse import quote, urlencode

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from podero.simulator import Simulator
from podero.simulator._steering.levers import LEVERS
from podero.simulator._steering.steering import Steering
from tests.support.simulator import START, in_process, received_request


@pytest.fixture
async def http(sim):
    async with httpx.AsyncClient(base_url=f"{sim.base_url}/_simulator", trust_env=False) as http:
        yield http


async def test_the_document_is_served(http, sim):
    document = (await http.get("/openapi.json")).json()
    assert document["openapi"] == "3.1.0"
    assert (await http.get(f"{sim.base_url}/_simulator")).headers["location"] == "/_simulator/"


async def test_arguments_come_as_json_or_as_a_form(http, sim):
    for content in (b'{"seconds": 60}', b' {"seconds": 60}', b"seconds=60", b"seconds=6e1"):
        assert (await http.post("/clock/advance", content=content)).status_code == 200
    assert (sim.world.clock.now() - START).total_seconds() == 240
    shown = await http.post("/faults", content=b'match=%2Fa&status=503&times=null&headers={"a":"b"}&drop=true&body=12')
    assert shown.json() == {"match": "/a", "drop": True, "status": 503, "times": None, "hits": 0}


@pytest.mark.parametrize(
    ("path", "content", "detail"),
    [
        ("/clock/advance", b"", "body: Field required"),
        ("/clock/advance", b"{}", "seconds: Field required"),
        ("/clock/advance", b'{"seconds": "soon"}', 'seconds: "soon" is not of type "number"'),
        ("/clock/advance", b"seconds=NaN", 'seconds: "NaN" is not of type "number"'),
        ("/clock/advance", b"seconds=1&minutes=2", "minutes: Extra inputs are not permitted"),
        ("/clock/advance", b"\xff", "body: Body is not valid JSON"),
        ("/clock/advance", b"[1]", 'body: [1] is not of type "object"'),
        ("/clock/advance", b'{"seconds": 1e999}', "body: Body is not valid JSON"),
        ("/clock/jump", b"to=soon", 'to: "soon" is not a "date-time"'),
        ("/faults?x=1", b"{}", "x: Extra inputs are not permitted"),
        ("/faults/drift", b"kind=rot", "kind: "),
    ],
)
async def test_a_refusal_is_one_line_that_names_the_argument(http, path, content, detail):
    response = await http.post(path, content=content)
    assert response.status_code == 422
    assert response.json()["detail"].startswith(detail)
    assert "\n" not in response.json()["detail"]


async def test_unknown_paths_and_methods(http):
    response = await http.post("/nowhere")
    assert (response.status_code, "/_simulator/openapi.json" in response.json()["detail"]) == (404, True)
    response = await http.put("/clock")
    assert (response.status_code, response.headers["allow"]) == (405, "GET")


async def test_levers_meet_no_faults_and_leave_no_trace(http, sim):
    sim.faults.inject("*", drop=True, times=None)
    assert (await http.get("/health")).status_code == 200
    assert sim.requests == []


async def test_steering_can_be_switched_off():
    sim = Simulator(users=0, steering=False)
    async with in_process(sim) as call:
        assert (await call.http.get("/_simulator/health")).json() == {"detail": "Not Found"}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@pytest.fixture(scope="module")
def spare():
    """A simulator that still works after everything that was done to it."""
    sim = Simulator(seed=7, users=1, start=START, speed=0)
    yield sim
    sim.faults.clear()
    asyncio.run(read_everything(sim))
    assert sim.violations == []


async def read_everything(sim):
    async with in_process(sim) as call:
        for user in await call("GET", "/users"):
            for kind in ("heat-pumps", "electric-vehicles", "inverters"):
                path = f"/users/{user['id']}/{kind}"
                for device in await call("GET", path):
                    await call("GET", f"{path}/{device['id']}")
                    await call("GET", f"{path}/{device['id']}/data")


def likely(argument):
    """Values that a schema may allow, and any others."""
    schema = argument.schema
    found = [JSON]
    if "enum" in schema:
        found.append(st.sampled_from(schema["enum"]))
    if "minimum" in schema:
        found.append(st.floats(schema["minimum"], schema["maximum"]) | st.integers(int(schema["minimum"]), 10**6))
    if schema.get("type") == "boolean":
        found.append(st.booleans())
    if schema.get("format"):
        found.append(st.datetimes().map(lambda moment: f"{moment.isoformat()}Z") | st.dates().map(str))
    return st.one_of(found)


@pytest.mark.parametrize("lever", LEVERS, ids=lambda lever: lever.name)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_input_is_an_internal_error(spare, lever, data):
    # Not the administrator: once it is deleted, nobody can read what the inputs have led to.
    users = [user.id for user in spare.world.users.values() if user.id != spare.tokens.admin_id]
    ids = [*spare.world.devices, *users]
    path = lever.path
    sent = {}
    for name, argument in lever.arguments.items():
        if f"{{{name}}}" in path:
            value = data.draw(st.sampled_from(ids) | st.text(st.characters(codec="utf-8"), min_size=1))
            path = path.replace(f"{{{name}}}", quote(value, safe=""))
        elif argument.required or data.draw(st.booleans()):
            sent[name] = data.draw(likely(argument))
    request = received_request(f"/_simulator{path}", json.dumps(sent).encode())
    request.method = lever.method
    if lever.method in {"GET", "DELETE"}:
        request.query = urlencode({name: str(value).encode("utf-8", "replace") for name, value in sent.items()})
    response = Steering(spare).respond(request)
    assert response.status in {200, 404, 409, 410, 422}
    assert response.content
