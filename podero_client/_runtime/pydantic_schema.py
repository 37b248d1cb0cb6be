"""Models as fields, bodies and responses of pydantic v2 and FastAPI. Imported when pydantic asks, and only then."""

import functools
import inspect
import types
import typing
from collections.abc import Mapping
from contextvars import ContextVar
from typing import Any, cast

import attrs
import msgspec
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, SchemaSerializer
from pydantic_core import core_schema as core

from .errors import DecodeError
from .model import Model

_UNIONS = (typing.Union, types.UnionType)
_ANY = SchemaSerializer(core.any_schema())
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
        functools.partial(_read, cls),
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


def _read(cls: type[Model], value: Any, _fields: core.ValidatorFunctionWrapHandler) -> Model:
    if isinstance(value, cls):
        return value
    kind = "model"
    if not isinstance(value, Mapping):
        raise PydanticCustomError(kind, "a {name} or a dict is needed", {"name": cls.__name__})
    try:
        return cls.from_dict(cast("Mapping[str, Any]", value))
    except DecodeError as error:
        raise PydanticCustomError(kind, "{path}: {reason}", {"path": error.path, "reason": error.reason}) from None


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
