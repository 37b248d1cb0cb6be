"""Serves from an event loop in a thread of its own, for programs that have none."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from podero.simulator._http.server import LoopbackServer

_Result = TypeVar("_Result")


class ServerThread:
    """Starts and stops a server from synchronous code."""

    def __init__(self, server: LoopbackServer) -> None:
        self._server = server
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="podero simulator", daemon=True)

    def start(self) -> None:
        """Bind the address and accept connections; OSError if the port is taken."""
        self._thread.start()
        try:
            self._wait_for(self._server.start())
        except BaseException:
            self._end()
            raise

    def stop(self) -> None:
        """Close every connection and the socket, and end the thread."""
        try:
            self._wait_for(self._server.stop())
        finally:
            self._end()

    def run(self, work: Callable[[], _Result]) -> _Result:
        """Do something in the thread, between its event-loop iterations; at once if it is this one."""
        if threading.current_thread() is self._thread:
            return work()

        async def call() -> _Result:
            return work()

        return asyncio.run_coroutine_threadsafe(call(), self._loop).result()

    def _wait_for(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result()

    def _end(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
