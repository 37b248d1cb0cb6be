"""Code of your own around every call, or around every attempt of one: audit, cache, dry run, kill switch.

A middleware is an async function that gets a request and the function that sends it:

    async def audit(request: CallRequest, send: CallSend) -> Response[Any]:
        response = await send(request)
        record(request.operation, response.status_code)
        return response

``PoderoClient(middleware=[audit])`` runs it around each call, retries included; ``attempt_middleware=`` around each
attempt. The first one of a list is the outermost. A middleware may add header fields and query parameters, return a
response without sending, or raise. It never sees the token.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import Any, Self

import attrs

from podero.events import CallInfo
from podero_client._runtime.operation import Response

__all__ = [
    "AttemptMiddleware",
    "AttemptRequest",
    "AttemptResponse",
    "AttemptSend",
    "CallMiddleware",
    "CallRequest",
    "CallSend",
    "Response",
]

_NOTHING: Mapping[str, str] = MappingProxyType({})


@attrs.frozen(kw_only=True)
class CallRequest:
    """A call that is about to be made.

    Args:
        operation: Name of the operation, such as ``heat_pumps.update``.
        method: HTTP method.
        url_template: Path as the API document writes it.
        path: Path parameters by name; ``***`` in place of a secret one.
        query: Query parameters by their name on the wire; ``***`` in place of a secret one.
        body: The body, a model or UNSET; the client sends it as it is when the last middleware is through.
        headers: Header fields to add.
        extra_query: Query parameters to add.
    """

    operation: str
    method: str
    url_template: str
    path: Mapping[str, Any]
    query: Mapping[str, Any]
    body: Any = attrs.field(repr=False)
    headers: Mapping[str, str] = attrs.field(default=_NOTHING, repr=False)
    extra_query: Mapping[str, str] = attrs.field(default=_NOTHING, repr=False)

    def adding(self, *, headers: Mapping[str, str] = _NOTHING, query: Mapping[str, str] = _NOTHING) -> Self:
        """The same request with more header fields or query parameters.

        Args:
            headers: Fields to add; one of the same name is replaced.
            query: Parameters to add.
        """
        return attrs.evolve(self, headers={**self.headers, **headers}, extra_query={**self.extra_query, **query})


@attrs.frozen(kw_only=True)
class AttemptRequest:
    """One request that is about to be sent.

    Args:
        call: The call it belongs to.
        attempt: 1 for the first request of the call.
        headers: Header fields to add.
        extra_query: Query parameters to add.
    """

    call: CallInfo
    attempt: int
    headers: Mapping[str, str] = attrs.field(default=_NOTHING, repr=False)
    extra_query: Mapping[str, str] = attrs.field(default=_NOTHING, repr=False)

    def adding(self, *, headers: Mapping[str, str] = _NOTHING, query: Mapping[str, str] = _NOTHING) -> Self:
        """The same request with more header fields or query parameters.

        Args:
            headers: Fields to add; one of the same name is replaced.
            query: Parameters to add.
        """
        return attrs.evolve(self, headers={**self.headers, **headers}, extra_query={**self.extra_query, **query})


@attrs.frozen
class AttemptResponse:
    """What came back for one request, of any status.

    Args:
        status_code: HTTP status.
        headers: Header fields; names compare in any case where they came from the server.
        content: The body, decompressed.
    """

    status_code: int
    headers: Mapping[str, str] = attrs.field(repr=False)
    content: bytes = attrs.field(repr=False)

    @property
    def is_success(self) -> bool:
        """Whether the status is 2xx (RFC 9110 section 15.3)."""
        return self.status_code // 100 == 2  # noqa: PLR2004


CallSend = Callable[[CallRequest], Awaitable[Response[Any]]]
"""Makes the call; raises what the call raises."""

CallMiddleware = Callable[[CallRequest, CallSend], Awaitable[Response[Any]]]
"""Runs around every call."""

AttemptSend = Callable[[AttemptRequest], Awaitable[AttemptResponse]]
"""Sends one request; raises a `podero.errors.TransportError` when no response came."""

AttemptMiddleware = Callable[[AttemptRequest, AttemptSend], Awaitable[AttemptResponse]]
"""Runs around every attempt of a call."""
