"""A redacted string."""

from __future__ import annotations

from typing import NoReturn, final


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
