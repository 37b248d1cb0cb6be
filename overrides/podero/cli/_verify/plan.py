"""Which operation to call next, with what: ids come out of earlier responses."""

from __future__ import annotations

import uuid
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any

import attrs

from podero.cli._verify.document import ReadOperation
from podero.cli._verify.plain import is_array, is_object

SAMPLES = 8
"""Calls of one operation at most."""

PERIOD = timedelta(days=7)
"""How far back time series are read."""

_ALIASES = {"external_id": ("external_user_id",)}
"""Fields that hold a path parameter under a name that cannot be guessed."""

_BEGINNINGS = ("from", "start")


@attrs.frozen
class Step:
    """One call.

    Args:
        operation: What to call.
        values: Path parameters by name.
    """

    operation: ReadOperation
    values: Mapping[str, str]


class Plan:
    """What can be called, and what was.

    Args:
        operations: All operations that only read.
        now: The end of time series.
        known: Path parameters that the caller knows, such as the id of a wallbox, which no list has.

    Raises:
        ValueError: One of `known` is no path parameter, or not of its type.
    """

    def __init__(
        self, operations: Sequence[ReadOperation], now: datetime, known: Iterable[Mapping[str, str]] = ()
    ) -> None:
        self._operations = operations
        parameters = [parameter for operation in operations for parameter in operation.operation.path_parameters]
        self._types = {parameter.name: parameter.type for parameter in parameters if parameter.name != "org_id"}
        self._found: set[str] = set()
        self._now = now
        self._zone: str | None = None
        self._pending: dict[str, deque[Mapping[str, str]]] = {operation.name: deque() for operation in operations}
        self._offered: set[tuple[str, tuple[str, ...]]] = set()
        self.calls: dict[str, int] = dict.fromkeys(self._pending, 0)
        start: Mapping[str, str] = {}
        for values in (start, *known):
            self._check_known(values)
            self._offer(values)

    def next(self) -> Step | None:
        """The operation that was called least of those that can be called; None when there is none."""
        ready = [op for op in self._operations if self._pending[op.name] and self.calls[op.name] < SAMPLES]
        if not ready:
            return None
        operation = min(ready, key=lambda op: self.calls[op.name])
        self.calls[operation.name] += 1
        return Step(operation, self._pending[operation.name].popleft())

    def unreached(self) -> dict[str, str]:
        """Operations that were not called, and why; an empty reason where only the requests ran out."""
        return {
            operation.name: self._reason(operation) for operation in self._operations if not self.calls[operation.name]
        }

    def _reason(self, operation: ReadOperation) -> str:
        if self._pending[operation.name]:
            return ""
        missing = [name for name in operation.parameters if name not in self._found]
        if not missing:
            together = " and ".join(operation.parameters)
            pairs = ",".join(f"{name}=..." for name in operation.parameters)
            return f"no response has {together} together; give them with --known {pairs}"
        sources = [
            other.name
            for other in self._operations
            if self._item_parameter(other) in missing and not self.calls[other.name]
        ]
        because = f", as {' and '.join(sources)} was not called" if sources else ""
        return f"no response has a value for {', '.join(missing)}{because}"

    def learn(self, step: Step, body: Any, unknown: Collection[str] = ()) -> None:
        """Take ids out of a response.

        Args:
            step: The call.
            body: Its response as JSON types.
            unknown: Values of enums that the document does not know; what a call with one gives says nothing.
        """
        item_parameter = self._item_parameter(step.operation)
        for item in _objects(body):
            values = dict(step.values)
            if item_parameter and isinstance(identity := item.get("id"), str):
                values[item_parameter] = identity
            held = {name: found for name in self._types.keys() - values.keys() if (found := _held(item, name))}
            held = {name: found for name, found in held.items() if found not in unknown}
            self._offer({**held, **values}, item)
            if isinstance(zone := item.get("price_zone"), str):
                self._zone = self._zone or zone

    def path_values(self, step: Step) -> tuple[Any, ...]:
        """Path parameters in path order, as the client takes them.

        Args:
            step: The call.

        Raises:
            ValueError: A value is not of the documented type.
        """
        return tuple(
            None if parameter.name == "org_id" else _converted(step.values[parameter.name], parameter.type)
            for parameter in step.operation.operation.path_parameters
        )

    def query(self, operation: ReadOperation) -> dict[str, Any]:
        """The query parameters that must be sent.

        Args:
            operation: What will be called.
        """
        parameters = operation.operation.query
        return {p.name: self._query_value(p.name, p.type) for p in parameters if p.name in operation.required}

    def _query_value(self, name: str, type_: Any) -> Any:
        moment = self._now - PERIOD if name.startswith(_BEGINNINGS) else self._now
        if type_ is date:
            return moment.date()
        if isinstance(type_, type) and issubclass(type_, Enum):
            known = next((member for member in type_ if member.value == self._zone), None)
            return known or next(iter(type_))
        return moment if type_ is datetime else moment.isoformat() if type_ is str else type_()

    def _item_parameter(self, operation: ReadOperation) -> str | None:
        """The path parameter that the items of a collection stand for: `{x}` of a path that goes on with `/{x}`."""
        for other in self._operations:
            rest = other.path.removeprefix(operation.path)
            if rest != other.path and rest.startswith("/{"):
                return rest[2 : rest.index("}")]
        return None

    def _check_known(self, values: Mapping[str, str]) -> None:
        for name, value in values.items():
            if name not in self._types:
                msg = f"{name!r:.80} is no path parameter; known are {', '.join(sorted(self._types))}"
                raise ValueError(msg)
            try:
                _converted(value, self._types[name])
            except ValueError:
                msg = f"{name} is a UUID, not {value!r:.80}"
                raise ValueError(msg) from None

    def _offer(self, values: Mapping[str, str], item: Mapping[str, Any] | None = None) -> None:
        self._found |= values.keys()
        for operation in self._operations:
            if not values.keys() >= set(operation.parameters):
                continue
            key = operation.name, tuple(values[name] for name in operation.parameters)
            if key not in self._offered:
                self._offered.add(key)
                pending = self._pending[operation.name]
                # one that has nothing comes last, so that a few calls see much
                (pending.append if _is_empty(operation, item) else pending.appendleft)(
                    {name: values[name] for name in operation.parameters}
                )


def _is_empty(operation: ReadOperation, item: Mapping[str, Any] | None) -> bool:
    """Whether an object says by a count, such as `num_heat_pumps`, that it has none of what is asked for."""
    counts = {name: value for name, value in (item or {}).items() if name.startswith("num_")}
    segments = {f"num_{segment.replace('-', '_')}" for segment in operation.path.split("/")}
    named = counts.keys() & segments
    return bool(counts) and not any(counts[name] for name in named or counts)


def _objects(body: Any) -> Iterator[Mapping[str, Any]]:
    """An object, or the objects of a list."""
    if is_object(body):
        yield body
    elif is_array(body):
        yield from (item for item in body if is_object(item))


def _held(item: Mapping[str, Any], parameter: str) -> str | None:
    names = (parameter, parameter.removesuffix("_id"), parameter.removesuffix("_key"), *_ALIASES.get(parameter, ()))
    return next((value for name in names if isinstance(value := item.get(name), str) and value), None)


def _converted(value: str, type_: Any) -> Any:
    return uuid.UUID(value) if type_ is uuid.UUID else value
