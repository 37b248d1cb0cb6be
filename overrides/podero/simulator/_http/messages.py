"""HTTP responses and refusals."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import attrs


class HttpError(Exception):
    """A refusal, sent as `{"detail": ...}`.

    Args:
        status: HTTP status.
        detail: A sentence, or the list of errors of a 422.
    """

    def __init__(self, status: int, detail: Any) -> None:
        super().__init__(status, detail)
        self.status = status
        self.detail = detail


@attrs.frozen
class Response:
    """A complete HTTP response.

    Args:
        status: HTTP status.
        content: Body.
        headers: Header pairs, names in lower case.
    """

    status: int
    content: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()


def json_response(status: int, value: Any, headers: Mapping[str, str] | None = None) -> Response:
    """Build a JSON response."""
    pairs = [("content-type", "application/json; charset=utf-8"), *(headers or {}).items()]
    return Response(status, json.dumps(value, separators=(",", ":")).encode(), tuple(pairs))
