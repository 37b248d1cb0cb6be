"""The wire: an httpx transport on aiohttp that knows how much of a request was sent.

`docs/decisions/wire.md` says why it exists. Nothing here sends a request a second time, follows a redirect, keeps a
cookie or adds a header.
"""

import asyncio
import os
import ssl
from typing import Self

import httpx

from podero._wire.errors import WireClosedError, WireLoopError
from podero._wire.pool import Pool
from podero._wire.proxy import parse_proxy
from podero._wire.tls import default_ssl_context

# After a fork the child must neither use nor close what it shares with its parent, so it never lets go of it either.
_inherited: list[Pool] = []


class WireTransport(httpx.AsyncBaseTransport):
    """Sends requests over HTTP/1.1; works in a plain `httpx.AsyncClient` too.

    Timeouts come from `request.extensions["timeout"]` as httpx defines it: `connect` (DNS, all addresses, TLS and proxy
    together), `write` (the server takes nothing) and `read` (nothing comes). It sets no limit on connections: whoever
    calls it limits the requests in flight. Two extensions of its own: `fresh_within`, seconds, asks for a connection
    that was idle for less than that, or a new one; `max_content`, bytes, gives a larger body up. The body of a response
    has been read when the call returns.

    Every exception of a call is a `WireError`, which says how much of the request was sent. A cancelled call cannot say
    it that way; for it `request.extensions["request_sent"]` holds the same.

    It serves one event loop at a time: when that loop has been closed, the next one is served afresh; another loop
    beside it is refused. A forked child starts afresh and leaves its parent's connections alone.

    Args:
        ssl_context: For https; None for the shared one that trusts what the system trusts.
        proxy: URL of an HTTP proxy, with user and password if need be; None for none, the environment is not read.

    Raises:
        ValueError: `proxy` is not an http or https URL.
    """

    def __init__(self, *, ssl_context: ssl.SSLContext | None = None, proxy: str | None = None) -> None:
        self._ssl_context = default_ssl_context() if ssl_context is None else ssl_context
        self._proxy = None if proxy is None else parse_proxy(proxy)
        self._pool: Pool | None = None
        self._closed = False

    async def __aenter__(self) -> Self:
        return self

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request and read its whole response.

        Args:
            request: The request; a streamed body is read into memory first.

        Returns:
            The response, its body undecoded as httpx expects it.

        Raises:
            WireError: No response came, or not all of it.
        """
        pool = self._current_pool()
        await request.aread()
        return await pool.exchange(request)

    async def aclose(self) -> None:
        """Close for good: running calls, connecting ones too, end with `WireClosedError`, and so do later ones.

        Raises:
            WireLoopError: The transport is in use in another event loop that is still alive.
        """
        pool = self._pool
        if pool is not None and not pool.is_gone():
            if pool.loop is not asyncio.get_running_loop():
                raise WireLoopError
            self._closed = True
            self._pool = None
            pool.close()
            await pool.wait_closed()
        self._closed = True
        self.reset()

    def connections(self) -> tuple[int, int]:
        """How many connections are in use, and how many are idle."""
        return (0, 0) if self._pool is None else self._pool.connections()

    def reset(self) -> None:
        """Forget all connections without closing them: they belong to an event loop or a process that is gone."""
        pool, self._pool = self._pool, None
        if pool is not None and pool.pid != os.getpid():
            _inherited.append(pool)

    def _current_pool(self) -> Pool:
        """Find or make the connections of the running event loop in this process."""
        pool = self._pool
        if pool is not None:
            if pool.pid == os.getpid() and pool.loop is asyncio.get_running_loop() and not pool.closed:
                return pool
            if not pool.is_gone():
                raise WireLoopError
            self.reset()
        if self._closed:
            raise WireClosedError(request_sent=False)
        pool = self._pool = Pool(ssl_context=self._ssl_context, proxy=self._proxy)
        return pool
