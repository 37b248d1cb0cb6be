"""The models of this client as msgspec Structs and as pydantic models: the same members, the same types."""

import types
import typing
from datetime import datetime
from typing import Any

import attrs
import msgspec
import pydantic

from podero_client.types import UNSET


def struct(model: type[Any]) -> Any:
    """A msgspec Struct with the members of a model.

    Args:
        model: The attrs class.

    Returns:
        The Struct class.
    """
    made: dict[type[Any], Any] = {}

    def translate(cls: type[Any]) -> Any:
        if cls not in made:
            members = [
                (name, _replaced(hint, translate), default) if default is UNSET else (name, _replaced(hint, translate))
                for name, hint, default in _members(cls)
            ]
            made[cls] = msgspec.defstruct(cls.__name__, members, kw_only=True)
        return made[cls]

    return translate(model)


def pydantic_model(model: type[Any], *, extra: typing.Literal["ignore", "allow"]) -> Any:
    """A pydantic model with the members of a model.

    Args:
        model: The attrs class.
        extra: Whether unknown members are kept.

    Returns:
        The pydantic class.
    """
    made: dict[type[Any], Any] = {}

    def translate(cls: type[Any]) -> Any:
        if cls not in made:
            members: dict[str, Any] = {
                name: (_replaced(hint, translate, aware=pydantic.AwareDatetime), None if default is UNSET else ...)
                for name, hint, default in _members(cls)
            }
            config = pydantic.ConfigDict(extra=extra, protected_namespaces=())
            made[cls] = pydantic.create_model(cls.__name__, __config__=config, **members)
        return made[cls]

    return translate(model)


def _members(cls: type[Any]) -> list[tuple[str, Any, Any]]:
    hints = typing.get_type_hints(cls, include_extras=True)
    return [(member.name, hints[member.name], member.default) for member in attrs.fields(cls)]


def _replaced(hint: Any, translate: Any, *, aware: Any = None) -> Any:
    """A type in the peer's terms: its own classes in place of ours; `aware` in place of an aware datetime, None there
    for no change and for keeping UNSET."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Annotated:
        return aware if aware is not None and arguments[0] is datetime else hint
    if origin in (typing.Union, types.UnionType):
        kept = [part for part in arguments if aware is None or part is not msgspec.UnsetType]
        return typing.Union[tuple(_replaced(part, translate, aware=aware) for part in kept)]  # noqa: UP007 - made at run time
    if origin is list:
        return list[_replaced(arguments[0], translate, aware=aware)]  # type: ignore[misc]  # made at run time
    return translate(hint) if isinstance(hint, type) and attrs.has(hint) else hint
