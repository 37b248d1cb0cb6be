"""Whatever the document allows gets a documented response, never a failure of the simulator."""

from __future__ import annotations

import asyncio
import json
from contextlib import AsyncExitStack
from datetime import UTC

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from podero.simulator import Simulator
from podero.simulator._http.document import read_document, read_operations, resolve
from tests.support.simulator import START, in_process

DOCUMENT = read_document()
WRITES = [
    operation
    for operation in read_operations(DOCUMENT)
    if operation.body is not None and operation.authenticated and "/org/" in operation.path
]


FORMATS = {
    "uuid": st.uuids().map(str),
    "date-time": st.datetimes(timezones=st.just(UTC)).map(lambda m: m.isoformat().replace("+00:00", "Z")),
    "time": st.times().map(lambda t: t.isoformat()),
}


def values_of(schema):
    """Return a strategy for the small part of JSON Schema that the document uses."""
    schema = resolve(DOCUMENT, schema)
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    for key in ("anyOf", "allOf"):
        if key in schema:
            return st.one_of(*map(values_of, schema[key]))
    match schema.get("type"):
        case "object" if "properties" in schema:
            fields = {name: values_of(field) for name, field in schema["properties"].items()}
            required = {name: fields.pop(name) for name in schema.get("required", [])}
            return st.fixed_dictionaries(required, optional=fields)
        case "object":
            return st.dictionaries(st.text(max_size=3), st.integers(), max_size=2)
        case "array":
            return st.lists(values_of(schema["items"]), max_size=3)
        case "string":
            return FORMATS.get(schema.get("format"), st.text(max_size=min(20, schema.get("maxLength", 20))))
        case "integer":
            return st.integers(-(10**6), 10**6)
        case "number":
            return st.floats(allow_nan=False, allow_infinity=False)
        case "boolean":
            return st.booleans()
        case kind:
            assert kind == "null"
            return st.none()


@pytest.fixture
def sim():
    return Simulator(seed=7, users=1, start=START, speed=0)


async def send(caller, user, operation, path, body):
    response = await caller.http.request(operation.method, path, content=json.dumps(body).encode())
    for collection in ("heat-pumps", "electric-vehicles", "inverters"):
        await caller("GET", f"/users/{user.id}/{collection}")
    await caller("GET", "/users")
    return response.status_code


@pytest.mark.parametrize("operation", WRITES, ids=lambda operation: operation.operation_id)
def test_any_valid_body(sim, operation):
    user = list(sim.world.users.values())[1]
    values = {device.kind.id_name: device.id for device in sim.world.devices_of(user.id)}
    values |= {"org_id": sim.org_id, "user_id": user.id}
    values |= {"building_id": next(iter(sim.world.buildings)), "energy_contract_id": next(iter(sim.world.contracts))}
    path = operation.path.format_map(values)

    @settings(
        max_examples=20,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(values_of(operation.body))
    def check(body):
        status = runner.run(send(caller, user, operation, path, body))
        assert status in {operation.success, 400, 404, 409, 422}

    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        caller = runner.run(stack.enter_async_context(in_process(sim)))
        check()
        runner.run(stack.aclose())
    assert sim.app.violations == []


JSON = st.recursive(st.none() | st.text() | st.floats(), st.lists).map(lambda value: json.dumps(value).encode())


@settings(max_examples=10, deadline=None, derandomize=True, database=None, phases=[Phase.generate])
@given(st.lists(st.binary(max_size=200) | JSON, min_size=10, max_size=10))
def test_any_bytes(contents):
    sim = Simulator(seed=7, users=0, start=START, speed=0)

    async def run():
        async with in_process(sim) as call:
            for content in contents:
                response = await call.http.post(f"{call.org}/users", content=content)
                assert response.status_code == 422
                headers = {"content-type": "application/json"}
                response = await call.http.post("/oauth2/token/", content=content, headers=headers)
                assert response.status_code in {400, 401}

    asyncio.run(run())
    assert sim.app.violations == []
