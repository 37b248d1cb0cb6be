"""Attrs validators of the fields of a request, made from rules."""

from collections.abc import Callable
from typing import Any, TypeAlias

import attrs

from .errors import refused
from .nested import Rule
from .types import UNSET

Validator: TypeAlias = Callable[[Any, "attrs.Attribute[Any]", Any], None]


def required(rule: Rule, *, null: bool = False) -> Validator:
    """Validator of a field that must be given.

    Args:
        rule: What the value must fulfil.
        null: Whether None is accepted.

    Returns:
        An attrs validator.
    """

    def validate(_instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if value is UNSET:
            raise refused(attribute.name, "must be given")
        if value is not None or not null:
            rule(attribute.name, value)

    return validate


def optional(rule: Rule, *, null: bool = False) -> Validator:
    """Validator of a field that may be left out.

    Args:
        rule: What the value must fulfil when there is one.
        null: Whether None is accepted.

    Returns:
        An attrs validator.
    """

    def validate(_instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if value is not UNSET and (value is not None or not null):
            rule(attribute.name, value)

    return validate


def nullable(rule: Rule) -> Validator:
    """Validator of a field that may be left out or None.

    Args:
        rule: What the value must fulfil otherwise.

    Returns:
        An attrs validator.
    """
    return optional(rule, null=True)


__all__ = ["nullable", "optional", "required"]
