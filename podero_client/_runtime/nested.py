"""Rules for values that hold others: models, lists, dicts and alternatives."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias, cast

from .errors import InvalidRequestError, refused
from .limits import wrong_type
from .types import UNSET

Rule: TypeAlias = Callable[[str, Any], None]


def model(cls: type[Any], **rules: Rule) -> Rule:
    """An object of a model.

    Args:
        cls: The model.
        **rules: Rules of fields whose model cannot check itself because responses use it too.

    Returns:
        The rule.
    """

    def rule(field: str, value: object) -> None:
        if not isinstance(value, cls):
            raise wrong_type(field, value, f"a {cls.__name__}")
        for name, inner_rule in rules.items():
            inner = getattr(value, name)
            if inner is not UNSET and inner is not None:
                inner_rule(f"{field}.{name}", inner)

    return rule


def items(rule: Rule, *, min_items: int = 0, max_items: int | None = None) -> Rule:
    """A list whose items all fulfil a rule.

    Args:
        rule: The rule of one item.
        min_items: Smallest number of items.
        max_items: Largest number of items.

    Returns:
        The rule of the list.
    """

    def each(field: str, value: object) -> None:
        if not isinstance(value, list | tuple):
            raise wrong_type(field, value, "a list")
        count = len(cast("Sequence[object]", value))
        if count < min_items:
            raise refused(field, f"{count} items, at least {min_items} are needed")
        if max_items is not None and count > max_items:
            raise refused(field, f"{count} items, at most {max_items} are accepted")
        for index, item in enumerate(cast("Sequence[object]", value)):
            rule(f"{field}[{index}]", item)

    return each


def values(rule: Rule) -> Rule:
    """A dict whose values all fulfil a rule.

    Args:
        rule: The rule of one value.

    Returns:
        The rule of the dict.
    """

    def each(field: str, value: object) -> None:
        if not isinstance(value, Mapping):
            raise wrong_type(field, value, "a dict")
        for key, item in cast("Mapping[object, object]", value).items():
            rule(f"{field}.{key}", item)

    return each


def or_null(rule: Rule) -> Rule:
    """A value that fulfils a rule, or None.

    Args:
        rule: The rule.

    Returns:
        The rule with None.
    """

    def either(field: str, value: object) -> None:
        if value is not None:
            rule(field, value)

    return either


def any_of(*rules: Rule) -> Rule:
    """A value that fulfils one of several rules.

    Args:
        *rules: The rules.

    Returns:
        The rule of all; what fulfils none is refused in the words of the rule that it came closest to.
    """

    def one(field: str, value: object) -> None:
        refusals: list[InvalidRequestError] = []
        for rule in rules:
            try:
                rule(field, value)
            except InvalidRequestError as error:
                refusals.append(error)
            else:
                return
        # a value of the right type is refused for what it holds
        raise next((error for error in refusals if " given, " not in error.message), refusals[-1])

    return one


def later(make: Callable[[], Rule]) -> Rule:
    """A rule that is made when it is used, since a class that it names may not be there before.

    Args:
        make: What makes it.

    Returns:
        The rule.
    """

    def rule(field: str, value: object) -> None:
        make()(field, value)

    return rule


__all__ = ["Rule", "any_of", "items", "later", "model", "or_null", "values"]
