"""Every operation of the document: the generated method is called over a real socket, and what travelled is judged.

Nothing here knows an operation by name: a new one in the document is called and judged like the others.
"""

from typing import Any
from urllib.parse import unquote

import pytest
from starlette.datastructures import QueryParams

from podero import UNSET, PoderoClient
from podero.simulator import Simulator
from podero_client import codec
from tests.contract import document, generated
from tests.contract.conftest import Recorder
from tests.contract.document import Document, Operation
from tests.contract.judge import Judge
from tests.contract.values import Values, same
from tests.contract.world import Resident

API = document.read()


def test_each_operation_is_generated_once_and_nothing_else_is() -> None:
    assert set(generated.operations()) == {(operation.method, operation.path) for operation in API.operations}


@pytest.mark.parametrize("complete", [False, True], ids=["least", "most"])
@pytest.mark.parametrize("operation", API.operations, ids=str)
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
    values = Values(api, await resident.known(operation, podero), complete=complete)
    given: dict[str, dict[str, Any]] = {"path": {}, "query": {}, "header": {}}
    for parameter in operation.parameters:
        if parameter.get("required") or complete:
            name = parameter["name"]
            given[parameter["in"]][name] = values.named(name, parameter["schema"])
    has_body = operation.body is not None and (operation.raw["requestBody"].get("required") or complete)
    body = values.value(operation.body) if has_body and operation.body is not None else UNSET
    method = generated.Method(podero, operation)
    arguments = method.arguments(given["path"], given["query"], given["header"], body)
    sim.requests.clear()

    parsed = await method.call(*arguments.positional, **arguments.keyword)

    request = next(request for request in sim.requests if request.path_template is not None)
    assert (request.method, request.path_template) == (operation.method, operation.path)
    understood = judge.request(request)
    seen = {name: unquote(str(value)) for name, value in understood.parameters.path.items()}
    assert same(given["path"], seen)
    assert same(_texts(given["query"]), dict(QueryParams(request.query)))
    assert same(_texts(given["header"]), {name: request.headers[name] for name in given["header"]})
    assert bool(request.content) == (body is not UNSET)
    assert body is UNSET or same(body, request.json())
    assert ("authorization" in request.headers) == bool(operation.raw.get("security"))

    answer = wire.answers[-1]
    judge.answer(request, answer)
    assert generated.misfit(parsed, method.hints["return"]) is None
    if operation.answers[answer.status_code] is None:
        assert parsed is None
    else:
        assert same(answer.json(), codec.to_plain(parsed))


def _texts(values: dict[str, Any]) -> dict[str, str]:
    return {name: str(value).lower() if isinstance(value, bool) else str(value) for name, value in values.items()}
