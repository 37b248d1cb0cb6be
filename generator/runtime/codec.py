"""The one door between JSON and models: `decode` and `encode`."""

import re
from typing import Any, Generic, TypeVar, cast, get_args

import msgspec

from .client import Operation
from .errors import DecodeError
from .nodes import EXTRA, ListNode, ModelNode, Node, is_list, node_of

T = TypeVar("T")

_UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
_SEGMENT = re.compile(r"\.[^.\[]+|\[[^\]]*\]")
_RAW_ITEMS = msgspec.json.Decoder(list[msgspec.Raw])
_PLAIN = msgspec.json.Decoder[Any]()
_ENCODER = msgspec.json.Encoder()


class Decoder(Generic[T]):
    """Reads JSON of one type; building it is what costs, so `decoder` keeps it.

    Args:
        type_: The type to read: a model, a list of models, anything an operation declares.
    """

    def __init__(self, type_: Any) -> None:
        self._type = type_
        self._typed: msgspec.json.Decoder[T] = msgspec.json.Decoder(type_)
        self._node: Node = node_of(type_) or Node()
        self._shape: msgspec.json.Decoder[Any] | None = None
        self._shape_version = -1
        self._learned = self._by_item = False
        self._prepare_shape()

    def decode(self, data: bytes, *, keep_unknown: bool = True) -> T:
        """Read JSON text.

        Args:
            data: The text, UTF-8.
            keep_unknown: Whether members that the document does not know go to `additional_properties` or are dropped.

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
        except msgspec.ValidationError:
            return self._decode_plain(self._plain(data), keep_unknown=keep_unknown)
        except _UNREADABLE as error:
            raise self._error(error) from None
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
        if self._shape_version != ModelNode.version:
            self._prepare_shape()
        if self._shape is None or self._learned:
            return False
        try:
            self._shape.decode(data)
        except _UNREADABLE:
            # an unknown member, or a wrong type that the typed decoder reports
            return False
        return True

    def _attach_learned(self, value: T, data: bytes) -> bool:
        if self._shape is None or not self._learned:
            return False
        try:
            # item by item: the shapes of a thousand devices at once would cost more than they save
            shape = map(self._shape.decode, _RAW_ITEMS.decode(data)) if self._by_item else self._shape.decode(data)
            self._node.attach_learned(value, shape)
        except _UNREADABLE:
            return False
        return True

    def _prepare_shape(self) -> None:
        self._shape_version = ModelNode.version
        shapable = self._node.shapable and not self._node.renamed
        self._learned = shapable and self._node.has_learned()
        self._by_item = self._learned and isinstance(self._node, ListNode)
        shape: Any = self._node.shape() if shapable else None
        if self._by_item and shape is not None:
            shape = get_args(shape)[0]
        self._shape = msgspec.json.Decoder(shape) if shape is not None else None

    def _plain(self, data: bytes) -> Any:
        try:
            return _PLAIN.decode(data)
        except _UNREADABLE as error:
            raise self._error(error) from None

    def _decode_plain(self, plain: Any, *, keep_unknown: bool) -> T:
        try:
            value = msgspec.convert(self._node.lenient(plain), self._type)
        except _UNREADABLE as error:
            raise self._error(error) from None
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
        found = _DECODERS[type_] = Decoder(type_)
    return found


def prepare(operation: Operation[Any]) -> None:
    """Build the decoders of an operation ahead of its first call.

    Args:
        operation: The operation.
    """
    for type_ in (*operation.answers.values(), *operation.errors.values()):
        if type_ is not None:
            decoder(type_)


def decode(type_: type[T], data: bytes, *, keep_unknown: bool = True) -> T:
    """Read JSON text.

    Args:
        type_: The type to read.
        data: The text, UTF-8.
        keep_unknown: Whether members that the document does not know go to `additional_properties` or are dropped.

    Returns:
        The value.

    Raises:
        DecodeError: It is no JSON, or not what the type says.
    """
    return cast("T", decoder(type_).decode(data, keep_unknown=keep_unknown))


def encode(value: Any) -> bytes:
    """Write JSON text.

    Args:
        value: A model, a list of models or anything JSON can carry.

    Returns:
        The text, UTF-8; what is UNSET is left out.
    """
    node = _node_of_value(value)
    if node is None or not (node.renamed or node.has_extra(value)):
        return _ENCODER.encode(value)
    return _ENCODER.encode(node.merge(value, msgspec.to_builtins(value)))


def to_plain(value: Any) -> Any:
    """A value as JSON types, as `json.loads` would give them.

    Args:
        value: A model, a list of models or anything JSON can carry.

    Returns:
        dicts, lists, text, numbers; what is UNSET is left out.
    """
    plain = msgspec.to_builtins(value)
    node = _node_of_value(value)
    return node.merge(value, plain) if node else plain


def _node_of_value(value: Any) -> Node | None:
    if is_list(value) and value:
        item = node_of(type(value[0]))
        return item and ListNode(item)
    return node_of(type(value))


__all__ = ["EXTRA", "Decoder", "decode", "decoder", "encode", "prepare", "to_plain"]
