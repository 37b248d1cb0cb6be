"""What the templates print of each model and enum, decided from settled components."""

import re
from typing import Any

from generator import naming, wording
from generator.annotations import Annotator, quoted, words_of
from generator.problems import GenerationError
from generator.schemas import Schema, is_class, is_enum, is_list, is_schema, referred
from generator.secret_names import is_secret


class Models:
    """Plans of all classes.

    Args:
        schemas: The settled components.
        answers: Components that answers lead to.
        requests: Components that request bodies lead to.
    """

    def __init__(self, schemas: dict[str, Schema], answers: set[str], requests: set[str]) -> None:
        self.schemas = schemas
        self.classes = [name for name, schema in schemas.items() if is_class(schema)]
        self.enums = [name for name, schema in schemas.items() if "enum" in schema and is_enum(schema)]
        # msgspec runs validators while it decodes; an answer must not be measured by what requests may hold
        self.checked = requests - answers
        self.annotator = Annotator(schemas, frozenset(requests & answers & set(self.classes)))
        self._refuse_circles()

    def plan(self, name: str) -> dict[str, Any]:
        """What the model template prints.

        Args:
            name: The component.

        Returns:
            Lines and texts, ready to print.
        """
        schema = self.schemas[name]
        members: dict[str, Schema] = schema.get("properties", {})
        names = {key: naming.member(key) for key in members}
        naming.all_different(names.values(), name)
        fields = [self._field(name, key, inner) for key, inner in members.items()]
        renamed = {python: key for key, python in names.items() if python != key}
        code = " ".join(field["code"] for field in fields)
        return {
            "docstring": wording.docstring(self._docstring(name, schema, fields), 4),
            "fields": fields,
            "renamed": [f"{quoted(python)}: {quoted(key)}" for python, key in renamed.items()],
            "imports": self.imports(words_of(code), frozenset({name})),
            "code": code,
        }

    def enum(self, name: str) -> dict[str, Any]:
        """What the enum template prints.

        Args:
            name: The component.

        Returns:
            Lines and texts, ready to print.
        """
        schema = self.schemas[name]
        values: list[str] = schema["enum"]
        stated: list[str] | None = schema.get("x-enum-varnames")
        names = stated if stated and naming.are_enum_members(stated, values) else naming.enum_members(values, name)
        return {
            "docstring": wording.docstring("\n\n".join(_texts(name, schema)), 4),
            "members": [f"{member} = {quoted(value)}" for member, value in zip(names, values, strict=True)],
        }

    def imports(self, words: set[str], but: frozenset[str] = frozenset()) -> list[str]:
        """Imports of models and enums.

        Args:
            words: Names that code mentions.
            but: Classes that need no import.

        Returns:
            Names of classes.
        """
        return sorted((words & {*self.classes, *self.enums}) - but)

    def _field(self, name: str, key: str, schema: Schema) -> dict[str, str]:
        type_ = self.annotator.of(schema)
        needed = key in self.schemas[name].get("required", ())
        checked = name in self.checked
        annotation = type_.with_null if needed else f"{type_.with_null} | Unset"
        if name in words_of(annotation):
            annotation = f'"{annotation}"'
        arguments: list[str] = [] if needed else ["default=UNSET"]
        if checked and type_.annotation == "Decimal" and type_.null:
            arguments.append("converter=check.to_decimal")
        if is_secret(key, schema, self.schemas):
            arguments.append("repr=False")
        if checked:
            arguments.append(f"validator={_validator(type_.rule, needed=needed, null=type_.null)}")
        value = f" = attrs.field({', '.join(arguments)})" if arguments and arguments != ["default=UNSET"] else ""
        if arguments == ["default=UNSET"]:
            value = " = UNSET"
        doc = wording.member(key, schema, sent=checked)
        return {
            "code": f"{naming.member(key)}: {annotation}{value}",
            "docstring": wording.docstring(doc, 4) if doc else "",
            "help": f"    {naming.member(key)}: {doc}" if doc else "",
        }

    def _docstring(self, name: str, schema: Schema, fields: list[dict[str, str]]) -> str:
        parts = _texts(name, schema)
        if name in self.checked:
            parts.append("Only what is set is sent. None is sent as null.")
        # editors read the docstring below a field, help() that of the class only
        if lines := [field["help"] for field in fields if field["help"]]:
            parts.append("\n".join(["Args:", *lines]))
        return "\n\n".join(parts)

    def _refuse_circles(self) -> None:
        inner = {name: _direct(self.schemas[name]) - {name} for name in self.classes}
        while leaves := [name for name, needs in inner.items() if needs.isdisjoint(inner)]:
            for name in leaves:
                del inner[name]
        if inner:
            msg = f"schemas contain each other, which modules cannot import: {', '.join(sorted(inner))}"
            raise GenerationError(msg)


def _direct(schema: Any) -> set[str]:
    if is_schema(schema):
        own = {target} if (target := referred(schema)) else set[str]()
        return own.union(*(_direct(inner) for inner in schema.values()))
    if is_list(schema):
        return set[str]().union(*(_direct(inner) for inner in schema))
    return set()


def _validator(rule: str, *, needed: bool, null: bool) -> str:
    if needed:
        return f"check.required({rule}, null=True)" if null else f"check.required({rule})"
    return f"check.nullable({rule})" if null else f"check.optional({rule})"


def _texts(name: str, schema: Schema) -> list[str]:
    summary = str(schema.get("description") or schema.get("x-podero-summary") or _spaced(name))
    return [wording.sentence(text) for text in (summary, schema.get("x-podero-note", "")) if text]


def _spaced(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).capitalize()


__all__ = ["Models"]
