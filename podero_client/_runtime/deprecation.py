"""Marks what the API document calls deprecated (PEP 702)."""

import functools
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    # type checkers know it without the package
    from typing_extensions import deprecated
else:
    P = ParamSpec("P")
    T = TypeVar("T")

    def deprecated(message: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
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

            warned.__deprecated__ = message
            return warned

        return mark


__all__ = ["deprecated"]
