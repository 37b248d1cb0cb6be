"""Reads a JSON list while its text comes in, so that a list of any size takes little memory and time at once."""

import itertools
import re
from collections.abc import Iterator
from typing import Any, Generic, TypeVar

import attrs
import msgspec

from .errors import DecodeError
from .reading import Reading

T = TypeVar("T")

PIECE = 64 * 1024
"""Bytes that are read at once: below a millisecond of work."""

CANDIDATES = 32
"""Places at which a piece is tried to be cut before more text is awaited; fewer where the text is larger."""

_BOM = b"\xef\xbb\xbf"
_SPACE = b" \t\n\r"
_COMMA = ord(",")
_BEGIN = re.compile(rb"\s*\[\s*(\{\s*\"[^\"\\]{0,100}\")")
_NEXT = re.compile(rb"\s*(,)\s*\{")
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
_INDEX = re.compile(r"\$\[(\d+)\]")
_STRUCTURE = msgspec.json.Decoder(list[msgspec.Raw])


class ListReader(Generic[T]):
    """Reads the items of a JSON list as its text comes in.

    msgspec reads whole texts only. So the text is cut where an item begins, which shows by the bytes that the first
    item began with, and what stands before is read as a list. The same bytes may stand inside of an item; a text that
    is cut there is no list, since its quotes or brackets do not balance, and the place before is tried.

    Args:
        type_: The list, such as `list[UserOutput]`.
        reading: How items are read; it collects what comes up meanwhile, with paths in the whole list.
        largest: Bytes that one item may have.
        path: JSON path of the list in the whole response.

    Attributes:
        type: The list.
        piece: What was read last, for errors.
    """

    def __init__(
        self, type_: Any, *, reading: Reading | None = None, largest: int | None = None, path: str = "$"
    ) -> None:
        self.type = type_
        self._reading = reading or Reading()
        self._largest = largest
        self._path = path
        self.piece = b""
        self._text = bytearray()
        self._mark: bytes | None = None
        self._enough = PIECE
        self._count = 0

    def feed(self, data: bytes) -> list[T]:
        """Take the next part of the text.

        Args:
            data: The part.

        Returns:
            The items that came to their end; often none, as they are read many at once.

        Raises:
            DecodeError: An item is not what the type says; its path names it.
        """
        self._text += data
        if len(self._text) < self._enough:
            return []
        if self._mark is None:
            self._begin()
        for comma in self._cuts():
            piece = b"".join((memoryview(self._text)[:comma], b"]"))
            if _is_list(piece):
                del self._text[:comma]
                self._text[:1] = b"["
                self._enough = PIECE
                return self._read(piece)
        if self._largest is not None and len(self._text) > self._largest:
            self.piece, path = bytes(self._text[:PIECE]), f"{self._path}[{self._count}]"
            raise DecodeError(path, f"the item is larger than {self._largest:,} bytes")
        # one item is larger than this: waiting for twice as much keeps the work linear
        self._enough = 2 * len(self._text)
        return []

    def rest(self) -> list[T]:
        """Read what is complete when the text broke off.

        Returns:
            The items that came whole and were not handed out yet.

        Raises:
            DecodeError: An item is not what the type says.
        """
        items: list[T] = []
        size = -1
        while size != len(self._text):
            size = len(self._text)
            whole = bytes(self._text).removeprefix(_BOM).rstrip().removesuffix(b",").rstrip() + b"]"
            if whole.endswith(b"}]") and _is_list(whole):
                self._text.clear()
                return items + self._read(whole)
            self._enough = 0
            items += self.feed(b"")
        return items

    def finish(self) -> list[T]:
        """Read the rest after the last part.

        Returns:
            The last items.

        Raises:
            DecodeError: They are not what the type says, or the text is no list.
        """
        if self._mark is None:
            self._begin()
        rest, self._text = bytes(self._text), bytearray()
        return self._read(rest)

    def _begin(self) -> None:
        if self._text.startswith(_BOM):
            # RFC 8259, 8.1: not to be sent, and not to be an error.
            del self._text[: len(_BOM)]
        match = _BEGIN.match(self._text)
        self._mark = match[1] if match else b""

    def _cuts(self) -> Iterator[int]:
        """Commas between items, as it seems, from the last one on; nothing but a list of objects grows large."""
        # each costs a look at all of the text
        count = max(1, CANDIDATES * PIECE // max(PIECE, len(self._text)))
        yield from itertools.islice(self._commas(), count)
        # items that begin in different ways
        yield from itertools.islice(self._commas_after_braces(), count)

    def _commas(self) -> Iterator[int]:
        text, mark = self._text, self._mark
        if mark:
            place = text.rfind(mark)
            while place > 0:
                before = place - 1
                while text[before] in _SPACE:
                    before -= 1
                if text[before] == _COMMA:
                    yield before
                place = text.rfind(mark, 0, place)

    def _commas_after_braces(self) -> Iterator[int]:
        text = self._text
        place = text.rfind(b"}") if self._mark else -1
        while place > 0:
            if match := _NEXT.match(text, place + 1):
                yield match.start(1)
            place = text.rfind(b"}", 0, place)

    def _read(self, piece: bytes) -> list[T]:
        self.piece = piece
        invalid = self._reading.invalid
        earlier = len(invalid)
        try:
            items: list[T] = self._reading.read(self.type, piece)
        except DecodeError as error:
            raise self._in_whole(error) from None
        for place, item in enumerate(invalid[earlier:], earlier):
            invalid[place] = attrs.evolve(item, index=item.index + self._count, error=self._in_whole(item.error))
        self._count += len(items) + len(invalid) - earlier
        return items

    def _in_whole(self, error: DecodeError) -> DecodeError:
        path = _INDEX.sub(lambda match: f"$[{int(match[1]) + self._count}]", error.path, count=1)
        return DecodeError(self._path + path.removeprefix("$"), error.reason)


def _is_list(text: bytes) -> bool:
    # msgspec refuses half of a surrogate pair, which is no matter of structure
    return _is_balanced(text) or (
        _SURROGATE.search(text) is not None and _is_balanced(_SURROGATE.sub(rb"\\ufffd", text))
    )


def _is_balanced(text: bytes) -> bool:
    try:
        _STRUCTURE.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return False
    return True


__all__ = ["PIECE", "ListReader"]
