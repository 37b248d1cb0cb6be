"""How responses are read: what is kept, what is noticed, and whether invalid items of lists are left out."""

import re
import types
import typing
from typing import Any, Generic, TypeVar

import attrs
import msgspec

from .codec import decode
from .errors import DecodeError
from .unknown import NOTICED, Unknown
from .untyped import without_halves

T = TypeVar("T")

_IN_LIST = re.compile(r"\$(?P<names>(?:\.[^.\[]+)*)\[(?P<index>\d+)\]")
_ITEMS = msgspec.json.Decoder(list[msgspec.Raw])
_FIELDS = msgspec.json.Decoder(dict[str, msgspec.Raw])
_NO_JSON = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


class Hole:
    """Stands where an invalid item was, for those who count the items of a page."""


HOLE = Hole()


class PartialList(list[T], Generic[T]):
    """The valid items of a list. It is a list like any other, and knows besides where items are missing.

    Args:
        items: The valid items.
        holes: Indexes of the invalid ones in the list as it came, ascending.
    """

    __slots__ = ("_holes",)

    def __init__(self, items: list[T], holes: tuple[int, ...]) -> None:
        super().__init__(items)
        self._holes = holes

    def places(self) -> list[Any]:
        """All places of the list as it came, `HOLE` at those of invalid items."""
        places: list[Any] = list(self)
        for index in self._holes:
            places.insert(index, HOLE)
        return places

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (list(self), self._holes)


@attrs.frozen
class InvalidItem:
    """An item of a list that is not what the document says.

    Args:
        index: Its index in the list.
        error: Why, with its path in the whole response.
        content: The item as it came.
    """

    index: int
    error: DecodeError
    content: bytes


class Reading:
    """How a response is read, and what came up meanwhile.

    Args:
        keep_unknown: Whether fields that the document does not know go to `additional_properties` or are dropped.
        skip_invalid: Whether invalid items of lists of objects are left out instead of costing the response.

    Attributes:
        unknown: What the last reading met that the document does not know.
        invalid: Collects what is left out.
    """

    __slots__ = ("invalid", "keep_unknown", "skip_invalid", "unknown")

    def __init__(self, *, keep_unknown: bool = True, skip_invalid: bool = False) -> None:
        self.keep_unknown = keep_unknown
        self.skip_invalid = skip_invalid
        self.unknown: set[Unknown] = set()
        self.invalid: list[InvalidItem] = []

    def read(self, type_: Any, data: bytes) -> Any:
        """Read a body, as `codec.decode` does.

        Args:
            type_: The type to read.
            data: The body.

        Raises:
            DecodeError: It is no JSON, or not what the type says.
        """
        try:
            return self._read(type_, data)
        except DecodeError as error:
            if not self.skip_invalid:
                raise
            return self._without_invalid(type_, data, error)

    def _read(self, type_: Any, data: bytes) -> Any:
        self.unknown.clear()
        NOTICED.found = self.unknown
        try:
            return decode(type_, data, keep_unknown=self.keep_unknown)
        finally:
            NOTICED.found = None

    def _without_invalid(self, type_: Any, data: bytes, error: DecodeError) -> Any:
        """Leave out invalid items list by list, as each new error shows the next list that has some."""
        left_out: dict[str, list[InvalidItem]] = {}
        while True:
            match = _IN_LIST.match(error.path)
            where = match["names"] if match else ""
            item_type = _item_type(type_, where) if match else None
            if item_type is None or where in left_out:
                raise error
            try:
                data, left_out[where] = _split(data, where, item_type)
            except _NO_JSON:
                raise error from None
            try:
                value = self._read(type_, data)
            except DecodeError as another:
                error = another
            else:
                break
        for where, items in left_out.items():
            self.invalid += items
            value = _with_holes(value, where, tuple(item.index for item in items))
        return value


def _segments(where: str) -> list[str]:
    return where.split(".")[1:]


def _item_type(type_: Any, where: str) -> Any:
    """The type of the items of a list of objects, None where a place is no such list."""
    for name in _segments(where):
        model = only(type_, lambda kind: hasattr(kind, "__json_names__"))
        if model is None:
            return None
        field = next((python for python, json in model.__json_names__.items() if json == name), name)
        type_ = typing.get_type_hints(model, include_extras=True).get(field)
    found = only(type_, lambda kind: typing.get_origin(kind) is list)
    item = typing.get_args(found)[0] if found else None
    return item if only(item, lambda kind: hasattr(kind, "__json_names__")) else None


def only(type_: Any, wanted: typing.Callable[[Any], bool]) -> Any:
    """The one alternative of a type that is wanted.

    Args:
        type_: The type; a union has alternatives.
        wanted: Whether an alternative is.

    Returns:
        The alternative, None where there is none.
    """
    is_union = typing.get_origin(type_) in (typing.Union, types.UnionType)
    return next((kind for kind in (typing.get_args(type_) if is_union else (type_,)) if wanted(kind)), None)


def _split(data: bytes, where: str, item_type: Any) -> tuple[bytes, list[InvalidItem]]:
    """JSON text without the invalid items of one of its lists, and those items."""
    try:
        return _split_text(data, where, item_type)
    except msgspec.DecodeError:
        return _split_text(without_halves(data), where, item_type)


def _split_text(data: bytes, where: str, item_type: Any) -> tuple[bytes, list[InvalidItem]]:
    invalid: list[InvalidItem] = []

    def inside(text: bytes, names: list[str]) -> bytes:
        if names:
            fields: dict[str, Any] = dict(_FIELDS.decode(text))
            fields[names[0]] = msgspec.Raw(inside(bytes(fields[names[0]]), names[1:]))
            return msgspec.json.encode(fields)
        valid: list[bytes] = []
        for index, raw in enumerate(_ITEMS.decode(text)):
            item = bytes(raw)
            try:
                decode(item_type, item, keep_unknown=False)
            except DecodeError as error:
                path = f"${where}[{index}]{error.path.removeprefix('$')}"
                invalid.append(InvalidItem(index, DecodeError(path, error.reason), item))
            else:
                valid.append(item)
        return b"[" + b",".join(valid) + b"]"

    return inside(data, _segments(where)), invalid


def _with_holes(value: Any, where: str, holes: tuple[int, ...]) -> Any:
    names = _segments(where)
    if not names:
        return PartialList[Any](value, holes)
    owner = value
    for name in names[:-1]:
        owner = getattr(owner, _python_name(owner, name))
    last = _python_name(owner, names[-1])
    setattr(owner, last, PartialList[Any](getattr(owner, last), holes))
    return value


def _python_name(model: Any, name: str) -> str:
    return next((python for python, json in model.__json_names__.items() if json == name), name)


__all__ = ["HOLE", "Hole", "InvalidItem", "PartialList", "Reading", "only"]
