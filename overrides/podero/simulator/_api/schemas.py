"""The component schemas of the API document: their fields, and blank objects to fill in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from podero.simulator._http.examples import blank


class Schemas:
    """Looks schemas up by name. Blank objects are built once and copied."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._document = document
        self._blanks: dict[str, dict[str, Any]] = {}

    def fields(self, name: str) -> Mapping[str, Any]:
        """Return the field schemas of an object schema, by field name."""
        fields: Mapping[str, Any] = self._document["components"]["schemas"][name].get("properties", {})
        return fields

    def blank(self, name: str) -> dict[str, Any]:
        """Return a new object with every field of a schema at its default."""
        if name not in self._blanks:
            self._blanks[name] = blank(self._document, self._document["components"]["schemas"][name])
        return dict(self._blanks[name])
