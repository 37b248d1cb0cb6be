"""What a server says of its own rate limit, in the forms that are in use."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

import attrs
import httpx

_NUMBER: Final = re.compile(r"\d{1,15}(?:\.\d{1,6})?")
_PAIRS: Final = re.compile(r"\b(r|t|remaining|reset)\s*=\s*\"?(\d{1,15})")
_YEAR: Final = 366 * 24 * 3600.0

_FAMILIES: Final = (("ratelimit-remaining", "ratelimit-reset"), ("x-ratelimit-remaining", "x-ratelimit-reset"))


@attrs.frozen
class ServerLimit:
    """What is left of the server's limit.

    Args:
        remaining: Requests that may still be made.
        reset: Seconds until there are more.
    """

    remaining: float
    reset: float


def parse_server_limit(headers: Mapping[str, str], wall_clock: Callable[[], float]) -> ServerLimit | None:
    """Read what is left of the server's limit.

    ``RateLimit`` as a list of ``r`` and ``t`` or of ``remaining`` and ``reset`` (drafts of the IETF), where several
    policies apply the one that allows the fewest requests a second; else ``RateLimit-Remaining`` and ``-Reset``, else
    ``X-RateLimit-Remaining`` and ``-Reset``, whose reset is seconds or a time since 1970.

    Args:
        headers: Of the response, with names that compare in any case.
        wall_clock: Seconds since 1970.

    Returns:
        None where nothing usable was sent.
    """
    if isinstance(headers, httpx.Headers) and b"ratelimit" not in b" ".join([n for n, _ in headers.raw]).lower():
        return None
    found = [_structured(policy) for policy in headers.get("ratelimit", "").split(",") if '"' in policy]
    if not any(found):
        found = [_structured(headers.get("ratelimit", ""))]
    for remaining_name, reset_name in _FAMILIES:
        if not any(found):
            remaining, reset = _number(headers.get(remaining_name)), _number(headers.get(reset_name))
            if remaining is not None and reset is not None:
                # No window lasts a year, so a larger number is a point in time.
                seconds = reset if reset < _YEAR else reset - wall_clock()
                found = [ServerLimit(remaining, max(seconds, 0.0))]
    limits = [limit for limit in found if limit is not None]
    return min(limits, key=lambda limit: limit.remaining / max(limit.reset, 1.0), default=None)


def _structured(text: str) -> ServerLimit | None:
    pairs = dict(_PAIRS.findall(text))
    remaining, reset = pairs.get("r") or pairs.get("remaining"), pairs.get("t") or pairs.get("reset")
    return None if remaining is None or reset is None else ServerLimit(float(remaining), float(reset))


def _number(text: str | None) -> float | None:
    # X-RateLimit-Remaining is at times a list of windows; the first one is the tightest by convention.
    match = None if text is None else _NUMBER.match(text.strip())
    return None if match is None else float(match[0])
