"""ASGI plumbing: reading a request body, sending a response whole or in part, breaking a connection."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import httpx

from podero.simulator._http.messages import Response

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
MAX_BODY = 4 * 2**20
_PIECES_PER_SECOND = 20


class ConnectionBrokenError(httpx.ReadError):
    """An injected fault broke the connection; raised to in-process transports, which have no socket to break."""


class BodyTooLargeError(Exception):
    """A request body exceeds the limit."""


async def run_lifespan(receive: Receive, send: Send) -> None:
    """Acknowledge startup and shutdown."""
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return


async def read_body(receive: Receive, limit: int = MAX_BODY) -> bytes | None:
    """Read the whole request body, or None if the client disconnected; BodyTooLargeError beyond the limit."""
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > limit:
            raise BodyTooLargeError
        if not message.get("more_body", False):
            return b"".join(parts)


async def send_response(
    scope: Scope,
    send: Send,
    response: Response,
    cut_after: int | None = None,
    bytes_per_second: float | None = None,
) -> None:
    """Send a response, perhaps slowly; with `cut_after`, close the connection after that many bytes of the body."""
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in response.headers]
    if response.status not in {204, 304} and "content-length" not in dict(response.headers):
        headers.append((b"content-length", str(len(response.content)).encode()))
    start: Message = {"type": "http.response.start", "status": response.status, "headers": headers}
    await send(start)
    content = response.content[:cut_after]
    if bytes_per_second is not None:
        content = await _send_slowly(send, content, bytes_per_second)
    await send({"type": "http.response.body", "body": content, "more_body": cut_after is not None})
    if cut_after is not None:
        # One event-loop iteration, so that the bytes are written before the connection closes.
        await asyncio.sleep(0)
        _connection(scope).close()


async def _send_slowly(send: Send, content: bytes, bytes_per_second: float) -> bytes:
    """Send all but the last piece of a body, up to twenty pieces a second; return the last."""
    size = math.ceil(bytes_per_second / _PIECES_PER_SECOND)
    while len(content) > size:
        await send({"type": "http.response.body", "body": content[:size], "more_body": True})
        await asyncio.sleep(size / bytes_per_second)
        content = content[size:]
    return content


def drop_connection(scope: Scope) -> None:
    """Abort the connection without a response."""
    _connection(scope).abort()


def _connection(scope: Scope) -> Any:
    """Return the connection's asyncio transport, which the loopback server puts into the scope."""
    transport = scope.get("state", {}).get("transport")
    if transport is None:
        message = "the connection was broken by an injected fault"
        raise ConnectionBrokenError(message)
    return transport
