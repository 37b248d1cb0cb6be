"""What went wrong on the wire, as httpx exceptions that also say how much of the request left.

Each carries `request_sent` (False: provably nothing left this process, None: a part may have, True: all of it) and
`retryable` (False: the same failure would come again). Messages are our own words: aiohttp's may hold header values or
the URL of a proxy with its password.
"""

import ssl

import aiohttp
import httpx


class WireClosedError(httpx.TransportError):
    """The transport was closed before or during the call."""


class WireLoopError(httpx.TransportError):
    """The transport is in use in another event loop."""


def failure(
    kind: type[httpx.TransportError], message: str, *, request_sent: bool | None, retryable: bool = True
) -> httpx.TransportError:
    """Make an exception that says how much of the request left.

    Args:
        kind: Its class.
        message: One line without secrets.
        request_sent: False for nothing, None for a part, True for all.
        retryable: Whether another attempt could fare better.

    Returns:
        The exception, to be raised by the caller.
    """
    error = kind(message)
    vars(error).update(request_sent=request_sent, retryable=retryable)
    return error


def closed(*, request_sent: bool | None) -> httpx.TransportError:
    """Make the exception for a call that meets a closed transport.

    Args:
        request_sent: How much of the request had left.

    Returns:
        The exception.
    """
    return failure(WireClosedError, "the client was closed", request_sent=request_sent, retryable=False)


def connect_failure(exc: Exception, host: str) -> httpx.TransportError:
    """Translate what kept a connection from coming about; nothing of a request has left at that point.

    Args:
        exc: What aiohttp or asyncio raised.
        host: Where the request was to go.

    Returns:
        The exception to raise.
    """
    if isinstance(exc, TimeoutError):
        return failure(httpx.ConnectTimeout, f"no connection to {host} within the time allowed", request_sent=False)
    if isinstance(exc, aiohttp.ClientConnectorCertificateError):
        reason = getattr(exc.certificate_error, "verify_message", "") or "it could not be verified"
        message = f"the certificate of {host} was refused: {reason}"
        return failure(httpx.ConnectError, message, request_sent=False, retryable=False)
    if isinstance(exc, aiohttp.ClientHttpProxyError):
        message = f"the proxy refused to connect to {host}: status {exc.status}"
        return failure(httpx.ProxyError, message, request_sent=False)
    if isinstance(exc, aiohttp.ClientProxyConnectionError):
        return failure(httpx.ProxyError, f"no connection to the proxy: {_reason(exc)}", request_sent=False)
    if isinstance(exc, aiohttp.InvalidURL):
        return failure(httpx.UnsupportedProtocol, f"{host!r} is not a host", request_sent=False, retryable=False)
    return failure(httpx.ConnectError, f"no connection to {host}: {_reason(exc)}", request_sent=False)


def exchange_failure(
    exc: Exception, *, request_sent: bool | None, upload_stalled: bool, over_tls: bool
) -> httpx.TransportError:
    """Translate what ended an exchange. Which class came tells nothing of the phase; only `request_sent` does.

    Args:
        exc: What aiohttp raised.
        request_sent: How much of the request had left.
        upload_stalled: Whether the exchange was given up because the server took nothing more of the request.
        over_tls: Whether the connection is encrypted.

    Returns:
        The exception to raise.
    """
    kind: type[httpx.TransportError] = httpx.RemoteProtocolError
    if upload_stalled:
        kind, message = httpx.WriteTimeout, "the server took nothing of the request for longer than the write timeout"
    elif isinstance(exc, aiohttp.ServerTimeoutError):
        kind, message = httpx.ReadTimeout, "nothing came from the server within the read timeout"
    elif request_sent is not True:
        kind, message = httpx.WriteError, f"the connection broke while the request was being sent: {_reason(exc)}"
    elif isinstance(exc, OSError):
        kind, message = httpx.ReadError, f"the connection broke before the answer was complete: {_reason(exc)}"
    elif isinstance(exc, aiohttp.ServerDisconnectedError):
        message = "the server closed the connection without an answer"
        if over_tls:
            # Under TLS 1.3 a refused client certificate shows only after the handshake.
            message += "; a server that requires a client certificate does so too"
    elif isinstance(exc, aiohttp.ClientPayloadError):
        message = "the answer broke off in its body"
    else:
        message = "the answer is not HTTP/1.1"
    return failure(kind, message, request_sent=request_sent)


def _reason(exc: Exception) -> str:
    """Find the words of the operating system or of OpenSSL in an exception.

    Args:
        exc: Any exception; aiohttp wraps the original.

    Returns:
        A few words without secrets.
    """
    if isinstance(exc, aiohttp.ClientConnectorError):
        exc = exc.os_error
    if isinstance(exc, ssl.SSLError):
        return f"TLS {exc.reason or 'failure'}"
    if isinstance(exc, OSError):
        return exc.strerror or type(exc).__name__
    return type(exc).__name__
