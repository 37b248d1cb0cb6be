"""The Python type of a schema, and the rule that a value of it must fulfil in a request."""

import re
from typing import Any

import attrs

from generator.naming import member
from generator.problems import GenerationError
from generator.schemas import Schema, component, is_class, is_enum, is_schema, referred, variants

_FORMATS = {
    "date-time": ("AwareDatetime", "check.aware"),
    "date": ("datetime.date", "check.day"),
    "time": ("datetime.time", "check.time_of_day"),
    "uuid": ("uuid.UUID", "check.identifier"),
}
_TEXT_LIKE = {"str", *(annotation for annotation, _ in _FORMATS.values())}


@attrs.frozen
class PythonType:
    """A type as the generated code writes it.

    Args:
        annotation: Without None for what may be null.
        rule: Expression of the rule in `podero_client.check`.
        null: Whether it may be null.
    """

    annotation: str
    rule: str
    null: bool = False

    @property
    def with_null(self) -> str:
        """The annotation with None where it may be null."""
        return f"{self.annotation} | None" if self.null and self.annotation != "Any" else self.annotation


class Annotator:
    """Decides Python types.

    Args:
        schemas: The settled components.
        lenient: Models that answers use and requests too: they do not check themselves, so whoever holds one checks it.
    """

    def __init__(self, schemas: dict[str, Schema], lenient: frozenset[str] = frozenset()) -> None:
        self._schemas = schemas
        self._lenient = lenient

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
        found = self._united([attrs.evolve(type_, null=False) for type_ in types], schema)
        return attrs.evolve(found, null=null or any(type_.null for type_ in types))

    def _united(self, types: list[PythonType], schema: Schema) -> PythonType:
        by_annotation = {type_.annotation: type_ for type_ in types}
        if not by_annotation or "Any" in by_annotation:
            return PythonType("Any", "check.free_form")
        if len(by_annotation) == 1:
            return types[0]
        if set(by_annotation) <= {"float", "int", "str"} and "float" in by_annotation and "str" in by_annotation:
            return PythonType("Decimal", "check.decimal(" + _limits(schema) + ")")
        if set(by_annotation) == {"float", "int"}:
            return by_annotation["float"]
        if set(by_annotation) <= _TEXT_LIKE:
            return PythonType("str", "check.text()")
        kinds = [_kind(annotation) for annotation in by_annotation]
        if len(set(kinds)) < len(kinds):
            msg = f"no Python type can tell apart {' | '.join(by_annotation)}; decide in overlay.yaml"
            raise GenerationError(msg)
        return PythonType(" | ".join(by_annotation), "check.free_form")

    def _single(self, schema: Schema) -> PythonType:
        parts: list[Schema] = schema.get("allOf", [])
        target = referred(parts[0] if len(parts) == 1 else schema)
        if target is not None:
            return self._component(target)
        kind = schema.get("type")
        if kind == "array":
            item = self.of(schema.get("items", {}))
            rule = "check.free_form" if item.null else item.rule
            return PythonType(f"list[{item.with_null}]", f"check.items({rule})")
        if kind == "object":
            value = schema.get("additionalProperties", True)
            inner = self.of(value).with_null if is_schema(value) and value else "Any"
            return PythonType(f"dict[str, {inner}]", "check.mapping")
        return _scalar(schema)

    def _component(self, name: str) -> PythonType:
        schema = component(self._schemas, name)
        if "enum" in schema and is_enum(schema):
            return PythonType(name, f"check.one_of({name})")
        if is_class(schema):
            return PythonType(name, self._model_rule(name))
        return self.of(schema)

    def _model_rule(self, name: str) -> str:
        if name not in self._lenient:
            return f"check.model({name})"
        members = self._schemas[name].get("properties", {})
        rules = [f"{member(key)}={self.of(inner).rule}" for key, inner in members.items()]
        return f"check.model({', '.join([name, *rules])})"


def _scalar(schema: Schema) -> PythonType:
    kind = schema.get("type")
    if kind == "string":
        text = ("str", f"check.text({_lengths(schema)})")
        return PythonType(*_FORMATS.get(schema.get("format", ""), text))
    found = {
        "boolean": PythonType("bool", "check.boolean"),
        "integer": PythonType("int", f"check.integer({_limits(schema)})"),
        "number": PythonType("float", f"check.number({_limits(schema)})"),
        None: PythonType("Any", "check.free_form"),
    }.get(kind)
    if found is None:
        msg = f"type {kind!r} is not understood"
        raise GenerationError(msg)
    return found


def _kind(annotation: str) -> str:
    """What JSON looks like for a type: two types of one kind cannot be told apart by looking at the JSON."""
    if annotation in _TEXT_LIKE:
        return "text"
    if annotation in ("int", "float", "bool"):
        return annotation
    if annotation.startswith("list["):
        return "array"
    return "object" if annotation.startswith("dict[") else "class"


def _limits(schema: Schema) -> str:
    limits = {"minimum": schema.get("minimum"), "maximum": schema.get("maximum")}
    return ", ".join(f"{name}={value!r}" for name, value in limits.items() if isinstance(value, int | float))


def _lengths(schema: Schema) -> str:
    lengths = {"min_length": schema.get("minLength"), "max_length": schema.get("maxLength")}
    return ", ".join(f"{name}={value!r}" for name, value in lengths.items() if isinstance(value, int) and value)


def words_of(code: str) -> set[str]:
    """The names that a piece of code mentions.

    Args:
        code: Python source.

    Returns:
        Its identifiers, text in quotes left out.
    """
    return set(re.findall(r"(?<![.\w])[A-Za-z_]\w*", re.sub(r'"[^"\n]*"', "", code)))


def quoted(value: Any) -> str:
    """A literal in double quotes.

    Args:
        value: Text of the document.

    Returns:
        Python source.
    """
    escaped = str(value).encode("unicode_escape").decode("ascii").replace('"', '\\"')
    return f'"{escaped}"'


__all__ = ["Annotator", "PythonType", "quoted", "words_of"]
