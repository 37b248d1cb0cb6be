"""Serves responses that `podero verify` recorded, in place of the simulated world's."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from podero.simulator._http.messages import Response
from podero.simulator._http.request_log import ReceivedRequest

FORMAT = "podero-verify-corpus/1"


class Replay:
    """Recorded responses by path; those of one path in their order, the last one for ever.

    Args:
        corpus: What `podero verify --corpus` wrote, as a path or decoded.

    Raises:
        ValueError: It is no such file.
    """

    def __init__(self, corpus: str | Path | Mapping[str, Any]) -> None:
        loaded: dict[str, Any] = json.loads(Path(corpus).read_bytes()) if isinstance(corpus, str | Path) else {**corpus}
        if loaded.get("format") != FORMAT:
            message = f"not a corpus of podero verify ({FORMAT})"
            raise ValueError(message)
        self.org_id: str = loaded["org_id"]
        self._responses: dict[str, deque[Response]] = {}
        for exchange in loaded["exchanges"]:
            self._responses.setdefault(exchange["path"], deque()).append(_response(exchange))

    def take(self, request: ReceivedRequest) -> Response | None:
        """The next response to a request, None where none was recorded."""
        responses = self._responses.get(request.path) if request.method == "GET" else None
        if not responses:
            return None
        return responses.popleft() if len(responses) > 1 else responses[0]


def _response(exchange: Mapping[str, Any]) -> Response:
    headers = tuple(exchange["headers"].items())
    if "text" in exchange:
        return Response(exchange["status"], exchange["text"].encode(), headers)
    content = b"" if exchange["empty"] else json.dumps(exchange["body"]).encode()
    return Response(exchange["status"], content, headers)
