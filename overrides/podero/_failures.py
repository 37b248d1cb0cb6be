"""What the transport raised -> an error of the tree, in one line and without its frames."""

from __future__ import annotations

import attrs
import httpx

from podero import errors
from podero._retry import Failure

_UNSENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    httpx.LocalProtocolError,
)
_PARTLY = (httpx.WriteError, httpx.WriteTimeout)

_PHASES: dict[type[httpx.TimeoutException], tuple[errors.Phase, str]] = {
    httpx.ConnectTimeout: ("connect", "no connection within the connect timeout"),
    httpx.PoolTimeout: (
        "pool",
        "no free connection within the pool timeout; this client is overloaded, not the server",
    ),
    httpx.WriteTimeout: ("write", "the request could not be sent within the write timeout"),
    httpx.ReadTimeout: ("read", "no answer within the read timeout"),
}


@attrs.frozen
class Failed:
    """An attempt without an answer.

    Args:
        error: What the caller would see.
        failure: What the retry policy has to know.
    """

    error: errors.PoderoError
    failure: Failure

    @property
    def request_sent(self) -> bool | None:
        """Whether the request had left; False where it was not even begun, for want of a token."""
        return self.error.request_sent if isinstance(self.error, errors.TransportError) else False


def failed(error: errors.TransportError, *, retryable: bool = True) -> Failed:
    """Judge a transport error for the retry policy.

    Args:
        error: What happened.
        retryable: False where a repeat cannot help, such as a certificate that is not trusted.
    """
    if isinstance(error, errors.TimeoutError) and error.phase == "pool":
        return Failed(error, Failure("local"))
    return Failed(error, Failure("unsent" if error.request_sent is False else "sent", retryable=retryable))


def transport_error(failure: httpx.TransportError) -> errors.TransportError:
    """Translate a failure of an httpx transport.

    Args:
        failure: What `handle_async_request` raised. The wire of this package says itself what was sent
            (``request_sent``); for other transports it is taken from the class, and never False when in doubt.
    """
    sent = request_sent(failure)
    for kind, (phase, text) in _PHASES.items():
        if isinstance(failure, kind):
            return errors.TimeoutError(f"{text}{after(sent)}", phase=phase, request_sent=sent)
    reason = _one_line(failure)
    if isinstance(failure, _UNSENT):
        return errors.ConnectError(f"no connection, nothing was sent: {reason}", request_sent=sent)
    return errors.TransportError(f"the connection failed: {reason}{after(sent)}", request_sent=sent)


def request_sent(failure: httpx.TransportError) -> bool | None:
    """Whether the request had left when the transport failed.

    Args:
        failure: What the transport raised.
    """
    told: object = getattr(failure, "request_sent", "untold")
    if told is None or isinstance(told, bool):
        return told
    if isinstance(failure, _UNSENT):
        return False
    return None if isinstance(failure, _PARTLY) else True


def after(sent: bool | None) -> str:  # noqa: FBT001 - one of three states
    """The end of a message: what the caller may do now.

    Args:
        sent: Whether the request had left.
    """
    if sent is False:
        return "; nothing was sent"
    return "; the server may have executed the request: read the state before repeating it"


def _one_line(failure: BaseException) -> str:
    text = " ".join(str(failure).split())
    return (text or type(failure).__name__)[:300]
