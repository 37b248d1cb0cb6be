"""The parameters of an operation with their Python side."""

from typing import Any

import attrs

from generator import docstrings, naming
from generator.annotations import PythonType, is_limit
from generator.code import (
    ANY,
    AWARE_DATETIME,
    DATETIME,
    DECIMAL,
    DICT,
    FILE,
    LIST,
    STR,
    Code,
    Name,
    code,
    joined,
    quoted,
)
from generator.errors import GenerationError
from generator.models import Models
from generator.operations import PLACES, Operation
from generator.schemas import Schema, variants
from generator.secret_names import is_secret

_LIMITS = {"minimum": "minimum", "maximum": "maximum", "max_length": "maxLength"}
_MORE_LIMITS = ("above=", "below=", "multiple_of=", "min_length=", "pattern=", "min_items=", "max_items=")
_PARAMETER = Name("Parameter", "._runtime.operation")

# by style: what stands between the items of a list that is one text, and where
_SEPARATORS = {"spaceDelimited": " ", "pipeDelimited": "|", "form": ",", "simple": ","}
_STYLES = {"path": ("simple",), "header": ("simple",), "cookie": ("form",)}
_OF_QUERY = ("form", "spaceDelimited", "pipeDelimited")


@attrs.frozen
class Parameter:
    """A parameter of an operation with its Python side.

    Args:
        name: On the wire.
        place: One of `PLACES`.
        argument: In Python.
        type: Its type.
        schema: Its schema.
        required: Whether it must be given.
        secret: Whether its value must not show.
        separator: What stands between the items of a list that is one text, "" for a parameter an item.
        doc: What it is, in sentences.
    """

    name: str
    place: str
    argument: str
    type: PythonType
    schema: Schema
    required: bool
    secret: bool
    separator: str
    doc: str

    @property
    def annotation(self) -> Code:
        """Its type in a signature."""
        return self.type.with_null.replaced({AWARE_DATETIME: DATETIME})

    @property
    def literal(self) -> Code:
        """Its description in an `Operation`."""
        options, _ = variants(self.schema)
        limits: Schema = options[0] if len(options) == 1 or self.type.is_a(DECIMAL) else {}
        rule = self.type.rule
        more = not self.type.is_a(DECIMAL) and any(word in str(rule) for word in _MORE_LIMITS)
        arguments = [
            code(f"name={quoted(self.name)}"),
            code(f"argument={quoted(self.argument)}"),
            code("type=", self.type.annotation.replaced({AWARE_DATETIME: DATETIME, ANY: STR})),
            *([code("nullable=True")] if self.type.null else []),
            *(code(f"{key}={limits[name]!r}") for key, name in _LIMITS.items() if is_limit(limits.get(name))),
            *([code("rule=", rule)] if more else []),
            *([code(f"separator={quoted(self.separator)}")] if self.separator else []),
            *([code("cookie=True")] if self.place == "cookie" else []),
            *([code("secret=True")] if self.secret else []),
        ]
        return code(_PARAMETER, "(", joined(", ", arguments), ")")


def parameters(operation: Operation, models: Models) -> dict[str, list[Parameter]]:
    """The parameters of an operation.

    Args:
        operation: The operation, its inline schemas named.
        models: Plans of all classes.

    Returns:
        Parameters by place, each argument under a name of its own.

    Raises:
        GenerationError: One cannot be sent.
    """
    taken = {str(source[naming.KEPT]) for source in operation.parameters if naming.KEPT in source}
    found: dict[str, list[Parameter]] = {}
    for place in PLACES:
        for source in operation.parameters_in(place):
            parameter = _parameter(source, place, models)
            if naming.KEPT not in source:
                argument = parameter.argument
                names = (argument, *(f"{argument}_{place}{number}" for number in ("", *range(2, len(taken) + 3))))
                parameter = attrs.evolve(parameter, argument=next(name for name in names if name not in taken))
                taken.add(parameter.argument)
            found.setdefault(place, []).append(parameter)
    if unknown := {p["in"] for p in operation.parameters} - {*PLACES}:
        msg = f"{operation.place}: {min(unknown)} parameters are not supported"
        raise GenerationError(msg)
    return {place: found.get(place, []) for place in PLACES}


def _parameter(source: dict[str, Any], place: str, models: Models) -> Parameter:
    """A parameter of the document with its Python side."""
    schema: Schema = source["schema"]
    name: str = source["name"]
    if schema.get("format") == "binary":
        schema = {key: value for key, value in schema.items() if key != "format"}
    type_ = models.annotator.of(schema)
    said = source.get("description") or schema.get("description", "")
    return Parameter(
        name=name,
        place=place,
        argument=str(source.get(naming.KEPT) or naming.argument(name)),
        type=type_,
        schema=schema,
        required=place == "path" or source.get("required") is True,
        secret=is_secret(name, schema, models.schemas),
        separator=_separator(source, place, type_, models),
        doc=docstrings.parameter(name, schema, said if isinstance(said, str) else ""),
    )


def _separator(source: dict[str, Any], place: str, type_: PythonType, models: Models) -> str:
    """What stands between the items of a list."""
    name, names = source["name"], type_.annotation.names
    if "content" in source:
        msg = f"parameter {name!r} is written in a format of its own"
        raise GenerationError(msg)
    if DICT in names or FILE in names or any(models.is_model(each) for each in names):
        msg = f"parameter {name!r} is an object, and how one is written in a {place} differs from server to server"
        raise GenerationError(msg)
    style = source.get("style") or _STYLES.get(place, _OF_QUERY)[0]
    if style not in _STYLES.get(place, _OF_QUERY):
        msg = f"parameter {name!r} has the style {style!r}, which is not supported"
        raise GenerationError(msg)
    if LIST not in names:
        return ""
    if type_.annotation.parts[0] != LIST or sum(part == LIST for part in type_.annotation.parts) > 1:
        msg = f"parameter {name!r} is a list only sometimes, or a list of lists"
        raise GenerationError(msg)
    repeated = place == "query" and source.get("explode", style == "form") is True
    return "" if repeated else _SEPARATORS[style]


__all__ = ["Parameter", "parameters"]
