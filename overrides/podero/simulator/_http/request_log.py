"""The log of received requests."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import attrs

_MAX_ENTRIES = 10_000


@attrs.define
class ReceivedRequest:
    """One request as it was received. Headers and body contain secrets and are left out of the repr.

    Args:
        method: Method in upper case.
        path: Path as sent, percent-encoded.
        query: Query as sent, without the question mark.
        headers: Values by lower-case name; the last of several with the same name.
        content: Body as sent.
        operation_id: The document's operationId, or None if no operation matches.
        path_template: The document's path template, or None if no operation matches.
        received_at: When it was received, in seconds of `time.monotonic` of the process that received it.
        status: Status of the response; None until it is sent, and if the connection was dropped instead.
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
            ValueError: The body is not JSON.
        """
        return json.loads(self.content)


def record(log: list[ReceivedRequest], request: ReceivedRequest) -> None:
    """Append a request, and drop the oldest one once the log is full."""
    log.append(request)
    if len(log) > _MAX_ENTRIES:
        del log[0]
