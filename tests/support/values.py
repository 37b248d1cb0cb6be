"""JSON values that fit a schema of the document: the fewest members, or all of them."""

import re
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from tests.support.document import Document

FORMATS = {
    "uuid": "00000000-0000-4000-8000-00000000abcd",
    "date-time": "2026-01-14T09:00:00Z",
    "date": "2026-01-14",
    "time": "07:30:00",
}


class Values:
    """Makes values.

    Args:
        document: Where references lead.
        known: Values by member or parameter name, for what must exist in the simulated world.
        complete: Whether to set the members that need not be set.
    """

    def __init__(self, document: Document, known: Mapping[str, Any], *, complete: bool) -> None:
        self._document = document
        self._known = known
        self._complete = complete

    def named(self, name: str, schema: dict[str, Any]) -> Any:
        """The value of a parameter or member."""
        if name not in self._known:
            return self.value(schema)
        known = self._known[name]
        # `from` is a day in one operation and a moment in another
        return known[:10] if schema.get("format") == "date" else known

    def value(self, schema: dict[str, Any]) -> Any:
        """A value that fits a schema, another one than its default where there is a choice."""
        schema = self._document.resolve(schema)
        for key in ("anyOf", "oneOf", "allOf"):
            if key in schema:
                kept = {name: schema[name] for name in ("default", "description") if name in schema}
                part = next(part for part in schema[key] if part != {"type": "null"})
                return self.value({**self._document.resolve(part), **kept})
        if "enum" in schema:
            return next(value for value in schema["enum"] if value != schema.get("default"))
        match schema.get("type"):
            case "object" if "properties" in schema:
                wanted = {*schema.get("required", []), *self._known}
                members = schema["properties"].items()
                return {name: self.named(name, member) for name, member in members if self._complete or name in wanted}
            case "object":
                return {"key": "value"}
            case "array":
                return [self.value(schema["items"])]
            case "string":
                return self._text(schema)
            case "integer" | "number":
                return self._number(schema)
            case "boolean":
                return not schema.get("default", False)
        raise AssertionError(f"no value is made for {schema}")

    @staticmethod
    def _text(schema: dict[str, Any]) -> str:
        if "format" in schema:
            return FORMATS[schema["format"]]
        # Where the document lists the choices in words only, the second one is taken: the first is often the default.
        listed = re.search(r"(?:One of|list of):? \w+, (\w+)", schema.get("description", ""))
        text = listed[1] if listed else schema.get("default") or "Grüße, 100 % & mehr"
        return text.ljust(schema.get("minLength", 0), "x")[: schema.get("maxLength")]

    @staticmethod
    def _number(schema: dict[str, Any]) -> int | float:
        smallest = schema.get("minimum", schema.get("exclusiveMinimum", 0) + 1)
        return min(smallest + 1, schema.get("maximum", smallest + 1)) + (0 if schema["type"] == "integer" else 0.5)


def same(sent: Any, seen: Any) -> bool:
    """Whether two JSON values mean the same: `12.5` is `"12.5"`, `...Z` is `...+00:00`, a UUID has no case."""
    if isinstance(sent, dict) and isinstance(seen, dict):
        return sent.keys() == seen.keys() and all(same(sent[name], seen[name]) for name in sent)
    if isinstance(sent, list) and isinstance(seen, list):
        return len(sent) == len(seen) and all(map(same, sent, seen))
    if isinstance(sent, bool) or isinstance(seen, bool) or sent is None or seen is None:
        return sent is seen
    return sent == seen or _meaning(sent) == _meaning(seen)


def _meaning(value: Any) -> Any:
    for read in (Decimal, datetime.fromisoformat, UUID):
        try:
            return read(str(value))
        except (ValueError, ArithmeticError):
            continue
    return value
