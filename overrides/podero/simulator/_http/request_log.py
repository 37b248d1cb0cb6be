"""The log of received requests."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import attrs

_LIMIT = 10_000


@attrs.define
class ReceivedRequest:
    """One request as it came in. Headers and body hold secrets and stay out of the repr.

    Args:
        method: Upper-case method.
        path: Path as sent, percent-encoded.
        query: Query as sent, without the question mark.
        headers: By lower-case name; the last of equal ones.
        content: Body as sent.
        operation_id: The document's operationId, or None when no operation fits.
        path_template: The document's path template, or None.
        received_at: Real seconds on the loop's or the process's monotonic clock.
        status: Status of the answer; None while there is none, and when the connection was broken instead.
    """

    method: str
    path: str
    query: str
    headers: Mapping[str, str] = attrs.field(repr=False)
    content: bytes = attrs.field(repr=False)
    operation_id: str | None
    path_template: str | None
    received_at: float
    status: int | None = None

    def json(self) -> Any:
        """Decode the body.

        Returns:
            The JSON value.

        Raises:
            ValueError: When the body is not JSON.
        """
        return json.loads(self.content)


def remember(log: list[ReceivedRequest], request: ReceivedRequest) -> None:
    """Append a request and forget the oldest ones when the log grows long.

    Args:
        log: The log.
        request: The newest request.
    """
    log.append(request)
    if len(log) > _LIMIT:
        del log[: _LIMIT // 10]
