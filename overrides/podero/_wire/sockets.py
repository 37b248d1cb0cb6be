"""Sockets for event loops that close descriptors themselves."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import Callable
from typing import Any

SocketFactory = Callable[[tuple[Any, ...]], socket.socket]


class OwnSocket(socket.socket):
    """A socket that closes its descriptor only while it is its own.

    uvloop 0.22 closes the descriptor of a connection that is lost while it comes about, and leaves its number with the
    socket object. When that object goes, the number may be that of another connection, or of a file.
    """

    def __init__(self, family: int, kind: int, protocol: int) -> None:
        super().__init__(family, kind, protocol)
        self._inode = os.fstat(self.fileno()).st_ino

    def __del__(self) -> None:
        if not self._is_own():
            self.detach()
        super().__del__()  # type: ignore[misc]  # typeshed does not know it

    def _is_own(self) -> bool:
        try:
            return os.fstat(self.fileno()).st_ino == self._inode
        except (AttributeError, OSError):
            # closed, or never opened
            return False


def socket_factory(loop: asyncio.AbstractEventLoop) -> SocketFactory | None:
    """What makes the sockets of a loop, None for what does so by itself.

    Args:
        loop: The event loop; those of asyncio leave descriptors to their sockets.
    """
    return None if isinstance(loop, asyncio.BaseEventLoop) else _own_socket


def _own_socket(address: tuple[Any, ...]) -> socket.socket:
    family, kind, protocol, *_ = address
    return OwnSocket(family, kind, protocol)
