"""A large object -> its large lists, to be read in pieces, and the rest of it, to be read in one go."""

import typing
from typing import Any

import attrs
import msgspec

from .pieces import PIECE
from .reading import only
from .untyped import without_halves

_FIELDS = msgspec.json.Decoder(dict[str, msgspec.Raw])


@attrs.frozen
class LargeList:
    """A list inside of an object.

    Args:
        field: Its Python name.
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
    model = only(type_, lambda kind: hasattr(kind, "__json_names__"))
    if model is None:
        return text, []
    try:
        fields = _fields(text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        # whoever reads all of it says why
        return text, []
    found: list[LargeList] = []
    for name, hint in typing.get_type_hints(model, include_extras=True).items():
        json_name = model.__json_names__.get(name, name)
        raw = memoryview(fields.get(json_name, b""))
        if len(raw) > PIECE and raw[0] == ord("["):
            kind = only(hint, lambda kind: typing.get_origin(kind) is list)
            if kind is not None:
                found.append(LargeList(name, f"$.{json_name}", kind, bytes(raw)))
                fields[json_name] = msgspec.Raw(b"[]")
    return (msgspec.json.encode(fields) if found else text), found


def _fields(text: bytes) -> dict[str, Any]:
    try:
        return dict(_FIELDS.decode(text))
    except msgspec.DecodeError:
        return dict(_FIELDS.decode(without_halves(text)))


__all__ = ["LargeList", "take_lists"]
