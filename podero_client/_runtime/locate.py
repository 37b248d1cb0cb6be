"""Finds where in a response the things stand that the API document does not know."""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from .enums import OpenEnum
from .nodes import is_dict, is_list
from .types import UNSET
from .unknown import EXTRA, Unknown


@attrs.frozen
class UnknownField:
    """A field that the document does not know.

    Args:
        path: JSON path, without indexes, of the object that has it.
        name: Its name.
        json_type: Of its value: string, number, boolean, object, array or null.
    """

    path: str
    name: str
    json_type: str


@attrs.frozen
class UnknownValue:
    """A value that an enum of the document does not know.

    Args:
        path: Its JSON path without indexes.
        value: The value.
    """

    path: str
    value: str


def locate(value: Any, wanted: set[Unknown], path: str = "$") -> Iterator[UnknownField | UnknownValue]:
    """Find where in a value the unknown things stand that its reading noticed, each the first time.

    Args:
        value: A model, or lists and dicts of them.
        wanted: What was noticed; what is found is taken out of it.
        path: Of the value.

    Yields:
        The place of each.
    """
    if not wanted:
        return
    if isinstance(value, OpenEnum):
        key: Unknown = (type(value), value.value)
        if key in wanted:
            wanted.discard(key)
            yield UnknownValue(path, value.value)
    elif is_list(value):
        for item in value:
            yield from locate(item, wanted, f"{path}[]")
    elif is_dict(value):
        for item in value.values():
            yield from locate(item, wanted, f"{path}.*")
    elif (names := getattr(value, "__json_names__", None)) is not None:
        yield from _in_model(value, names, wanted, path)


def _in_model(
    model: Any, json_names: Mapping[str, str], wanted: set[Unknown], path: str
) -> Iterator[UnknownField | UnknownValue]:
    cls: type[Any] = model.__class__
    extra: dict[str, Any] = getattr(model, EXTRA, {})
    for name, item in extra.items():
        if (key := (cls, name)) in wanted:
            wanted.discard(key)
            yield UnknownField(path, name, _json_type(item))
    for field in attrs.fields(cls):
        item = getattr(model, field.name)
        if item is not None and item is not UNSET:
            yield from locate(item, wanted, f"{path}.{json_names.get(field.name, field.name)}")


def _json_type(value: Any) -> str:
    for kinds, name in _JSON_TYPES:
        if isinstance(value, kinds):
            return name
    return "number"


_JSON_TYPES: tuple[tuple[Any, str], ...] = (
    (str, "string"),
    (bool, "boolean"),
    (dict, "object"),
    (list, "array"),
    (type(None), "null"),
)


__all__ = ["UnknownField", "UnknownValue", "locate"]
