"""What the reference says of a generated class, operation or type, read from the code itself."""

import ast
import inspect
import re
import textwrap
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from typing import Any, TypeGuard

import attrs
import griffe

from podero_client.types import UNSET, Unset

Link = Callable[[type[Any]], str]
"""Makes the Markdown link to a model or an enum."""

_LIMITS = {
    "max_length": "At most {} characters.",
    "min_length": "At least {} characters.",
    "minimum": "At least {}.",
    "maximum": "At most {}.",
}
_MEANING = re.compile(r"(`[^`]+`(?:(?:, | and )`[^`]+`)*): ([^;.]+)[;.]\s*")


def is_enum(value: Any) -> TypeGuard[type[Enum]]:
    """Whether a type is an enum."""
    return isinstance(value, type) and issubclass(value, Enum)


def is_named(value: Any) -> TypeGuard[type[Any]]:
    """Whether a type is a model or an enum, and so has a section of its own."""
    return isinstance(value, type) and (attrs.has(value) or is_enum(value))


def named_types(annotation: Any) -> Iterator[type[Any]]:
    """The models and enums that a type is made of."""
    if is_named(annotation):
        yield annotation
    for part in typing.get_args(annotation):
        yield from named_types(part)


def in_words(annotation: Any, link: Link) -> str:
    """A type as text with links.

    Args:
        annotation: Any type of a parameter, a field or a response.
        link: Makes the link to a model or an enum.
    """
    origin, parts = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return in_words(parts[0], link)
    if origin in {types.UnionType, typing.Union}:
        return " or ".join(in_words(part, link) for part in parts if part is not Unset)
    if origin in {list, dict}:
        return f"{origin.__name__} of {' to '.join(in_words(part, link) for part in parts)}"
    if annotation is Any:
        return "any JSON value"
    return link(annotation) if is_named(annotation) else f"`{in_code(annotation)}`"


def in_code(annotation: Any) -> str:
    """A type as a signature shows it; that an argument may be left out shows in its default."""
    origin, parts = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return in_code(parts[0])
    if origin in {types.UnionType, typing.Union}:
        return " | ".join(in_code(part) for part in parts if part is not Unset)
    if origin is not None:
        return f"{origin.__name__}[{', '.join(map(in_code, parts))}]"
    if annotation in {None, types.NoneType}:
        return "None"
    return "Any" if annotation is Any else str(annotation.__name__)


def signature(method: Callable[..., Any]) -> str:
    """The signature of a method, one argument a line when it is long."""
    declared = inspect.signature(method)
    parts: list[str] = []
    for parameter in list(declared.parameters.values())[1:]:
        if parameter.kind is parameter.KEYWORD_ONLY and "*" not in parts:
            parts.append("*")
        default = parameter.default
        shown = "" if default is parameter.empty else f" = {'UNSET' if default is UNSET else repr(default)}"
        parts.append(f"{parameter.name}: {in_code(parameter.annotation)}{shown}")
    kind = "async def" if inspect.iscoroutinefunction(method) else "def"
    head, tail = f"{kind} {method.__name__}(", f") -> {in_code(declared.return_annotation)}"
    line = head + ", ".join(parts) + tail
    return line if len(line) <= 80 else "\n".join([head, *(f"    {part}," for part in parts), tail])  # noqa: PLR2004


@attrs.frozen
class Text:
    """A docstring taken apart.

    Args:
        summary: Its first paragraph.
        rest: The other paragraphs.
        arguments: What it says of each argument.
        returns: What it says of the result.
    """

    summary: str
    rest: str
    arguments: Mapping[str, str]
    returns: str


def text_of(value: object) -> Text:
    """The docstring of a class or a method."""
    paragraphs: list[str] = []
    arguments: dict[str, str] = {}
    returns = ""
    for section in griffe.Docstring(inspect.getdoc(value) or "").parse("google", warnings=False):
        match section:
            case griffe.DocstringSectionText(value=prose):
                paragraphs += prose.split("\n\n")
            case griffe.DocstringSectionParameters(value=parameters):
                arguments |= {parameter.name: _flat(parameter.description) for parameter in parameters}
            case griffe.DocstringSectionReturns(value=results):
                returns = " ".join(_flat(result.description) for result in results)
            case _:
                pass
    return Text(_flat("".join(paragraphs[:1])), "\n\n".join(paragraphs[1:]), arguments, returns)


@attrs.frozen
class Field:
    """A field of a model.

    Args:
        name: Its Python name.
        json_name: Its name in JSON.
        annotation: Its type.
        required: Whether it is always there.
        meaning: What it holds, and within which limits.
    """

    name: str
    json_name: str
    annotation: Any
    required: bool
    meaning: str


def fields_of(model: type[Any]) -> list[Field]:
    """The fields of a model, in the order of its class."""
    attrs.resolve_types(model)
    notes = _notes(model)
    json_names: Mapping[str, str] = getattr(model, "__json_names__", {})
    return [
        Field(
            field.name,
            json_names.get(field.name, field.name),
            field.type,
            field.default is attrs.NOTHING,
            notes.get(field.name, ""),
        )
        for field in attrs.fields(model)
    ]


def _notes(model: type[Any]) -> dict[str, str]:
    """What stands below each field in the source, with the limits of its validator."""
    notes: dict[str, str] = {}
    name = ""
    (definition,) = ast.parse(textwrap.dedent(inspect.getsource(model))).body
    assert isinstance(definition, ast.ClassDef)  # noqa: S101 - narrows the type
    for node in definition.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            name = node.target.id
            notes[name] = " ".join(dict.fromkeys(_limits(node)))
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and name:
            notes[name] = f"{_flat(str(node.value.value))} {notes[name]}".strip()
    return notes


def _limits(node: ast.AST) -> Iterator[str]:
    for below in ast.walk(node):
        if isinstance(below, ast.keyword) and below.arg in _LIMITS and isinstance(below.value, ast.Constant):
            yield _LIMITS[below.arg].format(below.value.value)


def meanings_of(enum: type[Enum], prose: str) -> tuple[dict[str, str], str]:
    """The meanings of an enum's values, where prose gives them as "`value`: meaning;", and the prose without them."""
    known = {str(member.value) for member in enum}
    meanings: dict[str, str] = {}

    def take(match: re.Match[str]) -> str:
        values = re.findall(r"`([^`]+)`", match[1])
        if not known.issuperset(values):
            return match[0]
        meanings.update(dict.fromkeys(values, _flat(match[2])))
        return ""

    paragraphs = (_MEANING.sub(take, _flat(paragraph)).strip() for paragraph in prose.split("\n\n"))
    return meanings, "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _flat(prose: str) -> str:
    return " ".join(prose.split())
