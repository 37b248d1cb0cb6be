"""A scriptable server of bytes on real loopback sockets.

Each accepted connection runs the script in a thread of its own with blocking sockets, so that the server acts whatever
the client's event loop is doing, also while the loop is blocked on purpose. Scripts and tests meet at `Peer.reach` and
`ByteServer.wait`/`ByteServer.allow`, never by sleeping.
"""

import asyncio
import contextlib
import selectors
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from typing import Self

import attrs

PATIENCE = 10.0  # seconds after which a wait that should have ended is a failure, not slowness

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


class GoneError(Exception):
    """The client closed its side, or the server is being stopped."""


@attrs.frozen
class Received:
    """One complete request.

    Attributes:
        raw: All of it.
        connection: Number of the connection that it came on, from 1.
    """

    raw: bytes = attrs.field(repr=False)
    connection: int

    @property
    def head(self) -> bytes:
        return self.raw.partition(b"\r\n\r\n")[0]

    @property
    def body(self) -> bytes:
        return self.raw.partition(b"\r\n\r\n")[2]

    @property
    def line(self) -> bytes:
        return self.head.partition(b"\r\n")[0]

    @property
    def method(self) -> str:
        return self.line.split(b" ")[0].decode()

    @property
    def target(self) -> bytes:
        return self.line.split(b" ")[1]

    @property
    def fields(self) -> list[tuple[bytes, bytes]]:
        return [(name, value) for name, _, value in (line.partition(b": ") for line in self.head.split(b"\r\n")[1:])]

    def field(self, name: bytes) -> bytes | None:
        return next((value for key, value in self.fields if key.lower() == name.lower()), None)


def complete_length(data: bytes | bytearray) -> int | None:
    """Length of the first request in some bytes, None while it is incomplete."""
    end = data.find(b"\r\n\r\n")
    if end < 0:
        return None
    length = end + 4
    for line in bytes(data[:end]).split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length += int(value)
    return length if len(data) >= length else None


class Peer:
    """The server's end of one connection."""

    def __init__(self, server: "ByteServer", number: int, raw: socket.socket) -> None:
        self.server = server
        self.number = number
        self.raw = raw  # the descriptor, below TLS
        self.sock: socket.socket = raw
        self.seen = bytearray()  # bytes of the request that is being read

    def start_tls(self, context: ssl.SSLContext) -> None:
        sock = context.wrap_socket(self.sock, server_side=True, do_handshake_on_connect=False)
        self.sock = sock
        self.server._keep(sock)
        sock.do_handshake()

    def _recv(self, size: int) -> bytes:
        try:
            data = self.sock.recv(size)
        except (OSError, ValueError) as exc:
            raise GoneError from exc
        if not data:
            raise GoneError
        self.seen += data
        return data

    def read_request(self) -> Received:
        """Read one request to its end and put it into the server's log."""
        while (length := complete_length(self.seen)) is None:
            self._recv(65_536)
        received = Received(bytes(self.seen[:length]), self.number)
        del self.seen[:length]
        self.server.log(received)
        return received

    def read_bytes(self, count: int) -> None:
        """Read exactly so many bytes of a request; a request that is complete by then is logged."""
        while len(self.seen) < count:
            self._recv(count - len(self.seen))
        if complete_length(self.seen) is not None:
            self.server.log(Received(bytes(self.seen), self.number))

    def read_to_end(self) -> bytes:
        """Read until the client closes, which is all that some scripts wait for."""
        with contextlib.suppress(GoneError):
            while True:
                self._recv(65_536)
        return bytes(self.seen)

    def send(self, data: bytes) -> None:
        try:
            self.sock.sendall(data)
        except (OSError, ValueError) as exc:
            raise GoneError from exc

    def respond(self, data: bytes = OK) -> Received:
        received = self.read_request()
        self.send(data)
        return received

    def close(self) -> None:
        """FIN, below TLS too."""
        self.sock.close()
        self.raw.close()

    def reset(self) -> None:
        """RST, whatever is unread."""
        sock = self.sock
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        sock.close()
        self.raw.close()

    def half_close(self) -> None:
        """FIN, but go on reading."""
        if isinstance(self.sock, ssl.SSLSocket):
            # SSLSocket.shutdown forgets its TLS state, a plain object for the same descriptor does not touch it.
            with socket.socket(fileno=socket.dup(self.sock.fileno())) as plain:
                plain.shutdown(socket.SHUT_WR)
        else:
            self.sock.shutdown(socket.SHUT_WR)

    def close_notify(self) -> None:
        """Say goodbye in TLS and leave TCP open."""
        assert isinstance(self.sock, ssl.SSLSocket)
        self.sock.settimeout(0)
        with contextlib.suppress(OSError):
            self.sock.unwrap()
        self.sock.settimeout(PATIENCE)

    def reach(self, name: str) -> None:
        """Tell the test that this point is reached, see `ByteServer.wait`."""
        self.server._reached(name)

    def await_(self, name: str) -> None:
        """Wait until the test allows it, see `ByteServer.allow`."""
        self.server._await(name)


Script = Callable[[Peer], None]


def serve_ok(peer: Peer) -> None:
    """The healthy server: responds to every request."""
    while True:
        peer.respond()


class ByteServer:
    """Listens on 127.0.0.1 and runs a script for each connection.

    Args:
        script: What to do on a connection; when it returns or the client has gone, the connection is closed.
        tls: Context for the handshake that comes before the script; None for plain TCP.
        receive_buffer: Bytes that the kernel takes before the script reads, None for its own choice of some megabytes.
        accept: False leaves every connection in the backlog: to the client it is open, and no byte is ever read.
    """

    def __init__(
        self,
        script: Script = serve_ok,
        *,
        tls: ssl.SSLContext | None = None,
        accept: bool = True,
        receive_buffer: int | None = None,
    ) -> None:
        self.script = script
        self.requests: list[Received] = []
        self.connections = 0
        self.failures: list[BaseException] = []
        self._tls = tls
        self._accept = accept
        self._acceptor: threading.Thread | None = None
        self._threads: list[threading.Thread] = []
        self._sockets: list[socket.socket] = []
        self._points: dict[str, int] = {}
        self._allowed: set[str] = set()
        self._changed = threading.Condition()
        self._stopping = False
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=256)
        if receive_buffer is not None:
            self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)  # connections inherit it
        self.port: int = self._listener.getsockname()[1]
        # Waiting in `accept` itself could not be ended: closing a listener does not wake its thread.
        self._wake, self._woken = socket.socketpair()

    @property
    def scheme(self) -> str:
        return "http" if self._tls is None else "https"

    @property
    def url(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        if self._accept:
            self._acceptor = self._start(self._accept_all)
        return self

    def __exit__(self, *exc: object) -> None:
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        self._wake.send(b"x")
        if self._acceptor is not None:
            self._acceptor.join(PATIENCE)  # from here on there are no new connections
        for sock in self._sockets:
            # Wakes a thread that is in recv or send; the descriptor itself is closed by that thread.
            with contextlib.suppress(OSError):
                socket.socket.shutdown(sock, socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(PATIENCE)
            assert not thread.is_alive(), "a script of the server did not end"
        for sock in (self._listener, self._wake, self._woken):
            sock.close()
        assert not self.failures, self.failures

    def log(self, received: Received) -> None:
        with self._changed:
            self.requests.append(received)
            self._changed.notify_all()

    def wait(self, name: str, times: int = 1) -> None:
        """Block, the event loop too, until scripts have reached a point so many times."""
        with self._changed:
            assert self._changed.wait_for(lambda: self._points.get(name, 0) >= times, PATIENCE), f"{name} not reached"

    async def until(self, name: str, times: int = 1) -> None:
        """As `wait`, while the event loop goes on."""
        await asyncio.to_thread(self.wait, name, times)

    def wait_requests(self, count: int) -> None:
        """Block until so many requests have been read."""
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.requests) >= count, PATIENCE), "requests did not come"

    def allow(self, name: str) -> None:
        """Let scripts pass a point, now and later."""
        with self._changed:
            self._allowed.add(name)
            self._changed.notify_all()

    def stop_listening(self) -> None:
        """Refuse connections from now on; what waits in the backlog is reset."""
        self._listener.close()

    def _start(self, target: Callable[..., None], *args: object) -> threading.Thread:
        thread = threading.Thread(target=target, args=args, daemon=True)
        self._threads.append(thread)
        thread.start()
        return thread

    def _keep(self, sock: socket.socket) -> None:
        self._sockets.append(sock)

    def _reached(self, name: str) -> None:
        with self._changed:
            self._points[name] = self._points.get(name, 0) + 1
            self._changed.notify_all()

    def _await(self, name: str) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: name in self._allowed or self._stopping, PATIENCE), (
                f"{name} not allowed"
            )
            if self._stopping:
                raise GoneError

    def _accept_all(self) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(self._listener, selectors.EVENT_READ)
            selector.register(self._woken, selectors.EVENT_READ)
            while True:
                ready = {key.fileobj for key, _ in selector.select()}
                if self._woken in ready:
                    return
                raw, _ = self._listener.accept()
                raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                raw.settimeout(PATIENCE)
                self.connections += 1
                self._sockets.append(raw)
                self._start(self._run, Peer(self, self.connections, raw))

    def _run(self, peer: Peer) -> None:
        try:
            if self._tls is not None:
                try:
                    peer.start_tls(self._tls)
                except OSError:
                    return
            self.script(peer)
        except GoneError:
            pass
        except BaseException as exc:
            self.failures.append(exc)
        finally:
            self._reached("ended")
            peer.close()


def refused_port() -> Iterator[int]:
    """A port on which nobody listens for as long as the fixture lives."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        yield sock.getsockname()[1]
