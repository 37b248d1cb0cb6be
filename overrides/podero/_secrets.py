"""A redacted string, and names of what should be one."""

from __future__ import annotations

import re
from typing import NoReturn, final

_SECRET_NAME = re.compile(r"key|token|secret|auth|password|cookie|credential|signature", re.IGNORECASE)


@final
class Secret:
    """Holds a secret so that no repr, log, traceback or pickle shows it.

    Args:
        value: The secret in clear.
    """

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The secret in clear; call it where the value is used, never assign the result to a local name."""
        return self._value

    def is_usable(self) -> bool:
        """Whether it is text that is not empty and holds no line break or other control character."""
        return isinstance(self._value, str) and bool(self._value) and self._value.isprintable()

    def __repr__(self) -> str:
        return "Secret('***')"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self._value == other._value

    def __hash__(self) -> int:
        return hash((Secret, self._value))

    def __reduce__(self) -> NoReturn:
        msg = "a secret is not pickled; give the other process its own credentials"
        raise TypeError(msg)


def names_secret(name: str) -> bool:
    """Whether what is called like this should not show, such as an ``X-Api-Key``.

    Args:
        name: Name of a header field, a parameter or a field of a body.
    """
    return _SECRET_NAME.search(name) is not None
