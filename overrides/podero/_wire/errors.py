"""What can go wrong on the wire: httpx exceptions that also say how much of the request was sent."""

from typing import Self

import httpx


class WireError(httpx.TransportError):
    """Any failure of the wire; every class below is the httpx exception of its name as well.

    Attributes:
        request_sent: False when provably no byte was sent, None when a part may have been, True when all was.
        retryable: False when another attempt would fail the same way.
    """

    def __init__(self, message: str, *, request_sent: bool | None, retryable: bool = True) -> None:
        super().__init__(message)
        self.request_sent = request_sent
        self.retryable = retryable


class WireConnectError(WireError, httpx.ConnectError):
    """No connection to the server."""


class WireConnectTimeoutError(WireError, httpx.ConnectTimeout):
    """No connection within the connect timeout."""


class WireProxyError(WireError, httpx.ProxyError):
    """The proxy refused, or cannot be reached."""


class WireUnsupportedProtocolError(WireError, httpx.UnsupportedProtocol):
    """The URL is not one of http or https."""


class WireLocalProtocolError(WireError, httpx.LocalProtocolError):
    """The request cannot be written safely."""


class WireReadError(WireError, httpx.ReadError):
    """The connection broke, or the response was given up."""


class WireReadTimeoutError(WireError, httpx.ReadTimeout):
    """Nothing came within the read timeout."""


class WireWriteError(WireError, httpx.WriteError):
    """The connection broke while the request was being sent."""


class WireWriteTimeoutError(WireError, httpx.WriteTimeout):
    """The server took nothing of the request for longer than the write timeout."""


class WireRemoteProtocolError(WireError, httpx.RemoteProtocolError):
    """The response is not HTTP/1.1, or is not complete."""


class WireClosedError(WireError):
    """The transport was closed before or during the call."""

    def __init__(self, *, request_sent: bool | None) -> None:
        super().__init__("the client was closed", request_sent=request_sent, retryable=False)


class WireLoopError(WireError):
    """The transport is in use in another event loop."""

    def __init__(self) -> None:
        message = "the client is in use in another event loop: make one client for each loop"
        super().__init__(message, request_sent=False, retryable=False)


class WireContentError(WireError):
    """The content of a response cannot be used: it cannot be decompressed, or there is too much of it."""

    def __init__(self, message: str, *, retryable: bool = True) -> None:
        super().__init__(message, request_sent=True, retryable=retryable)

    @classmethod
    def too_large(cls, limit: int) -> Self:
        """The error for content of more than `limit` bytes."""
        return cls(f"the response is larger than {limit:,} bytes", retryable=False)
