"""The Python type of a schema, and the rule that a value of it must fulfil in a request."""

import functools
import math

import attrs

from generator import naming
from generator.code import (
    ANY,
    AWARE_DATETIME,
    BOOL,
    CHECK,
    DATE,
    DECIMAL,
    DICT,
    FLOAT,
    INT,
    LIST,
    STR,
    TIME,
    UUID,
    Code,
    Name,
    code,
    joined,
)
from generator.errors import GenerationError
from generator.schemas import Schema, component, is_class, is_enum, is_schema, referred, variants

_FORMATS = {
    "date-time": (AWARE_DATETIME, "aware"),
    "date": (DATE, "day"),
    "time": (TIME, "time_of_day"),
    "uuid": (UUID, "identifier"),
}
_TEXT_LIKE = {STR, AWARE_DATETIME, DATE, TIME, UUID}


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
        return code(self.annotation, " | None") if self.null and not self.is_a(ANY) else self.annotation

    def is_a(self, *names: Name) -> bool:
        """Whether the annotation is one of these names and nothing else."""
        return len(self.annotation.parts) == 1 and self.annotation.parts[0] in names


class Annotator:
    """Decides Python types.

    Args:
        schemas: The components, each in its final form.
        lenient: Models that responses use and requests too: they do not check themselves, whoever holds one does.
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
        """One type for several alternatives that JSON can tell apart."""
        different = {type_.annotation: type_ for type_ in types}
        if not different or any(type_.is_a(ANY) for type_ in types):
            return _type(ANY, "free_form")
        if len(different) == 1:
            return types[0]
        names = {annotation.parts[0] for annotation in different if len(annotation.parts) == 1}
        only_names = len(names) == len(different)
        if only_names and {FLOAT, STR} <= names <= {FLOAT, INT, STR}:
            return _type(DECIMAL, f"decimal({_limits(schema)})")
        if only_names and names == {FLOAT, INT}:
            return different[code(FLOAT)]
        if only_names and names <= _TEXT_LIKE:
            return _type(STR, "text()")
        kinds = {_kind(annotation) for annotation in different}
        if len(kinds) < len(different):
            msg = f"no Python type can tell apart {' | '.join(map(str, different))}; decide in overlay.yaml"
            raise GenerationError(msg)
        return PythonType(joined(" | ", different), code(CHECK, ".free_form"))

    def _single(self, schema: Schema) -> PythonType:
        """The type of one alternative."""
        parts: list[Schema] = schema.get("allOf", [])
        target = referred(parts[0] if len(parts) == 1 else schema)
        if target is not None:
            return self._component(target)
        kind = schema.get("type")
        if kind == "array":
            item = self.of(schema.get("items", {}))
            rule = code(CHECK, ".free_form") if item.null else item.rule
            return PythonType(code(LIST, "[", item.with_null, "]"), code(CHECK, ".items(", rule, ")"))
        if kind == "object":
            value = schema.get("additionalProperties", True)
            inner = self.of(value).with_null if is_schema(value) and value else code(ANY)
            return PythonType(code(DICT, "[", STR, ", ", inner, "]"), code(CHECK, ".mapping"))
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
        if name in self._lenient:
            fields: dict[str, Schema] = self._schemas[name].get("properties", {})
            arguments += [code(f"{naming.field(key)}=", self.of(inner).rule) for key, inner in fields.items()]
        return code(CHECK, ".model(", joined(", ", arguments), ")")


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
        return _type(*_FORMATS.get(schema.get("format", ""), (STR, f"text({_lengths(schema)})")))
    found = {
        "boolean": _type(BOOL, "boolean"),
        "integer": _type(INT, f"integer({_limits(schema)})"),
        "number": _type(FLOAT, f"number({_limits(schema)})"),
        None: _type(ANY, "free_form"),
    }.get(kind)
    if found is None:
        msg = f"type {kind!r} is not understood"
        raise GenerationError(msg)
    return found


def _kind(annotation: Code) -> str:
    """What JSON looks like for a type: two types of one kind cannot be told apart by looking at the JSON."""
    first = annotation.parts[0]
    if first in _TEXT_LIKE:
        return "text"
    if first in (LIST, DICT, INT, FLOAT, BOOL):
        return str(first)
    return "class"


def _limits(schema: Schema) -> str:
    """Arguments of a rule for numbers."""
    limits = {"minimum": schema.get("minimum"), "maximum": schema.get("maximum")}
    return ", ".join(f"{name}={value!r}" for name, value in limits.items() if is_limit(value))


def is_limit(value: object) -> bool:
    """Whether a limit of the document can be written as a number.

    Args:
        value: `minimum`, `maxLength`, ..., or None.

    Returns:
        Whether it is a finite number.
    """
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _lengths(schema: Schema) -> str:
    """Arguments of a rule for text."""
    lengths = {"min_length": schema.get("minLength"), "max_length": schema.get("maxLength")}
    return ", ".join(f"{name}={value!r}" for name, value in lengths.items() if is_limit(value) and value)


__all__ = ["Annotator", "PythonType", "class_of", "is_limit"]
