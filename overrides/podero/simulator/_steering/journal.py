"""The journal of received requests, without secrets."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from fnmatch import fnmatchcase
from typing import Any, cast
from urllib.parse import parse_qsl, quote, urlencode

from podero.simulator._http.request_log import ReceivedRequest
from podero.simulator._steering.lever import record
from podero.simulator._steering.steered import Steered

ENTRY = record(
    received_at="number",
    method="string",
    path="string",
    query="string",
    operation_id="string",
    status="integer",
    headers="object",
    body="",
    nullable=("operation_id", "status"),
)
REDACTED = "***"

_SECRET_NAME = re.compile(r"authorization|cookie|token|secret|passw|api.?key|signature|credential", re.IGNORECASE)


def read_journal(
    simulator: Steered, match: str = "*", method: str | None = None, status: int | None = None, limit: int = 100
) -> list[dict[str, Any]]:
    """Show the newest of the requests that match, oldest first."""
    found = [
        request
        for request in simulator.requests
        if (fnmatchcase(request.path, match) or fnmatchcase(request.operation_id or "", match))
        and (method is None or request.method == method.upper())
        and status in {None, request.status}
    ]
    redaction = Redaction(known_secrets(simulator))
    return [redaction.show(request) for request in found[-limit:]]


def known_secrets(simulator: Steered) -> set[str]:
    """List the secrets of the simulator, which are hidden wherever they occur."""
    return {*simulator.tokens.secrets(), *simulator.world.claims}


class Redaction:
    """Hides secrets by the name that they have, and those of the simulator wherever they occur."""

    def __init__(self, secrets: set[str]) -> None:
        known = sorted({form for secret in secrets for form in (secret, quote(secret, safe=""))}, key=len, reverse=True)
        self._known = re.compile("|".join(map(re.escape, known)) or "(?!)")

    def show(self, request: ReceivedRequest) -> dict[str, Any]:
        """Show a request as an entry of the journal."""
        pairs = parse_qsl(request.query, keep_blank_values=True)
        return {
            "received_at": request.received_at,
            "method": request.method,
            "path": self._text(request.path),
            "query": urlencode([(name, self._field(name, value)) for name, value in pairs], safe="*:,"),
            "operation_id": request.operation_id,
            "status": request.status,
            "headers": {name: self._field(name, value) for name, value in request.headers.items()},
            "body": self._body(request.content),
        }

    def _body(self, content: bytes) -> Any:
        """Show a JSON or form body, and only the length of any other."""
        if not content:
            return None
        try:
            return self._value(json.loads(content))
        except (ValueError, RecursionError):
            pass
        try:
            pairs = parse_qsl(content.decode(), keep_blank_values=True, strict_parsing=True)
        except ValueError:
            return f"{len(content)} bytes"
        return {name: self._field(name, value) for name, value in pairs}

    def _value(self, value: Any) -> Any:
        if isinstance(value, dict):
            fields = cast("dict[str, Any]", value)
            return {self._text(name): self._field(name, child) for name, child in fields.items()}
        if isinstance(value, list):
            return [self._value(item) for item in cast("Iterable[Any]", value)]
        return self._text(value) if isinstance(value, str) else value

    def _field(self, name: str, value: Any) -> Any:
        return REDACTED if value is not None and _SECRET_NAME.search(name) else self._value(value)

    def _text(self, text: str) -> str:
        return self._known.sub(REDACTED, text)
