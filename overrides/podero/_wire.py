"""The wire: an httpx transport on aiohttp that knows how much of a request left.

`docs/decisions/wire.md` says why it exists. Nothing here sends a request a second time, follows a redirect, keeps a
cookie or adds a header.
"""

import asyncio
import os
import ssl
from typing import Self

import httpx

from podero import _wire_errors
from podero._pool import Pool
from podero._proxy import parse_proxy
from podero._slots import SlotTimeoutError
from podero._tls import default_ssl_context

# After a fork the child must neither use nor close what it shares with its parent, so it never lets go of it either.
_inherited: list[Pool] = []


class WireTransport(httpx.AsyncBaseTransport):
    """Sends requests over HTTP/1.1; works in a plain `httpx.AsyncClient` too.

    Timeouts come from `request.extensions["timeout"]` as httpx defines it: `pool` (waiting for one of
    `max_connections`), `connect` (DNS, all addresses, TLS and proxy together), `write` (the server takes nothing) and
    `read` (nothing comes). `request.extensions["fresh_within"]`, seconds, asks for a connection that was idle for less
    than that, or a new one; `request.extensions["max_content"]`, bytes, gives a larger body up. The body of an answer
    has been read when the call returns.

    What left of a cancelled call, of which no exception of the wire can tell, stands in
    `request.extensions["request_sent"]`.

    Every exception of a call is an `httpx.TransportError` with two attributes more: `request_sent` (False: nothing
    left, None: a part may have, True: all of it) and `retryable` (False: it would fail again).

    It serves one event loop at a time: when that loop has been closed, the next one is served afresh; another loop
    beside it is refused. A forked child starts afresh and leaves its parent's connections alone.

    Args:
        max_connections: How many calls run at once, the others wait in order; None for any number.
        ssl_context: For https; None for the shared one that trusts what the system trusts.
        keepalive_expiry: Seconds after which an idle connection is not used again.
        proxy: URL of an HTTP proxy, user and password in it if need be; None for none, the environment is not asked.

    Raises:
        ValueError: `proxy` is not an http or https URL, or `max_connections` is below 1.
    """

    def __init__(
        self,
        *,
        max_connections: int | None = None,
        ssl_context: ssl.SSLContext | None = None,
        keepalive_expiry: float = 4.0,
        proxy: str | None = None,
    ) -> None:
        if max_connections is not None and max_connections < 1:
            message = f"max_connections is at least 1, not {max_connections}"
            raise ValueError(message)
        self._max_connections = max_connections
        self._ssl_context = default_ssl_context() if ssl_context is None else ssl_context
        self._keepalive_expiry = keepalive_expiry
        self._proxy = None if proxy is None else parse_proxy(proxy)
        self._pool: Pool | None = None
        self._closed = False

    async def __aenter__(self) -> Self:
        return self

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request and read its whole answer.

        Args:
            request: The request; a streamed body is read into memory first.

        Returns:
            The answer, its body undecoded as httpx expects it.

        Raises:
            httpx.TransportError: With `request_sent` and `retryable`.
        """
        pool = self._pool_here()
        await request.aread()
        slots = pool.slots
        if slots is None:
            return await pool.call(request)
        timeouts: dict[str, float | None] = request.extensions.get("timeout") or {}
        try:
            await slots.acquire(timeout=timeouts.get("pool"))
        except SlotTimeoutError:
            message = f"all {slots.limit} connections were in use for longer than the pool timeout"
            error = _wire_errors.failure(httpx.PoolTimeout, message, request_sent=False)
        else:
            try:
                return await pool.call(request)
            finally:
                slots.release()
        raise error

    async def aclose(self) -> None:
        """Close for good: calls that run, connecting ones too, end with `WireClosedError`, and so do later ones.

        Raises:
            WireLoopError: The transport is in use in another event loop that is still alive.
        """
        pool = self._pool
        if pool is not None and not self._is_gone(pool):
            if pool.loop is not asyncio.get_running_loop():
                raise _other_loop()
            self._closed = True
            self._pool = None
            pool.close()
            await pool.wait_closed()
        self._closed = True
        self.reset()

    def reset(self) -> None:
        """Forget all connections without closing them: they belong to an event loop or a process that is gone."""
        pool, self._pool = self._pool, None
        if pool is not None and pool.pid != os.getpid():
            _inherited.append(pool)

    def _pool_here(self) -> Pool:
        """Find or make the connections of the running event loop in this process.

        Returns:
            The pool.

        Raises:
            WireClosedError: The transport is closed.
            WireLoopError: It is in use in another event loop that is still alive.
        """
        pool = self._pool
        if pool is not None:
            if pool.pid == os.getpid() and pool.loop is asyncio.get_running_loop():
                return pool
            if not self._is_gone(pool):
                raise _other_loop()
            self.reset()
        if self._closed:
            raise _wire_errors.closed(request_sent=False)
        pool = self._pool = Pool(
            ssl_context=self._ssl_context,
            keepalive_expiry=self._keepalive_expiry,
            proxy=self._proxy,
            max_connections=self._max_connections,
        )
        return pool

    @staticmethod
    def _is_gone(pool: Pool) -> bool:
        """Say whether a pool is of no use to anybody in this process.

        Args:
            pool: The pool.

        Returns:
            Whether it was made before a fork or its event loop has been closed.
        """
        return pool.pid != os.getpid() or pool.loop.is_closed()


def _other_loop() -> httpx.TransportError:
    """Make the exception for a call from a second event loop.

    Returns:
        The exception.
    """
    message = "the client is in use in another event loop: make one client for each loop"
    return _wire_errors.failure(_wire_errors.WireLoopError, message, request_sent=False, retryable=False)
