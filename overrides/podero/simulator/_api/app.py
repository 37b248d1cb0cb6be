"""The ASGI application: log, faults, tokens, checks, behaviour, in that order."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from typing import Any

from starlette.types import Message, Receive, Scope, Send

from podero.simulator._api.connect_page import connect_page
from podero.simulator._api.tokens import TOKEN_PATH
from podero.simulator._http.document import PREFIX, Operation, Router, read_operations
from podero.simulator._http.examples import example
from podero.simulator._http.faults import Fault, Faults
from podero.simulator._http.messages import CONNECT_PATH, Answer, Call, HttpError, json_answer
from podero.simulator._http.request_log import ReceivedRequest, remember
from podero.simulator._http.validation import Validator
from podero.simulator._world.world import World

Handler = Callable[[Call], Any]


class ConnectionBroken(RuntimeError):  # noqa: N818
    """A fault broke the connection; seen by in-process transports, which have no socket to break."""


class App:
    """Answers requests for one simulated world.

    Args:
        document: The OpenAPI document; its operations are the routes.
        world: The state.
        handlers: Behaviour by method and path template (without the common prefix). An operation without one answers
            a generated example.
        check_answers: Check every answer against the document; a wrong one becomes a 500 and an entry of `violations`,
            as every failure of the simulator itself does.
    """

    def __init__(
        self,
        document: Mapping[str, Any],
        world: World,
        handlers: Mapping[tuple[str, str], Handler],
        *,
        check_answers: bool,
    ) -> None:
        self.world = world
        self.requests: list[ReceivedRequest] = []
        self.violations: list[str] = []
        self.faults = Faults()
        self._document = document
        self._handlers = handlers
        self._check_answers = check_answers
        self._router = Router(read_operations(document))
        self._validator = Validator(document)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _lifespan(receive, send)
            return
        content = await _read(receive)
        if content is None:
            return
        request = self._received(scope, content)
        remember(self.requests, request)
        fault = self.faults.take(request)
        if fault is not None and fault.delay:
            await asyncio.sleep(fault.delay)
        answer = self._answer_with(fault, request, _base_url(scope, request.headers))
        if answer is None:
            _break(scope)
            return
        request.status = answer.status
        await _send(scope, send, answer, fault.cut_after if fault is not None else None)

    def _received(self, scope: Scope, content: bytes) -> ReceivedRequest:
        raw_path = (scope.get("raw_path") or scope["path"].encode()).partition(b"?")[0].decode("ascii", "replace")
        match = self._router.find(raw_path, scope["method"])
        operation = match.operations.get(scope["method"]) if match is not None else None
        return ReceivedRequest(
            method=scope["method"],
            path=raw_path,
            query=scope["query_string"].decode("ascii", "replace"),
            headers={name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]},
            content=content,
            operation_id=operation.operation_id if operation else None,
            path_template=operation.path if operation else None,
            received_at=time.monotonic(),
        )

    def _answer_with(self, fault: Fault | None, request: ReceivedRequest, base_url: str) -> Answer | None:
        replaced = fault is not None and (fault.drop or fault.answer is not None)
        if fault is None or not replaced:
            return self.answer(request, base_url)
        if fault.carry_out:
            self.answer(request, base_url)
        return None if fault.drop else fault.answer

    def answer(self, request: ReceivedRequest, base_url: str) -> Answer:
        """Answer one request, without faults.

        Args:
            request: The request.
            base_url: Where the caller reaches the simulator.

        Returns:
            The answer, refusals included.
        """
        try:
            self.world.sync()
            return self._dispatch(request, base_url)
        except HttpError as error:
            headers = {"www-authenticate": "Bearer"} if error.status == 401 else {}
            return json_answer(error.status, {"detail": error.detail}, headers)
        except Exception as error:  # noqa: BLE001 - a fault of the simulator must not pass for one of the service
            return self._violation(f"{request.method} {request.path}: {type(error).__name__}: {error}")

    def _dispatch(self, request: ReceivedRequest, base_url: str) -> Answer:
        if request.path == TOKEN_PATH and request.method == "POST":
            return self.world.tokens.client_credentials(request.headers, request.content)
        if request.path == f"{PREFIX}/openapi.json" and request.method == "GET":
            return json_answer(200, self._document)
        if request.path == CONNECT_PATH and request.method == "GET":
            return connect_page(self.world, request.query, base_url)
        match = self._router.find(request.path, request.method)
        if match is None:
            raise HttpError(404, "Not Found")
        operation = match.operations.get(request.method)
        if operation is None:
            allowed = ", ".join(sorted(match.operations))
            return json_answer(405, {"detail": "Method not allowed"}, {"allow": allowed})
        user_id = self.world.tokens.check(request.headers.get("authorization", "")) if operation.authenticated else None
        checked = self._validator.check_request(
            operation, match.values, request.query, request.headers, request.content
        )
        call = Call(
            world=self.world,
            now=self.world.clock.now(),
            base_url=base_url,
            path=checked.path,
            query=checked.query,
            headers=checked.headers,
            body=checked.body,
            user_id=user_id,
        )
        if checked.path.get("org_id", self.world.org_id) != self.world.org_id:
            raise HttpError(404, "Organization not found")
        return self._checked(operation, self._behave(operation, call))

    def _behave(self, operation: Operation, call: Call) -> Answer:
        handler = self._handlers.get((operation.method, operation.short_path))
        schema = operation.answers.get(operation.success)
        value = handler(call) if handler else example(self._document, schema) if schema is not None else None
        if isinstance(value, Answer):
            return value
        if schema is None:
            return Answer(operation.success)
        return json_answer(operation.success, value)

    def _checked(self, operation: Operation, answer: Answer) -> Answer:
        if not self._check_answers:
            return answer
        problem = self._validator.check_answer(operation, answer.status, answer.content)
        if problem is None:
            return answer
        return self._violation(f"{operation.method} {operation.path}: the answer breaks the document: {problem}")

    def _violation(self, message: str) -> Answer:
        self.violations.append(message)
        return json_answer(500, {"detail": message})


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return


async def _read(receive: Receive) -> bytes | None:
    parts: list[bytes] = []
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        parts.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(parts)


def _base_url(scope: Scope, headers: Mapping[str, str]) -> str:
    return f"{scope['scheme']}://{headers.get('host', 'localhost')}"


def _break(scope: Scope) -> None:
    transport = scope.get("state", {}).get("transport")
    if transport is None:
        message = "the connection was broken as ordered"
        raise ConnectionBroken(message)
    transport.abort()


async def _send(scope: Scope, send: Send, answer: Answer, cut_after: int | None) -> None:
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in answer.headers]
    if answer.status not in {204, 304} and "content-length" not in dict(answer.headers):
        headers.append((b"content-length", str(len(answer.content)).encode()))
    start: Message = {"type": "http.response.start", "status": answer.status, "headers": headers}
    await send(start)
    if cut_after is not None:
        await send({"type": "http.response.body", "body": answer.content[:cut_after], "more_body": True})
        # Give the loop a turn, so that the bytes leave before the connection ends.
        await asyncio.sleep(0)
        _close(scope)
        return
    await send({"type": "http.response.body", "body": answer.content})


def _close(scope: Scope) -> None:
    transport = scope.get("state", {}).get("transport")
    if transport is None:
        message = "the connection was broken as ordered"
        raise ConnectionBroken(message)
    transport.close()
