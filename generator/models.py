"""What the templates print of each model and enum, decided from components in their final form."""

import re
from typing import Any

import attrs

from generator import docstrings, naming
from generator.annotations import Annotator, PythonType, class_of
from generator.code import CHECK, DECIMAL, UNSET, UNSET_TYPE, UUID, Code, Name, code, import_lines, joined, quoted
from generator.errors import GenerationError
from generator.schemas import Schema, is_class, is_enum, is_list, is_schema, referred
from generator.secret_names import is_secret

# what the template itself uses
_BASE = Name("Model", "._runtime.model")
_IDENTIFIED_BASE = Name("Identified", "._runtime.model")
_ATTRS = Name("attrs.define", "attrs")
_RENAMED = (Name("Mapping", "collections.abc"), Name("ClassVar", "typing"))
_ENUM_BASE = Name("OpenEnum", "._runtime.enums")


@attrs.frozen
class FieldPlan:
    """A field of a model.

    Args:
        code: Its declaration.
        docstring: What stands below it, "" for nothing.
        help: Its line in the docstring of the class, "" for none.
    """

    code: Code
    docstring: str
    help: str


@attrs.frozen
class ModelPlan:
    """A model.

    Args:
        imports: Import statements.
        base: The class below it.
        docstring: Of the class.
        json_names: Items of the mapping from Python names to JSON names that differ.
        fields: In the order of the document.
    """

    imports: list[str]
    base: Name
    docstring: str
    json_names: list[str]
    fields: list[FieldPlan]


@attrs.frozen
class EnumPlan:
    """An enum.

    Args:
        imports: Import statements.
        docstring: Of the class.
        members: Names and values.
    """

    imports: list[str]
    docstring: str
    members: list[str]


class Models:
    """Plans of all classes.

    Args:
        schemas: The components, each in its final form.
        responses: Components that responses lead to.
        requests: Components that request bodies lead to.
    """

    def __init__(self, schemas: dict[str, Schema], responses: set[str], requests: set[str]) -> None:
        self.schemas = schemas
        self.classes = [name for name, schema in schemas.items() if is_class(schema)]
        self._class_names = {class_of(name) for name in self.classes}
        self.enums = [name for name, schema in schemas.items() if "enum" in schema and is_enum(schema)]
        # msgspec runs validators while it decodes; a response must not be measured by what requests may hold
        self.checked = requests - responses
        self.annotator = Annotator(schemas, frozenset(requests & responses & set(self.classes)))
        self._refuse_circles()

    def plan(self, name: str) -> ModelPlan:
        """What the model template prints.

        Args:
            name: The component.

        Returns:
            Everything, ready to print.
        """
        schema = self.schemas[name]
        properties: dict[str, Schema] = schema.get("properties", {})
        names = {key: naming.field(key) for key in properties}
        naming.all_different(names.values(), name)
        fields = [self._field(name, key, inner) for key, inner in properties.items()]
        json_names = [f"{quoted(python)}: {quoted(key)}" for key, python in names.items() if python != key]
        base = _BASE if name in self.checked or not self._is_identified(properties) else _IDENTIFIED_BASE
        used = {base, _ATTRS, *(_RENAMED if json_names else ())}
        used = used.union(*(field.code.names for field in fields))
        return ModelPlan(
            imports=import_lines(used - {class_of(name)}, "models", [name]),
            base=base,
            docstring=docstrings.docstring(self._docstring(name, schema, fields), 4),
            json_names=json_names,
            fields=fields,
        )

    def enum(self, name: str) -> EnumPlan:
        """What the enum template prints.

        Args:
            name: The component.

        Returns:
            Everything, ready to print.
        """
        schema = self.schemas[name]
        values: list[str] = schema["enum"]
        stated: list[str] | None = schema.get("x-enum-varnames")
        names = stated if stated and naming.are_enum_members(stated, values) else naming.enum_members(values, name)
        return EnumPlan(
            imports=import_lines([_ENUM_BASE], "models", [name]),
            docstring=docstrings.docstring("\n\n".join(_texts(name, schema)), 4),
            members=[f"{member} = {quoted(value)}" for member, value in zip(names, values, strict=True)],
        )

    def is_model(self, name: Name) -> bool:
        """Whether a name in code is a model.

        Args:
            name: Any name.

        Returns:
            Whether it is one of the classes.
        """
        return name in self._class_names

    def summary(self, name: str) -> str:
        """What a model stands for.

        Args:
            name: The component.

        Returns:
            One sentence.
        """
        return _texts(name, self.schemas[name])[0]

    def _is_identified(self, properties: dict[str, Schema]) -> bool:
        """Whether an object has an ID of its own."""
        return "id" in properties and self.annotator.of(properties["id"]).is_a(UUID)

    def _field(self, name: str, key: str, schema: Schema) -> FieldPlan:
        """The declaration of one field of a model."""
        type_ = self.annotator.of(schema)
        needed = key in self.schemas[name].get("required", ())
        checked = name in self.checked
        annotation = type_.with_null if needed else code(type_.with_null, " | ", UNSET_TYPE)
        if class_of(name) in annotation.names:
            annotation = code('"', annotation, '"')
        value = self._value(key, schema, type_, needed=needed, checked=checked)
        doc = docstrings.field(key, schema, sent=checked)
        return FieldPlan(
            code=code(f"{naming.field(key)}: ", annotation, value),
            docstring=docstrings.docstring(doc, 4) if doc else "",
            help=f"    {naming.field(key)}: {doc}" if doc else "",
        )

    def _value(self, key: str, schema: Schema, type_: PythonType, *, needed: bool, checked: bool) -> Code:
        """What a field is set to in its declaration."""
        default = [] if needed else [code("default=", UNSET)]
        arguments: list[Code] = []
        if checked and type_.is_a(DECIMAL) and type_.null:
            arguments.append(code("converter=", CHECK, ".to_decimal"))
        if is_secret(key, schema, self.schemas):
            arguments.append(code("repr=False"))
        if checked:
            arguments.append(code("validator=", _validator(type_.rule, needed=needed, null=type_.null)))
        if arguments:
            return code(" = attrs.field(", joined(", ", [*default, *arguments]), ")")
        return code() if needed else code(" = ", UNSET)

    def _docstring(self, name: str, schema: Schema, fields: list[FieldPlan]) -> str:
        """The docstring of a class, with a line for each field."""
        parts = _texts(name, schema)
        if name in self.checked:
            parts.append("Only what is set is sent. None is sent as null.")
        # editors read the docstring below a field, help() that of the class only
        if lines := [field.help for field in fields if field.help]:
            parts.append("\n".join(["Args:", *lines]))
        return "\n\n".join(parts)

    def _refuse_circles(self) -> None:
        """Refuse models that contain each other: their modules could not import each other."""
        inner = {name: _direct(self.schemas[name]) - {name} for name in self.classes}
        while leaves := [name for name, needs in inner.items() if needs.isdisjoint(inner)]:
            for name in leaves:
                del inner[name]
        if inner:
            msg = f"schemas contain each other, which modules cannot import: {', '.join(sorted(inner))}"
            raise GenerationError(msg)


def _direct(schema: Any) -> set[str]:
    """The components that a schema refers to by itself."""
    if is_schema(schema):
        own = {target} if (target := referred(schema)) else set[str]()
        return own.union(*(_direct(inner) for inner in schema.values()))
    if is_list(schema):
        return set[str]().union(*(_direct(inner) for inner in schema))
    return set()


def _validator(rule: Code, *, needed: bool, null: bool) -> Code:
    """The rule as an attrs validator."""
    if needed:
        return code(CHECK, ".required(", rule, ", null=True)" if null else ")")
    return code(CHECK, ".nullable(" if null else ".optional(", rule, ")")


def _texts(name: str, schema: Schema) -> list[str]:
    """What a component stands for, and a note on it."""
    summary = str(schema.get("description") or schema.get("x-podero-summary") or _spaced(name))
    return [docstrings.sentence(text) for text in (summary, schema.get("x-podero-note", "")) if text]


def _spaced(name: str) -> str:
    """A class name as words."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).capitalize()


__all__ = ["EnumPlan", "FieldPlan", "ModelPlan", "Models"]
