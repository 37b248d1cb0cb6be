"""The one door through which exceptions leave a call: it takes off everything that could show a secret."""

from __future__ import annotations

import traceback
from typing import TypeVar

from podero.errors import PoderoError, TokenServiceUnavailable

E = TypeVar("E", bound=BaseException)


def scrubbed(error: E) -> E:
    """Take traceback, cause and context off an exception, because their frames hold tokens and request bodies.

    The cause stays where the caller's own token provider raised it. An exception that is not of podero's tree gets a
    note of where it was raised, which is all that would help to find the fault.

    Args:
        error: The exception, changed in place.
    """
    if not isinstance(error, PoderoError) and isinstance(error, Exception):
        for frame in traceback.extract_tb(error.__traceback__):
            error.add_note(f"  File {frame.filename!r}, line {frame.lineno}, in {frame.name}")
    if not (isinstance(error, TokenServiceUnavailable) and error.provider_failed):
        error.__cause__ = None
    error.__context__ = None
    return error.with_traceback(None)
