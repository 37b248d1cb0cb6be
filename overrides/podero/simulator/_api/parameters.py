"""Query parameters that the document describes as plain strings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NoReturn

from podero.simulator._http.messages import HttpError
from podero.simulator._world.moments import read_moment


def reject(name: str, message: str) -> NoReturn:
    """Respond with 422 because of a query parameter."""
    raise HttpError(422, [{"type": "value_error", "loc": ["query", name], "msg": message}])


def choice(name: str, value: str, allowed: Sequence[str]) -> str:
    """Return a value if it is one of the documented ones, else respond with 422."""
    if value not in allowed:
        reject(name, f"{value!r} is not one of {', '.join(allowed)}")
    return value


def choices(name: str, values: str, allowed: Sequence[str]) -> list[str]:
    """Return the values of a comma-separated list if all are documented, else respond with 422."""
    return [choice(name, value.strip(), allowed) for value in values.split(",")]


def moment(name: str, text: str) -> datetime:
    """Return a date-time, or the first moment of a date, in UTC; respond with 422 if it is neither."""
    try:
        return read_moment(text)
    except ValueError:
        reject(name, f"{text!r} is not a date-time or date between the years 1900 and 2200")
