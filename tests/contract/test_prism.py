"""Prism as a judge that knows the document only: it takes every call of the client, and would refuse wrong ones.

Skipped only where there is no Node to run Prism with.
"""

import json
import uuid
from collections.abc import AsyncIterator, Iterator
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlsplit

import httpx
import pytest

from podero import UNSET, PoderoClient, RetryPolicy, errors
from tests.support import document, prism
from tests.support.document import Operation
from tests.support.generated import Given, Method, misfit
from tests.support.notable import Notable
from tests.support.recorder import Recorder
from tests.support.values import same

API = document.read()
NOTABLE = Notable(API)
BEARER = {"authorization": "Bearer some-token"}
each_operation = pytest.mark.parametrize("operation", API.operations, ids=str)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    node = prism.node()
    if node is None:
        pytest.skip("there is no Node to run Prism with")
    assert prism.PROGRAM.exists(), "Prism is not installed in this environment: run `make contract`"
    path = tmp_path_factory.mktemp("prism") / "openapi.json"
    path.write_text(json.dumps(API.content))
    with prism.running(node, path) as url:
        yield url


@pytest.fixture
async def podero(address: str, wire: Recorder) -> AsyncIterator[PoderoClient]:
    async with PoderoClient(
        base_url=address, token="some-token", org_id=uuid.UUID(int=1), transport=wire, retry=RetryPolicy(attempts=1)
    ) as client:
        yield client.with_options(raise_refusals=False)


@each_operation
async def test_every_call_is_accepted_and_its_response_decoded(
    podero: PoderoClient, wire: Recorder, operation: Operation
) -> None:
    method = Method(podero, operation)
    for given in NOTABLE.calls(operation):
        parsed = await method(method.arguments(given))

        [(request, response)] = wire.exchanges
        assert_sent(operation, given, request)
        assert "sl-violations" not in response.headers
        assert misfit(parsed, method.returns) is None
        wire.exchanges.clear()


@each_operation
async def test_the_raw_layer_sends_the_same(podero: PoderoClient, wire: Recorder, operation: Operation) -> None:
    method = Method(podero, operation)
    given = NOTABLE.calls(operation)[0]

    response = await method.detailed(method.arguments(given))

    [(request, _)] = wire.exchanges
    assert_sent(operation, given, request)
    assert misfit(response.parsed, method.returns) is None


def assert_sent(operation: Operation, given: Given, request: httpx.Request) -> None:
    """What is on the wire is what was given, and nothing else."""
    assert request.method == operation.method
    target = urlsplit(request.url.raw_path.decode())
    values = {name: str(value) for name, value in given.path.items()} | {"org_id": str(uuid.UUID(int=1))}
    sent = [unquote(part) for part in target.path.split("/")]
    template = operation.path.split("/")
    assert len(sent) == len(template)
    for part, name in zip(sent, template, strict=True):
        wanted = values[name[1:-1]] if name.startswith("{") else name
        assert part == wanted or part == wanted.lower(), name
    assert same(texts(given.query), dict(parse_qsl(target.query, keep_blank_values=True)))
    assert same(texts(given.header), {name: request.headers.get(name) for name in given.header})
    assert bool(request.content) == (given.body is not UNSET)
    assert given.body is UNSET or same(given.body, httpx.Response(200, content=request.content).json())


def texts(values: dict[str, Any]) -> dict[str, str]:
    """Values as a URL or header writes them."""
    return {name: str(value).lower() if isinstance(value, bool) else str(value) for name, value in values.items()}


REFUSALS = [(op, code) for op in API.operations for code in op.raw["responses"] if not code.startswith("2")]


@pytest.mark.parametrize(("operation", "code"), REFUSALS, ids=str)
async def test_a_documented_error_is_raised_with_its_model(
    podero: PoderoClient, operation: Operation, code: str
) -> None:
    method = Method(podero.with_options(headers={"Prefer": f"code={code}"}), operation)
    with pytest.raises(errors.StatusError) as caught:
        await method(method.arguments(NOTABLE.calls(operation)[0]))
    assert caught.value.status_code == int(code)
    assert hasattr(caught.value.parsed, "to_dict")


def url(operation: Operation, given: Given) -> str:
    """The path of a call, filled in."""
    return operation.path.format_map({name: quote(str(value), safe="") for name, value in given.path.items()})


def broken(operation: Operation) -> Iterator[tuple[str, dict[str, Any]]]:
    """Requests with one thing wrong each, and what that is."""
    given = NOTABLE.calls(operation)[-1]
    whole: dict[str, Any] = {"url": url(operation, given), "params": texts(given.query), "headers": BEARER}
    if given.body is not UNSET:
        whole["json"] = given.body
    for parameter in operation.parameters:
        place, name = parameter["in"], parameter["name"]
        if place == "path" and parameter["schema"].get("format") == "uuid":
            wrong = Given({**given.path, name: "no-uuid"}, {}, {}, UNSET)
            yield f"{name} is no UUID", whole | {"url": url(operation, wrong)}
        elif place == "query" and parameter.get("required"):
            yield f"{name} is missing", whole | {"params": {n: v for n, v in whole["params"].items() if n != name}}
    if operation.body is not None and operation.raw["requestBody"].get("required"):
        yield "the body is a list", whole | {"json": []}
        yield "the body is missing", {name: value for name, value in whole.items() if name != "json"}
    if operation.raw.get("security"):
        yield "the token is missing", whole | {"headers": {}}


async def test_prism_would_refuse_wrong_calls(address: str) -> None:
    tried = 0
    async with httpx.AsyncClient(base_url=address, trust_env=False) as http:
        for operation in API.operations:
            for what, wrong in broken(operation):
                response = await http.request(operation.method, **wrong)
                assert response.status_code in {401, 422}, f"{operation}: {what}"
                tried += 1
    assert tried >= 2 * len(API.operations)
