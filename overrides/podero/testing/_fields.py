"""What the fields of a model may hold."""

from __future__ import annotations

import functools
import inspect
import types
import typing
from collections.abc import Mapping
from typing import Any, Self

import attrs

from podero_client._runtime import limits
from podero_client._runtime.model import Model
from podero_client.types import Unset

_NO_LIMITS = limits.Limits()


@attrs.frozen(kw_only=True)
class Limits:
    """What the checks of a request model demand beyond a type.

    Args:
        number: Limits of a number.
        min_length: Smallest number of characters.
        max_length: Largest number of characters.
        pattern: Regular expression that must be found in a text.
        min_items: Smallest number of items of a list.
        max_items: Largest number of items of a list.
    """

    number: limits.Limits = _NO_LIMITS
    min_length: int = 0
    max_length: int | None = None
    pattern: str | None = None
    min_items: int = 0
    max_items: int | None = None

    @classmethod
    def of(cls, check: Any) -> Self:
        """The limits of a validator, which holds them in its closure.

        Args:
            check: A validator of an attrs field, None for none.
        """
        found: dict[str, Any] = {}
        while check is not None:
            held = inspect.getclosurevars(check).nonlocals
            found |= {name: held[name] for name in _NAMES if name in held}
            if "within" in held:
                found["number"] = held["within"].__self__
            check = held.get("rule")
        return cls(**found)


_NAMES = ("min_length", "max_length", "pattern", "min_items", "max_items")


@attrs.frozen(kw_only=True)
class Field:
    """One field of a model.

    Args:
        name: Its name.
        types: What it may hold besides None and UNSET.
        nullable: Whether it may be None.
        optional: Whether it may be UNSET.
        sent: Whether it belongs to a request, where what is left out stays as it is.
        limits: Of its value.
    """

    name: str
    types: tuple[Any, ...]
    nullable: bool
    optional: bool
    sent: bool
    limits: Limits


def fields_of(model: Any) -> Mapping[str, Field]:
    """The fields of a model by name.

    Args:
        model: Its class.
    """
    return _read(model)


@functools.cache
def _read(model: Any) -> Mapping[str, Field]:
    hints = typing.get_type_hints(model)
    found: dict[str, Field] = {}
    attributes: tuple[attrs.Attribute[Any], ...] = attrs.fields(model)
    for attribute in attributes:
        choices = choices_of(hints[attribute.name])
        found[attribute.name] = Field(
            name=attribute.name,
            types=tuple(choice for choice in choices if choice not in {types.NoneType, Unset}),
            nullable=types.NoneType in choices,
            optional=Unset in choices,
            sent=attribute.validator is not None,
            limits=Limits.of(attribute.validator),
        )
    return found


def choices_of(hint: Any) -> tuple[Any, ...]:
    """The members of a union; the type itself where it is none.

    Args:
        hint: A type.
    """
    return typing.get_args(hint) if typing.get_origin(hint) in {typing.Union, types.UnionType} else (hint,)


def item_of(type_: Any) -> Any:
    """The type of the items of a list, None where it is no list.

    Args:
        type_: A type.
    """
    return typing.get_args(type_)[0] if typing.get_origin(type_) is list else None


def is_model(type_: Any) -> typing.TypeGuard[type[Model]]:
    """Whether a type is a model.

    Args:
        type_: A type.
    """
    return isinstance(type_, type) and issubclass(type_, Model)
