"""Marks what the API document calls deprecated (PEP 702)."""

import functools
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")


def warns(message: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Warn whenever a function is called.

    Args:
        message: What to say.

    Returns:
        A decorator.
    """

    def mark(function: Callable[P, T]) -> Callable[P, T]:
        @functools.wraps(function)
        def warned(*args: P.args, **kwargs: P.kwargs) -> T:
            warnings.warn(message, DeprecationWarning, stacklevel=2)
            return function(*args, **kwargs)

        cast("Any", warned).__deprecated__ = message
        return warned

    return mark


if TYPE_CHECKING:
    # type checkers know it without the package
    from typing_extensions import deprecated
else:
    deprecated = warns


class DeprecatedField(Generic[T]):
    """What type checkers see of a deprecated field; while a program runs, the field is like others."""

    @deprecated("the API document calls this field deprecated")
    def __get__(self, instance: object, owner: type) -> T:
        """The value."""
        return cast("T", instance)

    @deprecated("the API document calls this field deprecated")
    def __set__(self, instance: object, value: T) -> None:
        """Set the value."""


__all__ = ["DeprecatedField", "deprecated", "warns"]
