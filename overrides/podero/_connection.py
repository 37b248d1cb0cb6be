"""Connections: the one module that knows aiohttp beyond its reference.

aiohttp's `TCPConnector` opens connections (DNS, happy eyeballs, TLS, proxy tunnels) and its C parser reads answers. The
request is written here, because only whoever writes it knows how much of it left. Names that aiohttp does not document
and this module uses: `TCPConnector.connect(request, traces, timeout)`, `Connection.protocol`, and of the protocol
`set_response_params`, `read`, `start_timeout`, `read_timeout`, `exception` and `should_close`; of the message that
`read` yields `code`, `reason`, `headers`, `raw_headers`, `chunked` and `version`.
"""

import asyncio
import select
from typing import Any

import aiohttp
import httpx

from podero._http1 import Outgoing

# The C parser refuses larger heads; its own limits of 8,190 bytes and 128 fields are too small for some gateways.
_LONGEST_FIELD = 65_536
_MOST_FIELDS = 1_000
# As much as one write gets. The buffer of a TLS transport shows what is in it only once the plain one below has more
# than asyncio's 64 KiB.
_PIECE = 65_536
# Seconds between two looks at an upload that the socket did not take at once.
_LOOK = 0.02

NO_LIMITS = aiohttp.ClientTimeout()


class Connection:
    """One connection and the request that is on it.

    Args:
        link: What aiohttp's connector gave.

    Attributes:
        sent: How much of the request left: False nothing, None a part, True all of it. Over TLS up to 128 KiB of a
            larger request may still be with asyncio when this says True; that errs on the side of "the server may have
            it".
        stalled: Whether the upload was given up because the server did not take it.
        idle_since: Loop time of the end of its last exchange.
    """

    __slots__ = (
        "_left", "_link", "_loop", "_moved_at", "_poll", "_protocol", "_rest", "_timer", "_transport", "_was_cut",
        "_write_timeout", "idle_since", "over_tls", "sent", "stalled",
    )  # fmt: skip

    def __init__(self, link: Any) -> None:
        self._loop = asyncio.get_running_loop()
        self._link = link
        # aiohttp types neither completely; both are there as long as the connection has not been closed by us.
        self._protocol: Any = link.protocol
        self._transport: asyncio.Transport = link.transport
        self._poll = select.poll()
        self._poll.register(self._transport.get_extra_info("socket").fileno(), select.POLLIN)
        self.over_tls = self._transport.get_extra_info("sslcontext") is not None
        self.idle_since = 0.0
        self.sent: bool | None = False
        self.stalled = False
        self._rest = memoryview(b"")
        self._was_cut = False
        self._left = 0
        self._moved_at = 0.0
        self._write_timeout: float | None = None
        self._timer: asyncio.Handle | None = None

    def is_usable(self) -> bool:
        """Look whether the server has closed an idle connection, or said anything on it that nobody asked for.

        The kernel may know of it before asyncio does, so the descriptor is polled too (`poll`, because `select` fails
        above descriptor 1023). A request written on such a connection is lost, and nobody could tell whether it was
        executed.

        Returns:
            Whether a request may be written on it.
        """
        return not (self._transport.is_closing() or self._protocol.should_close or self._poll.poll(0))

    def send(self, outgoing: Outgoing, *, read: float | None, write: float | None) -> None:
        """Begin an exchange: write the request; the rest of a large one follows while the answer is awaited.

        Args:
            outgoing: The request.
            read: Longest time in seconds without anything from the server once the request is out; None for no limit.
            write: Longest time in seconds in which the server takes nothing of the request; None for no limit.
        """
        self._protocol.set_response_params(
            skip_payload=outgoing.bodyless_answer,
            read_until_eof=True,
            auto_decompress=False,
            # aiohttp takes 0 for no limit.
            read_timeout=None if read is None else max(read, 0.001),
            max_line_size=_LONGEST_FIELD,
            max_field_size=_LONGEST_FIELD,
            max_headers=_MOST_FIELDS,
        )
        self.sent = False
        self.stalled = False
        self._was_cut = False
        self._write_timeout = write
        body = outgoing.body
        if len(body) <= _PIECE:
            self._transport.write(outgoing.head + body)
            self._rest = memoryview(b"")
        else:
            self._transport.write(outgoing.head)
            self._rest = memoryview(body)
        # asyncio tries to send at once and closes the transport when the kernel refuses: then nothing left.
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
        left = transport.get_write_buffer_size()
        if left == 0 and self._rest:
            transport.write(self._rest[:_PIECE])
            self._rest = self._rest[_PIECE:]
            self._moved_at = now
            # A TLS transport learns in the next turn of the loop that the socket below is dead, and swallows what is
            # written until then.
            self._timer = self._loop.call_soon(self._upload)
            return
        if left == 0:
            self.sent = True
            self._protocol.start_timeout()
            return
        if left != self._left:
            self._left = left
            self._moved_at = now
        elif self._write_timeout is not None and now - self._moved_at >= self._write_timeout:
            self.stalled = True
            self.cut()
            return
        self._timer = self._loop.call_later(_LOOK, self._upload)

    async def receive(self, limit: int | None) -> httpx.Response:
        """Await the answer to what was sent, with its whole body, undecoded.

        Args:
            limit: Bytes of the body from which on it is given up; None for no limit.

        Returns:
            The answer.

        Raises:
            Exception: Whatever aiohttp raises; `sent` and `stalled` say what it means.
        """
        message, payload = await self._protocol.read()
        interim = False
        while message.code < 200:  # noqa: PLR2004 - RFC 9110 section 15.2
            if message.code == 101:  # noqa: PLR2004 - RFC 9110 section 15.2.2
                raise UpgradeError
            interim = True
            if self.sent:
                # The parser stops the read timer after everything that has no body.
                self._protocol.start_timeout()
            message, payload = await self._protocol.read()
        parts: list[bytes] = []
        size = 0
        while part := await payload.readany():
            parts.append(part)
            size += len(part)
            if limit is not None and size > limit:
                raise BodyTooLargeError(limit)
        body = b"".join(parts)
        lost: BaseException | None = self._protocol.exception()
        until_close = not (message.chunked or "Content-Length" in message.headers)
        if lost is not None and body and until_close and (self._was_cut or isinstance(lost, OSError)):
            # Such a body looks complete whoever closed the connection and however.
            raise lost
        if interim:
            # Interim and final answer may have come in one piece: then nothing has stopped the timer since.
            self._protocol.read_timeout = None
            self._protocol.start_timeout()
        return httpx.Response(
            message.code,
            headers=message.raw_headers,
            stream=httpx.ByteStream(body),
            extensions={
                "http_version": b"HTTP/%d.%d" % message.version,
                "reason_phrase": message.reason.encode("latin-1", "replace"),
            },
        )

    def is_reusable(self) -> bool:
        """Say whether another request may follow the exchange that has just ended.

        Returns:
            False when the server wants to close, said too much, or answered before it had all of the request.
        """
        return self.sent is True and not self._protocol.should_close and not self._transport.is_closing()

    def cut(self) -> None:
        """End the exchange that is on the connection; whoever awaits its answer gets an exception.

        Not `close`, which would wait until the server has read what is still unsent, for ever if need be.
        """
        self._was_cut = True
        self._transport.abort()

    def drop(self) -> None:
        """Let go of the connection for good."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._transport.abort()
        self._link.close()


class BodyTooLargeError(Exception):
    """The body of an answer is larger than the caller takes.

    Args:
        limit: Bytes that it takes.
    """

    def __init__(self, limit: int) -> None:
        super().__init__(f"the content is larger than {limit:,} bytes")


class UpgradeError(Exception):
    """The server changed the protocol (status 101), which nobody had asked for."""
