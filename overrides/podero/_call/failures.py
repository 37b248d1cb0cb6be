"""What the transport raised -> an error of the tree, and what the retry policy needs to know of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import httpx

from podero import errors
from podero._call.redaction import printable, redact
from podero._policy.retry import Failure
from podero._policy.retry_after import parse_retry_after
from podero._secrets import Secret
from podero._wire.errors import WireContentError, WireError

_SUCCESS = range(200, 300)

_UNSENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    httpx.LocalProtocolError,
)
_PARTLY_SENT = (httpx.WriteError, httpx.WriteTimeout)

_PHASES: dict[type[httpx.TimeoutException], tuple[errors.Phase, str]] = {
    httpx.ConnectTimeout: ("connect", "no connection within the connect timeout"),
    httpx.PoolTimeout: (
        "pool",
        "no free connection within the pool timeout; this client is overloaded, not the server",
    ),
    httpx.WriteTimeout: ("write", "the request could not be sent within the write timeout"),
    httpx.ReadTimeout: ("read", "no response within the read timeout"),
}


def failure_of(error: errors.PoderoError) -> Failure:
    """What the retry policy needs to know of a failed attempt.

    Args:
        error: What the attempt raised.
    """
    match error:
        case errors.StatusError():
            return Failure("status", error.status_code, error.retry_after)
        case errors.TimeoutError(phase="pool"):
            return Failure("local")
        case errors.TransportError():
            return Failure("unsent" if error.request_sent is False else "sent", transient=error.transient)
        case errors.TokenServiceUnavailable():
            return Failure("unsent", retry_after=error.retry_after)
        case _:
            return Failure("unsent", transient=False)


def is_refusal(response: httpx.Response, wall_clock: Callable[[], float]) -> bool:
    """Whether the server said that it did not do what was asked.

    Args:
        response: What came.
        wall_clock: Seconds since 1970.
    """
    if response.status_code in _SUCCESS:
        return False
    return Failure("status", response.status_code, parse_retry_after(response.headers, wall_clock)).refused


def transport_error(failure: httpx.RequestError, secrets: Sequence[Secret] = ()) -> errors.TransportError:
    """Translate a failure of an httpx transport.

    Args:
        failure: What `handle_async_request` raised. The wire of this package says itself what was sent; for other
            transports it is taken from the class, and never False when in doubt.
        secrets: What a transport may have written into its message and must not show.
    """
    sent = request_sent(failure)
    transient = failure.transient if isinstance(failure, WireError) else True
    if isinstance(failure, WireContentError):
        return errors.TransportError(str(failure), request_sent=sent, transient=transient)
    for kind, (phase, text) in _PHASES.items():
        if isinstance(failure, kind):
            return errors.TimeoutError(text, phase=phase, request_sent=sent)
    reason = redact(_one_line(failure), secrets)
    if isinstance(failure, _UNSENT):
        message = reason if reason.startswith("no connection") else f"no connection: {reason}"
        return errors.ConnectError(message, request_sent=sent, transient=transient)
    message = f"the connection failed: {reason}"
    return errors.TransportError(message, request_sent=sent, transient=transient)


def request_sent(failure: httpx.RequestError) -> bool | None:
    """How much of the request was sent when the transport failed.

    Args:
        failure: What the transport raised.
    """
    if isinstance(failure, WireError):
        return failure.request_sent
    if isinstance(failure, _UNSENT):
        return False
    return None if isinstance(failure, _PARTLY_SENT) else True


def _one_line(failure: BaseException) -> str:
    return printable(str(failure))[:300] or type(failure).__name__
