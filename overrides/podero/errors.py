"""The errors of podero: one tree, one line each, picklable, without secrets.

PoderoError
  ConfigurationError            the client cannot be built or used like this
  InvalidRequestError           an argument or a field of a model was refused before anything was sent
  DecodeError                   plain data that `from_dict` cannot read
  TransportError                no response; ``request_sent`` says whether the request was sent
    ConnectError
    TimeoutError                ``phase`` is connect, pool, write, read or total
    ClientClosedError           the client was closed before or during the call
  StatusError                   a response outside 2xx
    BadRequestError (400) ... ServerError (5xx)
  RefusedError                  a response with a success status that says no
  ResponseValidationError       a response that is not what the API document says
  TokenError
    CredentialsRefused          the credentials are wrong: ask the operator
    TokenServiceUnavailable     transient: the token service is unavailable
  WaitError
    WaitTimeout, WaitFailed     the last state read is attached as ``last``

Every error answers two questions: ``transient`` (would the same call help later?) and ``may_have_happened`` (did the
server perhaps do what was asked?). An error of a call also carries its operation, URL without secrets, attempts and
elapsed seconds.
"""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any, Final, Literal, Self, cast

from podero_client._runtime.errors import (
    DecodeError,
    InvalidRequestError,
    PoderoError,
    ResponseValidationError,
    restore,
)

__all__ = [
    "AuthenticationError",
    "BadRequestError",
    "ClientClosedError",
    "ConfigurationError",
    "ConflictError",
    "ConnectError",
    "CredentialsRefused",
    "DecodeError",
    "InvalidRequestError",
    "NotFoundError",
    "PermissionDeniedError",
    "PoderoError",
    "RateLimitError",
    "RefusedError",
    "ResponseValidationError",
    "ServerError",
    "StatusError",
    "TimeoutError",
    "TokenError",
    "TokenServiceUnavailable",
    "TransportError",
    "ValidationError",
    "WaitError",
    "WaitFailed",
    "WaitTimeout",
]


# Where users find them, and what tracebacks and pickles say.
PoderoError.__module__ = InvalidRequestError.__module__ = __name__
DecodeError.__module__ = ResponseValidationError.__module__ = __name__

TRANSIENT_STATUSES: Final = frozenset({408, 425, 429, 500, 502, 503, 504, *range(520, 530)})
"""Statuses that may pass by themselves; 520 to 529 are those of a proxy or CDN that did not reach its origin."""


class ConfigurationError(PoderoError):
    """The client cannot be built or used like this; the message says what to set."""


class TransportError(PoderoError):
    """No response came.

    Attributes:
        request_sent: False when provably no byte of the request was sent, True when all of it was, None when a part was
            or it is not known. Only False makes it safe to send a create or a command again.
        transient: False also for a certificate that is not trusted, a closed client and whatever else would fail the
            same way again.
    """

    def __init__(self, message: str, *, request_sent: bool | None = None, transient: bool = True) -> None:
        super().__init__(message)
        self.request_sent = request_sent
        self.transient = transient


class ConnectError(TransportError):
    """No connection to the server; nothing was sent."""

    def __init__(self, message: str, *, request_sent: bool | None = False, transient: bool = True) -> None:
        super().__init__(message, request_sent=request_sent, transient=transient)


Phase = Literal["connect", "pool", "write", "read", "total"]


class TimeoutError(TransportError, builtins.TimeoutError):  # noqa: A001 - the name of the field; it is a builtins.TimeoutError too
    """The call took too long.

    Attributes:
        phase: Where it stood: ``connect``, ``pool`` (waiting for a request slot of this client), ``write``, ``read``,
            or ``total`` (the deadline of the whole call).
    """

    def __init__(self, message: str, *, phase: Phase, request_sent: bool | None = None) -> None:
        super().__init__(message, request_sent=request_sent)
        self.phase: Phase = phase


class ClientClosedError(TransportError):
    """The client was closed before or during the call."""

    stop_reason = "not_transient"

    def __init__(self, message: str, *, request_sent: bool | None = False) -> None:
        super().__init__(message, request_sent=request_sent, transient=False)


class StatusError(PoderoError):
    """A response outside 2xx.

    Attributes:
        status_code: The HTTP status.
        body: The response as text, clipped, secrets replaced by ``***``.
        parsed: The body as the API document describes it for this status, else the JSON value, else None.
            A body longer than 256 KiB or with more than 1,500 escape sequences is not parsed.
        headers: The headers of the response, secrets replaced by ``***``.
    """

    def __init__(
        self,
        message: str,
        *,
        status_code: int,
        body: str = "",
        parsed: Any = None,
        retry_after: float | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status_code = status_code
        self.body = body
        self.parsed = parsed
        self.retry_after = retry_after
        self.transient = status_code in TRANSIENT_STATUSES
        self.headers = headers or {}

    @classmethod
    def of(cls, status_code: int) -> type[StatusError]:
        """The class for a status.

        Args:
            status_code: Any HTTP status outside 2xx, unregistered ones (520, 599) included.
        """
        return _BY_STATUS.get(status_code) or (ServerError if status_code >= HTTPStatus.INTERNAL_SERVER_ERROR else cls)


class BadRequestError(StatusError):
    """400: the server could not make sense of the request, or has no data for it."""


class AuthenticationError(StatusError):
    """401: the token was refused, also after a renewal."""


class PermissionDeniedError(StatusError):
    """403: the token is good but may not do this."""


class NotFoundError(StatusError):
    """404: no such thing, or it belongs to another organization, or it is deleted."""


class ConflictError(StatusError):
    """409: the state of the thing does not allow this; ``parsed`` is the documented body where there is one."""


class ValidationError(StatusError):
    """422: the server refused fields of the request."""

    @property
    def details(self) -> list[dict[str, Any]]:
        """The server's list of refused fields (``loc``, ``msg``, ``type``), empty when it sent none."""
        parsed: Any = self.parsed
        detail: Any = cast("dict[str, Any]", parsed).get("detail") if isinstance(parsed, dict) else None
        entries: Sequence[Any] = cast("Sequence[Any]", detail) if isinstance(detail, list) else ()
        return [entry for entry in entries if isinstance(entry, dict)]


class RateLimitError(StatusError):
    """429: too many requests."""


class ServerError(StatusError):
    """5xx: the server, or something in front of it, failed."""


_BY_STATUS: dict[int, type[StatusError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: ValidationError,
    429: RateLimitError,
}


class RefusedError(PoderoError):
    """A response with a success status in which the server says no, such as prices that came too late.

    `with_options(raise_refusals=False)` returns the response instead.

    Attributes:
        refusal: What says no: the value of the field, such as ``late``, or the server's words.
        status_code: The HTTP status of the response.
        parsed: The response as its model, secrets replaced by ``***``; None when it is longer than 256 KiB
            or has more than 1,500 escape sequences.
    """

    stop_reason = "not_transient"

    def __init__(self, message: str, *, refusal: str, status_code: int = 200, parsed: Any = None) -> None:
        super().__init__(message)
        self.refusal = refusal
        self.status_code = status_code
        self.parsed = parsed


class TokenError(PoderoError):
    """No token for the call."""

    @classmethod
    def copy_of(cls, error: Self) -> Self:
        """A copy for one of several callers that share a failure, with a traceback and call facts of its own.

        Args:
            error: The shared error.
        """
        copy = restore(type(error), error.args, error.__dict__.copy())
        if isinstance(error, TokenServiceUnavailable) and error.provider_failed:
            copy.__cause__ = error.__cause__
        return copy  # type: ignore[return-value]


class CredentialsRefused(TokenError):  # noqa: N818 - says what happened
    """The token service refused the credentials: an operator has to look; trying again does not help.

    Attributes:
        status_code: The status of the token service.
    """

    def __init__(self, message: str, *, status_code: int | None = None) -> None:
        super().__init__(message)
        self.status_code = status_code


class TokenServiceUnavailable(TokenError):  # noqa: N818 - says what happened
    """The token service is unavailable; trying again later helps.

    Attributes:
        status_code: The status of the token service, None when it did not respond.
        provider_failed: Whether the client's own `auth` provider raised; what it raised is the cause of this error.
    """

    transient = True

    def __init__(
        self,
        message: str,
        *,
        status_code: int | None = None,
        retry_after: float | None = None,
        provider_failed: bool = False,
    ) -> None:
        super().__init__(message)
        self.status_code = status_code
        self.retry_after = retry_after
        self.provider_failed = provider_failed


class WaitError(PoderoError):
    """A condition was not met.

    Attributes:
        last: The last state that was read, None when none was.
    """

    def __init__(self, message: str, *, last: Any = None) -> None:
        super().__init__(message)
        self.last = last


class WaitTimeout(WaitError, builtins.TimeoutError):  # noqa: N818 - says what happened
    """The condition was not met in time; it may be later."""

    transient = True


class WaitFailed(WaitError):  # noqa: N818 - says what happened
    """A state was reached from which the condition cannot be met."""
