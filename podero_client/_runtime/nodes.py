"""What the codec knows of a type beyond what msgspec does by itself.

msgspec reads JSON into attrs classes but drops unknown fields, knows no other name for a field than its Python
name, and refuses some readable date-times. A node stands for a place in a type where that matters: a model, a list, a
dict or a lenient value. Places where nothing of it matters have no node.
"""

import os
import re
import threading
import types
import typing
from collections.abc import Mapping
from datetime import UTC, datetime, time, timezone
from decimal import Decimal
from typing import Any, TypeGuard

import attrs
import msgspec
from dateutil import parser

from .types import UNSET, AwareDatetime
from .unknown import EXTRA, notice

_LEARNED_NAMES = 32
"""Unknown names remembered per model; objects keyed by ids must not fill the memory."""

_LEARNABLE = re.compile(r"[A-Za-z0-9_.-]{1,64}")
"""Unknown names that are remembered; msgspec refuses others as names of a shape, and they are rare."""


class Building:
    """The lock of everything that is built on first use, since msgspec crashes on types that are half built.

    A forked child gets a new one: the thread that held the old one is not there to release it.
    """

    lock = threading.RLock()

    @classmethod
    def renew(cls) -> None:
        """Forget who holds the lock."""
        cls.lock = threading.RLock()


os.register_at_fork(after_in_child=Building.renew)


def is_dict(value: Any) -> TypeGuard[dict[Any, Any]]:
    """Whether a value is written as a JSON object without being a model."""
    return isinstance(value, Mapping)


def is_list(value: Any) -> TypeGuard[list[Any]]:
    """Whether a value is written as a JSON array."""
    return isinstance(value, list | tuple)


class Node:
    """A place in a type that the codec looks into. This base stands for a place where there is nothing to do.

    Attributes:
        renamed: Whether a field at or below this place has a JSON name of its own.
        shapable: Whether a shape can tell that there is nothing unknown at or below this place.
    """

    renamed: bool = False
    shapable: bool = True

    def lenient(self, value: Any) -> Any:
        """Plain JSON with Python names, and with odd values replaced by what they mean.

        Args:
            value: Plain JSON.

        Returns:
            What `msgspec.convert` takes.
        """
        return value

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

    def merge(self, _value: Any, plain: Any) -> Any:
        """Plain JSON with JSON names and unknown fields, from a value and what msgspec makes of it."""
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


class ListNode(Node):
    """A list.

    Args:
        item: The node of its items.
    """

    def __init__(self, item: Node) -> None:
        self._item = item
        self.renamed = item.renamed
        self.shapable = item.shapable

    def lenient(self, value: Any) -> Any:
        return [self._item.lenient(item) for item in value] if is_list(value) else value

    def attach(self, value: Any, plain: Any) -> None:
        if is_list(value):
            for item, plain_item in zip(value, plain, strict=True):
                self._item.attach(item, plain_item)

    def attach_learned(self, value: Any, shape: Any) -> None:
        if is_list(value):
            for item, item_shape in zip(value, shape, strict=True):
                self._item.attach_learned(item, item_shape)

    def shape(self) -> Any:
        item: Any = self._item.shape()
        return item if item is msgspec.Raw else types.GenericAlias(list, (item | None,))

    def has_learned(self) -> bool:
        return self._item.has_learned()

    def has_extra(self, value: Any) -> bool:
        return is_list(value) and any(self._item.has_extra(item) for item in value)

    def merge(self, value: Any, plain: Any) -> Any:
        if not is_list(value):
            return plain
        return [self._item.merge(item, plain_item) for item, plain_item in zip(value, plain, strict=True)]

    def json_path(self, segments: list[str]) -> str:
        return "".join(segments[:1]) + self._item.json_path(segments[1:])


class DictNode(Node):
    """An object with any names and values of one type.

    Args:
        item: The node of its values.
    """

    shapable = False

    def __init__(self, item: Node) -> None:
        self._item = item
        self.renamed = item.renamed

    def lenient(self, value: Any) -> Any:
        return {key: self._item.lenient(item) for key, item in value.items()} if is_dict(value) else value

    def attach(self, value: Any, plain: Any) -> None:
        if is_dict(value):
            for key, item in value.items():
                self._item.attach(item, plain[key])

    def has_extra(self, value: Any) -> bool:
        return is_dict(value) and any(self._item.has_extra(item) for item in value.values())

    def merge(self, value: Any, plain: Any) -> Any:
        return {key: self._item.merge(item, plain[key]) for key, item in value.items()} if is_dict(value) else plain

    def json_path(self, segments: list[str]) -> str:
        return "".join(segments[:1]) + self._item.json_path(segments[1:])


class ModelNode(Node):
    """A model. Made by `node_of` only, which knows how to close a circle of models.

    Args:
        cls: The model.

    Attributes:
        version: Counts learned names over all models; a shape made under an older count is out of date.
    """

    version = 0

    def __init__(self, cls: type[Any]) -> None:
        self._cls = cls
        self._json_names: Mapping[str, str] = cls.__json_names__
        self._names = {self._json_names.get(field.name, field.name): field.name for field in attrs.fields(cls)}
        self._nodes: dict[str, Node] = {}
        self._models: dict[str, Node] = {}
        self._inner: tuple[tuple[str, Node], ...] = ()
        self._learned: tuple[str, ...] = ()
        self.renamed = bool(self._json_names)

    def fill(self) -> None:
        """Look at the fields, when the node can already be found by fields of its own type."""
        hints = typing.get_type_hints(self._cls, include_extras=True)
        for name in self._names.values():
            if node := _node_of(hints[name]):
                self._nodes[name] = node
                self.renamed = self.renamed or node.renamed
                if not isinstance(node, LeafNode):
                    self._models[name] = node
        self._inner = tuple(self._models.items())
        self.shapable = self.shapable and all(node.shapable for node in self._models.values())

    def lenient(self, value: Any) -> Any:
        if not is_dict(value):
            return value
        known: dict[str, Any] = {self._names[key]: item for key, item in value.items() if key in self._names}
        for name, node in self._nodes.items():
            if name in known:
                known[name] = node.lenient(known[name])
        return known

    def attach(self, value: Any, plain: Any) -> None:
        if not isinstance(value, self._cls):
            return
        extra = {key: item for key, item in plain.items() if key not in self._names}
        if extra:
            setattr(value, EXTRA, extra)
            notice(self._cls, extra)
            self._learn(extra)
        for name, node in self._models.items():
            node.attach(getattr(value, name), plain.get(self._json_names.get(name, name)))

    def _learn(self, extra: Mapping[str, Any]) -> None:
        if len(self._learned) == _LEARNED_NAMES or all(name in self._learned for name in extra):
            return
        with Building.lock:
            new = [name for name in extra if name not in self._learned and _LEARNABLE.fullmatch(name)]
            if new:
                # names are only ever added at the end, so that a shape made earlier still finds its own
                self._learned = (*self._learned, *new)[:_LEARNED_NAMES]
                ModelNode.version += 1

    def attach_learned(self, value: Any, shape: Any) -> None:
        if not isinstance(value, self._cls):
            return
        extra = {
            name: item
            for index, name in enumerate(self._learned)
            if (item := getattr(shape, f"learned_{index}", UNSET)) is not UNSET
        }
        if extra:
            setattr(value, EXTRA, extra)
            notice(self._cls, extra)
        for name, node in self._models.items():
            node.attach_learned(getattr(value, name), getattr(shape, name))

    def shape(self) -> Any:
        fields: list[tuple[str, Any, Any]] = []
        for name in self._names.values():
            inner = self._models[name].shape() if name in self._models else msgspec.Raw
            type_ = inner if inner is msgspec.Raw else inner | None
            fields.append((name, type_ | msgspec.UnsetType, UNSET))
        rename = {f"learned_{index}": name for index, name in enumerate(self._learned)}
        fields += [(name, Any, UNSET) for name in rename]
        name = f"{self._cls.__name__}Shape"
        return msgspec.defstruct(name, fields, rename=rename, forbid_unknown_fields=True, gc=False, kw_only=True)

    def has_learned(self) -> bool:
        return bool(self._learned) or any(node.has_learned() for node in self._models.values())

    def has_extra(self, value: Any) -> bool:
        if hasattr(value, EXTRA):
            return True
        for name, node in self._inner:
            inner = getattr(value, name, None)
            if inner is not None and inner is not UNSET and node.has_extra(inner):
                return True
        return False

    def merge(self, value: Any, plain: Any) -> Any:
        if not isinstance(value, self._cls):
            return plain
        merged: dict[str, Any] = {}
        for name, item in plain.items():
            node = self._models.get(name, _NOTHING)
            merged[self._json_names.get(name, name)] = node.merge(getattr(value, name), item)
        extra: dict[str, Any] = getattr(value, EXTRA, None) or {}
        return {**msgspec.to_builtins(extra), **merged}

    def json_path(self, segments: list[str]) -> str:
        if not segments or not segments[0].startswith("."):
            return "".join(segments)
        name = segments[0].removeprefix(".")
        node = self._nodes.get(name, _NOTHING)
        return f".{self._json_names.get(name, name)}{node.json_path(segments[1:])}"


_NOTHING = Node()
_MODEL_NODES: dict[type[Any], ModelNode] = {}
_OPEN: list[ModelNode] = []


def node_of(type_: Any) -> Node | None:
    """The node of a type.

    Args:
        type_: A type as models and operations declare it.

    Returns:
        The node, or None when msgspec by itself does all that is needed.
    """
    with Building.lock:
        return _node_of(type_)


def _node_of(type_: Any) -> Node | None:
    if type_ in _MODEL_NODES:
        return _model_node(type_)
    origin = typing.get_origin(type_)
    arguments = typing.get_args(type_)
    if origin is typing.Annotated:
        return _node_of(arguments[0])
    if origin in (typing.Union, types.UnionType):
        nodes = [node for argument in arguments if (node := _node_of(argument))]
        # a value beside text or a number may be that text or number: no second reading
        readable = {str, float, Decimal}.isdisjoint(arguments)
        return next((node for node in nodes if readable or not isinstance(node, LeafNode)), None)
    if origin in (list, dict):
        item = _node_of(arguments[-1])
        return item and (ListNode if origin is list else DictNode)(item)
    if type_ in (datetime, time, int):
        return LeafNode(type_)
    return _model_node(type_) if isinstance(type_, type) and hasattr(type_, "__json_names__") else None


def _model_node(cls: type[Any]) -> ModelNode:
    node = _MODEL_NODES.get(cls)
    if node is None:
        node = _MODEL_NODES[cls] = ModelNode(cls)
        _OPEN.append(node)
        node.fill()
        _OPEN.pop()
    elif node in _OPEN:
        # the shape of a model that contains itself would have no end: such a model is compared key by key
        node.shapable = False
    return node


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


__all__ = ["EXTRA", "Building", "ListNode", "ModelNode", "Node", "is_dict", "is_list", "node_of"]
