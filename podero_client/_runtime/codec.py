"""The one door between JSON and models: `decode` and `encode`."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Generic, Literal, Self, TypeVar, cast, get_args
from uuid import UUID

import attrs
import msgspec

from . import check, untyped
from .errors import DecodeError, InvalidRequestError, refused
from .nodes import EXTRA, Building, ListNode, ModelNode, Node, is_list, node_of
from .operation import Operation
from .types import Text

T = TypeVar("T")

_UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
_NOT_FINITE = "Expected a finite number"
_SEGMENT = re.compile(r"\.[^.\[]+|\[[^\]]*\]")
_RAW_ITEMS = msgspec.json.Decoder(list[msgspec.Raw])
_NATIVE = (Decimal, UUID, datetime, date, time)
"""What `to_plain` leaves as it is where Python is to use it."""


# in this order, since a datetime is a date; each makes the base of a subclass, such as a datetime of a pandas.Timestamp
_BASES: dict[type[Any], Callable[[Any], Any]] = {
    datetime: lambda value: datetime.combine(value.date(), value.timetz()),
    date: lambda value: date(value.year, value.month, value.day),
    time: lambda value: datetime.combine(date.min, value).timetz(),
    str: str.__str__,
    int: int,
    float: float,
    Decimal: Decimal,
}


def _plainer(value: Any) -> Any:
    """A value of a subclass as its base, since msgspec writes exact types only."""
    for base, convert in _BASES.items():
        if isinstance(value, base):
            return convert(value)
    msg = f"Encoding objects of type {type(value).__name__} is unsupported"
    raise TypeError(msg)


_ENCODER = msgspec.json.Encoder(enc_hook=_plainer)
# unknown fields hold Decimals where a number came that no float can hold, and it goes back as a number
_MERGED_ENCODER = msgspec.json.Encoder(decimal_format="number")


@attrs.frozen
class _Shape:
    """How a decoder looks for unknown fields. Replaced as a whole, since several threads may decode.

    Args:
        version: `ModelNode.version` of its making.
        decoder: Of the shape, or None where there can be none.
        learned: Whether the shape takes up names learned before.
        by_item: Whether the shape is that of one item of a list.
    """

    version: int
    decoder: msgspec.json.Decoder[Any] | None
    learned: bool = False
    by_item: bool = False

    @classmethod
    def of(cls, node: Node) -> Self:
        """The shape of a node, with the names learned up to now.

        Args:
            node: The node.

        Returns:
            The shape.
        """
        with Building.lock:
            return cls._of(node)

    @classmethod
    def _of(cls, node: Node) -> Self:
        version = ModelNode.version
        if not node.shapable or node.renamed:
            return cls(version, None)
        learned = node.has_learned()
        # item by item: the shapes of a thousand devices at once would cost more than they save
        by_item = learned and isinstance(node, ListNode)
        shape: Any = node.shape()
        return cls(version, msgspec.json.Decoder(get_args(shape)[0] if by_item else shape), learned, by_item)


class Decoder(Generic[T]):
    """Reads JSON of one type; building it is what costs, so `decoder` keeps it.

    Args:
        type_: The type to read: a model, a list of models, anything an operation declares.
    """

    def __init__(self, type_: Any) -> None:
        self._type = type_
        self._typed: msgspec.json.Decoder[T] = msgspec.json.Decoder(type_)
        self._node: Node = node_of(type_) or Node()
        self._infinite = self._node.infinite if self._node.decimals else None
        self._shape = _Shape.of(self._node)

    def decode(self, data: bytes, *, keep_unknown: bool = True) -> T:
        """Read JSON text.

        Args:
            data: The text, UTF-8.
            keep_unknown: Whether fields that the document does not know go to `additional_properties` or are dropped.

        Returns:
            The value.

        Raises:
            DecodeError: It is no JSON, or not what the type says.
        """
        if self._node.renamed:
            return self._decode_plain(self._plain(data), keep_unknown=keep_unknown)
        complete = not keep_unknown or self._nothing_unknown(data)
        try:
            value = self._typed.decode(data)
        except _UNREADABLE as error:
            return self._decode_plain(self._plain(data, error), keep_unknown=keep_unknown)
        if self._infinite is not None and (path := self._infinite(value)) is not None:
            raise DecodeError("$" + path, _NOT_FINITE)
        if not complete and not self._attach_learned(value, data):
            self._node.attach(value, self._plain(data))
        return value

    def from_plain(self, plain: Any, *, keep_unknown: bool = True) -> T:
        """Read JSON types, as `json.loads` gives them.

        Args:
            plain: dicts, lists, text, numbers.
            keep_unknown: As in `decode`.

        Returns:
            The value.

        Raises:
            DecodeError: It is not what the type says.
        """
        return self._decode_plain(plain, keep_unknown=keep_unknown)

    def _nothing_unknown(self, data: bytes) -> bool:
        """Whether a shape without learned names fits; it is dropped at once, before the values are made."""
        if self._shape.version != ModelNode.version:
            self._shape = _Shape.of(self._node)
        shape = self._shape
        if shape.decoder is None or shape.learned:
            return False
        try:
            shape.decoder.decode(data)
        except _UNREADABLE:
            # an unknown field, or a wrong type that the typed decoder reports
            return False
        return True

    def _attach_learned(self, value: T, data: bytes) -> bool:
        shape = self._shape
        if shape.decoder is None or not shape.learned:
            return False
        try:
            found = map(shape.decoder.decode, _RAW_ITEMS.decode(data)) if shape.by_item else shape.decoder.decode(data)
            self._node.attach_learned(value, found)
        except _UNREADABLE:
            return False
        return True

    def _plain(self, data: bytes, refused: Exception | None = None) -> Any:
        try:
            return untyped.read(data)
        except _UNREADABLE as error:
            # what the typed decoder said before knows the place better
            raise self._error(refused or error) from None

    def _decode_plain(self, plain: Any, *, keep_unknown: bool) -> T:
        try:
            value = msgspec.convert(self._node.lenient(plain), self._type)
        except _UNREADABLE as error:
            raise self._error(error) from None
        if self._infinite is not None and (path := self._infinite(value)) is not None:
            raise DecodeError("$" + path, _NOT_FINITE)
        if keep_unknown:
            self._node.attach(value, plain)
        return cast("T", value)

    def _error(self, error: Exception) -> DecodeError:
        reason, _, place = str(error).partition(" - at `$")
        segments = _SEGMENT.findall(place.removesuffix("`"))
        return DecodeError(f"${self._node.json_path(segments)}", reason or type(error).__name__)


_DECODERS: dict[Any, Decoder[Any]] = {}


def decoder(type_: Any) -> Decoder[Any]:
    """The decoder of a type, built once.

    Args:
        type_: The type to read.

    Returns:
        The decoder.
    """
    found = _DECODERS.get(type_)
    if found is None:
        with Building.lock:
            found = _DECODERS.get(type_) or _DECODERS.setdefault(type_, Decoder(type_))
    return found


def prepare(operation: Operation[Any]) -> None:
    """Build the decoders of an operation ahead of its first call.

    Args:
        operation: The operation.
    """
    for type_ in (*operation.responses.values(), *operation.errors.values()):
        if type_ is not None and type_ is not Text:
            decoder(type_)


def decode(type_: type[T], data: bytes, *, keep_unknown: bool = True) -> T:
    """Read a body: JSON, unless the type is `bytes` or `Text`.

    Args:
        type_: The type to read.
        data: The body; text is UTF-8.
        keep_unknown: Whether fields that the document does not know go to `additional_properties` or are dropped.

    Returns:
        The value.

    Raises:
        DecodeError: It is no JSON, or not what the type says.
    """
    wanted: Any = type_
    if wanted is bytes:
        return cast("T", data)
    if wanted is Text:
        return cast("T", data.decode("utf-8-sig", "replace"))
    return cast("T", decoder(type_).decode(data, keep_unknown=keep_unknown))


def encode(value: Any) -> bytes:
    """Write JSON text.

    Args:
        value: A model, a list of models or anything JSON can carry.

    Returns:
        The text, UTF-8; what is UNSET is left out.

    Raises:
        InvalidRequestError: An unknown field holds what must not be sent, or the value contains itself.
    """
    node = _node_of_value(value)
    try:
        if node is None or not (node.renamed or node.has_extra(value)):
            return _ENCODER.encode(value)
        return _MERGED_ENCODER.encode(node.merge(value, _to_builtins(value), _to_be_sent))
    except RecursionError:
        raise _endless() from None


def to_plain(value: Any, *, mode: Literal["json", "python"] = "json") -> Any:
    """A value as plain data, models as dicts.

    Args:
        value: A model, a list of models or anything JSON can carry.
        mode: "json" for what `json.loads` would give. "python" keeps `datetime`, `date`, `time`, `UUID` and `Decimal`.

    Returns:
        dicts, lists, text, numbers; what is UNSET is left out.

    Raises:
        InvalidRequestError: The value contains itself.
    """
    write = _to_builtins if mode == "json" else _to_python
    node = _node_of_value(value)
    try:
        plain = write(value)
        return node.merge(value, plain, write) if node else plain
    except RecursionError:
        raise _endless() from None


def _to_builtins(value: Any) -> Any:
    return msgspec.to_builtins(value, enc_hook=_plainer)


def _to_python(value: Any) -> Any:
    return msgspec.to_builtins(value, enc_hook=_plainer, builtin_types=_NATIVE)


def _to_be_sent(extra: dict[str, Any]) -> Any:
    check.free_form("additional_properties", extra)
    return msgspec.to_builtins(extra, enc_hook=_plainer, builtin_types=(Decimal,))


def _endless() -> InvalidRequestError:
    return refused("body", "contains itself, or is nested too deeply")


def _node_of_value(value: Any) -> Node | None:
    if is_list(value) and value:
        item = node_of(type(value[0]))
        return item and ListNode(item)
    return node_of(type(value))


__all__ = ["EXTRA", "Decoder", "decode", "decoder", "encode", "is_list", "prepare", "to_plain"]
