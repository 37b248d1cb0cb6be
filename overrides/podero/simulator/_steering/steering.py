"""Finds the lever for a request below `/_simulator`, checks its arguments and pulls it."""

from __future__ import annotations

import json
from typing import Any, NoReturn, cast
from urllib.parse import parse_qsl

from podero.simulator._http.document import Operation, Router, read_operations
from podero.simulator._http.messages import HttpError, Response, json_response
from podero.simulator._http.request_log import ReceivedRequest
from podero.simulator._http.validation import Validator
from podero.simulator._steering.document import steering_document
from podero.simulator._steering.lever import STEERING_PATH
from podero.simulator._steering.levers import LEVERS
from podero.simulator._steering.steered import Steered
from podero.simulator._world.errors import NotFoundError, RefusedError
from podero.simulator._world.journeys import advance

_DOCUMENT_PATH = f"{STEERING_PATH}/openapi.json"


class Steering:
    """Responds to requests below `/_simulator`."""

    def __init__(self, simulator: Steered) -> None:
        self._simulator = simulator
        self._document = steering_document(LEVERS)
        self._levers = {lever.name: lever for lever in LEVERS}
        self._router = Router(read_operations(self._document))
        self._validator = Validator(self._document)

    def respond(self, request: ReceivedRequest) -> Response:
        """Respond to one request; refusals are one line that names the argument."""
        try:
            return self._respond(request)
        except HttpError as error:
            return json_response(error.status, {"detail": _line(error.detail)})
        except NotFoundError as error:
            return json_response(404, {"detail": str(error)})
        except RefusedError as error:
            return json_response(error.status, {"detail": str(error)})
        except ValueError as error:
            return json_response(422, {"detail": str(error)})

    def _respond(self, request: ReceivedRequest) -> Response:
        if request.path == STEERING_PATH:
            return Response(307, headers=(("location", f"{STEERING_PATH}/"),))
        if request.path == _DOCUMENT_PATH and request.method == "GET":
            return json_response(200, self._document)
        match = self._router.find(request.path)
        if match is None:
            raise HttpError(404, f"There is no such lever; {_DOCUMENT_PATH} lists them")
        operation = match.operations.get(request.method)
        if operation is None:
            allowed = ", ".join(sorted(match.operations))
            return json_response(405, {"detail": f"Method not allowed; use {allowed}"}, {"allow": allowed})
        checked = self._validator.check_request(
            operation, match.values, request.query, request.headers, _as_json(operation, request.content), strict=True
        )
        sent: dict[str, Any] = {**checked.query, **(checked.body or {})}
        names = {parameter["name"] for parameter in operation.parameters if parameter["in"] == "query"}
        given = {name: value for name, value in sent.items() if name not in names or value is not None}
        advance(self._simulator.world)
        value = self._levers[operation.operation_id].call(self._simulator, {**checked.path, **given})
        return value if isinstance(value, Response) else json_response(200, value)


def _as_json(operation: Operation, content: bytes) -> bytes:
    """Turn a form into JSON; curl sends JSON as a form too unless it is told otherwise."""
    if operation.body is None or content.lstrip()[:1] in {b"", b"{", b"["}:
        return content
    try:
        pairs = parse_qsl(content.decode(), keep_blank_values=True, strict_parsing=True)
    except ValueError:
        return content
    properties = operation.body["properties"]
    return json.dumps({name: _from_text(properties.get(name, {}), text) for name, text in pairs}).encode()


def _from_text(schema: Any, text: str) -> Any:
    if schema.get("type") == "string":
        return text
    try:
        return json.loads(text, parse_constant=_reject)
    except (ValueError, RecursionError):
        return text


def _reject(name: str) -> NoReturn:
    message = f"{name} is not JSON"
    raise ValueError(message)


def _line(detail: Any) -> str:
    """Say the first error of a 422 in one line, with the name of the argument."""
    if isinstance(detail, str):
        return detail
    errors = cast("list[dict[str, Any]]", detail)
    first = next((error for error in errors if len(error["loc"]) > 1), errors[0])
    place = ".".join(str(part) for part in first["loc"][1:])
    return f"{place or first['loc'][0]}: {first['msg']}".replace("\n", " ")
