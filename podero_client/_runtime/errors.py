"""The base of all errors, and those of values that cannot be sent or read; `podero.errors` has the whole tree."""

from __future__ import annotations

from typing import Any, Literal


def restore(cls: type[PoderoError], args: tuple[Any, ...], state: dict[str, Any]) -> PoderoError:
    error = cls.__new__(cls, *args)
    error.args = args
    error.__dict__.update(state)
    return error


StopReason = Literal[
    "attempts", "deadline", "quota", "not_retry_safe", "not_transient", "status", "retry_after_too_long", "stream_begun"
]


class PoderoError(Exception):
    """Base of every error that podero raises.

    Attributes:
        transient: Whether the same call may succeed later.
        may_have_happened: Whether the server may have carried out what was asked, over all attempts. Always False for
            an operation that only reads, and when a refusal or a failure before sending proves that it did not.
        retry_after: Seconds the server asked to wait, None when it did not.
        operation: Name of the operation, such as ``heat_pumps.update``, None outside a call.
        method: HTTP method of the call.
        url_template: Path of the operation as the API document writes it.
        url: The address that was called, secrets replaced by ``***``.
        attempts: How many requests were made for the call, token requests not counted.
        elapsed: Seconds from the start of the call to the error.
        hint: What to do next; the message ends with it.
        call_id: The number of the call in log lines and events.
        request_id: What the server sent as ``X-Request-Id`` or a similar header.
        earlier: The errors of the earlier attempts of the same call, oldest first.
        stop_reason: Why there was no further attempt: ``attempts``, ``deadline``, ``quota``, ``not_retry_safe`` (the
            operation must not be sent twice), ``not_transient`` (it would fail again), ``status`` (this status is not
            retried), ``retry_after_too_long`` or ``stream_begun`` (items were handed on already); None where retries
            do not apply.
        resume_token: Where `paginate` can go on, when it was walking.
    """

    transient: bool = False
    may_have_happened: bool = False
    retry_after: float | None = None
    operation: str | None = None
    method: str | None = None
    url_template: str | None = None
    url: str | None = None
    attempts: int = 0
    elapsed: float = 0.0
    hint: str = ""
    call_id: int | None = None
    request_id: str | None = None
    earlier: tuple[PoderoError, ...] = ()
    stop_reason: StopReason | None = None
    resume_token: str | None = None

    def __init__(self, message: str) -> None:
        super().__init__(message)

    @property
    def message(self) -> str:
        """The error in one line."""
        return str(self.args[0])

    def __str__(self) -> str:
        return self.message

    def __reduce__(self) -> tuple[Any, ...]:
        return restore, (type(self), self.args, self.__dict__.copy())


class InvalidRequestError(PoderoError, ValueError):
    """An argument was refused before anything was sent.

    Attributes:
        field: Name of the argument, as in the method's signature.
    """

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class DecodeError(PoderoError, ValueError):
    """Plain data or JSON text that is not the model.

    Attributes:
        path: Where in it, for example ``$[3].owner.id``; ``$`` is the whole.
        reason: What was expected there and what was found.
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class ResponseValidationError(PoderoError):
    """A successful response that is not what the API document says.

    Attributes:
        path: Where in the response, as a JSON path (``$[3].owner.id``).
        reason: What is wrong there.
        status_code: The HTTP status of the response.
        body: The response as text, secrets replaced by ``***``, clipped after 100,000 characters.
    """

    stop_reason: StopReason | None = "not_transient"

    def __init__(
        self, message: str, *, path: str = "$", reason: str = "", status_code: int = 0, body: str = ""
    ) -> None:
        super().__init__(message)
        self.path = path
        self.reason = reason
        self.status_code = status_code
        self.body = body


def refused(field: str, reason: str) -> InvalidRequestError:
    """The error for a value that must not be sent.

    Args:
        field: The parameter or field, with its path inside a body: `energy_prices[0].price`.
        reason: What is wrong with the value and what is accepted instead, in one line.
    """
    return InvalidRequestError(f"{field}: {reason}", field=field)


__all__ = [
    "DecodeError",
    "InvalidRequestError",
    "PoderoError",
    "ResponseValidationError",
    "StopReason",
    "refused",
    "restore",
]
