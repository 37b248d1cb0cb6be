"""The events that a client passes to its hooks.

A hook is any callable that takes an `Event`: ``PoderoClient(hooks=[hook])``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import attrs

from podero import errors

__all__ = [
    "CallEnded",
    "CallInfo",
    "CallStarted",
    "DriftKind",
    "DriftSeen",
    "Event",
    "Hook",
    "RequestFailed",
    "RequestStarted",
    "ResponseReceived",
    "RetryScheduled",
    "Throttled",
    "TokenEvent",
]


@attrs.frozen(kw_only=True)
class CallInfo:
    """Which call an event belongs to; its text names the call in logs, such as ``users.list #12``.

    Args:
        id: Number of the call in this process.
        operation: Name of the operation, such as ``heat_pumps.update``.
        method: HTTP method.
        url_template: Path as the API document writes it.
        url: Address without secrets.
    """

    id: int
    operation: str
    method: str
    url_template: str
    url: str

    def __str__(self) -> str:
        return f"{self.operation} #{self.id}"


@attrs.frozen(kw_only=True)
class CallStarted:
    """A call begins.

    Args:
        call: The call.
    """

    call: CallInfo


@attrs.frozen(kw_only=True)
class RequestStarted:
    """One request is about to be sent.

    Args:
        call: The call it belongs to.
        attempt: 1 for the first request of the call.
        headers: Names and values of further headers to send, such as ``traceparent``; hooks append to it.
    """

    call: CallInfo
    attempt: int
    headers: list[tuple[str, str]] = attrs.field(factory=list[tuple[str, str]], repr=False)


@attrs.frozen(kw_only=True)
class ResponseReceived:
    """One request got a response.

    Args:
        call: The call it belongs to.
        attempt: 1 for the first request of the call.
        status_code: HTTP status.
        request_id: The request id that the server sent, None without one.
        elapsed: Seconds from sending to the last byte of the response.
        size: Length of the response's body in bytes.
    """

    call: CallInfo
    attempt: int
    status_code: int
    request_id: str | None
    elapsed: float
    size: int


@attrs.frozen(kw_only=True)
class RequestFailed:
    """One request got no response.

    Args:
        call: The call it belongs to.
        attempt: 1 for the first request of the call.
        error: What happened, None when the caller cancelled the call.
        elapsed: Seconds from sending to the failure.
    """

    call: CallInfo
    attempt: int
    error: errors.PoderoError | None
    elapsed: float


@attrs.frozen(kw_only=True)
class RetryScheduled:
    """The call waits and then tries again.

    Args:
        call: The call it belongs to.
        attempt: Number of the attempt that failed.
        wait: Seconds until the next one.
        error: What the failed attempt met.
    """

    call: CallInfo
    attempt: int
    wait: float
    error: errors.PoderoError


@attrs.frozen(kw_only=True)
class Throttled:
    """A call waited inside this client.

    Args:
        call: The call it belongs to.
        attempt: Number of the attempt that waited, 1 for the first request of the call.
        waited: Seconds it waited.
        reason: ``in_flight`` for a request slot, ``rate`` for the rate limit.
    """

    call: CallInfo
    attempt: int
    waited: float
    reason: str


@attrs.frozen(kw_only=True)
class TokenEvent:
    """Something happened to the token.

    Args:
        name: ``renewed``, ``renewal_failed`` (the old one stays in use), ``unavailable``, ``invalidated`` (the API
            refused it) or ``store_failed``.
        facts: Details, never a secret.
    """

    name: str
    facts: dict[str, Any]


DriftKind = Literal["unknown_field", "unknown_value", "unknown_status", "deprecation", "sunset"]
"""How a response can depart from the API document without harm to the call."""


@attrs.frozen(kw_only=True)
class DriftSeen:
    """A response departs from the API document, without harm to the call.

    A client reports each finding (operation, kind, place and value) once in 24 hours.

    Args:
        call: The call in which it was seen first.
        kind: ``unknown_field``; ``unknown_value`` of an enum; ``unknown_status``, one that neither the document nor
            HTTP itself makes expected; ``deprecation`` or ``sunset``, header fields that announce the end of an
            operation (RFC 9745, RFC 8594).
        place: JSON path without indexes, such as ``$[].owner.nickname``, with ``*`` for names that are data; or
            ``status``, or the name of the header field.
        value: The enum's value, the status or the header's value, secrets replaced by ``***``, clipped after 80
            characters; of an unknown field only its JSON type, since what it holds may be personal.
    """

    call: CallInfo
    kind: DriftKind
    place: str
    value: str


@attrs.frozen(kw_only=True)
class CallEnded:
    """A call is over.

    Args:
        call: The call.
        attempts: Requests that were made.
        elapsed: Seconds from the start of the call.
        error: What is raised to the caller, None after success; an `asyncio.CancelledError` when it was cancelled.
    """

    call: CallInfo
    attempts: int
    elapsed: float
    error: BaseException | None


Event = (
    CallStarted
    | RequestStarted
    | ResponseReceived
    | RequestFailed
    | RetryScheduled
    | Throttled
    | TokenEvent
    | DriftSeen
    | CallEnded
)
"""Everything a hook can be called with."""

Hook = Callable[[Event], None]
"""Called with every event, in the task of the call; it must be quick and must not block."""
