"""Connections: the one module that knows aiohttp beyond its reference.

aiohttp's `TCPConnector` opens connections (DNS, happy eyeballs, TLS, proxy tunnels) and its C parser reads responses.
The request is written here, because only whoever writes it knows how much of it was sent. Names that aiohttp does not
document and this module uses: `TCPConnector.connect(request, traces, timeout)`, `Connection.protocol`, and of the
protocol `set_response_params`, `read`, `start_timeout`, `read_timeout`, `exception` and `should_close`; of the message
that `read` yields `code`, `reason`, `headers`, `raw_headers`, `chunked` and `version`.
"""

from __future__ import annotations

import asyncio
import select
from collections.abc import AsyncIterator, Callable
from typing import Any

import aiohttp
import attrs
import httpx

from podero._wire.errors import WireContentError, WireRemoteProtocolError
from podero._wire.http1 import Outgoing

_MAX_FIELD_BYTES = 65_536
_MAX_FIELDS = 1_000
"""Limits of a response head; aiohttp's own of 8,190 bytes and 128 fields are too small for some gateways."""

_CHUNK_BYTES = 65_536
"""The most that one write gets: a TLS transport shows what it buffers only once the plain one below has 64 KiB."""

_UPLOAD_POLL_INTERVAL = 0.02
"""Seconds between two looks at an upload that the socket did not take at once."""

_BODYLESS = frozenset({204, 304})
"""Statuses whose responses have no body whatever their length says."""

NO_LIMITS = aiohttp.ClientTimeout()


class _IdleWatch(asyncio.Protocol):
    """Stands in for aiohttp's protocol while a connection is idle, and notes whether the server did anything on it.

    aiohttp's parser would keep the begin of an unasked message to itself, and the next request would be lost on it.
    """

    __slots__ = ("_protocol", "disturbed")

    def __init__(self, protocol: Any) -> None:
        self._protocol = protocol
        self.disturbed = False

    def data_received(self, data: bytes) -> None:  # noqa: ARG002 - what it says does not matter
        """Note that the server spoke unasked."""
        self.disturbed = True

    def eof_received(self) -> bool:
        """Note that the server closed its side, and let asyncio close ours."""
        self.disturbed = True
        return False

    def connection_lost(self, exc: Exception | None) -> None:
        """Note that the connection is gone, and tell aiohttp."""
        self.disturbed = True
        self._protocol.connection_lost(exc)


@attrs.define(eq=False)
class _Head:
    """What came before the body.

    Args:
        message: The head as aiohttp's parser gives it.
        payload: Where the body comes in.
        interim: Whether another response came before this one.
    """

    message: Any
    payload: Any
    interim: bool

    def response(self, body: httpx.AsyncByteStream) -> httpx.Response:
        message = self.message
        return httpx.Response(
            message.code,
            headers=message.raw_headers,
            stream=body,
            extensions={
                "http_version": b"HTTP/%d.%d" % message.version,
                "reason_phrase": message.reason.encode("latin-1", "replace"),
            },
        )


class Connection:
    """One connection and the request that is on it.

    Args:
        raw: The connection as aiohttp's connector gave it.

    Attributes:
        sent: How much of the request was sent: False nothing, None a part, True all of it. Over TLS up to 128 KiB of a
            larger request may still be with asyncio when this says True; that errs on the side of "the server may have
            it".
        stalled: Whether the upload was given up because the server did not take it.
        idle_since: Loop time of the end of its last exchange.
    """

    __slots__ = (
        "_idle_watch",
        "_is_misframed",
        "_loop",
        "_moved_at",
        "_payload",
        "_poll",
        "_protocol",
        "_raw",
        "_rest",
        "_timer",
        "_transport",
        "_unsent_bytes",
        "_was_cut",
        "_write_timeout",
        "idle_since",
        "over_tls",
        "sent",
        "stalled",
    )

    def __init__(self, raw: Any) -> None:
        self._loop = asyncio.get_running_loop()
        self._raw = raw
        # aiohttp types neither completely; both are there as long as the connection has not been closed by us.
        self._protocol: Any = raw.protocol
        self._transport: asyncio.Transport = raw.transport
        self._idle_watch = _IdleWatch(self._protocol)
        self._poll = select.poll()
        self._poll.register(self._transport.get_extra_info("socket").fileno(), select.POLLIN)
        self.over_tls = self._transport.get_extra_info("sslcontext") is not None
        self.idle_since = 0.0
        self.sent: bool | None = False
        self.stalled = False
        self._rest = memoryview(b"")
        self._was_cut = False
        self._is_misframed = False
        self._unsent_bytes = 0
        self._moved_at = 0.0
        self._write_timeout: float | None = None
        self._timer: asyncio.Handle | None = None
        self._payload: Any = None

    def rest(self) -> None:
        """Watch the connection while it is idle."""
        self._transport.set_protocol(self._idle_watch)

    def wake(self) -> bool:
        """Take an idle connection back into use.

        Returns:
            False when the server has closed it meanwhile, or said anything on it that nobody asked for.
        """
        self._transport.set_protocol(self._protocol)
        # A request written on a closed connection is lost, and nobody could tell whether it was executed. The kernel
        # may know before asyncio does, so the descriptor is polled too (`poll`: `select` fails above descriptor 1023).
        return not (
            self._idle_watch.disturbed
            or self._transport.is_closing()
            or self._protocol.should_close
            or self._poll.poll(0)
        )

    def send(self, outgoing: Outgoing, *, read: float | None, write: float | None) -> None:
        """Begin an exchange: write the request; the rest of a large one follows while the response is awaited.

        Args:
            outgoing: The request.
            read: Longest time in seconds without anything from the server once the request is out; None for no limit.
            write: Longest time in seconds in which the server takes nothing of the request; None for no limit.
        """
        self._protocol.set_response_params(
            skip_payload=outgoing.bodyless_response,
            read_until_eof=True,
            auto_decompress=False,
            # aiohttp takes 0 for no limit.
            read_timeout=None if read is None else max(read, 0.001),
            max_line_size=_MAX_FIELD_BYTES,
            max_field_size=_MAX_FIELD_BYTES,
            max_headers=_MAX_FIELDS,
        )
        self.sent = False
        self.stalled = False
        self._was_cut = False
        self._write_timeout = write
        body = outgoing.body
        if len(body) <= _CHUNK_BYTES:
            self._transport.write(outgoing.head + body)
            self._rest = memoryview(b"")
        else:
            self._transport.write(outgoing.head)
            self._rest = memoryview(body)
        # asyncio tries to send at once and closes the transport when the kernel refuses: then nothing was sent.
        if not self._transport.is_closing():
            self.sent = None
            self._moved_at = self._loop.time()
            self._upload()

    def _upload(self) -> None:
        """Hand on the rest of the request as the socket takes it, and watch that it does."""
        self._timer = None
        transport = self._transport
        if transport.is_closing():
            # The server has closed its side. asyncio would keep the socket until the server has read what it never
            # will.
            transport.abort()
            return
        now = self._loop.time()
        unsent = transport.get_write_buffer_size()
        if unsent == 0 and self._rest:
            transport.write(self._rest[:_CHUNK_BYTES])
            self._rest = self._rest[_CHUNK_BYTES:]
            self._moved_at = now
            # A TLS transport learns in the next event-loop iteration that the socket below is dead, and swallows what
            # is written until then.
            self._timer = self._loop.call_soon(self._upload)
            return
        if unsent == 0:
            self.sent = True
            self._protocol.start_timeout()
            return
        if unsent != self._unsent_bytes:
            self._unsent_bytes = unsent
            self._moved_at = now
        elif self._write_timeout is not None and now - self._moved_at >= self._write_timeout:
            self.stalled = True
            self.cut()
            return
        self._timer = self._loop.call_later(_UPLOAD_POLL_INTERVAL, self._upload)

    async def receive(self, limit: int | None) -> httpx.Response:
        """Await the response to what was sent, with its whole body, undecoded.

        Args:
            limit: Bytes of the body from which on it is given up; None for no limit.

        Returns:
            The response.

        Raises:
            Exception: Whatever aiohttp raises; `sent` and `stalled` say what it means.
        """
        head = await self._head()
        parts: list[bytes] = []
        size = 0
        while part := await head.payload.readany():
            parts.append(part)
            size += len(part)
            if limit is not None and size > limit:
                raise WireContentError.too_large(limit)
        body = b"".join(parts)
        self._end(head, has_body=bool(body))
        return head.response(httpx.ByteStream(body))

    async def receive_live(self, live: Callable[[AsyncIterator[bytes]], httpx.AsyncByteStream]) -> httpx.Response:
        """Await the head of the response to what was sent.

        Args:
            live: Makes the body of what comes in.

        Returns:
            The response, whose body is read as it comes.

        Raises:
            Exception: Whatever aiohttp raises; `sent` and `stalled` say what it means.
        """
        head = await self._head()
        self._payload = head.payload
        return head.response(live(self._parts(head)))

    async def _parts(self, head: _Head) -> AsyncIterator[bytes]:
        has_body = False
        while part := await head.payload.readany():
            has_body = True
            yield part
        self._payload = None
        self._end(head, has_body=has_body)

    async def _head(self) -> _Head:
        message, payload = await self._protocol.read()
        interim = False
        while message.code < 200:  # noqa: PLR2004 - RFC 9110 section 15.2
            if message.code < 100:  # noqa: PLR2004 - the same
                reason = f"the status of the response is {message.code}, which is none"
                raise WireRemoteProtocolError(reason, request_sent=self.sent)
            if message.code == 101:  # noqa: PLR2004 - RFC 9110 section 15.2.2
                message = "the server changed the protocol (status 101) without being asked"
                raise WireRemoteProtocolError(message, request_sent=self.sent)
            interim = True
            if self.sent:
                # The parser stops the read timer after everything that has no body.
                self._protocol.start_timeout()
            message, payload = await self._protocol.read()
        return _Head(message, payload, interim)

    def _end(self, head: _Head, *, has_body: bool) -> None:
        """Look whether the body came to its true end, and get ready for another exchange."""
        message = head.message
        # The bytes of a length that must not be there (RFC 9112 section 6.3) may still come.
        self._is_misframed = message.code in _BODYLESS and message.headers.get("Content-Length", "0") != "0"
        lost: BaseException | None = self._protocol.exception()
        until_close = not (message.chunked or "Content-Length" in message.headers)
        if lost is not None and has_body and until_close and (self._was_cut or isinstance(lost, OSError)):
            # Such a body looks complete whoever closed the connection and however.
            raise lost
        if head.interim:
            # Interim and final response may have come in one piece: then nothing has stopped the timer since.
            self._protocol.read_timeout = None
            self._protocol.start_timeout()

    def is_reusable(self) -> bool:
        """Whether another request may follow: the server had all of this one and does not want to close."""
        return (
            self.sent is True
            and not self._is_misframed
            and not self._protocol.should_close
            and not self._transport.is_closing()
        )

    def cut(self) -> None:
        """End the exchange that is on the connection; whoever awaits its response gets an exception."""
        # Not `close`, which would wait until the server has read what is still unsent, for ever if need be.
        self._was_cut = True
        self._transport.abort()

    def drop(self) -> None:
        """Let go of the connection for good."""
        if self._loop.is_closed():
            # A call of that loop is being collected; asyncio closes the socket when it collects the transport.
            return
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._payload is not None:
            # aiohttp forgets it when it closes, and whoever reads it would wait for ever.
            self._payload.set_exception(ConnectionAbortedError())
        self._transport.abort()
        self._raw.close()
