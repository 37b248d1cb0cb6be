"""Parts of a document whose form nobody has checked: one that is not of the form that OpenAPI gives it says nothing."""

from typing import Any

from generator.document import Json, is_array, is_object


def object_in(holder: Json, key: str) -> Json:
    """An object.

    Args:
        holder: What holds it.
        key: Under which key.

    Returns:
        The object, or an empty one.
    """
    return found if is_object(found := holder.get(key)) else {}


def array_in(holder: Json, key: str) -> list[Any]:
    """An array.

    Args:
        holder: What holds it.
        key: Under which key.

    Returns:
        The array, or an empty one.
    """
    return found if is_array(found := holder.get(key)) else []


def texts_in(holder: Json, key: str) -> frozenset[str]:
    """The texts of an array.

    Args:
        holder: What holds it.
        key: Under which key.

    Returns:
        They, without what is no text.
    """
    return frozenset(text for text in array_in(holder, key) if isinstance(text, str))


def text_in(holder: Json, key: str) -> str:
    """A text without what its layout does to it.

    Args:
        holder: What holds it.
        key: Under which key.

    Returns:
        The text on one line, "" for none.
    """
    return " ".join(found.split()) if isinstance(found := holder.get(key), str) else ""


__all__ = ["array_in", "object_in", "text_in", "texts_in"]
