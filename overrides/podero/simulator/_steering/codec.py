"""Writes the objects of a simulator as JSON and reads them back, each shared object once."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any, cast

import attrs

from podero.simulator._http.drift import Drift
from podero.simulator._http.faults import Fault
from podero.simulator._http.messages import Response
from podero.simulator._http.rate_window import RateWindow
from podero.simulator._http.request_log import ReceivedRequest
from podero.simulator._world import charging, entities

_CLASSES: dict[str, type] = {
    one.__name__: one
    for one in (
        entities.AuthSession,
        entities.ClaimToken,
        entities.Cue,
        entities.Device,
        entities.House,
        entities.OnboardingSession,
        entities.Owned,
        entities.User,
        charging.ChargingSchedule,
        charging.Command,
        Drift,
        Fault,
        RateWindow,
        ReceivedRequest,
        Response,
    )
}
# What other tools read as JSON numbers without loss.
_LARGEST = 2**53


class Encoder:
    """Writes values; of an object that occurs again only its number is written."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}

    def write(self, value: Any) -> Any:
        """Return a value as JSON."""
        if isinstance(value, bool) or value is None or isinstance(value, str | float):
            return value
        if isinstance(value, int):
            return value if abs(value) < _LARGEST else {"$int": hex(value)}
        if isinstance(value, list):
            return [self.write(item) for item in cast("Iterable[Any]", value)]
        return self._other(value)

    def _other(self, value: Any) -> Any:
        if isinstance(value, dict):
            return self._mapping(cast("Mapping[Any, Any]", value))
        for kind, name, convert in _PLAIN:
            if isinstance(value, kind):
                return {f"${name}": self.write(convert(value))}
        if isinstance(value, entities.Kind):
            return {"$kind": value.code}
        return self._object(value)

    def _mapping(self, value: Mapping[Any, Any]) -> Any:
        if all(isinstance(key, str) and not key.startswith("$") for key in value):
            return {key: self.write(child) for key, child in value.items()}
        return {"$map": [[self.write(key), self.write(child)] for key, child in value.items()]}

    def _object(self, value: Any) -> Any:
        kind: Any = value.__class__
        name = kind.__name__
        if _CLASSES.get(name) is not kind:
            message = f"a {name} cannot be saved"
            raise TypeError(message)
        if id(value) in self._numbers:
            return {"$same": self._numbers[id(value)]}
        self._numbers[id(value)] = len(self._numbers)
        fields = {field.name: self.write(getattr(value, field.name)) for field in _fields(kind)}
        return {"$object": name, **fields}


class Decoder:
    """Reads what an `Encoder` wrote; anything else is a ValueError, TypeError, LookupError or AttributeError."""

    def __init__(self) -> None:
        self._objects: list[Any] = []

    def read(self, value: Any) -> Any:
        """Return the value that was written."""
        if isinstance(value, list):
            return [self.read(item) for item in cast("Iterable[Any]", value)]
        if not isinstance(value, dict):
            return value
        fields = cast("dict[str, Any]", value)
        if "$object" in fields:
            return self._object(fields)
        [first, *_] = [*fields, ""]
        if not first.startswith("$"):
            return {key: self.read(child) for key, child in fields.items()}
        if first == "$same":
            return self._objects[fields[first]]
        return _READERS[first[1:]](self.read(fields[first]))

    def _object(self, fields: dict[str, Any]) -> Any:
        kind = _CLASSES[fields["$object"]]
        number = len(self._objects)
        self._objects.append(None)
        given = {field.alias: self.read(fields[field.name]) for field in _fields(kind)}
        self._objects[number] = kind(**given)
        return self._objects[number]


def _fields(kind: Any) -> list[Any]:
    """List the fields of a class that are no caches."""
    return [field for field in attrs.fields(kind) if field.init]


def _read_random(state: Any) -> random.Random:
    rng = random.Random()
    rng.setstate((state[0], tuple(state[1]), state[2]))
    return rng


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


_PLAIN: tuple[tuple[type, str, Callable[[Any], Any]], ...] = (
    (datetime, "time", datetime.isoformat),
    (date, "date", date.isoformat),
    (timedelta, "seconds", timedelta.total_seconds),
    (tuple, "tuple", list),
    (set, "set", sorted),
    (bytes, "bytes", bytes.hex),
    (random.Random, "random", lambda rng: [rng.getstate()[0], list(rng.getstate()[1]), rng.getstate()[2]]),
)
_READERS: dict[str, Callable[[Any], Any]] = {
    "int": lambda text: int(text, 16),
    "kind": entities.KINDS.__getitem__,
    "map": dict,
    "time": _moment,
    "date": date.fromisoformat,
    "seconds": lambda seconds: timedelta(seconds=seconds),
    "tuple": tuple,
    "set": set,
    "bytes": bytes.fromhex,
    "random": _read_random,
}
