"""Types that generated models and endpoint functions share."""

from ._runtime.types import UNSET, AwareDatetime, File, Unset

__all__ = ["UNSET", "AwareDatetime", "File", "Unset"]
