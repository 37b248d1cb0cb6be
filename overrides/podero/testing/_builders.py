"""Valid models for tests, of which a test sets only what it is about."""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any, TypeVar, cast

from podero.errors import DecodeError, InvalidRequestError
from podero.testing._fields import Field, Limits, fields_of, is_model, item_of
from podero_client import codec
from podero_client._runtime.enums import OpenEnum
from podero_client._runtime.model import Model

M = TypeVar("M", bound=Model)

_numbers = itertools.count(1)


def build(model: type[M], /, **fields: Any) -> M:
    """Make a valid model.

    A model of a response has an id and all other fields, as the API sends them: None where they are nullable, a plain
    value otherwise. A model of a request has the required fields only, so that nothing is sent that the test did not
    ask for. Ids and e-mail addresses differ from one model to the next.

    Args:
        model: Its class, such as ``models.HeatPumpOutput``.
        **fields: Fields to set, by Python name; a dict in place of a nested model sets fields of that one, also in
            lists.

    Returns:
        The model.

    Raises:
        TypeError: The model has no such field, or a response cannot hold such a value.
        InvalidRequestError: A request may not hold such a value.
    """
    known = fields_of(model)
    if unknown := sorted(fields.keys() - known.keys()):
        msg = f"{model.__name__} has no field {', '.join(unknown)}, only {', '.join(known)}"
        raise TypeError(msg)
    values = {name: _nested(known[name], value) for name, value in fields.items()}
    values |= {
        field.name: _value(field) for field in known.values() if field.name not in fields and not _left_out(field)
    }
    built = model(**values)
    try:
        codec.decode(model, codec.encode(built))
    except DecodeError as error:
        msg = f"{model.__name__} cannot be this: {error}"
        raise TypeError(msg) from None
    return built


def _left_out(field: Field) -> bool:
    return field.optional and field.sent


def _value(field: Field) -> Any:
    if field.nullable and field.name != "id":
        return None
    type_ = field.types[0]
    if (item := item_of(type_)) is not None:
        count = max(field.limits.min_items, 0 if field.optional else 1)
        return [_plain(item, field) for _ in range(count)]
    return _plain(type_, field)


def _nested(field: Field, value: Any) -> Any:
    """A value in which dicts in place of models are completed."""
    items = [item for type_ in field.types if (item := item_of(type_)) is not None]
    if items and isinstance(value, list):
        return [_completed(items, item) for item in cast("Sequence[Any]", value)]
    return _completed(field.types, value)


def _completed(types: Any, value: Any) -> Any:
    model = next(filter(is_model, types), None)
    return build(model, **cast("dict[str, Any]", value)) if model and isinstance(value, Mapping) else value


def _plain(type_: Any, field: Field) -> Any:
    if is_model(type_):
        return build(type_)
    if isinstance(type_, type) and issubclass(type_, OpenEnum):
        return next(iter(type_))
    if type_ is str:
        return _text(field.name, field.limits)
    if type_ in {int, float, Decimal}:
        return type_(_number(field.limits))
    make = _SIMPLE.get(type_, dict[str, Any])
    return make()


_SIMPLE: dict[Any, Callable[[], Any]] = {
    bool: bool,
    uuid.UUID: lambda: uuid.UUID(f"00000000-0000-4000-8000-{next(_numbers):012x}"),
    datetime: lambda: datetime(2026, 1, 15, 9, tzinfo=UTC),
    date: lambda: date(2026, 1, 15),
    time: lambda: time(6),
}


def _text(name: str, limits: Limits) -> str:
    text = "text"
    if "email" in name:
        text = f"person-{next(_numbers)}@example.com"
    elif "url" in name:
        text = "https://example.com/"
    return text.ljust(limits.min_length, "x")[: limits.max_length]


def _number(limits: Limits) -> float:
    bounds = limits.number
    step = bounds.multiple_of or 1
    candidates = [1, bounds.minimum, bounds.maximum, step, (bounds.above or 0) + step, (bounds.below or 0) - step]
    return next((number for number in candidates if number is not None and _fits(bounds, number)), 0)


def _fits(bounds: Any, number: float) -> bool:
    try:
        bounds.check("", number)
    except InvalidRequestError:
        return False
    return True
