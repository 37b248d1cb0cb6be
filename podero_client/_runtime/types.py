"""Types that generated models and endpoint functions share."""

from datetime import datetime
from typing import Annotated, TypeAlias

import msgspec
from msgspec import UNSET
from msgspec import UnsetType as Unset

AwareDatetime: TypeAlias = Annotated[datetime, msgspec.Meta(tz=True)]
"""A `datetime` with an offset; type checkers see `datetime`."""

__all__ = ["UNSET", "AwareDatetime", "Unset"]
