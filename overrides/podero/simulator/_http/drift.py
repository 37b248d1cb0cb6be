"""Drift: responses that differ from the document as an API does that has moved on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any, Literal, cast, get_args

import attrs

from podero.simulator._http.document import Operation, branches, items_of
from podero.simulator._http.messages import Response

DriftKind = Literal[
    "unknown_enum", "extra_field", "missing_field", "null", "decimal_text", "decimal_number", "unknown_status"
]

EXTRA_FIELD = "added_later"
UNKNOWN_VALUE = "added later"
_STATUSES = range(207, 300)
_Schema = Mapping[str, Any]


@attrs.frozen
class Drift:
    """One difference from the document.

    Args:
        kind: What differs.
        field: Glob for the names of the fields that it concerns; the name of the field itself for `extra_field`.
    """

    kind: DriftKind
    field: str | None = None


def check_kind(kind: str) -> DriftKind:
    """Refuse an unknown kind of drift, with a ValueError."""
    if kind not in get_args(DriftKind):
        message = f"drift must be one of {', '.join(get_args(DriftKind))}, not {kind!r}"
        raise ValueError(message)
    return cast("DriftKind", kind)


def drifted(document: Mapping[str, Any], operation: Operation, response: Response, drift: Drift) -> Response:
    """Apply a drift to every place of a documented response where it can apply."""
    if drift.kind == "unknown_status":
        status = next((status for status in _STATUSES if status not in operation.responses), _STATUSES[-1])
        return attrs.evolve(response, status=status) if 200 <= response.status < 300 else response
    schema = operation.responses.get(response.status)
    if schema is None or not response.content:
        return response
    value = _Drifting(document, drift).apply("", schema, json.loads(response.content))
    return attrs.evolve(response, content=json.dumps(value, separators=(",", ":")).encode())


class _Drifting:
    """Walks a JSON value beside its schema."""

    def __init__(self, document: Mapping[str, Any], drift: Drift) -> None:
        self._document = document
        self._kind = drift.kind
        self._field = drift.field

    def apply(self, name: str, schema: _Schema, value: Any) -> Any:
        """Return a value as it is after the drift; the name is that of the nearest field around it."""
        parts = [*branches(self._document, schema)]
        if self._matches(name):
            changed = self._changed(parts, value)
            if changed is not value:
                return changed
        if isinstance(value, list):
            items = items_of(parts)
            return [self.apply(name, items, item) for item in cast("Iterable[Any]", value)]
        if isinstance(value, dict):
            return self._object(parts, cast("dict[str, Any]", value))
        return value

    def _object(self, parts: Sequence[_Schema], value: dict[str, Any]) -> dict[str, Any]:
        objects = [part for part in parts if "properties" in part]
        if not objects:
            return value
        properties = {key: field for part in objects for key, field in part["properties"].items()}
        required = {key for part in objects for key in part.get("required", ())}
        kept = {
            key: self.apply(key, properties.get(key, {}), child)
            for key, child in value.items()
            if not (self._kind == "missing_field" and key in properties and key not in required and self._matches(key))
        }
        if self._kind == "extra_field":
            kept.setdefault(self._field or EXTRA_FIELD, UNKNOWN_VALUE)
        return kept

    def _changed(self, parts: Sequence[_Schema], value: Any) -> Any:
        types = {kind for part in parts for kind in _types(part)}
        match self._kind:
            case "unknown_enum" if isinstance(value, str) and any(value in part.get("enum", ()) for part in parts):
                return UNKNOWN_VALUE
            case "null" if "null" in types:
                return None
            case "decimal_text" if _is_number(value) and {"number", "string"} <= types:
                return str(value)
            case "decimal_number" if isinstance(value, str) and {"number", "string"} <= types:
                return _number(value)
            case _:
                return value

    def _matches(self, name: str) -> bool:
        return bool(name) and (self._field is None or fnmatchcase(name, self._field))


def _types(schema: _Schema) -> Sequence[str]:
    kind: str | Sequence[str] = schema.get("type", ())
    return (kind,) if isinstance(kind, str) else kind


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _number(text: str) -> Any:
    try:
        return float(text)
    except ValueError:
        return text
