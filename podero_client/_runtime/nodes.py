"""What the codec knows of a type beyond what msgspec does by itself.

msgspec reads JSON into attrs classes but drops unknown fields, knows no other name for a field than its Python
name, refuses some readable date-times and takes Decimals that are not finite. A node stands for a place in a type where
that matters: a model, a list, a dict or a single value. Places where nothing of it matters have no node.
"""

import operator
import re
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from itertools import chain
from typing import Any, TypeGuard
from uuid import UUID

import attrs
import msgspec

from .building import Building
from .enums import OpenEnum
from .leaves import DecimalNode, LeafNode, Node
from .types import UNSET
from .unknown import EXTRA, notice

_LEARNED_NAMES = 32
"""Unknown names remembered per model; objects keyed by ids must not fill the memory."""

_LEARNABLE = re.compile(r"[A-Za-z0-9_.-]{1,64}")
"""Unknown names that are remembered; msgspec refuses others as names of a shape, and they are rare."""


Write = Callable[[dict[str, Any]], dict[str, Any]]
_SINGLE = (LeafNode, DecimalNode)
_LIGHT: dict[Any, Any] = {
    **{kind: kind for kind in (bool, int, float, str)},
    **dict.fromkeys((date, datetime, time, UUID), str),
    Decimal: float | str,
}
"""What a shape takes in place of a type where that costs less than keeping the text; it fits wherever the type fits."""


def is_dict(value: Any) -> TypeGuard[dict[Any, Any]]:
    """Whether a value is written as a JSON object without being a model."""
    return isinstance(value, Mapping)


def is_list(value: Any) -> TypeGuard[list[Any]]:
    """Whether a value is written as a JSON array."""
    return isinstance(value, list | tuple)


class ListNode(Node):
    """A list.

    Args:
        item: The node of its items.
    """

    def __init__(self, item: Node) -> None:
        self._item = item
        self.renamed = item.renamed
        self.shapable = item.shapable
        self.decimals = item.decimals

    def lenient(self, value: Any) -> Any:
        return [self._item.lenient(item) for item in value] if is_list(value) else value

    def infinite(self, value: Any) -> str | None:
        if is_list(value) and not self._item.all_finite(value):
            for index, item in enumerate(value):
                if (path := self._item.infinite(item)) is not None:
                    return f"[{index}]{path}"
        return None

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

    def merge(self, value: Any, plain: Any, write: Write) -> Any:
        if not is_list(value):
            return plain
        return [self._item.merge(item, plain_item, write) for item, plain_item in zip(value, plain, strict=True)]

    def json_path(self, segments: list[str]) -> str:
        return "".join(segments[:1]) + self._item.json_path(segments[1:])


class DictNode(Node):
    """An object with any names and values of one type.

    Args:
        item: The node of its values.
    """

    def __init__(self, item: Node) -> None:
        self._item = item
        self.renamed = item.renamed
        self.shapable = isinstance(item, _SINGLE)
        self.decimals = item.decimals

    def lenient(self, value: Any) -> Any:
        return {key: self._item.lenient(item) for key, item in value.items()} if is_dict(value) else value

    def infinite(self, value: Any) -> str | None:
        if is_dict(value):
            for item in value.values():
                if (path := self._item.infinite(item)) is not None:
                    # as msgspec writes it: the key may be a secret
                    return f"[...]{path}"
        return None

    def attach(self, value: Any, plain: Any) -> None:
        if is_dict(value):
            for key, item in value.items():
                self._item.attach(item, plain[key])

    def has_extra(self, value: Any) -> bool:
        return is_dict(value) and any(self._item.has_extra(item) for item in value.values())

    def merge(self, value: Any, plain: Any, write: Write) -> Any:
        if not is_dict(value):
            return plain
        return {key: self._item.merge(item, plain[key], write) for key, item in value.items()}

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
        self._decimals: dict[str, Node] = {}
        self._own_decimals: Callable[[Any], tuple[Any, ...]] | None = None
        self._light: dict[str, Any] = {}
        self._learned: tuple[str, ...] = ()
        self.renamed = bool(self._json_names)

    def fill(self) -> None:
        """Look at the fields, when the node can already be found by fields of its own type."""
        hints = typing.get_type_hints(self._cls, include_extras=True)
        for name in self._names.values():
            if node := _node_of(hints[name]):
                self._nodes[name] = node
                self.renamed = self.renamed or node.renamed
                if not isinstance(node, _SINGLE):
                    self._models[name] = node
        only = {name: kind for name in self._names.values() if (kind := _only_type(hints[name]))}
        self._light = {name: _light(kind) for name, kind in only.items()}
        self._inner = tuple(self._models.items())
        self.shapable = self.shapable and all(node.shapable for node in self._models.values())
        self._fill_decimals([name for name, kind in only.items() if kind is Decimal])

    def _fill_decimals(self, own: list[str]) -> None:
        # with one name attrgetter gives no tuple
        self._own_decimals = operator.attrgetter(*own, own[0]) if own else None
        self._decimals = {name: node for name, node in self._nodes.items() if node.decimals and name not in own}
        self.decimals = self.decimals or bool(own or self._decimals)

    def lenient(self, value: Any) -> Any:
        if not is_dict(value):
            return value
        known: dict[str, Any] = {self._names[key]: item for key, item in value.items() if key in self._names}
        for name, node in self._nodes.items():
            if name in known:
                known[name] = node.lenient(known[name])
        return known

    def infinite(self, value: Any) -> str | None:
        if not isinstance(value, self._cls):
            return None
        if self._own_decimals is not None:
            for item in self._own_decimals(value):
                # neither None nor UNSET is true
                if item and not item.is_finite():
                    return next(
                        f".{json_name}" for json_name, name in self._names.items() if getattr(value, name) is item
                    )
        if self._decimals:
            for name, node in self._decimals.items():
                if (path := node.infinite(getattr(value, name))) is not None:
                    return f".{self._json_names.get(name, name)}{path}"
        return None

    def all_finite(self, values: Iterable[Any]) -> bool:
        if self._decimals or self._own_decimals is None or {*map(type, values)} != {self._cls}:
            return False
        return all(map(Decimal.is_finite, filter(bool, chain.from_iterable(map(self._own_decimals, values)))))

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
            inner = self._models[name].shape() if name in self._models else self._light.get(name, msgspec.Raw)
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

    def merge(self, value: Any, plain: Any, write: Write) -> Any:
        if not isinstance(value, self._cls):
            return plain
        merged: dict[str, Any] = {}
        for json_name, name in self._names.items():
            if name in plain:
                node = self._models.get(name, _NOTHING)
                merged[json_name] = node.merge(getattr(value, name), plain[name], write)
        if extra := getattr(value, EXTRA, None):
            return merged | {name: item for name, item in write(extra).items() if name not in merged}
        return merged

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
        found = [node for node in nodes if readable or not isinstance(node, LeafNode)]
        return min(found, key=lambda node: isinstance(node, _SINGLE), default=None)
    if origin in (list, dict):
        item = _node_of(arguments[-1])
        return item and (ListNode if origin is list else DictNode)(item)
    if type_ in (datetime, time, int, Decimal):
        return DecimalNode() if type_ is Decimal else LeafNode(type_)
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
        # not known yet, and looking in vain does no harm
        node.decimals = True
        for open_node in _OPEN[_OPEN.index(node) :] if node is not _OPEN[-1] else ():
            open_node.renamed = True  # not all of the circle is looked at yet
    return node


def _light(kind: Any) -> Any:
    return str if isinstance(kind, type) and issubclass(kind, OpenEnum) else _LIGHT.get(kind, msgspec.Raw)


def _only_type(type_: Any) -> Any:
    """The type of a field that may be of one type, null or absent, None for any other."""
    kinds = {*(typing.get_args(type_) or (type_,))} - {types.NoneType, msgspec.UnsetType}
    return kinds.pop() if len(kinds) == 1 else None


__all__ = ["EXTRA", "Building", "ListNode", "ModelNode", "Node", "is_dict", "is_list", "node_of"]
