"""What rules have in common: limits, and the words for a wrong type."""

from decimal import Decimal
from typing import Any

import attrs

from .errors import InvalidRequestError, refused


@attrs.frozen
class Limits:
    """Limits of a number.

    Args:
        minimum: Smallest value.
        maximum: Largest value.
        above: What it must be above.
        below: What it must be below.
        multiple_of: What it must be a multiple of.
    """

    minimum: float | None = None
    maximum: float | None = None
    above: float | None = None
    below: float | None = None
    multiple_of: float | None = None

    def check(self, field: str, value: Any) -> None:
        """Refuse a number outside of the limits.

        Args:
            field: Name of the field.
            value: The number.

        Raises:
            InvalidRequestError: It is outside.
        """
        if self.minimum is not None and value < self.minimum:
            raise refused(field, f"{value} is below the smallest accepted value {self.minimum:g}")
        if self.maximum is not None and value > self.maximum:
            raise refused(field, f"{value} is above the largest accepted value {self.maximum:g}")
        if self.above is not None and value <= self.above:
            raise refused(field, f"{value} is not above {self.above:g}")
        if self.below is not None and value >= self.below:
            raise refused(field, f"{value} is not below {self.below:g}")
        # by their shortest decimal form: 0.3 is a multiple of 0.1
        if self.multiple_of and Decimal(str(value)) % Decimal(str(self.multiple_of)):
            raise refused(field, f"{value} is no multiple of {self.multiple_of:g}")


def wrong_type(field: str, value: object, wanted: str) -> InvalidRequestError:
    """The error for a value of another type.

    Args:
        field: Name of the field.
        value: What it holds.
        wanted: What is needed.
    """
    if value is None:
        return refused(field, f"None (JSON null) is not accepted, {wanted} is needed")
    return refused(field, f"{type(value).__name__} given, {wanted} is needed")


__all__ = ["Limits", "wrong_type"]
