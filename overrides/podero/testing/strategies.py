"""Strategies for hypothesis: ``@given(strategies.of(models.HeatPumpOutput))``. Needs the extra `testing`."""

from __future__ import annotations

import functools
import math
import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any, TypeVar

from podero._extras import needed

try:
    from hypothesis import strategies as st
except ModuleNotFoundError as error:
    msg = f"{error.name} is not installed; {needed('podero.testing.strategies', 'testing')}"
    raise ModuleNotFoundError(msg, name=error.name) from None

from podero.testing._fields import Field, Limits, fields_of, is_model, item_of
from podero_client._runtime.enums import OpenEnum
from podero_client._runtime.model import Model
from podero_client.types import UNSET

__all__ = ["of"]

M = TypeVar("M", bound=Model)
N = TypeVar("N", int, float, Decimal)

_EXACT = 2**53
_ZONES = [UTC, timezone(timedelta(hours=1)), timezone(-timedelta(hours=9, minutes=30))]
_JSON = st.none() | st.booleans() | st.integers(-_EXACT, _EXACT) | st.text(max_size=20)


def of(model: type[M]) -> st.SearchStrategy[M]:
    """Every valid model: any optional field may be missing, any nullable one None.

    Args:
        model: Its class, such as ``models.HeatPumpInput``.

    Returns:
        A strategy for hypothesis.
    """
    kind: Any = model
    drawn: st.SearchStrategy[M] = _of(kind)
    return drawn


@functools.cache
def _of(model: Any) -> st.SearchStrategy[Any]:
    return st.builds(model, **{field.name: _field(field) for field in fields_of(model).values()})


def _field(field: Field) -> st.SearchStrategy[Any]:
    choices = [_value(type_, field.limits) for type_ in field.types]
    if field.nullable:
        choices.insert(0, st.none())
    if field.optional:
        choices.insert(0, st.just(UNSET))
    return st.one_of(*choices)


def _value(type_: Any, limits: Limits) -> st.SearchStrategy[Any]:
    if is_model(type_):
        nested: Any = type_
        return st.deferred(lambda: _of(nested))
    if (item := item_of(type_)) is not None:
        most = limits.min_items + 3 if limits.max_items is None else limits.max_items
        return st.lists(_value(item, limits), min_size=limits.min_items, max_size=most)
    if isinstance(type_, type) and issubclass(type_, OpenEnum):
        return st.sampled_from(list(type_))
    make = _SCALARS.get(type_)
    return st.dictionaries(st.text(max_size=20), _JSON, max_size=3) if make is None else make(limits)


def _integers(limits: Limits) -> st.SearchStrategy[int]:
    return _numbers(limits, lambda low, high: st.integers(math.ceil(low), math.floor(high)), _EXACT)


def _decimals(limits: Limits) -> st.SearchStrategy[Decimal]:
    return _numbers(limits, lambda low, high: st.decimals(low, high, places=3), 1e9)


def _floats(limits: Limits) -> st.SearchStrategy[float]:
    return _numbers(limits, st.floats, 1e300)


def _numbers(limits: Limits, draw: Callable[[float, float], st.SearchStrategy[N]], most: float) -> st.SearchStrategy[N]:
    """Numbers within limits; multiples are counted, since few numbers are one by chance."""
    bounds = limits.number
    low = max(-most, *(bound for bound in (bounds.minimum, bounds.above) if bound is not None), -most)
    high = min(most, *(bound for bound in (bounds.maximum, bounds.below) if bound is not None), most)
    step = bounds.multiple_of
    drawn: st.SearchStrategy[Any] = draw(low, high)
    if step is not None:
        drawn = st.integers(math.ceil(low / step), math.floor(high / step)).map(lambda count: count * step)
    return drawn.filter(lambda number: number not in {bounds.above, bounds.below})


def _texts(limits: Limits) -> st.SearchStrategy[str]:
    most = 100 if limits.max_length is None else limits.max_length
    if limits.pattern is None:
        return st.text(min_size=limits.min_length, max_size=most)
    return st.from_regex(limits.pattern).filter(lambda text: limits.min_length <= len(text) <= most)


_SCALARS: dict[Any, Callable[[Limits], st.SearchStrategy[Any]]] = {
    bool: lambda _: st.booleans(),
    int: _integers,
    float: _floats,
    Decimal: _decimals,
    str: _texts,
    uuid.UUID: lambda _: st.uuids(),
    datetime: lambda _: st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.sampled_from(_ZONES)),  # noqa: DTZ001 - the zone is drawn
    date: lambda _: st.dates(),
    time: lambda _: st.times(),
    Any: lambda _: _JSON,
}
