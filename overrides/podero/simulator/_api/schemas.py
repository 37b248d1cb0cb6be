"""The schemas of the API document: their fields, and blank objects to fill in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from podero.simulator._http.document import resolve
from podero.simulator._http.examples import blank


class Schemas:
    """Reads schemas of the document. What was read once is kept."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._document = document
        self._fields: dict[str, Mapping[str, Any]] = {}
        self._blanks: dict[str, dict[str, Any]] = {}

    def fields(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the field schemas of an object schema, by field name; of the first object if it is a choice."""
        key = _key(schema)
        if key not in self._fields:
            self._fields[key] = self._object(schema).get("properties", {})
        return self._fields[key]

    def blank(self, schema: Mapping[str, Any]) -> dict[str, Any]:
        """Return a new object with every field of a schema at its default."""
        key = _key(schema)
        if key not in self._blanks:
            self._blanks[key] = blank(self._document, self._object(schema))
        return dict(self._blanks[key])

    def resolve(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        """Follow references."""
        return resolve(self._document, schema)

    def _object(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        schema = resolve(self._document, schema)
        for key in ("anyOf", "oneOf", "allOf"):
            for part in schema.get(key, ()):
                if "properties" in (found := self._object(part)):
                    return found
        return schema


def _key(schema: Mapping[str, Any]) -> str:
    return str(schema["$ref"]) if "$ref" in schema else json.dumps(schema, sort_keys=True)
