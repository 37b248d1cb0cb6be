"""The connections of one event loop in one process."""

import asyncio
import os
import ssl
from collections import deque
from typing import Any

import aiohttp
import attrs
import httpx
import yarl

from podero import _wire_errors
from podero._connection import NO_LIMITS, BodyTooLargeError, Connection, UpgradeError
from podero._http1 import MalformedRequestError, Outgoing, render
from podero._proxy import Proxy
from podero._request import origin_of
from podero._slots import Slots

_PORTS = {"http": 80, "https": 443}


@attrs.define
class _Route:
    """Where requests of one origin go.

    Attributes:
        host: Name of the origin, for messages.
        dial: What aiohttp's connector wants to know of it.
        absolute: Whether a forwarding proxy reads the requests, so that targets are whole URLs.
        proxy_authorization: What that proxy wants to see in each of them.
        idle: Connections that wait for a request, the one used last at the end.
    """

    host: str
    dial: aiohttp.ClientRequest
    absolute: bool
    proxy_authorization: bytes | None = attrs.field(repr=False)
    idle: deque[Connection] = attrs.field(factory=deque[Connection], init=False)


class Pool:
    """The connections that a transport has in one event loop of one process.

    It belongs to the loop that runs when it is made.

    Idle connections are kept here and not in aiohttp's connector, which hands out the one that was idle longest: the
    most likely to be stale.

    Args:
        ssl_context: For servers and proxies reached with https.
        keepalive_expiry: Seconds after which an idle connection is dropped.
        proxy: What all connections go through, if anything.
        max_connections: How many calls may run at once; None for any number.
    """

    def __init__(
        self,
        *,
        ssl_context: ssl.SSLContext,
        keepalive_expiry: float,
        proxy: Proxy | None,
        max_connections: int | None,
    ) -> None:
        self.loop = asyncio.get_running_loop()
        self.pid = os.getpid()
        self.slots = None if max_connections is None else Slots(max_connections)
        self._keepalive_expiry = keepalive_expiry
        self._proxy = proxy
        # Its own limit loses wake-ups when a queued call is cancelled, and its queueing would count as connecting.
        self._connector = aiohttp.TCPConnector(limit=0, ssl=ssl_context)
        self._routes: dict[tuple[str, str, int | None], _Route] = {}
        self._running: set[Connection] = set()
        self._dialling: set[asyncio.Timeout] = set()
        self._sweeper: asyncio.TimerHandle | None = None
        self._quiet = asyncio.Event()
        self._closed = False

    async def call(self, request: httpx.Request) -> httpx.Response:
        """Send one request and read its whole answer.

        Args:
            request: The request; its body has been read.

        Returns:
            The answer.

        Raises:
            httpx.TransportError: With `request_sent` and `retryable`.
        """
        route = self._route(origin_of(request))
        outgoing = self._outgoing(request, route)
        timeouts: dict[str, float | None] = request.extensions.get("timeout") or {}
        # For a caller whose deadline cancels this call, so that no exception of ours can tell.
        request.extensions["request_sent"] = False
        connection = self._take_idle(route, request.extensions.get("fresh_within"))
        if connection is None:
            connection = await self._dial(route, timeouts.get("connect"))
        self._running.add(connection)
        keep = False
        try:
            connection.send(outgoing, read=timeouts.get("read"), write=timeouts.get("write"))
            response = await connection.receive(request.extensions.get("max_content"))
            keep = connection.is_reusable()
        except Exception as exc:  # noqa: BLE001 - the place tells what a failure means, its class does not
            error = self._translate(exc, connection)
        else:
            return response
        finally:
            request.extensions["request_sent"] = connection.sent
            self._running.discard(connection)
            if keep:
                self._put_idle(route, connection)
            else:
                connection.drop()
                if not self._running:
                    self._quiet.set()
        # Outside the handler: what aiohttp says may hold header values, and must not hang on to our exception as its
        # context.
        raise error

    def close(self) -> None:
        """End all that runs and drop all that is idle.

        Calls end with `WireClosedError`, those that wait for a slot as soon as they get one.
        """
        self._closed = True
        if self._sweeper is not None:
            self._sweeper.cancel()
        for scope in self._dialling:
            if not scope.expired():
                scope.reschedule(self.loop.time())
        for connection in self._running:
            connection.cut()
        for route in self._routes.values():
            while route.idle:
                route.idle.pop().drop()

    async def wait_closed(self) -> None:
        """Let the calls that were cut end, asyncio close the sockets and aiohttp its resolver, after `close`."""
        if self._running:
            # Before aiohttp's own closing: it makes a connection forget the body that somebody is waiting for.
            self._quiet.clear()
            await self._quiet.wait()
        await self._connector.close()
        # asyncio closes an aborted socket in the next turn of the loop.
        await asyncio.sleep(0)

    def _route(self, url: httpx.URL) -> _Route:
        """Find or make the route to an origin.

        Args:
            url: Any URL of the origin.

        Returns:
            Its route.

        Raises:
            httpx.UnsupportedProtocol: Neither http nor https, or no host.
        """
        key = (url.scheme, url.host, url.port)
        route = self._routes.get(key)
        if route is not None:
            return route
        scheme, host, port = key
        if scheme not in _PORTS or not host:
            message = f"a URL starts with http:// or https:// and names a host, not {scheme!r} and {host!r}"
            raise _wire_errors.failure(httpx.UnsupportedProtocol, message, request_sent=False, retryable=False)
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
        """Render a request, before there is a connection that would have to be given back if it is malformed.

        Args:
            request: The request.
            route: Where it goes.

        Returns:
            Its bytes.

        Raises:
            httpx.LocalProtocolError: It cannot be written safely.
        """
        try:
            return render(request, absolute=route.absolute, proxy_authorization=route.proxy_authorization)
        except MalformedRequestError as exc:
            message = str(exc)
        # Outside the handler, because the frames of `render` hold credentials.
        raise _wire_errors.failure(httpx.LocalProtocolError, message, request_sent=False, retryable=False)

    async def _dial(self, route: _Route, limit: float | None) -> Connection:
        """Open a connection.

        Args:
            route: Where to.
            limit: Seconds for all of it: DNS, every address, TLS and proxy; None for no limit.

        Returns:
            The connection.

        Raises:
            httpx.TransportError: It could not be opened; nothing of a request has left.
        """
        if self._closed:
            raise _wire_errors.closed(request_sent=False)
        link: Any = None
        error: httpx.TransportError | None = None
        try:
            async with asyncio.timeout(limit) as scope:
                self._dialling.add(scope)
                try:
                    link = await self._connector.connect(route.dial, [], NO_LIMITS)
                finally:
                    self._dialling.discard(scope)
        except Exception as exc:  # noqa: BLE001 - whatever it is, there is no connection
            error = _wire_errors.connect_failure(exc, route.host)
        if self._closed:
            error = _wire_errors.closed(request_sent=False)
        elif error is None and link.transport is None:
            message = f"no connection to {route.host}: it was closed at once"
            error = _wire_errors.failure(httpx.ConnectError, message, request_sent=False)
        if error is None:
            return Connection(link)
        if link is not None:
            link.close()
        raise error

    def _translate(self, exc: Exception, connection: Connection) -> httpx.TransportError:
        """Say what a failure during an exchange means.

        Args:
            exc: What aiohttp raised.
            connection: Where.

        Returns:
            The exception to raise.
        """
        if self._closed:
            return _wire_errors.closed(request_sent=connection.sent)
        if isinstance(exc, UpgradeError):
            message = "the server changed the protocol (status 101) without being asked"
            return _wire_errors.failure(httpx.RemoteProtocolError, message, request_sent=connection.sent)
        if isinstance(exc, BodyTooLargeError):
            return _wire_errors.failure(
                httpx.ReadError, f"the answer was given up: {exc}", request_sent=connection.sent, retryable=False
            )
        return _wire_errors.exchange_failure(
            exc, request_sent=connection.sent, upload_stalled=connection.stalled, over_tls=connection.over_tls
        )

    def _take_idle(self, route: _Route, fresh_within: float | None) -> Connection | None:
        """Take the connection that was used last, if it is young enough.

        Args:
            route: Where the request goes.
            fresh_within: Longest idle time in seconds that the caller accepts, because a request lost on a stale
                connection is dear to it.

        Returns:
            A connection that looks alive, or None when a new one is to be opened.
        """
        idle = route.idle
        oldest = self._keepalive_expiry if fresh_within is None else min(fresh_within, self._keepalive_expiry)
        while idle:
            connection = idle[-1]
            if self.loop.time() - connection.idle_since >= oldest:
                return None
            idle.pop()
            if connection.is_usable():
                return connection
            connection.drop()
        return None

    def _put_idle(self, route: _Route, connection: Connection) -> None:
        """Keep a connection for the next request.

        Args:
            route: Where it leads.
            connection: The connection.
        """
        connection.idle_since = self.loop.time()
        route.idle.append(connection)
        if self._sweeper is None:
            self._sweeper = self.loop.call_later(self._keepalive_expiry, self._sweep)

    def _sweep(self) -> None:
        """Drop the connections that have been idle for too long, and come back for the next."""
        self._sweeper = None
        too_old = self.loop.time() - self._keepalive_expiry
        oldest: float | None = None
        for route in self._routes.values():
            while route.idle and route.idle[0].idle_since <= too_old:
                route.idle.popleft().drop()
            if route.idle and (oldest is None or route.idle[0].idle_since < oldest):
                oldest = route.idle[0].idle_since
        if oldest is not None:
            self._sweeper = self.loop.call_at(oldest + self._keepalive_expiry, self._sweep)
