"""Types that generated models and endpoint functions share."""

from ._runtime.types import UNSET, AwareDatetime, Unset

__all__ = ["UNSET", "AwareDatetime", "Unset"]
