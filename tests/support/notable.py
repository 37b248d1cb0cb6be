"""JSON values worth trying, made from the document alone: every value of an enum, null, both ends of a range, each alternative.

Always the same, so that a table can say what was tried.
"""

import re
from itertools import chain
from typing import Any

from podero import UNSET
from tests.support.document import Document, Operation
from tests.support.generated import Given

TEXTS = ["Grüße, 100 % & mehr", "+", "日本 🔥", "a;b=c", "x" * 300]
FORMATS: dict[str, list[Any]] = {
    "uuid": ["00000000-0000-4000-8000-00000000abcd", "7F1C6F0E-7B0A-4C57-9B7B-1F0D2A3B4C5D"],
    "date-time": ["2026-01-14T09:00:00Z", "2024-02-29T23:59:59.123456+02:00", "1970-01-01T00:00:00-11:30"],
    "date": ["2026-01-14", "2024-02-29"],
    "time": ["07:30:00", "23:59:59"],
}
DECIMALS = [12.5, "12.500", -3, "-0.001", 0, "1E+3", None]
"""What the document calls a number or a string; a text that is no number is not meant."""
MOMENTS = {"to"}
"""Parameters that are date-times although the document calls them strings."""


class Notable:
    """Makes values of schemas.

    Args:
        document: Where references lead.
    """

    def __init__(self, document: Document) -> None:
        self._document = document

    def values(self, schema: dict[str, Any], inside: tuple[str, ...] = ()) -> list[Any]:
        """Distinct values that fit a schema, in order; none where only an endless one would fit."""
        if "$ref" in schema:
            name = schema["$ref"]
            target = self._document.resolve(schema)
            return [] if name in inside else self.values(target, (*inside, name))
        for key in ("anyOf", "oneOf", "allOf"):
            if key in schema:
                if {"number", "string"} <= {part.get("type") for part in schema[key]}:
                    return DECIMALS if {"type": "null"} in schema[key] else DECIMALS[:-1]
                return list(chain.from_iterable(self.values(part, inside) for part in schema[key]))
        if "enum" in schema:
            return list(schema["enum"])
        match schema.get("type"):
            case "object" if "properties" in schema:
                return self._objects(schema, inside)
            case "object":
                return [{"key": [1, "x", None, {"deeper": 1.5}]}, {}]
            case "array":
                items = self.values(schema["items"], inside)
                return [items, []] if items else [[]]
            case "string":
                return _texts(schema)
            case "integer" | "number":
                return _numbers(schema)
            case "boolean":
                return [True, False]
            case "null":
                return [None]
        return ["anything", 5, {"any": [None]}, None]

    def parameter(self, parameter: dict[str, Any]) -> list[Any]:
        """Values of a parameter, without null, which no URL can carry."""
        schema = parameter["schema"]
        text = schema.get("type") == "string" or {"type": "string"} in schema.get("anyOf", [])
        if text and parameter["name"] in MOMENTS and "format" not in schema:
            return FORMATS["date-time"]
        listed = re.search(r"(?:One of|(list) of):? (\w+(?:, \w+)*)", schema.get("description", ""))
        if text and listed:
            words = listed[2].split(", ")
            return [*words, ",".join(words)] if listed[1] else words
        whole = schema.get("type") == "integer"
        return [
            value for value in self.values(schema) if value is not None and not (whole and isinstance(value, float))
        ]

    def calls(self, operation: Operation) -> "list[Given]":
        """Calls that together try every value of every parameter and body member; the first has all, the last the least."""
        tried = {(one["in"], one["name"]): self.parameter(one) for one in operation.parameters}
        bodies = [UNSET] if operation.body is None else [v for v in self.values(operation.body) if v is not None]
        number = max(len(bodies), *map(len, tried.values()), 1) if tried else len(bodies)
        calls = []
        for row in range(number):
            places: dict[str, dict[str, Any]] = {"path": {}, "query": {}, "header": {}}
            for (place, name), values in tried.items():
                places[place][name] = values[row % len(values)]
            calls.append(Given(**places, body=bodies[row % len(bodies)]))
        return [*calls, self._least(operation, calls[0])]

    def _least(self, operation: Operation, full: Given) -> Given:
        required = {(one["in"], one["name"]) for one in operation.parameters if one.get("required")}
        places = {
            place: {name: value for name, value in getattr(full, place).items() if (place, name) in required}
            for place in ("path", "query", "header")
        }
        if operation.body is None or not operation.raw["requestBody"].get("required"):
            return Given(**places, body=UNSET)
        # the last object of a schema is the one with the fewest members
        return Given(**places, body=self.values(operation.body)[-1])

    def _objects(self, schema: dict[str, Any], inside: tuple[str, ...]) -> list[dict[str, Any]]:
        members = {name: self.values(member, inside) for name, member in schema["properties"].items()}
        required = schema.get("required", [])
        if not all(members[name] for name in required):
            return []
        members = {name: values for name, values in members.items() if values}
        rows = max(map(len, members.values()), default=1)
        found = [{name: values[row % len(values)] for name, values in members.items()} for row in range(rows)]
        return [*found, {name: members[name][0] for name in required}]


def _texts(schema: dict[str, Any]) -> list[Any]:
    if "format" in schema:
        return FORMATS[schema["format"]]
    shortest, longest = schema.get("minLength", 0), schema.get("maxLength", 10_000)
    texts = [text.ljust(shortest, "x")[:longest] for text in TEXTS]
    return list(dict.fromkeys([*texts, *(["x" * longest] if longest < 10_000 else [])]))


def _numbers(schema: dict[str, Any]) -> list[Any]:
    whole = schema["type"] == "integer"
    low, high = schema.get("minimum"), schema.get("maximum")
    # JSON Schema counts 12.0 as an integer
    numbers = [7, 0, -1, 2**31, *([12.0] if whole else [12.5, -0.001, 1e15])]
    fit = [n for n in numbers if (low is None or n >= low) and (high is None or n <= high)]
    return list(dict.fromkeys([*fit, *(end for end in (low, high) if end is not None)]))
