"""Types that generated models and endpoint functions share."""

from ._runtime.types import UNSET, AwareDatetime, File, Unset, value

__all__ = ["UNSET", "AwareDatetime", "File", "Unset", "value"]
