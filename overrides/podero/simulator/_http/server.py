"""Serves an application on a real loopback socket, inside the running loop."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable
from contextlib import suppress

import uvicorn
from starlette.types import Receive, Scope, Send
from uvicorn.config import Config
from uvicorn.protocols.http.h11_impl import H11Protocol

AsgiApp = Callable[[Scope, Receive, Send], Awaitable[None]]


class _Protocol(H11Protocol):
    """Hands the application its connection, so that faults can break it."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.app_state = {**self.app_state, "transport": transport}


class _Server(uvicorn.Server):
    """A server without signal handlers that starts and stops at once."""

    async def start(self, listener: socket.socket) -> None:
        """Begin to answer on a bound socket."""
        if not self.config.loaded:
            self.config.load()
        self.lifespan = self.config.lifespan_class(self.config)
        await self.on_tick(0)
        await self.startup(sockets=[listener])

    async def stop(self) -> None:
        """Cut every connection, end what still runs, and close the socket."""
        for server in self.servers:
            server.close()
        tasks = list(self.server_state.tasks)
        for task in tasks:
            task.cancel()
        for connection in list(self.server_state.connections):
            if isinstance(connection, _Protocol):
                connection.transport.abort()
        await asyncio.gather(*tasks, return_exceptions=True)
        # An aborted connection takes itself off the list in the loop's next turn; there is nothing to wait on.
        while self.server_state.connections:  # noqa: ASYNC110
            await asyncio.sleep(0)
        for server in self.servers:
            with suppress(asyncio.CancelledError):
                await server.wait_closed()


class LoopbackServer:
    """A running server.

    Args:
        app: The ASGI application.
        host: Address to listen on.
        port: Port; 0 lets the system choose.
        keep_alive: Real seconds after which an idle connection is closed.
    """

    def __init__(self, app: AsgiApp, host: str, port: int, keep_alive: int) -> None:
        config = Config(
            app,
            http=_Protocol,
            ws="none",
            lifespan="off",
            log_config=None,
            log_level="critical",
            access_log=False,
            timeout_keep_alive=keep_alive,
            server_header=False,
        )
        self._server = _Server(config)
        self._address = (host, port)
        self.port = port

    async def start(self) -> None:
        """Bind and begin to answer.

        Raises:
            OSError: When the port is taken.
        """
        family = socket.AF_INET6 if ":" in self._address[0] else socket.AF_INET
        # With the protocol named, asyncio turns Nagle's algorithm off; without, an answer of two packets takes 40 ms.
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

    async def stop(self) -> None:
        """Close every connection and the socket."""
        await self._server.stop()
