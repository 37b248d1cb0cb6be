"""A large object -> its large lists, to be read in pieces, and the rest of it, to be read in one go."""

import typing
from collections.abc import Callable
from typing import Any

import attrs
import msgspec

from .pieces import PIECE
from .reading import only
from .untyped import without_halves

PLAIN = (Any, object, list)
"""Types as which a list is read with items of any kind."""

_FIELDS = msgspec.json.Decoder(dict[str, msgspec.Raw])


@attrs.frozen
class LargeList:
    """A list inside of an object.

    Args:
        field: Its Python name, in a dict its key.
        path: Its JSON path.
        type: Its type, such as `list[SessionItem]`.
        text: Its JSON text.
    """

    field: str
    path: str
    type: Any
    text: bytes


def take_lists(type_: Any, text: bytes) -> tuple[bytes, list[LargeList]]:
    """Take the large lists out of the text of an object.

    Args:
        type_: What the text is to be read as.
        text: JSON text.

    Returns:
        The text with an empty list in place of each large one, and those. Where there are none, the text as it came.
    """
    hints = _hints(type_)
    if hints is None:
        return text, []
    try:
        fields = _fields(text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        # whoever reads all of it says why
        return text, []
    found: list[LargeList] = []
    for json_name, value in fields.items():
        raw = memoryview(value)
        name, hint = hints(json_name)
        if len(raw) > PIECE and raw[0] == ord("["):
            kind = list[Any] if hint in PLAIN else only(hint, lambda kind: typing.get_origin(kind) is list)
            if kind is not None:
                found.append(LargeList(name, f"$.{json_name}", kind, bytes(raw)))
                fields[json_name] = msgspec.Raw(b"[]")
    return (msgspec.json.encode(fields) if found else text), found


def _hints(type_: Any) -> Callable[[str], tuple[str, Any]] | None:
    """JSON name -> Python name and type of a field; None where the type is no object."""
    model = only(type_, lambda kind: hasattr(kind, "__json_names__"))
    if model is not None:
        known = typing.get_type_hints(model, include_extras=True)
        names = {model.__json_names__.get(name, name): name for name in known}
        return lambda json_name: (names.get(json_name, ""), known.get(names.get(json_name, "")))
    plain = dict[str, Any] if type_ in (Any, object, dict) else type_
    key, value = typing.get_args(plain) if typing.get_origin(plain) is dict else (None, None)
    return (lambda json_name: (json_name, value)) if key is str else None


def _fields(text: bytes) -> dict[str, Any]:
    try:
        return dict(_FIELDS.decode(text))
    except msgspec.DecodeError:
        return dict(_FIELDS.decode(without_halves(text)))


__all__ = ["PLAIN", "LargeList", "take_lists"]
