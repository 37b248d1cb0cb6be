"""The base of all enums of the API document."""

from enum import StrEnum
from typing import Self

from .unknown import notice


class OpenEnum(StrEnum):
    """An enum that keeps values it does not know, so that a new one upstream loses no response.

    An unknown value equals its text, is written back as that text and has `is_known` False.
    """

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        unknown = str.__new__(cls, value)
        unknown._name_ = value
        unknown._value_ = value
        notice(cls, (value,))
        return unknown

    def __repr__(self) -> str:
        return super().__repr__() if self.is_known else f"<{type(self).__name__}: {self._value_!r}, unknown>"

    @property
    def is_known(self) -> bool:
        """Whether the API document lists this value."""
        return self._value_ in type(self)._value2member_map_


__all__ = ["OpenEnum"]
