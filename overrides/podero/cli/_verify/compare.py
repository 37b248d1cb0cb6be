"""Compares a response with the schema that the document has for it, field by field."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

import attrs

from podero.cli._verify.document import Document, Place, Pointer, Schema
from podero.cli._verify.plain import is_array, is_object

_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)")
_TIME = re.compile(r"\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)?")
_NUMBER, _TEXT = "number", "string"


@attrs.frozen
class Departure:
    """Something in a response that the document does not say, or leaves open.

    Args:
        kind: What it is, as in the report.
        path: JSON path with indexes.
        place: JSON path without indexes.
        value: What stood there; personal.
        detail: A type, a limit or a format; never personal.
        pointer: The schema that would have to change.
        name: The field, where it is about one of an object.
    """

    kind: str
    path: str
    place: str
    value: Any
    detail: str
    pointer: Pointer
    name: str = ""


@attrs.frozen
class _Spot:
    """A place in a response, and the schema for it.

    Args:
        use: The schema as it stands, which may be a reference.
        path: JSON path with indexes.
        place: JSON path without indexes.
    """

    use: Place
    path: str = "$"
    place: str = "$"


class Comparison:
    """One body beside its schema.

    Args:
        document: The API document.

    Attributes:
        departures: What was found.
        fields: How often each documented field was there, was null and was absent, by its place.
        enums: Paths of values for which the document has an enum.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self.departures: list[Departure] = []
        self.fields: dict[str, Counter[str]] = {}
        self.enums: set[str] = set()

    def run(self, schema: Place, value: Any) -> None:
        """Compare.

        Args:
            schema: For the body.
            value: The body as JSON types.
        """
        self._check(_Spot(schema), value)

    def _found(self, kind: str, spot: _Spot, value: Any, detail: str = "", pointer: Pointer | None = None) -> None:
        pointer = spot.use.pointer if pointer is None else pointer
        self.departures.append(Departure(kind, spot.path, spot.place, value, detail, pointer))

    def _check(self, spot: _Spot, value: Any) -> None:
        target = self._document.resolved(spot.use)
        if value is None:
            if not self._allows_null(target):
                self._found("null", spot, value)
        elif "allOf" in target.schema:
            self._check_parts(spot, target, value)
        elif word := next((word for word in ("anyOf", "oneOf") if word in target.schema), None):
            self._check_alternatives(spot, target, word, value)
        else:
            self._check_plain(spot, target, value)

    def _check_parts(self, spot: _Spot, target: Place, value: Any) -> None:
        """All of several schemas; a field is unknown that none of them knows."""
        parts = [self._document.under(target, "allOf", index) for index in range(len(target.schema["allOf"]))]
        beside = {key: inner for key, inner in target.schema.items() if key != "allOf"}
        tries = [self._tried(attrs.evolve(spot, use=part), value) for part in (*parts, Place(beside, target.pointer))]
        known = {place for tried in tries for place in tried.fields}
        told: set[tuple[str, str]] = set()
        for tried in tries:
            found = (d for d in tried.departures if d.kind != "unknown_field" or d.place not in known)
            tried.departures = [departure for departure in found if (departure.kind, departure.path) not in told]
            told |= {(departure.kind, departure.path) for departure in tried.departures}
            self._take(tried)

    def _take(self, tried: Comparison) -> None:
        self.departures += tried.departures
        self.enums |= tried.enums
        for place, counts in tried.fields.items():
            self.fields.setdefault(place, Counter()).update(counts)

    def _allows_null(self, target: Place) -> bool:
        schema = target.schema
        for word, enough in (("allOf", all), ("anyOf", any), ("oneOf", any)):
            if word in schema:
                indexes = range(len(schema[word]))
                return enough(self._allows_null(self._document.inside(target, word, index)) for index in indexes)
        values = schema.get("enum", [schema["const"]] if "const" in schema else None)
        return "null" in _types(schema) or None in (values or ()) or not (_types(schema) or values)

    def _check_alternatives(self, spot: _Spot, target: Place, word: str, value: Any) -> None:
        places = [self._document.under(target, word, index) for index in range(len(target.schema[word]))]
        kinds = {kind for place in places for kind in _types(self._document.resolved(place).schema)}
        if {_NUMBER, _TEXT} <= kinds and _json_type(value) in (_NUMBER, "integer", _TEXT):
            self._check_decimal(spot, value)
            return
        tries = [self._tried(attrs.evolve(spot, use=place), value) for place in places if not self._is_null(place)]
        if all(_misses_type(tried, spot) for tried in tries):
            self._found("wrong_type", spot, value, _json_type(value))
            return
        self._take(min(tries, key=lambda tried: (_misses_type(tried, spot), len(tried.departures))))

    def _is_null(self, place: Place) -> bool:
        return _types(self._document.resolved(place).schema) == ["null"]

    def _tried(self, spot: _Spot, value: Any) -> Comparison:
        tried = Comparison(self._document)
        tried._check(spot, value)
        return tried

    def _check_decimal(self, spot: _Spot, value: Any) -> None:
        if not isinstance(value, str):
            self._found("decimal", spot, value, "number")
        elif _is_decimal(value):
            self._found("decimal", spot, value, "text")
        else:
            self._found("format", spot, value, "decimal")

    def _check_plain(self, spot: _Spot, target: Place, value: Any) -> None:
        schema, found = target.schema, _json_type(value)
        types = _types(schema)
        if types and found not in types and not (found == "integer" and _NUMBER in types):
            if not (types == ["integer"] and isinstance(value, float) and value.is_integer()):
                self._found("wrong_type", spot, value, found)
        elif "enum" in schema or "const" in schema:
            self.enums.add(spot.path)
            if value not in schema.get("enum", [schema.get("const")]):
                self._found("unknown_value", spot, value, "", target.pointer)
        elif isinstance(value, str):
            self._check_text(spot, target, value)
        elif is_array(value):
            if "items" in schema:
                for index, item in enumerate(value):
                    use = self._document.under(target, "items")
                    self._check(_Spot(use, f"{spot.path}[{index}]", f"{spot.place}[]"), item)
        elif is_object(value) and schema.get("properties"):
            self._check_object(spot, target, value)

    def _check_text(self, spot: _Spot, target: Place, value: str) -> None:
        schema = target.schema
        if len(value) > schema.get("maxLength", len(value)):
            self._found("too_long", spot, value, f"more than {schema['maxLength']} characters", target.pointer)
        if (wanted := schema.get("format")) in _FORMATS and not _has_format(value, wanted):
            self._found("format", spot, value, wanted, target.pointer)

    def _check_object(self, spot: _Spot, target: Place, value: Mapping[str, Any]) -> None:
        properties: Schema = target.schema["properties"]
        required = target.schema.get("required", ())
        for name in properties:
            path, place = f"{spot.path}.{name}", f"{spot.place}.{name}"
            state = "absent" if name not in value else "null" if value[name] is None else "present"
            self.fields.setdefault(place, Counter())[state] += 1
            if name in value:
                use = self._document.under(target, "properties", name)
                self._check(_Spot(use, path, place), value[name])
            elif name in required:
                self.departures.append(Departure("missing", path, place, None, "", target.pointer, name))
        if target.schema.get("additionalProperties", False):
            return
        for name in value.keys() - properties.keys():
            path, place = f"{spot.path}.{name}", f"{spot.place}.{name}"
            kind = _json_type(value[name])
            self.departures.append(Departure("unknown_field", path, place, value[name], kind, target.pointer, name))


def _misses_type(tried: Comparison, spot: _Spot) -> bool:
    return any(d.kind == "wrong_type" and d.path == spot.path for d in tried.departures)


def _types(schema: Schema) -> list[str]:
    types: Any = schema.get("type", [])
    return [types] if isinstance(types, str) else list(types)


def _json_type(value: Any) -> str:
    kinds = ((bool, "boolean"), (int, "integer"), (float, _NUMBER), (str, _TEXT), (list, "array"), (dict, "object"))
    return next((name for kind, name in kinds if isinstance(value, kind)), "null")


def _is_decimal(value: str) -> bool:
    try:
        return Decimal(value).is_finite()
    except InvalidOperation:
        return False


_FORMATS = {"date-time": datetime.fromisoformat, "date": date.fromisoformat, "time": time.fromisoformat, "uuid": UUID}
_SHAPES = {"date-time": _DATE_TIME, "time": _TIME, "date": re.compile(r"\d{4}-\d\d-\d\d")}


def _has_format(value: str, wanted: str) -> bool:
    """RFC 3339 and RFC 4122, as JSON Schema has it."""
    if wanted in _SHAPES and not _SHAPES[wanted].fullmatch(value):
        return False
    try:
        _FORMATS[wanted](value.upper() if wanted == "date-time" else value)
    except ValueError:
        return False
    return True
