"""The message of an error: what was called, what happened, what the caller may do now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from podero import errors
from podero_client._runtime.operation import Operation

_Step = Callable[[Any, Operation[Any]], str]


def say(error: errors.PoderoError, operation: Operation[Any]) -> None:
    """Make the message of an error whole: what was called, what happened, how often it was tried, what to do now.

    Args:
        error: With all that is known of the call.
        operation: What was called.
    """
    error.hint = hint(error, operation)
    said = f"{error.method} {error.url_template}: {error.message}{_attempts(error)}"
    error.args = (". ".join(filter(None, (said, error.hint))),)


def hint(error: errors.PoderoError, operation: Operation[Any]) -> str:
    """What the caller may do now.

    Args:
        error: With all that is known of the call.
        operation: What was called. A hint about a read never speaks of execution.
    """
    if error.may_have_happened and operation.retry_safe:
        return "It may have been carried out; sending it again is safe."
    if error.may_have_happened:
        return "It may have been carried out: look before sending it again."
    if error.hint:
        return error.hint
    return next((step(error, operation) for kind, step in _STEPS if isinstance(error, kind)), "")


def _attempts(error: errors.PoderoError) -> str:
    """How many attempts there were and why there was no other, in parentheses; empty for an only one."""
    words = [f"{error.attempts} attempts"] if error.attempts > 1 else []
    match error.stop_reason:
        case "quota":
            words.append("retry quota exhausted")
        case "deadline" if not (isinstance(error, errors.TimeoutError) and error.phase == "total"):
            words.append("no time for a retry before the deadline")
        case "retry_after_too_long":
            words.append("the server asks for a longer wait than max_retry_after")
        case _:
            pass
    return f" ({', '.join(words)})" if words else ""


def _not_found(_error: errors.NotFoundError, operation: Operation[Any]) -> str:
    can_be_shown = any(parameter.argument == "include_deleted" for parameter in operation.query)
    deleted = "; deleted things need include_deleted=True" if can_be_shown else ""
    return f"Check the {'ids' if operation.path_parameters else 'path'}{deleted}."


def _conflict(error: errors.ConflictError, _operation: Operation[Any]) -> str:
    attached = "" if error.parsed is None else "; the response is attached as .parsed"
    return f"Read the state and decide again{attached}."


def _too_many(error: errors.RateLimitError, _operation: Operation[Any]) -> str:
    wait = "Make fewer requests" if error.retry_after is None else "Wait .retry_after seconds"
    return f"{wait}, or give the client a rate_limit."


def _status(error: errors.StatusError, _operation: Operation[Any]) -> str:
    if error.transient:
        quote = "" if error.request_id is None else f"; quote request id {error.request_id} when it lasts"
        return f"Try again later{quote}."
    return "The response is attached as .body." if error.body else ""


def _transport(error: errors.TransportError, _operation: Operation[Any]) -> str:
    later = "Try again later." if error.transient else ""
    return " ".join(filter(None, ("Nothing was sent." if error.request_sent is False else "", later)))


def _invalid(error: errors.ValidationError, _operation: Operation[Any]) -> str:
    if error.details:
        return "Correct the fields named in .details."
    return "See .body for what to correct." if error.body else ""


def _refused(error: errors.RefusedError, _operation: Operation[Any]) -> str:
    return "" if error.parsed is None else "The response is attached as .parsed."


def _always(text: str) -> _Step:
    def step(_error: errors.PoderoError, _operation: Operation[Any]) -> str:
        return text

    return step


_STEPS: tuple[tuple[type[errors.PoderoError], _Step], ...] = (
    (errors.BadRequestError, _always("Check the values that were sent.")),
    (errors.AuthenticationError, _always("Check that the credentials belong to this environment.")),
    (
        errors.PermissionDeniedError,
        _always("Ask for the rights of this credential, and check the organization id."),
    ),
    (errors.NotFoundError, _not_found),
    (errors.ConflictError, _conflict),
    (errors.ValidationError, _invalid),
    (errors.RateLimitError, _too_many),
    (errors.StatusError, _status),
    (errors.ResponseValidationError, _always("The response is attached as .body.")),
    (errors.RefusedError, _refused),
    (errors.TransportError, _transport),
    (errors.TokenServiceUnavailable, _always("Try again later.")),
)
"""The first class that fits counts."""
