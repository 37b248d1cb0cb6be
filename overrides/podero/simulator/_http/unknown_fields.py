"""The strict mode: what of a request the document does not know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

from podero.simulator._http.document import Operation, branches, items_of


def find_unknown(
    document: Mapping[str, Any], operation: Operation, query: Iterable[str], body: Any
) -> Iterator[dict[str, Any]]:
    """List the query parameters and the fields of a body that the document does not know, as errors of a 422."""
    known = {parameter["name"] for parameter in operation.parameters if parameter["in"] == "query"}
    for name in query:
        if name not in known:
            yield _error(["query", name])
    if operation.body is not None:
        yield from _unknown_fields(document, operation.body, body, ["body"])


def _unknown_fields(
    document: Mapping[str, Any], schema: Mapping[str, Any], value: Any, location: Sequence[str | int]
) -> Iterator[dict[str, Any]]:
    parts = [*branches(document, schema)]
    if isinstance(value, list):
        items = items_of(parts)
        for number, item in enumerate(cast("Iterable[Any]", value)):
            yield from _unknown_fields(document, items, item, [*location, number])
    if isinstance(value, dict):
        known = {name: field for part in parts for name, field in part.get("properties", {}).items()}
        # An object without fields of its own, or with any others, is free in the document.
        is_free = not known or any(part.get("additionalProperties") for part in parts)
        for name, child in cast("dict[str, Any]", value).items():
            if name in known:
                yield from _unknown_fields(document, known[name], child, [*location, name])
            elif not is_free:
                yield _error([*location, name])


def _error(location: list[str | int]) -> dict[str, Any]:
    return {"type": "extra_forbidden", "loc": location, "msg": "Extra inputs are not permitted"}
