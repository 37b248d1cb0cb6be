"""Types that generated models and endpoint functions share."""

from datetime import datetime
from typing import Annotated, TypeAlias, TypeVar, overload

import attrs
import msgspec
from msgspec import UNSET
from msgspec import UnsetType as Unset

AwareDatetime: TypeAlias = Annotated[datetime, msgspec.Meta(tz=True)]
"""A `datetime` with an offset; type checkers see `datetime`."""

Text: TypeAlias = Annotated[str, "a body that is text and no JSON"]
"""A `str` that is the whole of a body, as it is; type checkers see `str`."""


@attrs.frozen
class File:
    """A file to send in a form.

    Args:
        content: Its bytes.
        name: Its name.
        content_type: Its media type.
    """

    content: bytes = attrs.field(repr=False)
    name: str = "file"
    content_type: str = "application/octet-stream"


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


__all__ = ["UNSET", "AwareDatetime", "File", "Text", "Unset", "value"]
