"""A transport that expects calls and responds as told, for unit tests without a server."""

from __future__ import annotations

import uuid
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from types import TracebackType
from typing import Any, Generic, Self, TypeVar, cast, overload

import attrs
import httpx
import msgspec

from podero._settings import API_PREFIX
from podero._wire.errors import WireConnectError, WireError, WireReadTimeoutError, WireRemoteProtocolError
from podero._wire.request import target_of
from podero.errors import DecodeError
from podero.testing._fields import is_model, item_of
from podero.testing._matching import StubCall, argument_names, mismatch, read_call
from podero.testing._operations import operation_of
from podero.testing._stand_in import StandIn
from podero_client import codec
from podero_client._runtime.model import Model
from podero_client._runtime.operation import Operation, Response
from podero_client._runtime.paginator import Paginator

T = TypeVar("T")

_TOKEN_PATHS = {b"/oauth2/token/", f"{API_PREFIX}/auth/token".encode()}
_FIRST_REFUSAL, _LAST_REFUSAL = 300, 599
_TOKEN_LIFETIME = 36_000
_NO_RESPONSE = "was given no response; add .respond(...) or .fail(...)"


@attrs.frozen
class _Response:
    """What goes back for one request."""

    status: int
    headers: Mapping[str, str]
    content: bytes

    def play(self) -> httpx.Response:
        return httpx.Response(self.status, headers=self.headers, stream=httpx.ByteStream(self.content))


@attrs.frozen
class _Failure:
    """What is raised for one request; a new error each time, since errors are changed on their way."""

    make: Callable[[], WireError]

    def play(self) -> httpx.Response:
        raise self.make()


class Expectation(Generic[T]):
    """A call that a test expects, and what comes back for each request of it, in this order.

    A call that is retried makes several requests: ``stub.expect("users.list").fail(503).respond(users)``.

    Args:
        operation: What is called.
        arguments: What it is called with, as far as it matters.
    """

    def __init__(self, operation: Operation[Any], arguments: Mapping[str, Any]) -> None:
        self._operation = operation
        self._arguments = arguments
        self._outcomes: deque[_Response | _Failure] = deque()
        self._has_outcome = False

    def respond(
        self,
        value: T | Mapping[str, Any] | bytes | None = None,
        *,
        status: int | None = None,
        headers: Mapping[str, str] | None = None,
        times: int = 1,
    ) -> Self:
        """Let a request succeed.

        Args:
            value: The response: a model, a list of models, JSON types, None for no body; bytes go out as they are.
            status: HTTP status, the documented one by default.
            headers: Header fields.
            times: For so many requests.

        Raises:
            TypeError: The value is not what the operation responds with.
            ValueError: The status is none of success, or `times` is below 1.
        """
        if status is not None and not httpx.codes.is_success(status):
            msg = f"status: {status} is no success; use fail"
            raise ValueError(msg)
        documented = self._operation.responses
        if status is None:
            fits = (code for code, type_ in documented.items() if (type_ is None) == (value is None))
            status = next(fits, next(iter(documented)))
        declared = documented.get(status, next(iter(documented.values())))
        content = value if isinstance(value, bytes) else self._encoded(value, declared)
        return self._add(_Response(status, _json_headers(headers), content), times)

    def fail(self, status: int, body: Any = None, *, headers: Mapping[str, str] | None = None, times: int = 1) -> Self:
        """Let a request be refused.

        Args:
            status: HTTP status from 300 to 599.
            body: A model, JSON types, bytes, or a text that becomes ``{"detail": text}``.
            headers: Header fields, such as ``{"Retry-After": "2"}``.
            times: For so many requests.

        Raises:
            ValueError: The status is another, or `times` is below 1.
        """
        if httpx.codes.is_success(status):
            msg = f"status: {status} is a success; use respond"
            raise ValueError(msg)
        if not _FIRST_REFUSAL <= status <= _LAST_REFUSAL:
            msg = f"status: {status} is none from {_FIRST_REFUSAL} to {_LAST_REFUSAL}"
            raise ValueError(msg)
        said = {"detail": body} if isinstance(body, str) else body
        content = said if isinstance(said, bytes) else b"" if said is None else codec.encode(said)
        return self._add(_Response(status, _json_headers(headers), content), times)

    def disconnect(self, *, request_sent: bool = True, times: int = 1) -> Self:
        """Let the connection break.

        Args:
            request_sent: True for a lost response, False for no connection at all.
            times: For so many requests.

        Raises:
            ValueError: `times` is below 1.
        """
        if request_sent:
            message = "the server closed the connection without a response"
            return self._add(_Failure(lambda: WireRemoteProtocolError(message, request_sent=True)), times)
        refused = "no connection to the server: Connection refused"
        return self._add(_Failure(lambda: WireConnectError(refused, request_sent=False)), times)

    def time_out(self, *, times: int = 1) -> Self:
        """Let no response come within the read timeout.

        Args:
            times: For so many requests.

        Raises:
            ValueError: `times` is below 1.
        """
        message = "nothing came from the server within the read timeout"
        return self._add(_Failure(lambda: WireReadTimeoutError(message, request_sent=True)), times)

    def __repr__(self) -> str:
        arguments = ", ".join(f"{name}={value!r}" for name, value in self._arguments.items())
        return f"{self._operation.name}({arguments})"

    def missing(self) -> str | None:
        """What has not come yet, None for nothing."""
        if not self._has_outcome:
            return f"{self!r} {_NO_RESPONSE}"
        left = len(self._outcomes)
        return f"{self!r} did not come as often as expected: {left} left" if left else None

    def problem(self, call: StubCall) -> str | None:
        """Why a request is not the expected one, None if it is.

        Args:
            call: A request for the same operation.
        """
        if not self._outcomes:
            return "it has come as often as expected" if self._has_outcome else _NO_RESPONSE
        return mismatch(self._operation, self._arguments, call)

    def read(self, request: httpx.Request) -> StubCall | None:
        """What a request calls, None if it is another operation.

        Args:
            request: A request whose body has been read.
        """
        return read_call(self._operation, request)

    def play(self) -> httpx.Response:
        """What comes back for the next request.

        Raises:
            WireError: The connection breaks.
        """
        return self._outcomes.popleft().play()

    def _add(self, outcome: _Response | _Failure, times: int) -> Self:
        if times < 1:
            msg = f"times: {times} is below 1; an expectation that may not come is none"
            raise ValueError(msg)
        self._outcomes.extend([outcome] * times)
        self._has_outcome = True
        return self

    def _encoded(self, value: Any, declared: Any) -> bytes:
        if declared is None and value is None:
            return b""
        content = codec.encode(value)
        if reason := _difference(value, content, declared):
            msg = f"{self._operation.name} does not respond with this: {reason}"
            raise TypeError(msg)
        return content


class Stub(StandIn):
    """Stands in for the API: expects calls, responds as told, and notices what did not come.

        with Stub() as stub:
            stub.expect("heat_pumps.update", body={"comment": "serviced"}).respond(build(HeatPumpOutput))
            async with stub.client() as podero:
                ...

    Token, retries, limits, events and errors are those of the real client. A request goes to the first expectation that
    it fits and that has something left; token requests need none. Leaving ``with`` calls `verify`.
    """

    org_id = uuid.UUID("5a4f0000-0000-4000-8000-000000000001")
    """The organization of `client`."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[StubCall] = []
        self._expectations: list[Expectation[Any]] = []
        self._unexpected: list[str] = []
        self._tokens = 0

    @overload
    def expect(self, operation: str, /, **arguments: Any) -> Expectation[Any]: ...

    @overload
    def expect(self, operation: Callable[..., Awaitable[Response[T]]], /, **arguments: Any) -> Expectation[T]: ...

    @overload
    def expect(self, operation: Callable[..., Awaitable[T]], /, **arguments: Any) -> Expectation[T]: ...

    @overload
    def expect(
        self, operation: Callable[..., AsyncGenerator[T, None]], /, **arguments: Any
    ) -> Expectation[list[T]]: ...

    @overload
    def expect(self, operation: Callable[..., Paginator[Any]], /, **arguments: Any) -> Expectation[Any]: ...

    def expect(self, operation: str | Callable[..., Any], /, **arguments: Any) -> Expectation[Any]:
        """Expect a call.

        Args:
            operation: ``heat_pumps.update``, a method such as ``client.heat_pumps.update``, which gives the response
                its static type, or ``GET /path/{id}`` for `PoderoClient.request` and token requests.
            **arguments: Path, query and header parameters by their Python names, and ``body``. Each is a value, a
                model, anything that compares with ``==`` such as `unittest.mock.ANY` or `contains`, UNSET for what must
                not be sent, or a function that takes what was sent (for the body: its model) and returns whether it is
                right. What is not named is not looked at.

        Returns:
            The expectation, to say what comes back.

        Raises:
            ValueError: There is no such operation.
            TypeError: The operation has no such argument.
        """
        found = operation_of(operation)
        names = argument_names(found)
        unknown = sorted(arguments.keys() - set(names))
        if unknown and found.body is not object:
            msg = f"{found.name} has no argument {', '.join(unknown)}, only {', '.join(names)}"
            raise TypeError(msg)
        expectation: Expectation[Any] = Expectation(found, arguments)
        self._expectations.append(expectation)
        return expectation

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Respond to one request.

        Args:
            request: The request.

        Raises:
            AssertionError: Nothing expects it.
            WireError: The connection breaks, as told.
        """
        await request.aread()
        problems: list[str] = []
        for expectation in self._expectations:
            if (call := expectation.read(request)) is None:
                continue
            problem = expectation.problem(call)
            if problem is None:
                self.calls.append(call)
                return expectation.play()
            problems.append(f"{expectation!r}: {problem}")
        if target_of(request).partition(b"?")[0] in _TOKEN_PATHS and request.method == "POST":
            return self._token()
        raise self._unexpected_request(request, problems)

    def verify(self) -> None:
        """Check that every expected call came, and no other.

        Raises:
            AssertionError: It is not so; the message says what is missing and what came instead.
        """
        missing = [problem for expectation in self._expectations if (problem := expectation.missing())]
        if problems := [*self._unexpected, *missing]:
            raise AssertionError("\n".join(problems))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self.verify()

    def _token(self) -> httpx.Response:
        self._tokens += 1
        token = {"access_token": f"stub-token-{self._tokens}", "expires_in": _TOKEN_LIFETIME, "token_type": "Bearer"}
        return _Response(200, _json_headers(None), msgspec.json.encode(token)).play()

    def _unexpected_request(self, request: httpx.Request, problems: list[str]) -> AssertionError:
        sent = request.content.decode(errors="replace")
        message = f"unexpected request {request.method} {target_of(request).decode('ascii')} {sent}".rstrip()
        message = "\n  ".join([message, *problems])
        # Remembered, since the program under test may catch it.
        self._unexpected.append(message)
        return AssertionError(message)


def _json_headers(headers: Mapping[str, str] | None) -> dict[str, str]:
    return {"content-type": "application/json", **(headers or {})}


def _difference(value: Any, content: bytes, declared: Any) -> str | None:
    """Why a value is not of a declared type, None if it is."""
    if declared is None:
        return "it responds without a body"
    expected = item_of(declared) or declared
    items = cast("Sequence[Any]", value) if isinstance(value, list) else [value]
    for item in items:
        # its JSON may well fit: most fields of responses are optional
        if is_model(expected) and isinstance(item, Model) and not isinstance(item, expected):
            return f"expected {expected.__name__}, got {type(item).__name__}"
    try:
        codec.decode(declared, content)
    except DecodeError as error:
        return str(error)
    return None
