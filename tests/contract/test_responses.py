"""Every response that the document allows is decoded, typed and goes round; every other status is the documented error."""

import json
import uuid
from collections.abc import AsyncIterator
from datetime import time
from typing import Any

import httpx
import jsonschema_rs
import pytest

from podero import PoderoClient, RetryPolicy, errors
from podero_client import codec
from tests.support import document
from tests.support.document import Operation
from tests.support.generated import Arguments, Method, endpoints, misfit
from tests.support.notable import Notable
from tests.support.values import same

API = document.read()
NOTABLE = Notable(API)
RESPONSES = [
    (operation, int(code), API.schema(raw))
    for operation in API.operations
    for code, raw in operation.raw["responses"].items()
]
ERRORS: dict[int, type[errors.StatusError]] = {
    400: errors.BadRequestError,
    401: errors.AuthenticationError,
    403: errors.PermissionDeniedError,
    404: errors.NotFoundError,
    409: errors.ConflictError,
    422: errors.ValidationError,
    429: errors.RateLimitError,
    500: errors.ServerError,
    503: errors.ServerError,
}


class Server(httpx.AsyncBaseTransport):
    """Responds as it was told last."""

    def __init__(self) -> None:
        self.response = httpx.Response(500)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return self.response

    def will_send(self, status: int, value: Any) -> None:
        """Send this from now on; bytes as they are, everything else as JSON."""
        content = value if isinstance(value, bytes) else json.dumps(value).encode()
        headers = {"content-type": "application/json"} if content else {}
        self.response = httpx.Response(status, headers=headers, content=content)


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
async def podero(server: Server) -> AsyncIterator[PoderoClient]:
    async with PoderoClient(
        base_url="http://localhost",
        token="some-token",
        org_id=uuid.UUID(int=1),
        transport=server,
        retry=RetryPolicy(attempts=1),
    ) as client:
        yield client.with_options(raise_refusals=False)


def call_of(podero: PoderoClient, operation: Operation) -> tuple[Method, Arguments]:
    """The method of an operation, and arguments that it takes."""
    method = Method(podero, operation)
    return method, method.arguments(NOTABLE.calls(operation)[0])


def validator_of(schema: dict[str, Any]) -> jsonschema_rs.Draft202012Validator:
    """Validates by a schema of the document."""
    whole = schema | {"components": API.content["components"]}
    # RFC 3339 has no time without an offset, and the API sends nothing else.
    formats = {"time": lambda text: time.fromisoformat(text) is not None}
    return jsonschema_rs.Draft202012Validator(whole, validate_formats=True, formats=formats)


@pytest.mark.parametrize(("operation", "status", "schema"), RESPONSES, ids=lambda value: str(value)[:90])
async def test_a_documented_response_is_decoded_and_goes_round(
    podero: PoderoClient, server: Server, operation: Operation, status: int, schema: dict[str, Any] | None
) -> None:
    method, arguments = call_of(podero, operation)
    values = [b""] if schema is None else NOTABLE.values(schema)
    validator = None if schema is None else validator_of(schema)
    for value in values:
        # the values are right by another reading of the document than the one that made them
        assert validator is None or not [error.message for error in validator.iter_errors(value)]
        server.will_send(status, value)
        if status < 300:
            found = await method(arguments)
            assert misfit(found, method.returns) is None
        else:
            with pytest.raises(ERRORS[status]) as caught:
                await method(arguments)
            found = caught.value.parsed
            assert type(found) is endpoints()[operation.method, operation.path].OPERATION.errors[status]
        if schema is None:
            assert found is None
            continue
        back = codec.to_plain(found)
        assert same(value, back)
        again = json.loads(codec.encode(found))
        assert same(value, again)
        kind = method.returns if status < 300 else type(found)
        assert codec.decode(kind, json.dumps(again).encode()) == found


OBJECTS = [
    (operation, status, schema)
    for operation, status, schema in RESPONSES
    if status < 300 and schema is not None and isinstance(NOTABLE.values(schema)[0], dict | list)
]


@pytest.mark.parametrize(("operation", "status", "schema"), OBJECTS, ids=lambda value: str(value)[:90])
async def test_a_field_that_the_document_does_not_know_goes_round(
    podero: PoderoClient, server: Server, operation: Operation, status: int, schema: dict[str, Any]
) -> None:
    method, arguments = call_of(podero, operation)
    value = NOTABLE.values(schema)[0]
    for item in value if isinstance(value, list) else [value]:
        item["not_in_the_document"] = {"deeper": [1, None, "x"]}
    server.will_send(status, value)
    found = await method(arguments)
    assert same(value, codec.to_plain(found))
    assert same(value, json.loads(codec.encode(found)))


@pytest.mark.parametrize("operation", API.operations, ids=str)
async def test_a_status_is_raised_as_its_error(podero: PoderoClient, server: Server, operation: Operation) -> None:
    method, arguments = call_of(podero, operation)
    for status, kind in ERRORS.items():
        for body in (
            {"detail": "no"},
            {"detail": [{"loc": ["body"], "msg": "no", "type": "missing"}]},
            b"<p>no</p>",
            b"",
        ):
            server.will_send(status, body)
            with pytest.raises(errors.StatusError) as caught:
                await method(arguments)
            error = caught.value
            assert type(error) is kind
            assert (error.status_code, error.method, error.url_template) == (status, operation.method, operation.path)
            assert error.operation == endpoints()[operation.method, operation.path].OPERATION.name


@pytest.mark.parametrize("operation", API.operations, ids=str)
async def test_what_the_document_does_not_allow_is_an_error(
    podero: PoderoClient, server: Server, operation: Operation
) -> None:
    method, arguments = call_of(podero, operation)
    for status, schema in operation.responses.items():
        for content in [b"", b"{", b"nul", b"5", b'"text"', b"null"] if schema else []:
            server.will_send(status, content)
            with pytest.raises(errors.ResponseValidationError):
                await method(arguments)
