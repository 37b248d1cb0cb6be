"""Arguments that the document does not allow are refused before anything is sent."""

import uuid
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import httpx
import pytest

from podero import PoderoClient, RetryPolicy, errors
from tests.support import document
from tests.support.document import Operation
from tests.support.generated import Method
from tests.support.notable import Notable

API = document.read()
NOTABLE = Notable(API)


class NoServer(httpx.AsyncBaseTransport):
    """Must not be called."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        raise AssertionError(f"{request.method} {request.url} was sent")


class Silent(httpx.AsyncBaseTransport):
    """Notes the methods of what it receives, and never responds."""

    def __init__(self) -> None:
        self.methods: list[str] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.methods.append(request.method)
        msg = "no response"
        raise httpx.ReadError(msg)


def wrong(schema: dict[str, Any]) -> Iterator[Any]:
    """Values that a schema of a parameter does not allow."""
    options = [API.resolve(option) for option in [schema, *schema.get("anyOf", []), *schema.get("allOf", [])]]
    for option in options:
        if "enum" in option:
            yield from ("no such value", 5)
        elif option.get("format") == "uuid":
            yield from ("no-uuid", 5)
        elif option.get("format") == "date-time":
            yield from ("yesterday", datetime(2026, 1, 2), 5)  # noqa: DTZ001 - what is refused
        elif option.get("format") == "date":
            yield from ("yesterday", "2026-02-30", datetime(2026, 1, 2), 5)  # noqa: DTZ001 - the same
        elif option.get("type") == "integer":
            yield from ("5", 1.5, True)
            yield from (option[end] + step for end, step in (("minimum", -1), ("maximum", 1)) if end in option)
        elif option.get("type") == "boolean":
            yield from ("true", 1)
        elif option.get("type") == "string":
            yield from (5, b"text", ["text", 5])


@pytest.mark.parametrize("operation", API.operations, ids=str)
async def test_a_wrong_argument_is_refused(operation: Operation) -> None:
    tried = 0
    async with PoderoClient(
        base_url="http://localhost", token="some-token", org_id=uuid.UUID(int=1), transport=NoServer()
    ) as podero:
        method = Method(podero, operation)
        for parameter in operation.parameters:
            name = parameter["name"]
            if name == "org_id":
                continue
            for value in wrong(parameter["schema"]):
                arguments = method.arguments(NOTABLE.calls(operation)[0])
                place = arguments.path if parameter["in"] == "path" else arguments.keyword
                place[method.argument(name)] = value
                with pytest.raises(errors.InvalidRequestError):
                    await method(arguments)
                tried += 1
    assert tried or {parameter["name"] for parameter in operation.parameters} <= {"org_id"}


@pytest.mark.parametrize("operation", API.operations, ids=str)
async def test_a_client_that_only_reads_sends_nothing_but_get(operation: Operation) -> None:
    silent = Silent()
    async with PoderoClient(
        base_url="http://localhost",
        token="some-token",
        org_id=uuid.UUID(int=1),
        transport=silent,
        retry=RetryPolicy(attempts=1),
    ) as podero:
        method = Method(podero.with_options(read_only=True), operation)
        reads = operation.method == "GET"
        with pytest.raises(errors.TransportError if reads else errors.InvalidRequestError):
            await method(method.arguments(NOTABLE.calls(operation)[0]))
    assert silent.methods == (["GET"] if reads else [])
