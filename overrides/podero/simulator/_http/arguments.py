"""Checks what a fault is injected with; a ValueError names the argument."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from typing import Any, NoReturn, cast

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_VALUE = re.compile(r"[\t\x20-\x7e\x80-\xff]*")


def check_number(name: str, value: Any, lowest: float, highest: float | None = None, *, whole: bool = False) -> None:
    """Refuse what is no number of a range, or no whole one."""
    if isinstance(value, bool) or not isinstance(value, int if whole else int | float):
        refuse(name, "a whole number" if whole else "a number", value)
    if not (lowest <= value < math.inf if highest is None else lowest <= value <= highest):
        refuse(name, f"{lowest} or more" if highest is None else f"from {lowest} to {highest}", value)


def check_flag(name: str, value: Any) -> None:
    """Refuse what is neither True nor False."""
    if not isinstance(value, bool):
        refuse(name, "true or false", value)


def check_method(method: Any) -> str | None:
    """Return a method in upper case; None stands for every one."""
    if method is not None and not (isinstance(method, str) and _TOKEN.fullmatch(method)):
        refuse("method", "one of HTTP, such as GET", method)
    return method and method.upper()


def check_headers(headers: Any) -> dict[str, str]:
    """Return headers with names in lower case, or refuse what cannot be sent."""
    if not isinstance(headers, Mapping):
        refuse("headers", "values by name", headers)
    pairs: dict[str, str] = {}
    for name, value in cast("Mapping[object, object]", headers).items():
        if not (isinstance(name, str) and _TOKEN.fullmatch(name)):
            message = f"headers: {name!r} is not a header name"
            raise ValueError(message)
        if not (isinstance(value, str) and _VALUE.fullmatch(value)):
            message = f"headers: the value of {name} must be Latin-1 without control characters, not {value!r}"
            raise ValueError(message)
        pairs[name.lower()] = value
    return pairs


def encode_body(body: Any, value: Any) -> bytes:
    """Return the bytes of a body, or of a JSON value instead of one."""
    if value is not None:
        try:
            return json.dumps(value).encode()
        except (TypeError, ValueError, RecursionError) as error:
            message = f"json: {error}"
            raise ValueError(message) from None
    if not isinstance(body, bytes | str):
        refuse("body", "bytes or text", body)
    return body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body


def refuse(name: str, expected: str, value: Any) -> NoReturn:
    """Raise a ValueError that names an argument."""
    message = f"{name} must be {expected}, not {value!r}"
    raise ValueError(message)
