"""What a field of a request may hold; the rules run when a request model is made or changed.

A rule takes the name and the value of a field and raises `InvalidRequestError`. `required`, `optional` and `nullable`
turn a rule into an attrs validator.
"""

import math
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import cast
from uuid import UUID

from .enums import OpenEnum
from .errors import refused
from .limits import Limits, wrong_type
from .nested import Rule, any_of, items, later, model, or_null, values
from .types import File, Unset
from .validators import nullable, optional, required

_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\Z")


def text(*, min_length: int = 0, max_length: int | None = None, pattern: str | None = None) -> Rule:
    """A str.

    Args:
        min_length: Smallest number of characters.
        max_length: Largest number of characters.
        pattern: Regular expression that must be found in it.

    Returns:
        The rule.
    """
    expression = None if pattern is None else re.compile(pattern)

    def rule(field: str, value: object) -> None:
        if not isinstance(value, str):
            raise wrong_type(field, value, "a str")
        if len(value) < min_length:
            raise refused(field, f"{len(value)} characters, at least {min_length} are needed")
        if max_length is not None and len(value) > max_length:
            raise refused(field, f"{len(value)} characters, at most {max_length} are accepted")
        if expression is not None and not expression.search(value):
            raise refused(field, f"it does not match the pattern {pattern}")

    return rule


def boolean(field: str, value: object) -> None:
    """True or False, and nothing that merely looks like it.

    Args:
        field: Name of the field.
        value: What it holds.

    Raises:
        InvalidRequestError: It is something else.
    """
    if not isinstance(value, bool):
        raise wrong_type(field, value, "True or False")


def integer(**limits: float | None) -> Rule:
    """An int within limits.

    Args:
        **limits: `minimum`, `maximum`, `above`, `below` and `multiple_of`, as `Limits` has them.

    Returns:
        The rule.
    """
    within = Limits(**limits).check

    def rule(field: str, value: object) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            raise wrong_type(field, value, "an int")
        within(field, value)

    return rule


def number(**limits: float | None) -> Rule:
    """A finite float or int within limits.

    Args:
        **limits: `minimum`, `maximum`, `above`, `below` and `multiple_of`, as `Limits` has them.

    Returns:
        The rule.
    """
    within = Limits(**limits).check

    def rule(field: str, value: object) -> None:
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise wrong_type(field, value, "a number")
        if not math.isfinite(value):
            raise refused(field, f"{value} cannot be sent, a finite number is needed")
        within(field, value)

    return rule


def decimal(**limits: float | None) -> Rule:
    """A finite Decimal within limits.

    Args:
        **limits: `minimum`, `maximum`, `above`, `below` and `multiple_of`, as `Limits` has them.

    Returns:
        The rule.
    """
    within = Limits(**limits).check

    def rule(field: str, value: object) -> None:
        if not isinstance(value, Decimal):
            raise wrong_type(field, value, "a Decimal, int, float or text of a number")
        if not value.is_finite():
            raise refused(field, f"{value} cannot be sent, a finite number is needed")
        within(field, value)

    return rule


def to_decimal(value: Decimal | float | str | Unset | None) -> Decimal | Unset | None:
    """Converter of decimal fields; what is no number stays as it is for the rule to refuse by name.

    Args:
        value: What the caller gave.

    Returns:
        A Decimal, or None or UNSET as they came.
    """
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        try:
            return Decimal(str(value))
        except InvalidOperation:
            return cast("Decimal", value)
    return cast("Decimal | Unset | None", value)


def to_decimal_or_unset(value: Decimal | float | str | Unset) -> Decimal | Unset:
    """As `to_decimal`, for a field that cannot be None.

    Args:
        value: What the caller gave.

    Returns:
        A Decimal, or UNSET as it came.
    """
    return cast("Decimal | Unset", to_decimal(value))


def to_given_decimal(value: Decimal | float | str) -> Decimal:
    """As `to_decimal`, for a field that must be given.

    Args:
        value: What the caller gave.

    Returns:
        A Decimal.
    """
    return cast("Decimal", to_decimal(value))


def aware(field: str, value: object) -> None:
    """A datetime with an offset: a guess at local time would steer a real device.

    Args:
        field: Name of the field.
        value: What it holds.

    Raises:
        InvalidRequestError: It is naive, its offset has seconds, or it is no datetime.
    """
    if not isinstance(value, datetime):
        raise wrong_type(field, value, "a datetime with a time zone")
    try:
        offset = value.utcoffset()
    except ValueError:
        # pandas.NaT is a datetime by type only
        raise refused(field, f"{value} given, a datetime with a time zone is needed") from None
    if offset is None:
        raise refused(field, "the datetime has no time zone, give one: datetime(..., tzinfo=UTC)")
    _whole_minutes(field, offset)


def day(field: str, value: object) -> None:
    """A date.

    Args:
        field: Name of the field.
        value: What it holds.

    Raises:
        InvalidRequestError: It is something else.
    """
    if not isinstance(value, date) or isinstance(value, datetime):
        raise wrong_type(field, value, "a datetime.date")


def time_of_day(field: str, value: object) -> None:
    """A time.

    Args:
        field: Name of the field.
        value: What it holds.

    Raises:
        InvalidRequestError: It is something else.
    """
    if not isinstance(value, time):
        raise wrong_type(field, value, "a datetime.time")
    _whole_minutes(field, value.utcoffset())


def identifier(field: str, value: object) -> None:
    """A UUID, or its text in the usual form.

    Args:
        field: Name of the field.
        value: What it holds.

    Raises:
        InvalidRequestError: It is something else.
    """
    if isinstance(value, str) and not _UUID.match(value):
        raise refused(field, "this text is no UUID, which has 8-4-4-4-12 hexadecimal digits")
    if not isinstance(value, UUID | str):
        raise wrong_type(field, value, "a UUID")


def one_of(enum: type[OpenEnum]) -> Rule:
    """A value that the enum of the API document lists.

    Args:
        enum: The enum.

    Returns:
        The rule.
    """

    def rule(field: str, value: object) -> None:
        if not isinstance(value, str) or not enum(value).is_known:
            allowed = ", ".join(enum)
            given = str(value) if isinstance(value, str) else value
            raise refused(field, f"{given!r:.80} is not accepted, use one of: {allowed}")

    return rule


def free_form(field: str, value: object) -> None:
    """Anything that JSON can carry, checked for what would be sent as something else.

    Args:
        field: Name of the field.
        value: What it holds.

    Raises:
        InvalidRequestError: There is an infinite number, NaN or a naive datetime in it, or it contains itself.
    """
    try:
        _free_form(field, value)
    except RecursionError:
        raise refused(field, "contains itself, or is nested too deeply") from None


def _free_form(field: str, value: object) -> None:
    for kind, rule in ((float, number()), (Decimal, decimal()), (datetime, aware), (time, time_of_day)):
        if isinstance(value, kind):
            rule(field, value)
    if isinstance(value, Mapping):
        for key, item in cast("Mapping[object, object]", value).items():
            _free_form(f"{field}.{key}", item)
    elif isinstance(value, list | tuple):
        for index, item in enumerate(cast("Sequence[object]", value)):
            _free_form(f"{field}[{index}]", item)


def mapping(field: str, value: object) -> None:
    """A free-form object.

    Args:
        field: Name of the field.
        value: What it holds.

    Raises:
        InvalidRequestError: It is no dict, or holds what `free_form` refuses.
    """
    if not isinstance(value, Mapping):
        raise wrong_type(field, value, "a dict")
    free_form(field, cast("object", value))


def binary(field: str, value: object) -> None:
    """Bytes.

    Args:
        field: Name of the field.
        value: What it holds.

    Raises:
        InvalidRequestError: It is something else.
    """
    if not isinstance(value, bytes):
        raise wrong_type(field, value, "bytes")


def upload(field: str, value: object) -> None:
    """A file to send.

    Args:
        field: Name of the field.
        value: What it holds.

    Raises:
        InvalidRequestError: It is something else.
    """
    if not isinstance(value, File):
        raise wrong_type(field, value, "a File")


def _whole_minutes(field: str, offset: timedelta | None) -> None:
    """RFC 3339 has no seconds in an offset: without them the moment would be another one."""
    if offset and offset % timedelta(minutes=1):
        raise refused(field, f"the offset {offset} has seconds, which cannot be sent: use .astimezone(UTC)")


__all__ = [
    "any_of",
    "aware",
    "binary",
    "boolean",
    "day",
    "decimal",
    "free_form",
    "identifier",
    "integer",
    "items",
    "later",
    "mapping",
    "model",
    "nullable",
    "number",
    "one_of",
    "optional",
    "or_null",
    "required",
    "text",
    "time_of_day",
    "to_decimal",
    "to_decimal_or_unset",
    "to_given_decimal",
    "upload",
    "values",
]
