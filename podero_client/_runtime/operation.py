"""What an endpoint is and what calls it: the seam between generated code and the client."""

from abc import abstractmethod
from collections.abc import AsyncGenerator, Mapping
from typing import Any, Generic, Protocol, TypeVar

import attrs

from .nested import Rule
from .types import UNSET

T = TypeVar("T")

REQUEST_ID_HEADERS = ("x-request-id", "request-id", "x-correlation-id", "x-amzn-trace-id", "cf-ray")
"""Headers in which a server, or something in front of it, names a request."""


@attrs.frozen(kw_only=True)
class Parameter:
    """A path, query or header parameter.

    Args:
        name: Its name on the wire.
        argument: Its name as a Python argument.
        type: `uuid.UUID`, `str`, `bool`, `int`, `float`, `Decimal`, `datetime`, `date`, `time`, an enum, a union of
            those, or a `list` of them.
        nullable: Whether None is accepted; it means the same as leaving the parameter out.
        minimum: Smallest number, or None.
        maximum: Largest number, or None.
        max_length: Largest number of characters, or None.
        rule: What the value must fulfil besides, or None.
        separator: What stands between the items of a list; "" for a parameter of this name for each.
        cookie: Whether it is a cookie.
        secret: Whether its value must not show in messages and logs.
    """

    name: str
    argument: str
    type: Any
    nullable: bool = False
    minimum: float | None = None
    maximum: float | None = None
    max_length: int | None = None
    rule: Rule | None = None
    separator: str = ""
    cookie: bool = False
    secret: bool = False


@attrs.frozen(kw_only=True)
class Refusal:
    """How a response with a success status says no.

    Args:
        field: What says so, as a path of Python names such as `metadata.error`.
        values: Texts that mean no; where there are none, anything but null does.
        reason: What holds the server's own words, None where it is the same.
    """

    field: str
    values: frozenset[str] = frozenset()
    reason: str | None = None


@attrs.frozen(kw_only=True, eq=False)
class Operation(Generic[T]):
    """One operation of the API document.

    Args:
        name: Resource and method, `heat_pumps.update`.
        method: HTTP method in capitals.
        path: URL template of the document.
        path_parameters: In path order.
        query: Query parameters in the order of the document.
        headers: Header parameters in the order of the document, and cookies.
        body: Type of the request body, or None where the operation has none.
        body_required: Whether a body must be given.
        body_rule: What the body must fulfil, or None where its class checks itself.
        media: Media type of the body.
        accept: Media type of the response.
        responses: Documented success statuses and their types; None stands for a response without a body.
        errors: Documented error statuses and their types.
        authenticated: Whether the document asks for a token.
        retry_safe: Whether doing it twice has the effect and the response of doing it once.
        refusal: How a response with a success status says no, None where it does not.
        documented: Whether it is an operation of the document, and not one that a caller made up.
    """

    name: str
    method: str
    path: str
    responses: Mapping[int, Any]
    path_parameters: tuple[Parameter, ...] = ()
    query: tuple[Parameter, ...] = ()
    headers: tuple[Parameter, ...] = ()
    body: Any = None
    body_required: bool = False
    body_rule: Rule | None = None
    media: str = "application/json"
    accept: str = "application/json"
    errors: Mapping[int, Any] = attrs.field(factory=dict[int, Any])
    authenticated: bool = True
    retry_safe: bool = False
    refusal: Refusal | None = None
    documented: bool = True


@attrs.frozen(kw_only=True)
class Response(Generic[T]):
    """A response with everything that came with it.

    Args:
        status_code: HTTP status.
        headers: Header fields of the response.
        content: The body as it came.
        parsed: The body as the type that the document declares.
    """

    status_code: int
    headers: Mapping[str, str]
    content: bytes
    parsed: T

    @property
    def request_id(self) -> str | None:
        """What the server, or something in front of it, calls this request."""
        return next((self.headers[name] for name in REQUEST_ID_HEADERS if name in self.headers), None)


class Caller(Protocol):
    """What generated code needs of a client."""

    @abstractmethod
    async def execute(
        self,
        operation: Operation[T],
        path: tuple[Any, ...],
        *,
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        body: Any = UNSET,
    ) -> Response[T]:
        """Execute an operation.

        Args:
            operation: What to execute.
            path: Values of all path parameters in path order; None for `org_id` means the client's own.
            query: Names on the wire and values; UNSET is left out.
            headers: Names on the wire and values; UNSET is left out.
            body: The request body; UNSET or None for none.

        Returns:
            The response.
        """
        ...

    async def stream(
        self,
        operation: Operation[list[T]],
        path: tuple[Any, ...],
        *,
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
    ) -> AsyncGenerator[T, None]:
        """Execute an operation whose response is a list, and hand on its items.

        Args:
            operation: What to execute.
            path: Values of all path parameters in path order; None for `org_id` means the client's own.
            query: Names on the wire and values; UNSET is left out.
            headers: Names on the wire and values; UNSET is left out.

        Yields:
            The items; of a caller that knows no better, after all of them have come.
        """
        response = await self.execute(operation, path, query=query, headers=headers)
        for item in response.parsed:
            yield item


__all__ = ["REQUEST_ID_HEADERS", "Caller", "Operation", "Parameter", "Refusal", "Response"]
