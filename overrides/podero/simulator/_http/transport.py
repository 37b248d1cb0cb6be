"""An httpx transport to an ASGI application of this process; what goes wrong on it are the errors of the wire."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import unquote

import httpx

from podero._wire.errors import WireClosedError, WireReadTimeoutError, WireRemoteProtocolError
from podero._wire.request import target_of

_Message = MutableMapping[str, Any]
App = Callable[[Any, Callable[[], Awaitable[_Message]], Callable[[_Message], Awaitable[None]]], Awaitable[None]]


class InProcessTransport(httpx.AsyncBaseTransport):
    """Carries requests to an application without a socket.

    As with a server, a request that was handed over is executed even when its caller gives up.

    Args:
        app: The ASGI application.
    """

    def __init__(self, app: App) -> None:
        self._app = app
        self._running: set[asyncio.Task[None]] = set()
        self._closed = False

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Have one request executed.

        Args:
            request: The request; of its timeouts, `read` has an effect.

        Raises:
            WireError: An injected fault broke the connection, or the response did not come in time.
        """
        if self._closed:
            raise WireClosedError(request_sent=False)
        await request.aread()
        exchange = _Exchange(request)
        task = asyncio.create_task(exchange.run(self._app))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        # For a caller that is cancelled, as the wire does.
        request.extensions["request_sent"] = True
        await asyncio.wait((task,), timeout=request.extensions.get("timeout", {}).get("read"))
        if not task.done():
            message = "nothing came from the server within the read timeout"
            raise WireReadTimeoutError(message, request_sent=True)
        task.result()
        return exchange.response()

    async def aclose(self) -> None:
        """Refuse all further requests."""
        self._closed = True


class _Connection:
    """What faults break in place of a socket."""

    broken = False

    def abort(self) -> None:
        """Break at once."""
        self.broken = True

    close = abort


class _Body(httpx.AsyncByteStream):
    """The body of a response, which may break off."""

    def __init__(self, content: bytes, *, complete: bool) -> None:
        self._content = content
        self._complete = complete

    async def __aiter__(self) -> AsyncIterator[bytes]:
        if self._content:
            yield self._content
        if not self._complete:
            message = "the response broke off in its body"
            raise WireRemoteProtocolError(message, request_sent=True)


class _Exchange:
    """One request and its response, in the terms of ASGI."""

    def __init__(self, request: httpx.Request) -> None:
        path, _, query = target_of(request).partition(b"?")
        self._connection = _Connection()
        self._content = request.content
        self._scope: dict[str, Any] = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": request.method,
            "scheme": "https",
            "path": unquote(path.decode("ascii")),
            "raw_path": path,
            "query_string": query,
            "root_path": "",
            "headers": [(name.lower(), value) for name, value in request.headers.raw],
            "state": {"transport": self._connection},
        }
        self._start: _Message | None = None
        self._parts: list[bytes] = []

    async def run(self, app: App) -> None:
        """Execute the request."""
        await app(self._scope, self._receive, self._send)

    def response(self) -> httpx.Response:
        """The response; WireRemoteProtocolError if the connection broke before it began."""
        if self._start is None:
            message = "the server closed the connection without a response"
            raise WireRemoteProtocolError(message, request_sent=True)
        body = _Body(b"".join(self._parts), complete=not self._connection.broken)
        return httpx.Response(self._start["status"], headers=self._start["headers"], stream=body)

    async def _receive(self) -> _Message:
        return {"type": "http.request", "body": self._content}

    async def _send(self, message: _Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
        else:
            self._parts.append(message.get("body", b""))
