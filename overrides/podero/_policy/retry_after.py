"""How long a server asks to wait before the next request."""

from __future__ import annotations

import email.utils
import re
from collections.abc import Callable, Mapping
from datetime import UTC
from typing import Final

MAX_SECONDS: Final = 1e9
"""Thirty years; a number of hundreds of digits asks for no less, and must not be read as infinity."""

_NUMBER: Final = re.compile(r"[0-9]+(?:\.[0-9]*)?|\.[0-9]+")


def parse_retry_after(headers: Mapping[str, str], wall_clock: Callable[[], float]) -> float | None:
    """Read how long the server asks to wait.

    ``retry-after-ms`` (milliseconds) is read first because it is finer, then ``retry-after`` as seconds or as an
    HTTP-date (RFC 9110, 10.2.3). A date is compared with the ``date`` header of the same response where there is one,
    so that a wrong local clock does no harm.

    Args:
        headers: Of the response, with names that compare in any case.
        wall_clock: Seconds since 1970.

    Returns:
        Seconds, 0 for a date that has passed; None where nothing usable was sent.
    """
    milliseconds = _number(headers.get("retry-after-ms"))
    if milliseconds is not None:
        return milliseconds / 1000
    text = headers.get("retry-after")
    seconds = _number(text)
    if seconds is not None:
        return seconds
    until = _timestamp(text)
    if until is None:
        return None
    now = _timestamp(headers.get("date"))
    return max(0.0, until - (wall_clock() if now is None else now))


def _number(text: str | None) -> float | None:
    # Two fields of the same name are joined with a comma (RFC 9110, 5.3).
    first = "" if text is None else text.partition(",")[0].strip()
    return min(float(first), MAX_SECONDS) if _NUMBER.fullmatch(first) else None


def _timestamp(text: str | None) -> float | None:
    if text is None:
        return None
    try:
        moment = email.utils.parsedate_to_datetime(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
