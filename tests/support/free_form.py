"""Which fields a document leaves free, found by nothing that the generator uses."""

from typing import Any


def free_names(document: Any) -> set[str]:
    """The names of fields that may hold anything, or hold something that may.

    Args:
        document: The document.
    """
    found: set[str] = set()
    todo = [document]
    while todo:
        value = todo.pop()
        if isinstance(value, dict):
            properties = value.get("properties")
            if isinstance(properties, dict):
                found |= {name for name, schema in properties.items() if _is_free(schema, document, frozenset())}
            todo += value.values()
        elif isinstance(value, list):
            todo += value
    return found


def _is_free(schema: Any, document: Any, seen: frozenset[str]) -> bool:
    """Whether a schema, or one inside of it, says nothing of its value."""
    if not isinstance(schema, dict):
        return schema is True
    target = schema.get("$ref")
    if target is not None:
        name = target.rpartition("/")[2]
        found = document["components"]["schemas"][name]
        return target not in seen and "properties" not in found and _is_free(found, document, seen | {target})
    parts = [part for key in ("anyOf", "oneOf", "allOf") for part in schema.get(key, ())]
    if parts:
        return any(_is_free(part, document, seen) for part in parts)
    kind = schema.get("type")
    if kind == "array" or (isinstance(kind, list) and "array" in kind):
        return _is_free(schema.get("items", True), document, seen) and "prefixItems" not in schema
    if kind == "object" or (isinstance(kind, list) and "object" in kind):
        return "properties" not in schema and _is_free(schema.get("additionalProperties", True), document, seen)
    return kind is None and "enum" not in schema and "const" not in schema


__all__ = ["free_names"]
