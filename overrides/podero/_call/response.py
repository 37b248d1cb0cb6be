"""One response -> the declared value, or the error for it."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterable, Mapping, Sequence
from http import HTTPStatus
from typing import Any, TypeVar, cast

import httpx

from podero import errors
from podero._call.redaction import printable, redact
from podero._secrets import Secret
from podero_client import codec
from podero_client._runtime.operation import REQUEST_ID_HEADERS, Operation
from podero_client._runtime.reading import Reading

T = TypeVar("T")

MAX_BODY_CHARS = 2_000
"""Characters of the body kept on a `StatusError`; an HTML page of a proxy can be large."""

MAX_INVALID_BODY_CHARS = 100_000
"""Characters of the body kept on a `ResponseValidationError`, where the fault is to be found in it."""

MAX_TEXT_BYTES = 256 * 1024
"""Bytes of an error that is looked through as a whole: enough for all that a program could want to read."""

MAX_ESCAPES = 1_500
"""Escape sequences that are read in the search for secrets; to read more would stop the event loop."""

MAX_DETAIL_CHARS = 200
"""Characters of the server's own words in a message."""

_ESCAPED_LENGTH = 8
"""Characters of a text that write one character of a secret, some layers of escapes included."""

_MAX_BYTES_OF_CHAR = 4

# the same as httpx holds them: asking it for each costs more than a read of all
_REQUEST_ID_NAMES = frozenset(name.encode() for name in REQUEST_ID_HEADERS)


_REDIRECTS = range(300, 400)

_DETAIL_MEMBERS = ("detail", "error_description", "error", "message")


def request_id(headers: Mapping[str, str], secrets: Iterable[Secret]) -> str | None:
    """What the server, or something in front of it, calls this request.

    Args:
        headers: The headers of the response; names compare without case.
        secrets: What must not show in it.
    """
    if isinstance(headers, httpx.Headers) and _REQUEST_ID_NAMES.isdisjoint([name.lower() for name, _ in headers.raw]):
        return None
    found = next((headers[name] for name in REQUEST_ID_HEADERS if name in headers), None)
    return None if found is None else printable(redact(found, secrets))


def parse(
    operation: Operation[T],
    status_code: int,
    headers: Mapping[str, str],
    content: bytes,
    *,
    reading: Reading,
    secrets: Iterable[Secret],
) -> T:
    """Decode a successful response into the type that the API document declares for it.

    Args:
        operation: What was called.
        status_code: A status from 200 to 299.
        headers: Its headers.
        content: The body.
        reading: How it is read; collects what comes up meanwhile.
        secrets: What must not show in the error.

    Raises:
        ResponseValidationError: The body is missing, no JSON, or not of the declared type.
    """
    declared = declared_type(operation, status_code)
    if declared is None or (declared is Any and not content.strip()):
        return None  # type: ignore[return-value]  # the operation declares None
    if content.startswith(codecs.BOM_UTF8):
        # RFC 8259, 8.1: not to be sent, and not to be an error.
        content = content.removeprefix(codecs.BOM_UTF8)
    try:
        return cast("T", reading.read(declared, content))
    except errors.DecodeError as failure:
        raise invalid(failure, status_code, headers, content, secrets) from failure


def invalid(
    failure: errors.DecodeError,
    status_code: int,
    headers: Mapping[str, str],
    content: bytes,
    secrets: Iterable[Secret],
) -> errors.ResponseValidationError:
    """The error for a success that cannot be read.

    Args:
        failure: Why, and where.
        status_code: Its status.
        headers: Its headers.
        content: The body, or what is known of it.
        secrets: What must not show in the error.
    """
    secrets = tuple(secrets)
    reason = printable(_plainly(content) or failure.reason)
    msg = f"the response ({status_code}) is not what the API document says: {reason} at {failure.path}"
    error = errors.ResponseValidationError(
        redact(msg, secrets),
        path=failure.path,
        reason=redact(reason, secrets),
        status_code=status_code,
        body=excerpt(content, secrets, MAX_INVALID_BODY_CHARS),
    )
    error.request_id = request_id(headers, secrets)
    return error


def declared_type(operation: Operation[Any], status_code: int) -> Any:
    """What the body of a success is decoded as.

    Args:
        operation: What was called.
        status_code: A status from 200 to 299.
    """
    if status_code in operation.responses:
        return operation.responses[status_code]
    # Another 2xx than the documented one carries the documented body: a 201 for a create that is documented with 200.
    return next(iter(operation.responses.values()))


def _plainly(content: bytes) -> str | None:
    start = content[:200].lstrip().lower()
    if not start:
        return "an empty body, JSON expected"
    if start.startswith((b"<!doctype", b"<html", b"<?xml")):
        return "an HTML page instead of JSON"
    return None


def status_error(
    operation: Operation[Any],
    status_code: int,
    headers: Mapping[str, str],
    content: bytes,
    *,
    retry_after: float | None,
    secrets: Iterable[Secret],
) -> errors.StatusError:
    """The error for a response outside 2xx.

    Args:
        operation: What was called.
        status_code: Its status; any number.
        headers: Its headers.
        content: Its body.
        retry_after: Seconds that the server asked to wait.
        secrets: What must not show in the error.
    """
    secrets = tuple(secrets)
    kind = errors.StatusError.of(status_code)
    whole = text(content, secrets)
    body = excerpt(content, secrets, MAX_BODY_CHARS) if whole is None or len(whole) > MAX_BODY_CHARS else whole
    parsed = None if whole is None else _parsed(operation, status_code, whole)
    said = _detail(parsed, body)
    phrase = _phrase(status_code)
    if said.lower() == phrase.lower():
        said = ""
    if status_code in _REDIRECTS:
        said = "; ".join(filter(None, (said, "redirects are not followed, check base_url")))
    error = kind(
        f"{status_code} {phrase}{': ' + said if said else ''}",
        status_code=status_code,
        body=body,
        parsed=parsed,
        retry_after=retry_after,
        headers={name: redact(value, secrets) for name, value in headers.items()},
    )
    error.request_id = request_id(headers, secrets)
    return error


def _parsed(operation: Operation[Any], status_code: int, body: str) -> Any:
    if declared := operation.errors.get(status_code):
        try:
            return codec.decode(declared, body.encode())
        except (errors.DecodeError, UnicodeEncodeError):
            pass
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _detail(parsed: Any, body: str) -> str:
    if isinstance(parsed, dict):
        members = cast("dict[str, Any]", parsed)
        said: Any = next((members[name] for name in _DETAIL_MEMBERS if members.get(name)), body)
        return clip("; ".join(map(_entry, cast("Sequence[Any]", said)[:5])) if isinstance(said, list) else str(said))
    if reason := getattr(parsed, "reason", None):
        return clip(f"{reason} (state {getattr(parsed, 'state', 'unknown')})")
    return clip(_plainly(body.encode()) or body) if body else ""


def _entry(entry: Any) -> str:
    if not isinstance(entry, dict):
        return str(entry)
    members = cast("dict[str, Any]", entry)
    loc: Any = members.get("loc")
    where = ".".join(map(str, cast("Sequence[Any]", loc))) if isinstance(loc, list) else str(loc or "")
    return f"{where}: {members.get('msg', '')}" if where else str(members.get("msg", ""))


def clip(said: str) -> str:
    """The server's own words as one short line.

    Args:
        said: What it said.
    """
    line = printable(said[: 10 * MAX_DETAIL_CHARS])
    return line if len(line) <= MAX_DETAIL_CHARS else line[: MAX_DETAIL_CHARS - 1] + "…"


def _phrase(status_code: int) -> str:
    try:
        return HTTPStatus(status_code).phrase
    except ValueError:
        return "(unregistered status)"


def text(content: bytes, secrets: Iterable[Secret]) -> str | None:
    """A whole body as text without secrets, None for one that is too large to be looked through.

    Args:
        content: The body.
        secrets: What is replaced by ``***``.
    """
    if len(content) > MAX_TEXT_BYTES:
        return None
    decoded = _decoded(content)
    return redact(decoded, secrets) if _escapes(decoded) <= MAX_ESCAPES else None


def excerpt(content: bytes, secrets: Iterable[Secret], most: int) -> str:
    """The begin of a body as text without secrets.

    Args:
        content: The body.
        secrets: What is replaced by ``***``.
        most: Characters to keep; less of a body full of escape sequences.
    """
    secrets = tuple(secrets)
    # enough to see a secret whole that begins before the cut
    behind = _ESCAPED_LENGTH * max((len(secret.reveal()) for secret in secrets), default=0)
    looked_at = _decoded(content[: (most + behind) * _MAX_BYTES_OF_CHAR])[: most + behind]
    if _escapes(looked_at) > MAX_ESCAPES:
        most = min(most, MAX_BODY_CHARS)
        looked_at = looked_at[: most + behind]
    shown = redact(looked_at, secrets, most)
    return shown if len(looked_at) <= most else f"{shown}… ({len(content)} bytes in all)"


def _decoded(content: bytes) -> str:
    return content.decode(json.detect_encoding(content), "replace")


def _escapes(text: str) -> int:
    """How many escape sequences a text may have."""
    return sum(map(text.count, "\\%&"))
