"""The base of all nodes, and the nodes of single values that msgspec reads more strictly, or less, than it must."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, time, timezone
from decimal import Decimal
from typing import Any

import msgspec
from dateutil import parser

from .types import AwareDatetime


class Node:
    """A place in a type that the codec looks into. This base stands for a place where there is nothing to do.

    Attributes:
        renamed: Whether a field at or below this place has a JSON name of its own.
        shapable: Whether a shape can tell that there is nothing unknown at or below this place.
        decimals: Whether there can be a Decimal at or below this place.
    """

    renamed: bool = False
    shapable: bool = True
    decimals: bool = False

    def lenient(self, value: Any) -> Any:
        """Plain JSON with Python names, and with odd values replaced by what they mean.

        Args:
            value: Plain JSON.

        Returns:
            What `msgspec.convert` takes.
        """
        return value

    def infinite(self, _value: Any) -> str | None:
        """The path of a Decimal that is not finite, None where there is none; msgspec takes NaN for a Decimal."""
        return None

    def all_finite(self, _values: Iterable[Any]) -> bool:
        """Whether `infinite` need not be asked for each of some values; this is much faster."""
        return False

    def attach(self, value: Any, plain: Any) -> None:
        """Give models the unknown fields found in plain JSON, and remember their names.

        Args:
            value: What was decoded.
            plain: The same as plain JSON.
        """

    def attach_learned(self, value: Any, shape: Any) -> None:
        """Give models the unknown fields that a shape took up under names learned before.

        Args:
            value: What was decoded.
            shape: The same as a shape.
        """

    def shape(self) -> Any:
        """A type that decodes without making values and fails on an unknown field."""
        return msgspec.Raw

    def has_learned(self) -> bool:
        """Whether a shape of this place takes up unknown fields."""
        return False

    def has_extra(self, _value: Any) -> bool:
        """Whether an object at or below this place has unknown fields."""
        return False

    def merge(self, _value: Any, plain: Any, _write: Callable[[dict[str, Any]], dict[str, Any]]) -> Any:
        """Plain data with JSON names, unknown fields and the order of the document.

        Args:
            value: A value.
            plain: What msgspec makes of it.
            write: Makes plain data of unknown fields.

        Returns:
            Plain data.
        """
        return plain

    def json_path(self, segments: list[str]) -> str:
        """A path of Python names, as msgspec gives it, under JSON names."""
        return "".join(segments)


class LeafNode(Node):
    """A value that msgspec reads more strictly than it must.

    Args:
        kind: `datetime`, `time` or `int`.
    """

    def __init__(self, kind: type[Any]) -> None:
        self._kind = kind

    def lenient(self, value: Any) -> Any:
        if self._kind is int:
            # JSON Schema counts 1.0 as an integer
            return int(value) if isinstance(value, float) and value.is_integer() else value
        if not isinstance(value, str):
            return value
        try:
            return msgspec.convert(value, AwareDatetime if self._kind is datetime else time)
        except msgspec.ValidationError:
            return _read_oddity(value, self._kind)


class DecimalNode(Node):
    """A Decimal, which msgspec takes for NaN and Infinity too."""

    decimals = True

    def infinite(self, value: Any) -> str | None:
        return "" if isinstance(value, Decimal) and not value.is_finite() else None


def has_offset(text: str) -> bool:
    """Whether a date-time that could be read says its offset.

    Args:
        text: The date-time.

    Returns:
        False where UTC was assumed.
    """
    return parser.isoparse(text).tzinfo is not None


def _read_oddity(value: str, kind: type[Any]) -> Any:
    """ISO 8601 that RFC 3339 does not allow; what is neither stays text, which msgspec then reports with its path."""
    try:
        if kind is time:
            return parser.isoparser().parse_isotime(value)
        moment = parser.isoparse(value)
    except (ValueError, OverflowError):
        return value
    offset = moment.utcoffset()
    return moment.replace(tzinfo=timezone(offset) if offset else UTC)


__all__ = ["DecimalNode", "LeafNode", "Node", "has_offset"]
