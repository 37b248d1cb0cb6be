"""What a schema means to whoever writes or reads its values, however the document spells it.

The document is in the one form of `flatten` already; here references are followed and `allOf` is put together. Two
schemas with equal shapes take and give the same values, and the generated Python is the same.
"""

import functools
from collections.abc import Iterable
from typing import Any

import attrs

from generator.document import Json, is_array, is_object
from generator.drift.parts import array_in, object_in, text_in, texts_in
from generator.errors import GenerationError, Problem
from generator.references import References

ABSENT = object()
"""The default of what has none."""

PYTHON = {
    "string": "str",
    "string:date": "date",
    "string:date-time": "datetime",
    "string:time": "time",
    "string:uuid": "UUID",
    "string:binary": "File",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "array": "list",
    "object": "model",
    "map": "dict",
}
"""Kinds of values and what they are in Python."""

_WORDS = ("description", "title", "default", "deprecated", "readOnly", "writeOnly", "x-sunset")
_LIMITS = (
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    *("minLength", "maxLength", "pattern", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties"),
)
_NO_LIMIT = {"minLength": 0, "minItems": 0, "minProperties": 0, "uniqueItems": False}
_MEANS = ("type", "enum", "properties", "required", "additionalProperties", "items", "format", "contentMediaType")


@attrs.frozen(eq=False)
class Node:
    """A schema of the document.

    Args:
        schema: As the document has it.
        pointer: Where it stands.
    """

    schema: Any
    pointer: str


@attrs.frozen
class Shape:
    """What a schema means.

    Args:
        kinds: Kinds of values besides null: the types of JSON, of strings with a format that Python has a type for, and
            `map` for an object without named fields. None for anything.
        null: Whether null is allowed.
        enum: The allowed values without null, None for any.
        limits: Keywords that limit values.
        format: A format that Python has no type for, "" for none.
        fields: Schemas by JSON name.
        required: JSON names of fields that are always there.
        items: Of an array.
        values: Of a map.
        alternatives: How many kinds of objects there are.
        default: `ABSENT` for none.
        description: What the document says about the place.
        about: What it says about the class.
        deprecated: Whether it will go.
        sunset: When it will go, "" for unknown.
        read_only: Whether only responses have it.
        write_only: Whether only requests have it.
    """

    kinds: frozenset[str] | None
    null: bool
    enum: tuple[Any, ...] | None
    limits: dict[str, Any]
    format: str
    fields: dict[str, Node]
    required: frozenset[str]
    items: Node | None
    values: Node | None
    alternatives: int
    default: Any
    description: str
    about: str
    deprecated: bool
    sunset: str
    read_only: bool
    write_only: bool

    @functools.cached_property
    def python(self) -> str:
        """Its type in Python, lists and classes by their kind."""
        if self.kinds is None:
            return "Any"
        if "number" in self.kinds and "string" in self.kinds and self.kinds <= {"number", "string", "integer"}:
            return "Decimal"
        names = {PYTHON.get(kind, kind) for kind in self.kinds}
        if len(names) > 1 and names <= {"str", "date", "datetime", "time", "UUID"}:
            return "str"
        return " | ".join(sorted(names)) or "None"


@attrs.frozen
class _Alternatives:
    """The alternatives of a schema.

    Args:
        options: Their keywords, without null.
        null: Whether null is one of them, None when the schema does not say.
        words: What the document says about the value.
        about: What it says about the component.
    """

    options: tuple[Json, ...]
    null: bool | None
    words: Json
    about: str = ""


class Shapes:
    """The shapes of the schemas of a document.

    Args:
        document: The document.
    """

    def __init__(self, document: Json) -> None:
        self.references = References(document)
        self._known: dict[int, tuple[Any, Shape]] = {}

    def of(self, node: Node) -> Shape:
        """The shape of a schema.

        Args:
            node: The schema.

        Returns:
            Its shape.

        Raises:
            GenerationError: A reference leads nowhere or back to itself.
        """
        known = self._known.get(id(node.schema))
        if known is None:
            # with the schema, so that no other one gets its id
            known = self._known[id(node.schema)] = node.schema, self._shape(node)
        return known[1]

    def _shape(self, node: Node) -> Shape:
        """The shape of a schema that is new."""
        found = self._alternatives(node.schema, node.pointer, frozenset())
        kinds = [_kind(option) for option in found.options]
        objects = [option for option, kind in zip(found.options, kinds, strict=True) if kind == "object"]
        strings = [option for option, kind in zip(found.options, kinds, strict=True) if _is_text(kind)]
        listed = [option for option in found.options if is_array(option.get("enum"))]
        closed = listed and (listed == list(found.options) or listed == strings)
        anything = not found.options and found.null is None
        words = found.words
        return Shape(
            kinds=None if anything or "any" in kinds else _united(kinds),
            null=anything or "any" in kinds or bool(found.null),
            enum=tuple(_different(value for option in listed for value in option["enum"])) if closed else None,
            limits=_limits(found.options),
            format=" ".join(sorted({str(o["format"]) for o in found.options if _is_odd_format(o)})),
            fields=_fields(objects, node.pointer),
            required=_always(objects),
            items=_one_of([option.get("items", {}) for option in found.options if _kind(option) == "array"], node),
            values=_one_of([_values(option) for option in found.options if _kind(option) == "map"], node),
            alternatives=len(objects),
            default=words.get("default", ABSENT),
            description=text_in(words, "description"),
            about=found.about,
            deprecated=words.get("deprecated") is True,
            sunset=text_in(words, "x-sunset"),
            read_only=words.get("readOnly") is True,
            write_only=words.get("writeOnly") is True,
        )

    def _alternatives(self, schema: Any, pointer: str, above: frozenset[str]) -> _Alternatives:
        """The alternatives of a schema: those that all its parts have in common."""
        if not is_object(schema):
            return _Alternatives((), None, {})
        parts = [_plain(schema)]
        if isinstance(target := schema.get("$ref"), str):
            if target in above:
                raise GenerationError(Problem(f"{target} leads back to itself", pointer))
            found = self._alternatives(self.references.at(target), target, above | {target})
            about = found.about or text_in(found.words, "description")
            inner = {key: value for key, value in found.words.items() if key not in ("title", "description")}
            parts.append(_Alternatives(found.options, found.null, inner, about))
        parts += [self._alternatives(part, pointer, above) for part in array_in(schema, "allOf")]
        for key in ("anyOf", "oneOf"):
            if key in schema:
                parts.append(_side_by_side([self._alternatives(p, pointer, above) for p in array_in(schema, key)]))
        words = {key: schema[key] for key in _WORDS if key in schema}
        return _together([attrs.evolve(parts[0], words=words), *parts[1:]])


def _plain(schema: Json) -> _Alternatives:
    """What the keywords of a schema say by themselves."""
    own = {key: value for key, value in schema.items() if key in _MEANS or key in _LIMITS}
    if own.get("type") == "null":
        return _Alternatives((), null=True, words={})
    return _Alternatives((own,), null=False, words={}) if own else _Alternatives((), None, {})


def _side_by_side(parts: list[_Alternatives]) -> _Alternatives:
    """What one of several schemas allows."""
    single = [part for part in parts if part.options or part.null is None]
    words = single[0].words if len(single) == 1 else {}
    about = single[0].about if len(single) == 1 else ""
    if any(not part.options and part.null is None for part in parts):
        return _Alternatives(({},), null=True, words=words, about=about)
    options = _different(option for part in parts for option in part.options)
    return _Alternatives(tuple(options), any(part.null for part in parts), words, about)


def _together(parts: list[_Alternatives]) -> _Alternatives:
    """What all of several schemas allow."""
    words: Json = {}
    for part in reversed(parts):
        words = words | part.words
    about = next((part.about for part in parts if part.about), "")
    saying = [part for part in parts if part.options or part.null is not None]
    if not saying:
        return _Alternatives((), None, words, about)
    options: list[Json] = [{}]
    for part in saying:
        options = [_merged(one, other) for one in options for other in part.options]
    return _Alternatives(tuple(options), all(part.null for part in saying), words, about)


def _merged(one: Json, other: Json) -> Json:
    """The keywords of two schemas that both hold."""
    merged = one | other
    mine, theirs = object_in(one, "properties"), object_in(other, "properties")
    both = {name: {"allOf": [mine[name], theirs[name]]} for name in mine.keys() & theirs.keys()}
    if mine and theirs:
        merged["properties"] = (
            mine | theirs | {name: parts for name, parts in both.items() if mine[name] != theirs[name]}
        )
    if "required" in one and "required" in other:
        merged["required"] = sorted(texts_in(one, "required") | texts_in(other, "required"))
    if "enum" in one and "enum" in other:
        merged["enum"] = [value for value in array_in(one, "enum") if value in array_in(other, "enum")]
    return merged


def _kind(option: Json) -> str:
    """The kind of values of an alternative."""
    kind = option.get("type")
    if kind is None:
        guesses = {"properties": "object", "additionalProperties": "object", "required": "object", "items": "array"}
        kind = next((guess for key, guess in guesses.items() if key in option), "any")
    if kind == "object" and "properties" not in option and "additionalProperties" in option:
        return "map"
    if kind == "string" and option.get("contentMediaType") == "application/octet-stream":
        return "string:binary"
    if kind == "string" and f"string:{option.get('format')}" in PYTHON:
        return f"string:{option['format']}"
    return str(kind)


def _is_text(kind: str) -> bool:
    """Whether values of a kind are strings."""
    return kind.partition(":")[0] == "string"


def _is_odd_format(option: Json) -> bool:
    """Whether an alternative has a format that Python has no type for."""
    return "format" in option and _kind(option) == "string"


def _united(kinds: list[str]) -> frozenset[str]:
    """Kinds without those that others include."""
    found = set(kinds)
    return frozenset(found - {"integer"} if "number" in found else found)


def _limits(options: Iterable[Json]) -> dict[str, Any]:
    """What limits the values of alternatives, the widest of each."""
    found: dict[str, list[Any]] = {}
    for option in options:
        for key in _LIMITS:
            if option.get(key) not in (None, _NO_LIMIT.get(key)):
                found.setdefault(key, []).append(option[key])
    widest = {"minimum": min, "exclusiveMinimum": min, "minLength": min, "minItems": min, "minProperties": min}
    return {
        key: values[0] if len(set(map(repr, values))) == 1 else widest.get(key, max)(values)
        for key, values in found.items()
    }


def _fields(objects: list[Json], pointer: str) -> dict[str, Node]:
    """The fields of several kinds of objects, which Python has one class for."""
    found: dict[str, list[Any]] = {}
    for option in objects:
        for name, schema in object_in(option, "properties").items():
            if schema not in found.setdefault(name, []):
                found[name].append(schema)
    return {
        name: Node(schemas[0] if len(schemas) == 1 else {"anyOf": schemas}, f"{pointer}/properties/{name}")
        for name, schemas in found.items()
    }


def _always(objects: list[Json]) -> frozenset[str]:
    """The fields that all of several kinds of objects have."""
    first, *others = [texts_in(option, "required") for option in objects] or [frozenset[str]()]
    return first.intersection(*others)


def _one_of(schemas: list[Any], node: Node) -> Node | None:
    """One schema for several."""
    schemas = _different(schemas)
    return Node(schemas[0] if len(schemas) == 1 else {"anyOf": schemas}, node.pointer) if schemas else None


def _values(option: Json) -> Any:
    """The schema of the values of a map."""
    values = option.get("additionalProperties")
    return values if is_object(values) else {}


def _different(values: Iterable[Any]) -> list[Any]:
    """Values without repetitions; they need not be hashable."""
    found: list[Any] = []
    for value in values:
        if not any(value == other and type(value) is type(other) for other in found):
            found.append(value)
    return found


__all__ = ["ABSENT", "PYTHON", "Node", "Shape", "Shapes"]
