"""The connections of one event loop in one process."""

import asyncio
import functools
import os
import ssl
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator
from typing import Any

import aiohttp
import attrs
import httpx
import yarl

from podero._wire.connection import NO_LIMITS, Connection
from podero._wire.errors import (
    WireClosedError,
    WireConnectError,
    WireError,
    WireLocalProtocolError,
    WireUnsupportedProtocolError,
)
from podero._wire.failures import connect_failure, exchange_failure
from podero._wire.http1 import MalformedRequestError, Outgoing, render
from podero._wire.live import LiveBody
from podero._wire.proxy import Proxy
from podero._wire.request import origin_of
from podero._wire.sockets import socket_factory

KEEPALIVE_EXPIRY = 4.0
"""Seconds after which an idle connection is not used again: most servers keep one open for at least 5."""

_PORTS = {"http": 80, "https": 443}


@attrs.define
class _Route:
    """Where requests of one origin go.

    Attributes:
        host: Name of the origin, for messages.
        dial: What aiohttp's connector wants to know of it.
        absolute: Whether a forwarding proxy reads the requests, so that targets are whole URLs.
        proxy_authorization: What that proxy expects in each of them.
        idle: Connections that wait for a request, the one used last at the end.
    """

    host: str
    dial: aiohttp.ClientRequest
    absolute: bool
    proxy_authorization: bytes | None = attrs.field(repr=False)
    idle: deque[Connection] = attrs.field(factory=deque[Connection], init=False)


class Pool:
    """The connections that a transport has in one event loop of one process: the loop that runs when it is made.

    Idle connections are kept here and not in aiohttp's connector, which hands out the one that was idle longest: the
    most likely to be stale.
    """

    def __init__(self, *, ssl_context: ssl.SSLContext, proxy: Proxy | None) -> None:
        self.loop = asyncio.get_running_loop()
        self.pid = os.getpid()
        self._proxy = proxy
        # Its own limit loses wake-ups when a queued call is cancelled, and its queueing would count as connecting.
        self._connector = aiohttp.TCPConnector(limit=0, ssl=ssl_context, socket_factory=socket_factory(self.loop))
        self._routes: dict[tuple[str, str, int | None], _Route] = {}
        self._running: set[Connection] = set()
        self._live: set[LiveBody] = set()
        self._dialing: set[asyncio.Timeout] = set()
        self._sweeper: asyncio.TimerHandle | None = None
        self._quiet = asyncio.Event()
        self._end_of_loop: AsyncGenerator[None, None] | None = None
        self.closed = False

    def is_gone(self) -> bool:
        """Whether it is of no use to anybody in this process: closed, made before a fork, or its event loop is over."""
        return self.closed or self.pid != os.getpid() or self.loop.is_closed()

    async def exchange(self, request: httpx.Request) -> httpx.Response:
        """Send one request, whose body has been read, and read its whole response."""
        if self._end_of_loop is None:
            self._end_of_loop = self._close_with_loop()
            await anext(self._end_of_loop)
        route = self._route(origin_of(request))
        outgoing = self._outgoing(request, route)
        timeouts: dict[str, float | None] = request.extensions.get("timeout") or {}
        # For a caller whose deadline cancels this call, so that no exception of ours can tell.
        request.extensions["request_sent"] = False
        connection = self._take_idle(route, request.extensions.get("fresh_within"))
        if connection is None:
            connection = await self._dial(route, timeouts.get("connect"))
        self._running.add(connection)
        keep = live = False
        try:
            connection.send(outgoing, read=timeouts.get("read"), write=timeouts.get("write"))
            if request.extensions.get("live"):
                response = await connection.receive_live(functools.partial(self._live_body, route, connection))
                live = True
                return response
            response = await connection.receive(request.extensions.get("max_content"))
            keep = connection.is_reusable()
        except WireError:
            raise
        except Exception as exc:
            # Where it failed tells what a failure means, its class does not.
            raise self._translated(exc, connection) from exc
        else:
            return response
        finally:
            request.extensions["request_sent"] = connection.sent
            if not live:
                self._release(route, connection, keep=keep)

    def _live_body(self, route: _Route, connection: Connection, parts: AsyncIterator[bytes]) -> LiveBody:
        def release(complete: bool) -> None:  # noqa: FBT001 - a callback
            self._live.discard(body)
            self._release(route, connection, keep=complete and connection.is_reusable())

        body = LiveBody(parts, lambda exc: self._translated(exc, connection), release)
        self._live.add(body)
        return body

    def _release(self, route: _Route, connection: Connection, *, keep: bool) -> None:
        """Take a connection out of use."""
        self._running.discard(connection)
        if keep and not self.closed:
            self._put_idle(route, connection)
        else:
            connection.drop()
            if not self._running:
                self._quiet.set()

    def connections(self) -> tuple[int, int]:
        """How many connections are in use, and how many are idle."""
        return len(self._running), sum(len(route.idle) for route in self._routes.values())

    def close(self) -> None:
        """End all calls with `WireClosedError` and drop all idle connections."""
        self.closed = True
        if self._sweeper is not None:
            self._sweeper.cancel()
        for scope in self._dialing:
            if not scope.expired():
                scope.reschedule(self.loop.time())
        for body in [*self._live]:
            body.end()
        for connection in self._running:
            connection.cut()
        for route in self._routes.values():
            while route.idle:
                route.idle.pop().drop()

    async def _close_with_loop(self) -> AsyncGenerator[None, None]:
        """Close the connections when the event loop is shut down under a client that nobody closed.

        `asyncio.run` ends all asynchronous generators before it closes its loop, and there is no other sign of that.
        """
        try:
            yield
        finally:
            self.close()
            await self._connector.close()

    async def wait_closed(self) -> None:
        """Let the calls that were cut end, asyncio close the sockets and aiohttp its resolver, after `close`."""
        if self._running:
            # Before aiohttp's own closing: it makes a connection forget the body that somebody is waiting for.
            self._quiet.clear()
            await self._quiet.wait()
        if self._end_of_loop is not None:
            await self._end_of_loop.aclose()
        await self._connector.close()
        # asyncio closes an aborted socket in the next iteration of the event loop.
        await asyncio.sleep(0)

    def _route(self, url: httpx.URL) -> _Route:
        """Find or make the route to the origin of a URL."""
        key = (url.scheme, url.host, url.port)
        route = self._routes.get(key)
        if route is not None:
            return route
        scheme, host, port = key
        if scheme not in _PORTS or not host:
            message = f"a URL starts with http:// or https:// and names a host, not {scheme!r} and {host!r}"
            raise WireUnsupportedProtocolError(message, request_sent=False, transient=False)
        proxy = self._proxy
        target = yarl.URL.build(scheme=scheme, host=url.raw_host.decode("ascii"), port=port or _PORTS[scheme])
        authorization = None if proxy is None else proxy.authorization
        dial = aiohttp.ClientRequest(
            "GET",
            target,
            loop=self.loop,
            proxy=None if proxy is None else yarl.URL(proxy.url),
            proxy_headers=None if authorization is None else {"Proxy-Authorization": authorization},
        )
        # An https request goes through a tunnel, which is opened with the credentials; the proxy does not see the
        # request itself.
        absolute = proxy is not None and scheme == "http"
        credentials = authorization.encode("ascii") if authorization is not None and absolute else None
        route = self._routes[key] = _Route(host, dial, absolute, credentials)
        return route

    @staticmethod
    def _outgoing(request: httpx.Request, route: _Route) -> Outgoing:
        """Render a request, before there is a connection that would have to be given back if it is malformed."""
        try:
            return render(request, absolute=route.absolute, proxy_authorization=route.proxy_authorization)
        except MalformedRequestError as exc:
            raise WireLocalProtocolError(str(exc), request_sent=False, transient=False) from exc

    async def _dial(self, route: _Route, limit: float | None) -> Connection:
        """Open a connection within `limit` seconds for all of it: DNS, every address, TLS and proxy."""
        if self.closed:
            raise WireClosedError(request_sent=False)
        raw: Any = None
        try:
            async with asyncio.timeout(limit) as scope:
                self._dialing.add(scope)
                try:
                    raw = await self._connector.connect(route.dial, [], NO_LIMITS)
                finally:
                    self._dialing.discard(scope)
        except Exception as exc:
            if self.closed:
                raise WireClosedError(request_sent=False) from exc
            raise connect_failure(exc, route.host) from exc
        if not self.closed and raw.transport is not None:
            return Connection(raw)
        raw.close()
        if self.closed:
            raise WireClosedError(request_sent=False)
        message = f"no connection to {route.host}: it was closed at once"
        raise WireConnectError(message, request_sent=False)

    def _translated(self, exc: Exception, connection: Connection) -> WireError:
        """Say what a failure during an exchange means."""
        if self.closed:
            return WireClosedError(request_sent=connection.sent)
        return exchange_failure(
            exc, request_sent=connection.sent, upload_stalled=connection.stalled, over_tls=connection.over_tls
        )

    def _take_idle(self, route: _Route, fresh_within: float | None) -> Connection | None:
        """Take the connection that was used last, if it looks alive and was idle for less than `fresh_within`."""
        idle = route.idle
        oldest = KEEPALIVE_EXPIRY if fresh_within is None else min(fresh_within, KEEPALIVE_EXPIRY)
        while idle:
            connection = idle[-1]
            if self.loop.time() - connection.idle_since >= oldest:
                return None
            idle.pop()
            if connection.wake():
                return connection
            connection.drop()
        return None

    def _put_idle(self, route: _Route, connection: Connection) -> None:
        """Keep a connection for the next request."""
        connection.idle_since = self.loop.time()
        connection.rest()
        route.idle.append(connection)
        if self._sweeper is None:
            self._sweeper = self.loop.call_later(KEEPALIVE_EXPIRY, self._sweep)

    def _sweep(self) -> None:
        """Drop the connections that have been idle for too long, and come back for the next."""
        self._sweeper = None
        too_old = self.loop.time() - KEEPALIVE_EXPIRY
        oldest: float | None = None
        for route in self._routes.values():
            while route.idle and route.idle[0].idle_since <= too_old:
                route.idle.popleft().drop()
            if route.idle and (oldest is None or route.idle[0].idle_since < oldest):
                oldest = route.idle[0].idle_since
        if oldest is not None:
            self._sweeper = self.loop.call_at(oldest + KEEPALIVE_EXPIRY, self._sweep)
