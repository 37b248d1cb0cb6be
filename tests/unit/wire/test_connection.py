"""The watch over an upload, with a transport that drains as the test says."""

import asyncio
import socket
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from podero._wire.connection import Connection
from podero._wire.http1 import Outgoing


class Draining:
    """A transport whose write buffer has the given sizes, one for each look."""

    def __init__(self, sock: socket.socket, sizes: Iterator[int]) -> None:
        self._sock = sock
        self._sizes = sizes
        self.aborted = False

    def get_extra_info(self, name: str) -> socket.socket | None:
        return self._sock if name == "socket" else None

    def get_write_buffer_size(self) -> int:
        return next(self._sizes)

    def write(self, data: bytes) -> None:
        pass

    def is_closing(self) -> bool:
        return self.aborted

    def abort(self) -> None:
        self.aborted = True


class Protocol:
    def __init__(self) -> None:
        self.reading = asyncio.Event()

    def set_response_params(self, **params: object) -> None:
        pass

    def start_timeout(self) -> None:
        self.reading.set()


@pytest.fixture
def sock() -> Iterator[socket.socket]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours


def sending(sock: socket.socket, sizes: Iterator[int], *, write: float) -> tuple[Connection, Draining, Protocol]:
    transport, protocol = Draining(sock, sizes), Protocol()
    connection = Connection(SimpleNamespace(protocol=protocol, transport=transport, close=lambda: None))
    connection.send(Outgoing(b"head", b"body", bodyless_response=False), read=None, write=write)
    return connection, transport, protocol


async def test_slow_progress_within_one_piece_is_progress(sock):
    """Each look comes later than the write timeout allows for standing still, and each finds less than the one before."""
    connection, transport, protocol = sending(sock, iter(range(10, -1, -1)), write=0.015)
    assert connection.sent is None
    await asyncio.wait_for(protocol.reading.wait(), 5)
    assert connection.sent is True
    assert not transport.aborted


async def test_no_progress_is_a_stall(sock):
    connection, transport, protocol = sending(sock, iter([7, 5, 5, 5]), write=0.015)
    while not transport.aborted:
        await asyncio.sleep(0.005)
    assert connection.stalled
    assert connection.sent is None
    assert not protocol.reading.is_set()


async def test_dropped_connection_is_not_watched_any_more(sock):
    connection, transport, protocol = sending(sock, iter([7]), write=5)
    connection.drop()
    assert transport.aborted
    await asyncio.sleep(0.03)  # a look would fail: there is no further size
    assert not protocol.reading.is_set()
