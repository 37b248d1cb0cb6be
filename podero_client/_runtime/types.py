"""Types that generated models and endpoint functions share."""

from datetime import datetime
from typing import Annotated, TypeAlias, TypeVar, overload

import msgspec
from msgspec import UNSET
from msgspec import UnsetType as Unset

AwareDatetime: TypeAlias = Annotated[datetime, msgspec.Meta(tz=True)]
"""A `datetime` with an offset; type checkers see `datetime`."""

T = TypeVar("T")
D = TypeVar("D")


@overload
def value(given: T | Unset | None) -> T | None: ...
@overload
def value(given: T | Unset | None, default: D) -> T | D: ...
def value(given: object, default: object = None) -> object:
    """What a field holds, or a default where it is UNSET or None.

    Args:
        given: The field.
        default: What to return in place of UNSET and None.

    Returns:
        One of them.
    """
    return default if given is None or given is UNSET else given


__all__ = ["UNSET", "AwareDatetime", "Unset", "value"]
