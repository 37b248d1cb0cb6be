"""What the templates print of each model and enum, decided from components in their final form."""

import re
from typing import Any

import attrs

from generator import docstrings, lock, naming
from generator.annotations import Annotator, PythonType, class_of
from generator.code import CHECK, DECIMAL, UNSET, UNSET_TYPE, UUID, Code, Name, code, import_lines, joined, quoted
from generator.schemas import Schema, is_class, is_enum, is_list, is_schema, referred
from generator.secret_names import is_secret

# what the template itself uses
_BASE = Name("Model", "._runtime.model")
_IDENTIFIED_BASE = Name("Identified", "._runtime.model")
_ATTRS = Name("attrs.define", "attrs")
_RENAMED = (Name("Mapping", "collections.abc"), Name("ClassVar", "typing"))
_CHECKING = Name("TYPE_CHECKING", "typing")
_DEPRECATED_FIELD = Name("DeprecatedField", "._runtime.deprecation")
_ENUM_BASE = Name("OpenEnum", "._runtime.enums")


@attrs.frozen
class FieldPlan:
    """A field of a model.

    Args:
        name: In Python.
        code: Its declaration.
        docstring: What stands below it, "" for nothing.
        help: Its line in the docstring of the class, "" for none.
        surface: What of it is public.
        hidden: Its declaration for type checkers where they are to flag its use, None where not.
        annotation: Its type.
    """

    name: str
    code: Code
    docstring: str
    help: str
    surface: lock.Field
    hidden: Code | None
    annotation: Code


@attrs.frozen
class ModelPlan:
    """A model.

    Args:
        imports: Import statements.
        base: The class below it.
        docstring: Of the class.
        json_names: Items of the mapping from Python names to JSON names that differ.
        fields: In the order of the document.
        surface: Its public fields by Python name.
        late_imports: Import statements at the end, of classes that lead back to this one.
    """

    imports: list[str]
    late_imports: list[str]
    base: Name
    docstring: str
    json_names: list[str]
    fields: list[FieldPlan]
    surface: dict[str, lock.Field]


@attrs.frozen
class EnumPlan:
    """An enum.

    Args:
        imports: Import statements.
        docstring: Of the class.
        members: Names and values.
        surface: Values by member.
    """

    imports: list[str]
    docstring: str
    members: list[str]
    surface: dict[str, str]


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
        self._circles = _circles({name: _direct(schemas[name]) for name in self.classes})
        lenient = frozenset(requests & responses & set(self.classes))
        self.annotator = Annotator(schemas, lenient, frozenset(self._circles))

    def plan(self, name: str) -> ModelPlan:
        """What the model template prints.

        Args:
            name: The component.

        Returns:
            Everything, ready to print.
        """
        schema = self.schemas[name]
        properties: dict[str, Schema] = schema.get("properties", {})
        names = naming.fields(properties)
        fields = [self._field(name, key, names[key], inner) for key, inner in properties.items()]
        json_names = [f"{quoted(python)}: {quoted(key)}" for key, python in names.items() if python != key]
        base = _BASE if name in self.checked or not self._is_identified(properties) else _IDENTIFIED_BASE
        used = {base, _ATTRS, *(_RENAMED if json_names else ())}
        used = used.union(*(field.code.names for field in fields))
        if any(field.hidden for field in fields):
            used |= {_CHECKING, _DEPRECATED_FIELD}
        late = {class_of(other) for other in self._circles.get(name, ())} & used - {class_of(name)}
        return ModelPlan(
            imports=import_lines(used - late - {class_of(name)}, "models", [name]),
            late_imports=import_lines(late, "models", [name]),
            base=base,
            docstring=docstrings.docstring(self._docstring(name, schema, fields), 4),
            json_names=json_names,
            fields=fields,
            surface={python: field.surface for python, field in zip(names.values(), fields, strict=True)},
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
            surface=dict(zip(names, values, strict=True)),
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

    def _field(self, name: str, key: str, python: str, schema: Schema) -> FieldPlan:
        """The declaration of one field of a model."""
        type_ = self.annotator.of(schema)
        checked = name in self.checked
        needed = key in self.schemas[name].get("required", ()) and not (checked and schema.get("readOnly"))
        annotation = type_.with_null if needed else code(type_.with_null, " | ", UNSET_TYPE)
        surface = lock.Field(
            type=str(annotation),
            name="" if python == key else key,
            unit=docstrings.unit(key, schema) or "",
            secret=is_secret(key, schema, self.schemas),
            deprecated=schema.get("deprecated") is True,
        )
        if not annotation.names.isdisjoint(map(class_of, self._circles.get(name, ()))):
            annotation = code('"', annotation, '"')
        value = self._value(type_, needed=needed, checked=checked, secret=surface.secret)
        doc = docstrings.field(key, schema, sent=checked)
        return FieldPlan(
            name=python,
            code=code(f"{python}: ", annotation, value),
            docstring=docstrings.docstring(doc, 4) if doc else "",
            help=f"    {python}: {doc}" if doc else "",
            surface=surface,
            hidden=self._hidden(python, annotation, value) if surface.deprecated else None,
            annotation=annotation,
        )

    def _hidden(self, python: str, annotation: Code, value: Code) -> Code:
        """A field behind a descriptor, which alone can be marked: its argument keeps its name."""
        alias = code(f'alias="{python}"')
        if value.parts and str(value).startswith(" = attrs.field("):
            inner = Code((str(value.parts[0]).removeprefix(" = attrs.field("), *value.parts[1:]))
            return code(f"hidden_{python}: ", annotation, " = attrs.field(", alias, ", ", inner)
        default = code(", default=", UNSET) if value.parts else code()
        return code(f"hidden_{python}: ", annotation, " = attrs.field(", alias, default, ")")

    def _value(self, type_: PythonType, *, needed: bool, checked: bool, secret: bool) -> Code:
        """What a field is set to in its declaration."""
        default = [] if needed else [code("default=", UNSET)]
        arguments: list[Code] = []
        if checked and type_.is_a(DECIMAL):
            given = "to_given_decimal" if needed else "to_decimal_or_unset"
            arguments.append(code("converter=", CHECK, ".to_decimal" if type_.null else f".{given}"))
        if secret:
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


def _circles(inner: dict[str, set[str]]) -> dict[str, set[str]]:
    """The classes that contain themselves, each with those on the way; their modules import each other."""
    left = {name: needs & inner.keys() for name, needs in inner.items()}
    while leaves := [name for name, needs in left.items() if needs.isdisjoint(left)]:
        for name in leaves:
            del left[name]
    reached = {name: _reached(name, left) for name in left}
    return {
        name: {other for other in found if name in reached[other]} for name, found in reached.items() if name in found
    }


def _reached(name: str, inner: dict[str, set[str]]) -> set[str]:
    """What a class leads to."""
    found: set[str] = set()
    todo = [name]
    while todo:
        new = {other for other in inner[todo.pop()] if other in inner} - found
        found |= new
        todo += new
    return found


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
