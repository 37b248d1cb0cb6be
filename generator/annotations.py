"""The Python type of a schema, and the rule that a value of it must fulfil in a request."""

import functools
import math
import re

import attrs

from generator import naming
from generator.code import (
    ANY,
    AWARE_DATETIME,
    BOOL,
    BYTES,
    CHECK,
    DATE,
    DECIMAL,
    DICT,
    FILE,
    FLOAT,
    INT,
    LIST,
    STR,
    TEXT,
    TIME,
    UUID,
    Code,
    Name,
    code,
    joined,
    quoted,
)
from generator.errors import GenerationError
from generator.media import BODY
from generator.schemas import Schema, component, is_class, is_enum, is_schema, referred, variants

_FORMATS = {
    "date-time": (AWARE_DATETIME, "aware"),
    "date": (DATE, "day"),
    "time": (TIME, "time_of_day"),
    "uuid": (UUID, "identifier"),
}
_TEXT_LIKE = {STR, AWARE_DATETIME, DATE, TIME, UUID, DECIMAL}
_NONE = code("None")
_ORDER = ("boolean", "number", "text", "object", "list")


@attrs.frozen
class PythonType:
    """A type as the generated code writes it.

    Args:
        annotation: Without None for what may be null.
        rule: Expression of the rule in `check`.
        null: Whether it may be null.
    """

    annotation: Code
    rule: Code
    null: bool = False

    @property
    def with_null(self) -> Code:
        """The annotation with None where it may be null."""
        holds_null = self.is_a(ANY) or self.annotation == _NONE
        return code(self.annotation, " | None") if self.null and not holds_null else self.annotation

    def is_a(self, *names: Name) -> bool:
        """Whether the annotation is one of these names and nothing else."""
        return len(self.annotation.parts) == 1 and self.annotation.parts[0] in names


class Annotator:
    """Decides Python types.

    Args:
        schemas: The components, each in its final form.
        lenient: Models that responses use and requests too: they do not check themselves, whoever holds one does.
        circular: Models that contain themselves, directly or through others.
    """

    def __init__(
        self,
        schemas: dict[str, Schema],
        lenient: frozenset[str] = frozenset(),
        circular: frozenset[str] = frozenset(),
    ) -> None:
        self._schemas = schemas
        self._lenient = lenient
        self._circular = circular
        self._within: list[str] = []

    def of(self, schema: Schema) -> PythonType:
        """The Python type of a schema.

        Args:
            schema: The schema.

        Returns:
            The type.

        Raises:
            GenerationError: No Python type can hold it.
        """
        options, null = variants(schema)
        types = [self._single(option) for option in options]
        found = self._united([attrs.evolve(type_, null=False) for type_ in types], options)
        return attrs.evolve(found, null=null or any(type_.null for type_ in types))

    def _united(self, types: list[PythonType], options: list[Schema]) -> PythonType:
        """One type for several alternatives that JSON can tell apart."""
        different = {type_.annotation: type_ for type_ in types}
        if any(type_.is_a(ANY) for type_ in types):
            return _type(ANY, "free_form")
        if not different:
            return PythonType(_NONE, code(CHECK, ".free_form"))
        if len(different) == 1:
            return types[0]
        names = {annotation.parts[0] for annotation in different if len(annotation.parts) == 1}
        if len(names) == len(different):
            if {FLOAT, STR} <= names <= {FLOAT, INT, STR}:
                return _type(DECIMAL, f"decimal({_limits(options)})")
            if names == {FLOAT, INT}:
                return different[code(FLOAT)]
        return _told_apart(different)

    def _single(self, schema: Schema) -> PythonType:
        """The type of one alternative."""
        if body := schema.get(BODY):
            return _type(TEXT, "text()") if body == "text" else _type(BYTES, "binary")
        parts: list[Schema] = schema.get("allOf", [])
        target = referred(parts[0] if len(parts) == 1 else schema)
        if target is not None:
            return self._component(target)
        kind = schema.get("type")
        if kind == "array":
            item = self.of(schema.get("items", {}))
            rule = code(CHECK, ".or_null(", item.rule, ")") if item.null else item.rule
            lengths = _arguments([schema], {"min_items": "minItems", "max_items": "maxItems"})
            return PythonType(
                code(LIST, "[", item.with_null, "]"),
                code(CHECK, ".items(", rule, f", {lengths}" if lengths else "", ")"),
            )
        if kind == "object":
            value = schema.get("additionalProperties", True)
            inner = self.of(value) if is_schema(value) and value else _type(ANY, "free_form")
            annotation = code(DICT, "[", STR, ", ", inner.with_null, "]")
            if inner.is_a(ANY):
                return PythonType(annotation, code(CHECK, ".mapping"))
            rule = code(CHECK, ".or_null(", inner.rule, ")") if inner.null else inner.rule
            return PythonType(annotation, code(CHECK, ".values(", rule, ")"))
        return _scalar(schema)

    def _component(self, name: str) -> PythonType:
        """The type of a component: its class, or what it stands for."""
        schema = component(self._schemas, name)
        if "enum" in schema and is_enum(schema):
            return PythonType(code(class_of(name)), code(CHECK, ".one_of(", class_of(name), ")"))
        if is_class(schema):
            return PythonType(code(class_of(name)), self._model_rule(name))
        return self.of(schema)

    def _model_rule(self, name: str) -> Code:
        """The rule of a model, with those of its fields where it does not check them itself."""
        arguments = [code(class_of(name))]
        if name in self._lenient and name not in self._within:
            self._within.append(name)
            fields: dict[str, Schema] = self._schemas[name].get("properties", {})
            names = naming.fields(fields)
            arguments += [code(f"{names[key]}=", self.of(inner).rule) for key, inner in fields.items()]
            self._within.pop()
        rule = code(CHECK, ".model(", joined(", ", arguments), ")")
        # the class, or one that leads back to it, may not be there yet when the rule is made
        return code(CHECK, ".later(lambda: ", rule, ")") if name in self._circular else rule


def _told_apart(different: dict[Code, PythonType]) -> PythonType:
    """One type for alternatives, by what each looks like in JSON; what looks alike becomes what holds it all."""
    by_kind: dict[str, list[PythonType]] = {}
    for type_ in different.values():
        by_kind.setdefault(_kind(type_), []).append(type_)
    if any(type_.is_a(DECIMAL) for type_ in different.values()):
        by_kind.pop("number", None)  # it takes numbers too
    united: list[PythonType] = []
    for kind, types in by_kind.items():
        if len(types) == 1:
            united += types
        elif kind == "text":
            united.append(_type(STR, "text()"))
        elif kind == "number":
            united.append(_type(FLOAT, "number()"))
        elif kind == "object":
            united.append(PythonType(code(DICT, "[", STR, ", ", ANY, "]"), code(CHECK, ".mapping")))
        else:
            msg = f"no Python type can tell apart {' | '.join(map(str, different))}; decide in overlay.yaml"
            raise GenerationError(msg)
    if len(united) == 1:
        return united[0]
    # in an order that is not the document's
    united.sort(key=lambda type_: (_ORDER.index(_kind(type_)), str(type_.annotation)))
    rules = joined(", ", [type_.rule for type_ in united])
    return PythonType(joined(" | ", [type_.annotation for type_ in united]), code(CHECK, ".any_of(", rules, ")"))


@functools.cache
def class_of(name: str) -> Name:
    """The class of a component.

    Args:
        name: The component.

    Returns:
        The class, as it is imported from `models`.
    """
    return Name(name, f".models.{naming.module(name)}")


def _type(name: Name, rule: str) -> PythonType:
    """A type of one name."""
    return PythonType(code(name), code(CHECK, f".{rule}"))


def _scalar(schema: Schema) -> PythonType:
    """The type of a schema that holds no other."""
    kind = schema.get("type")
    if kind == "string":
        if schema.get("format") == "binary" or schema.get("contentMediaType") == "application/octet-stream":
            return _type(FILE, "upload")
        lengths = _arguments([schema], {"min_length": "minLength", "max_length": "maxLength"}, positive=True)
        pattern = _pattern(schema)
        said = ", ".join(filter(None, (lengths, f"pattern={quoted(pattern)}" if pattern else "")))
        return _type(*_FORMATS.get(str(schema.get("format", "")), (STR, f"text({said})")))
    found = {
        "boolean": _type(BOOL, "boolean"),
        "integer": _type(INT, f"integer({_limits([schema])})"),
        "number": _type(FLOAT, f"number({_limits([schema])})"),
        None: _type(ANY, "free_form"),
    }.get(kind)
    if found is None:
        msg = f"type {kind!r} is not understood"
        raise GenerationError(msg)
    return found


def _kind(type_: PythonType) -> str:
    """What JSON looks like for a type: two types of one kind cannot be told apart by looking at the JSON."""
    first = type_.annotation.parts[0]
    if first in _TEXT_LIKE or str(type_.rule).startswith("check.one_of("):
        return "text"
    if first in (INT, FLOAT):
        return "number"
    return {BOOL: "boolean", LIST: "list"}.get(first, "object") if isinstance(first, Name) else "object"


def _limits(schemas: list[Schema]) -> str:
    """Arguments of a rule for numbers."""
    names = {"minimum": "minimum", "maximum": "maximum", "above": "exclusiveMinimum", "below": "exclusiveMaximum"}
    return _arguments(schemas, names | {"multiple_of": "multipleOf"})


def _arguments(schemas: list[Schema], names: dict[str, str], *, positive: bool = False) -> str:
    """Arguments of a rule, from the first schema that states each."""
    found = {name: next((schema[key] for schema in schemas if key in schema), None) for name, key in names.items()}
    return ", ".join(
        f"{name}={value!r}" for name, value in found.items() if is_limit(value) and (value or not positive)
    )


def _pattern(schema: Schema) -> str:
    """The pattern of a text, "" for none or one that Python reads otherwise."""
    pattern = schema.get("pattern")
    if not isinstance(pattern, str) or "\\p{" in pattern or "\\c" in pattern or "[^]" in pattern:
        return ""
    try:
        re.compile(pattern)
    except (re.error, RecursionError, OverflowError):
        return ""
    return pattern


def is_limit(value: object) -> bool:
    """Whether a limit of the document can be written as a number.

    Args:
        value: `minimum`, `maxLength`, ..., or None.

    Returns:
        Whether it is a finite number.
    """
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


__all__ = ["Annotator", "PythonType", "class_of", "is_limit"]
