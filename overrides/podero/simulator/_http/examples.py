"""Generated example values: the response of an operation that the simulator does not implement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from podero.simulator._http.document import resolve

_FORMATS = {
    "uuid": "00000000-0000-4000-8000-000000000001",
    "date-time": "2026-01-15T09:00:00Z",
    "date": "2026-01-15",
    "time": "06:00:00",
    "email": "person@example.com",
    "uri": "https://example.com/",
}
_MAX_DEPTH = 8


def example(document: Mapping[str, Any], schema: Mapping[str, Any], depth: int = 0) -> Any:
    """Build a JSON value that matches a schema, the same every time; recursion ends at a depth of eight."""
    schema = resolve(document, schema)
    for key in ("const", "default", "example"):
        if key in schema:
            return schema[key]
    for key in ("enum", "examples"):
        if schema.get(key):
            return schema[key][0]
    for key in ("anyOf", "oneOf"):
        if key in schema:
            branches: list[Mapping[str, Any]] = schema[key]
            if depth >= _MAX_DEPTH and {"type": "null"} in branches:
                return None
            return example(document, branches[0], depth)
    if "allOf" in schema:
        return _all_of(document, schema, depth)
    return _typed(document, schema, depth)


def _all_of(document: Mapping[str, Any], schema: Mapping[str, Any], depth: int) -> Any:
    parts = [example(document, part, depth) for part in schema["allOf"]]
    if all(isinstance(part, dict) for part in parts):
        return {key: value for part in parts for key, value in part.items()}
    return parts[0]


def _typed(document: Mapping[str, Any], schema: Mapping[str, Any], depth: int) -> Any:
    kind = schema.get("type", "object" if "properties" in schema else None)
    if isinstance(kind, list):
        names: list[str] = [name for name in kind if name != "null"]  # pyright: ignore[reportUnknownVariableType]
        kind = names[0] if names else "null"
    match kind:
        case "object":
            required = schema.get("required", [])
            return {
                name: example(document, field, depth + 1)
                for name, field in schema.get("properties", {}).items()
                if name in required or depth < _MAX_DEPTH
            }
        case "array":
            length = max(schema.get("minItems", 0), 1 if depth < _MAX_DEPTH else 0)
            return [example(document, schema.get("items", {}), depth + 1) for _ in range(length)]
        case "string":
            text = _FORMATS.get(str(schema.get("format")), "text")
            return text.ljust(schema.get("minLength", 0), "x")[: schema.get("maxLength")]
        case "integer" | "number":
            return schema.get("minimum", schema.get("exclusiveMinimum", -1) + 1)
        case "boolean":
            return False
        case _:
            return None


def blank(document: Mapping[str, Any], schema: Mapping[str, Any]) -> dict[str, Any]:
    """Build an object with every field at its default, else null if it is nullable, else an example."""
    schema = resolve(document, schema)
    return {name: _blank_field(document, field) for name, field in schema.get("properties", {}).items()}


def _blank_field(document: Mapping[str, Any], field: Mapping[str, Any]) -> Any:
    if "default" in field:
        return field["default"]
    nullable = field.get("type") == "null" or {"type": "null"} in field.get("anyOf", [])
    return None if nullable else example(document, field)
