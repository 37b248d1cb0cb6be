"""Serves an ASGI application on a loopback socket of the running event loop."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from email.utils import formatdate

import uvicorn
from uvicorn.config import Config
from uvicorn.protocols.http.h11_impl import H11Protocol

from podero.simulator._http.asgi import Message, Receive, Scope, Send

ASGIApp = Callable[[Scope, Receive, Send], Awaitable[None]]


class _Protocol(H11Protocol):
    """Gives the application access to its connection, so that faults can break it."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.app_state = {**self.app_state, "transport": transport}


class _Server(uvicorn.Server):
    """A server without signal handlers that starts and stops immediately."""

    async def start(self, listener: socket.socket) -> None:
        """Accept connections on a bound socket."""
        if not self.config.loaded:
            self.config.load()
        self.lifespan = self.config.lifespan_class(self.config)
        await self.startup(sockets=[listener])

    async def stop(self) -> None:
        """Abort every connection, cancel running requests and close the socket."""
        for server in self.servers:
            server.close()
        tasks = list(self.server_state.tasks)
        for task in tasks:
            task.cancel()
        for connection in list(self.server_state.connections):
            if isinstance(connection, _Protocol):
                connection.transport.abort()
        await asyncio.gather(*tasks, return_exceptions=True)
        # An aborted connection leaves the set in the next event-loop iteration; there is nothing to wait on.
        while self.server_state.connections:  # noqa: ASYNC110
            await asyncio.sleep(0)
        for server in self.servers:
            with suppress(asyncio.CancelledError):
                await server.wait_closed()


def _dated(app: ASGIApp, wall: Callable[[], float]) -> ASGIApp:
    """Let every response of an application have a date, as those of real servers have."""

    async def dated(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_dated(message: Message) -> None:
            if message["type"] == "http.response.start" and all(name != b"date" for name, _ in message["headers"]):
                message["headers"] = [(b"date", formatdate(wall(), usegmt=True).encode()), *message["headers"]]
            await send(message)

        await app(scope, receive, send_dated)

    return dated


class LoopbackServer:
    """An HTTP server; port 0 lets the system choose, `keep_alive` is in real seconds, `wall` is what `Date` tells."""

    def __init__(
        self, app: ASGIApp, host: str, port: int, keep_alive: int, wall: Callable[[], float] = time.time
    ) -> None:
        config = Config(
            _dated(app, wall),
            http=_Protocol,
            ws="none",
            lifespan="off",
            log_config=None,
            log_level="critical",
            access_log=False,
            timeout_keep_alive=keep_alive,
            server_header=False,
            # Its own comes from a loop that does not run here.
            date_header=False,
        )
        self._server = _Server(config)
        self._address = (host, port)
        self.port = port
        self.is_serving = False

    async def start(self) -> None:
        """Bind the address and accept connections; OSError if the port is taken."""
        family = socket.AF_INET6 if ":" in self._address[0] else socket.AF_INET
        # asyncio turns Nagle's algorithm off only if the protocol is given; otherwise two packets take 40 ms.
        listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(self._address)
            listener.listen(2048)
        except OSError:
            listener.close()
            raise
        self.port = listener.getsockname()[1]
        await self._server.start(listener)
        self.is_serving = True

    async def stop(self) -> None:
        """Close every connection and the socket."""
        self.is_serving = False
        await self._server.stop()
