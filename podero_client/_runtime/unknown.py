"""What a reading meets that the API document does not know."""

import itertools
import threading
from collections.abc import Iterable
from typing import Any

EXTRA = "_extra"
"""Slot of a model that holds its unknown fields; msgspec leaves names with an underscore alone."""

MOST_NOTICED = 100
"""Things noticed in one reading; objects keyed by ids must not fill the memory."""

Unknown = tuple[type[Any], str]
"""A model and the name of an unknown field, or an enum and an unknown value."""


class _Noticed(threading.local):
    found: set[Unknown] | None = None


NOTICED = _Noticed()
"""Where the reading of this thread puts what it notices, None where nobody wants to know."""


def notice(cls: type[Any], names: Iterable[str]) -> None:
    """Put down names that a reading met and the document does not know.

    Args:
        cls: The model or enum.
        names: The fields of the one, or the value of the other.
    """
    found = NOTICED.found
    if found is not None and len(found) < MOST_NOTICED:
        found.update((cls, name) for name in itertools.islice(names, MOST_NOTICED))


__all__ = ["EXTRA", "NOTICED", "Unknown", "notice"]
