"""Records exchanges with a real API into a file without secrets, and plays them back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx

from podero._wire import errors as wire_errors
from podero._wire.content import MAX_RESPONSE_BYTES, read_content
from podero._wire.errors import WireError
from podero._wire.request import target_of
from podero.testing._scrubbing import ORG_ID, Scrubber
from podero.testing._stand_in import StandIn

_CHANGED = {"content-encoding", "content-length", "transfer-encoding", "connection", "date"}
"""Header fields that would not fit the body as it is kept, or differ with every recording."""


class RecordingTransport(httpx.AsyncBaseTransport):
    """Writes every exchange to a file, one JSON object a line, with secrets masked.

    Request headers are not kept. In place of tokens, passwords, keys and links stands ``***``, in place of the
    organization another id. What a customer's data holds, such as names and addresses, is for `scrub`.

    Args:
        path: The file; an older one is replaced.
        transport: What carries the requests, the client's own wire by default.
        scrub: Takes and returns every text before it is written.
    """

    def __init__(
        self,
        path: str | Path,
        transport: httpx.AsyncBaseTransport | None = None,
        *,
        scrub: Callable[[str], str] | None = None,
    ) -> None:
        if transport is None:
            from podero._wire.transport import WireTransport  # noqa: PLC0415 - loads aiohttp

            transport = WireTransport()
        self._transport = transport
        self._scrubber = Scrubber(scrub)
        self._path = Path(path)
        self._path.write_text("", encoding="utf-8")

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and record it with its response, or with how it failed.

        Args:
            request: The request.

        Raises:
            WireError: As the transport does.
        """
        await request.aread()
        self._scrubber.learn_authorization(request.headers.get("authorization", ""))
        asked = _asked(request)
        self._scrubber.learn(asked)
        try:
            response = await self._transport.handle_async_request(request)
            try:
                content = await read_content(response, MAX_RESPONSE_BYTES)
            finally:
                await response.aclose()
        except WireError as error:
            message = self._scrubber.text(str(error))
            failure = {"kind": type(error).__name__, "message": message, "request_sent": error.request_sent}
            self._write({"request": _kept(asked, self._scrubber), "failure": failure})
            raise
        kept = {name: value for name, value in response.headers.items() if name not in _CHANGED}
        body = _body(content)
        self._scrubber.learn(kept)
        self._scrubber.learn(body)
        played = {"status": response.status_code, "headers": self._scrubber.headers(kept), **self._scrubber.json(body)}
        self._write({"request": _kept(asked, self._scrubber), "response": played})
        return httpx.Response(response.status_code, headers=kept, stream=httpx.ByteStream(content))

    async def aclose(self) -> None:
        """Close the transport that carries the requests."""
        await self._transport.aclose()

    def _write(self, exchange: dict[str, Any]) -> None:
        # half of a surrogate pair has no UTF-8, but its escape is that of JSON
        with self._path.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(json.dumps(exchange, ensure_ascii=False) + "\n")


class ReplayTransport(StandIn):
    """Plays recorded exchanges back: each once, the first one that fits a request.

    A request fits by method, path, query and body, with secrets masked; organization and credentials may be others.

    Args:
        path: What a `RecordingTransport` wrote.
        scrub: The function that was given to it.
    """

    org_id = ORG_ID
    """The organization of `client`."""

    def __init__(self, path: str | Path, *, scrub: Callable[[str], str] | None = None) -> None:
        super().__init__()
        self._path = Path(path)
        self._scrubber = Scrubber(scrub)
        lines = self._path.read_text(encoding="utf-8").split("\n")
        self._left: list[dict[str, Any]] = [json.loads(line) for line in lines if line.strip()]

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Respond as recorded.

        Args:
            request: The request.

        Raises:
            AssertionError: There is no such exchange, or none that has not been played.
            WireError: The exchange failed when it was recorded.
        """
        await request.aread()
        self._scrubber.learn_authorization(request.headers.get("authorization", ""))
        asked = _asked(request)
        self._scrubber.learn(asked)
        asked = _kept(asked, self._scrubber)
        found = next((exchange for exchange in self._left if exchange["request"] == asked), None)
        if found is None:
            msg = f"{self._path} has no exchange left for {json.dumps(asked)}; record it again"
            raise AssertionError(msg)
        self._left.remove(found)
        if failure := found.get("failure"):
            kind: type[WireError] = getattr(wire_errors, failure["kind"])
            raise kind(failure["message"], request_sent=failure["request_sent"])
        response = found["response"]
        content = json.dumps(response["json"], separators=(",", ":")) if "json" in response else response["text"]
        stream = httpx.ByteStream(content.encode())
        return httpx.Response(response["status"], headers=response["headers"], stream=stream)

    def verify(self) -> None:
        """Check that every exchange was played.

        Raises:
            AssertionError: Some were not.
        """
        if self._left:
            left = ", ".join(
                f"{exchange['request']['method']} {exchange['request']['target']}" for exchange in self._left
            )
            msg = f"{self._path}: not played: {left}"
            raise AssertionError(msg)


def _asked(request: httpx.Request) -> dict[str, Any]:
    return {"method": request.method, "target": target_of(request).decode("ascii"), **_body(request.content)}


def _kept(asked: dict[str, Any], scrubber: Scrubber) -> dict[str, Any]:
    return {**scrubber.json(asked), "method": asked["method"]}


def _body(content: bytes) -> dict[str, Any]:
    try:
        return {"json": json.loads(content)}
    except ValueError:
        return {"text": content.decode(errors="replace")}
