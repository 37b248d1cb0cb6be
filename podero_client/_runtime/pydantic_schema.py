"""Models as fields, bodies and responses of pydantic v2 and FastAPI. Imported when pydantic asks, and only then."""

import functools
import inspect
import re
import types
import typing
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from datetime import datetime
from typing import Any, cast

import attrs
import msgspec
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, InitErrorDetails, PydanticCustomError, SchemaSerializer, ValidationError
from pydantic_core import core_schema as core

from .errors import DecodeError
from .leaves import has_offset
from .model import Model
from .nodes import is_list

_UNIONS = (typing.Union, types.UnionType)
_ANY = SchemaSerializer(core.any_schema())
_Location = tuple[int | str, ...]
_SEGMENT = re.compile(r"\.([^.\[]+)|\[([^\]]*)\]")
_OF_FIELD = re.compile(r"([A-Za-z_][\w.\[\]]*): (.+)", re.DOTALL)
_Fields = tuple["attrs.Attribute[Any]", ...]
_open: ContextVar[frozenset[type[Model]]] = ContextVar("_open", default=frozenset())


def core_schema(cls: type[Model], handler: GetCoreSchemaHandler) -> CoreSchema:
    """How pydantic reads and writes a model: with the codec, so that it means what it means elsewhere.

    Args:
        cls: The model.
        handler: Makes the schemas of its fields, which only the JSON schema shows.

    Returns:
        The schema.
    """
    ref = f"{cls.__module__}.{cls.__qualname__}:{id(cls)}"
    if cls in _open.get():
        return core.definition_reference_schema(ref)
    token = _open.set(_open.get() | {cls})
    try:
        inner = _fields_schema(cls, handler)
    finally:
        _open.reset(token)
    return core.no_info_wrap_validator_function(
        _reader(cls),
        inner,
        ref=ref,
        serialization=core.plain_serializer_function_ser_schema(_write, info_arg=True),
    )


def json_schema(cls: type[Model], schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
    """The JSON schema of a model, with what its docstring says.

    Args:
        cls: The model.
        schema: What `core_schema` made.
        handler: Makes a JSON schema of it.

    Returns:
        The JSON schema.
    """
    found = handler(schema)
    shown = handler.resolve_ref_schema(found)
    summary, fields = _documented(cls)
    properties: dict[str, Any] = shown["properties"]
    for name, text in fields.items():
        json_name = cls.__json_names__.get(name, name)
        properties[json_name] = properties[json_name] | {"description": text}
    shown.update({"title": cls.__name__, "description": summary})
    if is_checked(cls):
        shown["additionalProperties"] = False
    return found


def _fields_schema(cls: type[Model], handler: GetCoreSchemaHandler) -> CoreSchema:
    hints = typing.get_type_hints(cls, include_extras=True)
    return core.typed_dict_schema(
        {
            cls.__json_names__.get(field.name, field.name): core.typed_dict_field(
                handler.generate_schema(_without_unset(hints[field.name])), required=field.default is attrs.NOTHING
            )
            for field in cast("_Fields", attrs.fields(cast("type[attrs.AttrsInstance]", cls)))
        }
    )


def _without_unset(type_: Any) -> Any:
    kinds: list[Any] = [kind for kind in typing.get_args(type_) if kind is not msgspec.UnsetType]
    return functools.reduce(lambda one, other: one | other, kinds) if typing.get_origin(type_) in _UNIONS else type_


def _reader(cls: type[Model]) -> core.NoInfoWrapValidatorFunction:
    def read(value: Any, _fields: core.ValidatorFunctionWrapHandler) -> Model:
        return _read(cls, value)

    # pydantic's errors name the function
    read.__name__ = read.__qualname__ = cls.__name__
    return read


def _read(cls: type[Model], value: Any) -> Model:
    if isinstance(value, cls):
        return value
    if not isinstance(value, Mapping):
        raise _invalid(cls, value, [((), f"a {cls.__name__} or a dict is needed")])
    plain = cast("Mapping[str, Any]", value)
    try:
        model = cls.from_dict(plain)
    except DecodeError as error:
        raise _invalid(cls, plain, [_problem(error)]) from None
    if problems := [*_refused(model, plain)]:
        raise _invalid(cls, plain, problems)
    return model


def _invalid(cls: type[Model], value: Any, problems: list[tuple[_Location, str]]) -> ValidationError:
    """The error that pydantic adds to those of whatever contains the model."""
    details = [
        InitErrorDetails(type=PydanticCustomError("model", "{reason}", {"reason": reason}), loc=place, input=value)
        for place, reason in problems
    ]
    return ValidationError.from_exception_data(cls.__name__, details)


def _problem(error: DecodeError) -> tuple[_Location, str]:
    # what the checks of a constructor say begins with the field
    field, reason = match.groups() if (match := _OF_FIELD.fullmatch(error.reason)) else ("", error.reason)
    segments = cast("list[tuple[str, str]]", _SEGMENT.findall(f"{error.path}.{field}"))
    return tuple(int(index) if index.isdecimal() else name or index for name, index in segments), reason


def _refused(value: Any, plain: Any, place: _Location = ()) -> Iterator[tuple[_Location, str]]:
    """What the constructor of a model for requests would refuse, and what is taken in a response."""
    if is_list(value):
        for index, (item, plain_item) in enumerate(zip(value, plain, strict=True)):
            yield from _refused(item, plain_item, (*place, index))
    elif isinstance(value, datetime):
        if isinstance(plain, str) and not has_offset(plain):
            yield place, "a date-time needs an offset, such as 2026-01-31T12:00:00+01:00"
    elif isinstance(value, Model) and is_checked(type(value)):
        for name in value.additional_properties:
            yield (*place, name), f"{type(value).__name__} has no such field"
        for field in cast("_Fields", attrs.fields(cast("type[attrs.AttrsInstance]", type(value)))):
            name = value.__json_names__.get(field.name, field.name)
            if name in plain:
                yield from _refused(getattr(value, field.name), plain[name], (*place, name))


def is_checked(cls: type[Model]) -> bool:
    """Whether a model is one for requests, whose constructor checks what it is given.

    Args:
        cls: The model.
    """
    fields = cast("_Fields", attrs.fields(cast("type[attrs.AttrsInstance]", cls)))
    return any(field.validator is not None for field in fields)


def _write(value: Model, info: core.SerializationInfo[Any]) -> dict[str, Any]:
    plain = value.to_dict(mode="json" if info.mode_is_json() else "python")
    include: Any = info.include
    exclude: Any = info.exclude
    if include is None and exclude is None:
        return plain
    chosen: dict[str, Any] = _ANY.to_python(plain, mode=info.mode, include=include, exclude=exclude)
    return chosen


def _documented(cls: type[Model]) -> tuple[str, dict[str, str]]:
    """The first paragraph of a docstring, and what its Args say by field."""
    summary, _, arguments = inspect.cleandoc(cls.__doc__ or cls.__name__).partition("\n\nArgs:\n")
    fields: dict[str, str] = {}
    name = ""
    for line in arguments.splitlines():
        if line.startswith("    ") and not line.startswith("     "):
            name, _, text = line.strip().partition(": ")
            fields[name] = text
        else:
            fields[name] += f" {line.strip()}"
    return " ".join(summary.split("\n\n")[0].split()), fields


__all__ = ["core_schema", "json_schema"]
