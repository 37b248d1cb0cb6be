"""Takes everything personal out of what a check shows and keeps, and leaves the shapes."""

from __future__ import annotations

import hashlib
import math
import re
import secrets
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from podero.cli._verify.document import Document
from podero.cli._verify.plain import is_array, is_object

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)([Tt ])(\d\d:\d\d)(:\d\d)?(\.\d+)?([Zz]|[+-]\d\d:?\d\d)?")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_TIME = re.compile(r"(\d\d:\d\d)(:\d\d)?(\.\d+)?([Zz]|[+-]\d\d:?\d\d)?")
_SCHEME = re.compile(r"https?://")
_TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.+-]{0,39}")
_NAME = re.compile(r"[A-Za-z_$@][\w$.:@-]{0,63}", re.ASCII)
_DATA = re.compile(r"\d{5}|[0-9a-f]{8}-[0-9a-f]{4}|.@.", re.IGNORECASE)

_COUNTS = frozenset({"total", "count", "limit", "offset"})
"""Numbers that describe a response and no person."""

_SHORTEST = 3
"""Characters from which on a text can be recognised elsewhere."""

_FIRST_YEAR = 1900
"""Earlier dates are defaults such as the year 1, and stay."""


class Privacy:
    """Replaces values, each by the same one within a run, so that ids still lead from one response to another.

    Args:
        document: Its words are no secret.
        salt: Makes the replacements of a run; random by default.
    """

    def __init__(self, document: Document, salt: bytes | None = None) -> None:
        self._salt = secrets.token_bytes(16) if salt is None else salt
        words = set(_words(document.root))
        self._words = words
        self._names = set(_names(document.root))
        self._personal: set[str] = set()
        self._values: set[str] = set()
        # whole quarters of an hour, as series have them, and never none
        self._shift = timedelta(minutes=15 * (40 + int.from_bytes(self._bytes("shift", 2)) % 30_000))

    def learn(self, body: Any, enums: set[str], path: str = "$") -> None:
        """Remember what is personal in a body.

        Args:
            body: JSON types.
            enums: Paths of values that are no person's, but the document's.
            path: Of the body.
        """
        if isinstance(body, str):
            if path in enums:
                self._values.add(body)
            elif len(body) >= _SHORTEST:
                self._personal.add(body.lower())
        else:
            for inner, item in _inside(body, path):
                self.learn(item, enums, inner)

    def is_personal(self, text: str) -> bool:
        """Whether a text is, or has in it, a value that stood in a field without enum.

        Args:
            text: Any text.
        """
        lower = text.lower()
        return lower in self._personal or any(value in lower for value in self._personal if len(value) > _SHORTEST)

    def shown_value(self, value: Any) -> str:
        """An unknown enum value, if it looks like one and is nobody's.

        Args:
            value: What came.
        """
        if not isinstance(value, str):
            return f"({type(value).__name__})"
        fine = _TOKEN.fullmatch(value) and not _DATA.search(value) and value.lower() not in self._personal
        return value if fine else f"(text like {shape(value)})"

    def shown_name(self, name: str) -> str:
        """A field's name, ``*`` if it is a piece of data.

        Args:
            name: The name.
        """
        if name in self._names:
            return name
        fine = _NAME.fullmatch(name) and not _DATA.search(name) and name.lower() not in self._personal
        return name if fine else "*"

    def shown_header(self, value: str) -> str:
        """The value of a header, if it is nobody's.

        Args:
            value: The value.
        """
        if not any(map(str.isalpha, value)):
            return value
        return self.text(value) if len(value) > 200 or self.is_personal(value) else value

    def replaced(self, body: Any, enums: set[str], path: str = "$", name: str = "") -> Any:
        """A body with every personal value replaced.

        Args:
            body: JSON types.
            enums: Paths of values of enums.
            path: Of the body.
            name: Of the field that holds it.
        """
        if is_object(body):
            items = body.items()
            return {self._name(key): self.replaced(item, enums, f"{path}.{key}", key) for key, item in items}
        if is_array(body):
            listed = enumerate(body)
            return [self.replaced(item, enums, f"{path}[{index}]", name) for index, item in listed]
        if isinstance(body, str):
            return body if path in enums and self._is_word(body) else self.text(body)
        if isinstance(body, bool) or body is None or name in _COUNTS:
            return body
        return self._number(body)

    def text(self, value: str) -> str:
        """A text of the same shape.

        Args:
            value: The text.
        """
        if _UUID.fullmatch(value):
            made = str(uuid.UUID(bytes=self._bytes(value.lower(), 16), version=4))
            return made if value.islower() or not value.isupper() else made.upper()
        for pattern, shifted in ((_MOMENT, self._moment), (_DATE, self._date), (_TIME, self._time)):
            if (match := pattern.fullmatch(value)) and (moved := shifted(match)) is not None:
                return moved
        scheme = _SCHEME.match(value)
        begin = scheme.end() if scheme else 0
        return value[:begin] + self._characters(value[begin:])

    def segment(self, value: str) -> str:
        """A path parameter of the same shape; one that is the value of an enum stays.

        Args:
            value: The parameter.
        """
        return value if value in self._values and self._is_word(value) else self.text(value)

    def _is_word(self, value: str) -> bool:
        return value in self._words or self.shown_value(value) == value

    def _name(self, name: str) -> str:
        return name if self.shown_name(name) == name else self.text(name)

    def _moment(self, match: re.Match[str]) -> str | None:
        day, between, minutes, seconds, fraction, offset = match.groups()
        try:
            moment = datetime.fromisoformat(f"{day}T{minutes}").replace(tzinfo=UTC)
        except ValueError:
            return None
        if moment.year < _FIRST_YEAR:
            return match[0]
        moved = moment - self._shift
        rest = "".join(part or "" for part in (seconds, fraction and self._characters(fraction), offset))
        return f"{moved:%Y-%m-%d}{between}{moved:%H:%M}{rest}"

    def _date(self, match: re.Match[str]) -> str | None:
        try:
            day = date.fromisoformat(match[0])
        except ValueError:
            return None
        return match[0] if day.year < _FIRST_YEAR else str(day - timedelta(days=self._shift.days or 1))

    def _time(self, match: re.Match[str]) -> str | None:
        minutes, *rest = match.groups()
        try:
            clock = time.fromisoformat(minutes)
        except ValueError:
            return None
        moved = datetime.combine(date(2000, 1, 2), clock, UTC) - self._shift % timedelta(days=1)
        return f"{moved:%H:%M}" + "".join(part or "" for part in rest)

    def _number(self, value: float) -> float:
        if not math.isfinite(value):
            return 1e308
        if -10 < value < 10 and value == int(value):
            return value
        digits, _, exponent = repr(abs(value)).partition("e")
        whole, point, fraction = digits.partition(".")
        made = self._characters(whole) if whole != "0" else whole
        if made.startswith("0") and whole != "0":
            # another first digit than before, as the rest may be the same
            made = f"{2 if whole[0] == '1' else 1}{made[1:]}"
        if fraction not in ("", "0"):
            # neither an integer by chance nor shorter
            fraction = f"{self._characters(digits)[-len(fraction) : -1]}{1 + int(fraction[-1]) * 7 % 9}"
        text = f"{'-' if value < 0 else ''}{made}{point}{fraction}{'e' + exponent if exponent else ''}"
        if isinstance(value, int):
            return int(text)
        number = float(text)
        if number == 0:
            # other digits are too small, or too large, for a float
            return value * 3
        return value / 3 if math.isinf(number) else number

    def _characters(self, value: str) -> str:
        for attempt in range(8):
            stream = self._bytes(f"{attempt}:{value}", len(value))
            made = "".join(map(_like, value, stream))
            if made != value:
                break
        else:
            return value
        return made

    def _bytes(self, value: str, length: int) -> bytes:
        return hashlib.shake_256(self._salt + value.encode("utf-8", "surrogatepass")).digest(length)


def shape(value: str) -> str:
    """A text with 9 for every digit, a and A for every letter, clipped.

    Args:
        value: The text.
    """
    made = "".join("9" if c.isdigit() else ("A" if c.isupper() else "a") if c.isalpha() else c for c in value[:40])
    return made if len(value) <= 40 else f"{made}…"


def _like(char: str, byte: int) -> str:
    if char.isdigit():
        return chr(ord("0") + byte % 10)
    if char.isalpha():
        return chr(ord("A" if char.isupper() else "a") + byte % 26)
    return char if char.isascii() else "?"


def _inside(body: Any, path: str) -> Iterator[tuple[str, Any]]:
    if is_object(body):
        yield from ((f"{path}.{key}", item) for key, item in body.items())
    elif is_array(body):
        yield from ((f"{path}[{index}]", item) for index, item in enumerate(body))


def _words(node: Any) -> Iterator[str]:
    """Every value of an enum of the document."""
    if is_object(node):
        fields = node
        values: Any = fields.get("enum", ())
        if is_array(values):
            yield from map(str, values)
        for item in fields.values():
            yield from _words(item)
    elif is_array(node):
        for item in node:
            yield from _words(item)


def _names(node: Any) -> Iterator[str]:
    """Every name of a field of the document."""
    if is_object(node):
        fields = node
        properties: Any = fields.get("properties", ())
        if is_object(properties):
            yield from properties
        for item in fields.values():
            yield from _names(item)
    elif is_array(node):
        for item in node:
            yield from _names(item)
