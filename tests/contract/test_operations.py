"""Every operation of the document: the generated code is called over a real socket, and what travelled is judged.

Nothing here knows an operation by name: a new one in the document is called and judged like the others.
"""

from typing import Any
from urllib.parse import parse_qsl, unquote

import attrs
import pytest

from podero import UNSET, PoderoClient, errors
from podero.simulator import Simulator
from podero_client import codec
from tests.support import document
from tests.support.document import Document, Operation
from tests.support.generated import Given, Method, endpoints, misfit
from tests.support.openapi_validator import Judge
from tests.support.recorder import Recorder
from tests.support.values import same
from tests.support.world import Resident

API = document.read()
each_operation = pytest.mark.parametrize("operation", API.operations, ids=str)


def test_each_operation_is_generated_once_and_nothing_else_is() -> None:
    assert endpoints().keys() == {(operation.method, operation.path) for operation in API.operations}


@pytest.mark.parametrize("complete", [False, True], ids=["least", "most"])
@each_operation
async def test_operation(
    api: Document,
    judge: Judge,
    sim: Simulator,
    podero: PoderoClient,
    wire: Recorder,
    resident: Resident,
    operation: Operation,
    complete: bool,
) -> None:
    given = Given.of(api, operation, await resident.known(operation, podero), complete=complete)
    method = Method(podero, operation)
    arguments = method.arguments(given)
    sim.requests.clear()

    parsed = await method(arguments)

    [request] = [request for request in sim.requests if request.path_template is not None]
    assert (request.method, request.path_template) == (operation.method, operation.path)
    understood = judge.request(request)
    # openapi-core finds the operation from the raw path and leaves its values encoded.
    assert same(given.path, {name: unquote(str(value)) for name, value in understood.parameters.path.items()})
    assert same(texts(given.query), dict(parse_qsl(request.query)))
    assert same(texts(given.header), {name: request.headers[name] for name in given.header})
    assert bool(request.content) == (given.body is not UNSET)
    assert given.body is UNSET or same(given.body, request.json())
    assert ("authorization" in request.headers) == bool(operation.raw.get("security"))

    _, response = wire.exchanges[-1]
    judge.response(request, response)
    assert misfit(parsed, method.returns) is None
    assert unknown_fields(parsed) == {}
    assert missing_fields(parsed) == set()
    if operation.responses[response.status_code] is None:
        assert parsed is None
    else:
        assert same(response.json(), codec.to_plain(parsed))


@each_operation
async def test_operation_in_the_raw_layer(
    api: Document, podero: PoderoClient, wire: Recorder, resident: Resident, operation: Operation
) -> None:
    given = Given.of(api, operation, await resident.known(operation, podero), complete=True)
    method = Method(podero, operation)

    response = await method.detailed(method.arguments(given))

    _, received = wire.exchanges[-1]
    assert response.status_code in operation.responses
    assert (response.status_code, response.content) == (received.status_code, received.content)
    assert dict(response.headers) == dict(received.headers)
    assert misfit(response.parsed, method.returns) is None


@each_operation
async def test_an_operation_that_needs_a_token_refuses_any_other(
    api: Document, sim: Simulator, podero: PoderoClient, resident: Resident, operation: Operation
) -> None:
    given = Given.of(api, operation, await resident.known(operation, podero), complete=False)
    sim.requests.clear()
    async with PoderoClient(base_url=sim.base_url, token="not-one-of-the-simulator", org_id=sim.org_id) as stranger:
        method = Method(stranger, operation)
        try:
            await method(method.arguments(given))
        except errors.AuthenticationError:
            assert operation.raw.get("security")
        else:
            assert not operation.raw.get("security")
    assert {request.status for request in sim.requests} == {401 if operation.raw.get("security") else 200}


def unknown_fields(value: Any) -> dict[str, Any]:
    """What a response holds that the document does not know, at any depth."""
    if isinstance(value, list):
        return {name: found for item in value for name, found in unknown_fields(item).items()}
    if not attrs.has(type(value)) or not attrs.fields(type(value)):
        return {}  # no object, or one of which the document says nothing
    inner = [unknown_fields(getattr(value, field.name)) for field in attrs.fields(type(value))]
    return {name: found for each in [value.additional_properties, *inner] for name, found in each.items()}


def missing_fields(value: Any) -> set[str]:
    """Optional fields that an object, or the first of a list, does not have."""
    found = value[0] if isinstance(value, list) and value else value
    if not attrs.has(type(found)):
        return set()
    return {field.name for field in attrs.fields(type(found)) if getattr(found, field.name) is UNSET}


def texts(values: dict[str, Any]) -> dict[str, str]:
    """Values as a URL or header writes them."""
    return {name: str(value).lower() if isinstance(value, bool) else str(value) for name, value in values.items()}
