"""The objects that operations take and send: their fields, and blank ones to fill in.

They are found by operation, never by the name of a schema, which the API may change without changing anything else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from podero.simulator._http.document import Operation, resolve, template
from podero.simulator._http.examples import blank


class Schemas:
    """Looks objects up by method and path without the common prefix. Blank objects are built once and copied.

    Args:
        document: The API document.
        operations: Its operations.
    """

    def __init__(self, document: Mapping[str, Any], operations: Sequence[Operation]) -> None:
        self._document = document
        self._operations = {(operation.method, operation.template): operation for operation in operations}
        self._blanks: dict[tuple[str, str], dict[str, Any]] = {}

    def fields(self, method: str, path: str) -> Mapping[str, Any]:
        """Return the field schemas of the body that an operation takes, by field name."""
        body = self._operations[method, template(path)].body
        fields: Mapping[str, Any] = self._object(body or {}).get("properties", {})
        return fields

    def blank(self, method: str, path: str) -> dict[str, Any]:
        """Return what an operation responds with, or an item of the list, with every field at its default."""
        if (method, path) not in self._blanks:
            operation = self._operations[method, template(path)]
            self._blanks[method, path] = blank(
                self._document, self._object(operation.responses[operation.success] or {})
            )
        return dict(self._blanks[method, path])

    def _object(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        """The object inside of references, alternatives to null and lists."""
        schema = resolve(self._document, schema)
        for key in ("anyOf", "oneOf", "allOf"):
            for part in schema.get(key, ()):
                if found := self._object(part):
                    return found
        return self._object(schema["items"]) if "items" in schema else schema if "properties" in schema else {}
