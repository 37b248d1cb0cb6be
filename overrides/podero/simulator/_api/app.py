"""The ASGI application: request log, faults, token, validation and handler, in that order."""

from __future__ import annotations

import asyncio
import inspect
import re
import time
from collections.abc import Callable, Mapping
from typing import Any

import attrs

from podero._document import template
from podero.simulator._api.call import CONNECT_PATH, Call, Handler
from podero.simulator._api.connect_page import connect_page
from podero.simulator._api.permissions import check_permission
from podero.simulator._api.schemas import Schemas
from podero.simulator._api.tokens import TOKEN_PATH, TokenService
from podero.simulator._http.asgi import (
    MAX_BODY,
    BodyTooLargeError,
    Receive,
    Scope,
    Send,
    drop_connection,
    read_body,
    run_lifespan,
    send_response,
)
from podero.simulator._http.document import Operation, Router, common_prefix, parameters, read_operations
from podero.simulator._http.drift import drifted
from podero.simulator._http.examples import example
from podero.simulator._http.faults import Effects, Faults
from podero.simulator._http.messages import HttpError, Response, json_response
from podero.simulator._http.replay import Replay
from podero.simulator._http.request_log import ReceivedRequest, record
from podero.simulator._http.validation import Validator
from podero.simulator._world.errors import NotFoundError, RefusedError
from podero.simulator._world.journeys import advance
from podero.simulator._world.world import World

_STEERED = re.compile(r"/_simulator(/|$)")
_MAX_STATE = 2**28


class App:
    """Serves the API of one simulated world.

    Args:
        document: The OpenAPI document; its operations are the routes.
        world: The simulated world.
        tokens: The token service.
        handlers: Handlers by method and path template without the common prefix. An operation without a handler
            responds with a generated example.
        check_responses: Validate every response against the document. An invalid one is replaced by a 500 and
            recorded in `violations`, like any internal error of the simulator.
        replay: Recorded responses, which come before those of the world.

    `steering`, once set, responds to requests below `/_simulator`, which faults and the log leave alone.
    """

    def __init__(
        self,
        document: Mapping[str, Any],
        world: World,
        tokens: TokenService,
        handlers: Mapping[tuple[str, str], Handler],
        *,
        check_responses: bool,
        replay: Replay | None = None,
    ) -> None:
        self.requests: list[ReceivedRequest] = []
        self.violations: list[str] = []
        self.faults = Faults(world.seed, self._uptime)
        self.is_strict = False
        self.steering: Callable[[ReceivedRequest], Response] | None = None
        self._document = document
        self._world = world
        self._tokens = tokens
        self._handlers = {
            (method, template(path)): (parameters(path), handler) for (method, path), handler in handlers.items()
        }
        self._check_responses = check_responses
        self._schemas = Schemas(document)
        self._replay = replay
        operations = read_operations(document)
        self.prefix = common_prefix(operations)
        self._router = Router(operations)
        self._validator = Validator(document)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await run_lifespan(receive, send)
            return
        is_steering = self.steering is not None and _STEERED.match(scope["path"]) is not None
        try:
            content = await read_body(receive, _MAX_STATE if is_steering else MAX_BODY)
        except BodyTooLargeError:
            await send_response(scope, send, json_response(413, {"detail": "Request body too large"}))
            return
        if content is None:
            return
        request = self._received(scope, content)
        if is_steering and self.steering is not None:
            await send_response(scope, send, self.steering(request))
            return
        record(self.requests, request)
        effects = self.faults.take(request)
        if effects.delay:
            await asyncio.sleep(effects.delay)
        response = await self._respond_with_faults(effects, request, _base_url(scope, request.headers))
        if response is None:
            drop_connection(scope)
            return
        request.status = response.status
        await send_response(scope, send, response, effects.cut_after, effects.bytes_per_second)

    def serve(self, world: World, tokens: TokenService) -> None:
        """Serve another world from now on."""
        self._world, self._tokens = world, tokens
        self.faults.seed = world.seed

    def _uptime(self) -> float:
        return self._world.clock.uptime()

    def _received(self, scope: Scope, content: bytes) -> ReceivedRequest:
        raw_path = (scope.get("raw_path") or scope["path"].encode()).partition(b"?")[0].decode("ascii", "replace")
        match = self._router.find(raw_path)
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

    async def _respond_with_faults(self, effects: Effects, request: ReceivedRequest, base_url: str) -> Response | None:
        """Respond to a request to which faults may apply; None drops the connection."""
        real = await self.respond(request, base_url) if effects.execute else None
        if effects.drop:
            return None
        response = effects.response or (real and self._drifted(effects, request, real))
        if response is None or not effects.headers:
            return response
        own = dict(response.headers)
        added = [(name, value) for name, value in effects.headers.items() if name not in own]
        return attrs.evolve(response, headers=(*response.headers, *added))

    def _drifted(self, effects: Effects, request: ReceivedRequest, response: Response) -> Response:
        match = self._router.find(request.path)
        if match is None or request.method not in match.operations:
            return response
        for drift in effects.drifts:
            response = drifted(self._document, match.operations[request.method], response, drift)
        return response

    async def respond(self, request: ReceivedRequest, base_url: str) -> Response:
        """Execute one request, without faults; refusals are responses too."""
        if self._replay is not None and (recorded := self._replay.take(request)) is not None:
            return recorded
        try:
            advance(self._world)
            return await self._dispatch(request, base_url)
        except NotFoundError as error:
            return json_response(404, {"detail": str(error)})
        except RefusedError as error:
            return json_response(error.status, {"detail": str(error)})
        except HttpError as error:
            headers = {"www-authenticate": "Bearer"} if error.status == 401 else {}
            return json_response(error.status, {"detail": error.detail}, headers)
        except Exception as error:  # noqa: BLE001 - a bug in the simulator must not look like a response of the API
            return self._violation(f"{request.method} {request.path}: {type(error).__name__}: {error}")

    async def _dispatch(self, request: ReceivedRequest, base_url: str) -> Response:
        if request.path == TOKEN_PATH and request.method == "POST":
            return self._tokens.client_credentials(request.headers, request.content)
        if request.path == f"{self.prefix}/openapi.json" and request.method == "GET":
            return json_response(200, self._document)
        if request.path == CONNECT_PATH and request.method == "GET":
            return connect_page(self._world, request.query, base_url)
        match = self._router.find(request.path)
        if match is None:
            raise HttpError(404, "Not Found")
        operation = match.operations.get(request.method)
        if operation is None:
            allowed = ", ".join(sorted(match.operations))
            return json_response(405, {"detail": "Method not allowed"}, {"allow": allowed})
        user_id = self._tokens.check(request.headers.get("authorization", "")) if operation.authenticated else None
        if user_id is not None and self._world.users[user_id].deleted_at is not None:
            # API record: removing a team member takes effect at once.
            raise HttpError(401, "Unauthorized")
        checked = self._validator.check_request(
            operation, match.values, request.query, request.headers, request.content, strict=self.is_strict
        )
        names, handler = self._handlers.get((operation.method, operation.template), (operation.path_names, None))
        path = dict(zip(names, map(checked.path.__getitem__, operation.path_names), strict=True))
        call = Call(
            world=self._world,
            tokens=self._tokens,
            schemas=self._schemas,
            operation=operation,
            prefix=self.prefix,
            now=self._world.clock.now(),
            base_url=base_url,
            path=path,
            query=checked.query,
            headers=checked.headers,
            body=checked.body,
            caller=self._world.user(user_id) if user_id is not None else None,
        )
        check_permission(call)
        return self._checked(operation, await self._handle(operation, handler, call))

    async def _handle(self, operation: Operation, handler: Handler | None, call: Call) -> Response:
        schema = operation.responses.get(operation.success)
        value = handler(call) if handler else example(self._document, schema) if schema is not None else None
        if inspect.isawaitable(value):
            value = await value
        if isinstance(value, Response):
            return value
        if schema is None:
            return Response(operation.success)
        return json_response(operation.success, value)

    def _checked(self, operation: Operation, response: Response) -> Response:
        if not self._check_responses:
            return response
        error = self._validator.check_response(operation, response.status, response.content)
        if error is None:
            return response
        return self._violation(f"{operation.method} {operation.path}: the response violates the document: {error}")

    def _violation(self, message: str) -> Response:
        self.violations.append(message)
        return json_response(500, {"detail": message})


def _base_url(scope: Scope, headers: Mapping[str, str]) -> str:
    return f"{scope['scheme']}://{headers.get('host', 'localhost')}"
