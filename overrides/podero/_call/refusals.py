"""A response with a success status that says no -> its error."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from podero import errors
from podero._call.redaction import redact
from podero._call.response import clip, declared_type, request_id, text
from podero._secrets import Secret
from podero.middleware import AttemptResponse
from podero_client import codec
from podero_client._runtime.operation import Operation, Refusal
from podero_client.types import UNSET


def raise_refusal(
    rule: Refusal, operation: Operation[Any], parsed: Any, response: AttemptResponse, secrets: Sequence[Secret]
) -> None:
    """Raise the error for a response that says no; return for one that does not.

    Args:
        rule: What says so.
        operation: What was called.
        parsed: The body as its model.
        response: What it was parsed from.
        secrets: What must not show in the error.

    Raises:
        RefusedError: It says no.
    """
    value = _field(parsed, rule.field)
    if not value or (rule.values and value not in rule.values):
        return
    refusal = _shown(value, secrets)
    words = _field(parsed, rule.reason) if rule.reason else None
    said = f"{refusal}: {_shown(words, secrets)}" if words else refusal
    error = errors.RefusedError(
        f"refused with status {response.status_code}, {rule.field} is {said}",
        refusal=refusal,
        status_code=response.status_code,
        parsed=_redacted(operation, response, secrets),
    )
    error.request_id = request_id(response.headers, secrets)
    raise error


def _field(value: Any, path: str) -> Any:
    for name in path.split("."):
        value = getattr(value, name, None)
    return None if value is UNSET else value


def _shown(value: object, secrets: Sequence[Secret]) -> str:
    return clip(redact(str(value), secrets))


def _redacted(operation: Operation[Any], response: AttemptResponse, secrets: Sequence[Secret]) -> Any:
    """The body as its model, from text without secrets: an error is printed where a response is not."""
    if (whole := text(response.content, secrets)) is None:
        return None
    try:
        return codec.decode(declared_type(operation, response.status_code), whole.encode())
    except (errors.DecodeError, UnicodeEncodeError):
        return None
