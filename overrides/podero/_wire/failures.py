"""What aiohttp and asyncio raise, translated into errors of the wire.

Messages are our own words: aiohttp's may hold header values, or the URL of a proxy with its password.
"""

import ssl
from http import HTTPStatus

import aiohttp

from podero._wire.errors import (
    WireConnectError,
    WireConnectTimeoutError,
    WireError,
    WireProxyError,
    WireReadError,
    WireReadTimeoutError,
    WireRemoteProtocolError,
    WireUnsupportedProtocolError,
    WireWriteError,
    WireWriteTimeoutError,
)


def connect_failure(exc: Exception, host: str) -> WireError:
    """Translate what kept a connection from being opened; nothing of a request was sent at that point."""
    if isinstance(exc, TimeoutError):
        return WireConnectTimeoutError(f"no connection to {host} within the time allowed", request_sent=False)
    if isinstance(exc, aiohttp.ClientConnectorCertificateError):
        reason = getattr(exc.certificate_error, "verify_message", "") or "it could not be verified"
        return WireConnectError(f"the certificate of {host} was refused: {reason}", request_sent=False, retryable=False)
    if isinstance(exc, aiohttp.ClientHttpProxyError):
        message = f"the proxy refused to connect to {host}: status {exc.status}"
        needs_credentials = exc.status == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED
        return WireProxyError(message, request_sent=False, retryable=not needs_credentials)
    if isinstance(exc, aiohttp.ClientProxyConnectionError):
        return WireProxyError(f"no connection to the proxy: {_reason(exc)}", request_sent=False)
    if isinstance(exc, aiohttp.InvalidURL):
        return WireUnsupportedProtocolError(f"{host!r} is not a host", request_sent=False, retryable=False)
    return WireConnectError(f"no connection to {host}: {_reason(exc)}", request_sent=False)


def exchange_failure(exc: Exception, *, request_sent: bool | None, upload_stalled: bool, over_tls: bool) -> WireError:
    """Translate what ended an exchange. Its class says nothing of the phase; only `request_sent` does."""
    if upload_stalled:
        message = "the server took nothing of the request for longer than the write timeout"
        return WireWriteTimeoutError(message, request_sent=request_sent)
    if isinstance(exc, aiohttp.ServerTimeoutError):
        return WireReadTimeoutError("nothing came from the server within the read timeout", request_sent=request_sent)
    if request_sent is not True:
        message = f"the connection broke while the request was being sent: {_reason(exc)}"
        return WireWriteError(message, request_sent=request_sent)
    if isinstance(exc, OSError):
        message = f"the connection broke before the response was complete: {_reason(exc)}"
        return WireReadError(message, request_sent=True)
    if isinstance(exc, aiohttp.ServerDisconnectedError):
        message = "the server closed the connection without a response"
        if over_tls:
            # Under TLS 1.3 a refused client certificate shows only after the handshake.
            message += "; a server that requires a client certificate does so too"
    elif isinstance(exc, aiohttp.ClientPayloadError):
        message = "the response broke off in its body"
    else:
        message = "the response is not HTTP/1.1"
    return WireRemoteProtocolError(message, request_sent=True)


def _reason(exc: Exception) -> str:
    """The words of the operating system or of OpenSSL in an exception that aiohttp may have wrapped."""
    if isinstance(exc, aiohttp.ClientConnectorError):
        exc = exc.os_error
    if isinstance(exc, ssl.SSLError):
        return f"TLS {exc.reason or 'failure'}"
    if isinstance(exc, OSError):
        return exc.strerror or type(exc).__name__
    return type(exc).__name__
