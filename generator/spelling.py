"""Writes out the shorthands of each version of OpenAPI and JSON Schema in one schema."""

from typing import Any

from generator.document import Json, is_array

_WORDS = frozenset({"title", "description", "default", "example", "examples", "deprecated", "readOnly", "writeOnly"})
_OF_ENUMS = ("x-podero-schema", "x-enum-varnames")
# of another type they say nothing
_MEANT: dict[str, type | tuple[type, ...]] = {
    **dict.fromkeys(("title", "description", "format", "pattern", "$ref"), str),
    **dict.fromkeys(("properties", "discriminator"), dict),
    **dict.fromkeys(("required", "enum", "anyOf", "oneOf", "allOf", "prefixItems", "x-enum-varnames"), list),
    "items": (dict, list, bool),
    "additionalProperties": (dict, bool),
}
_NOT_EMPTY = ("anyOf", "oneOf", "allOf", "prefixItems")
_TYPES = frozenset({"string", "number", "integer", "boolean", "array", "object", "null"})

# a decimal as pydantic writes it beside, or in place of, a number
_DECIMAL_PATTERN = "^(?!^[-+.]*$)[+-]?0*"


def is_word(key: str) -> bool:
    """Whether a key tells about a value without saying what it is.

    Args:
        key: A key of a schema.

    Returns:
        Whether a schema without it holds the same values.
    """
    return key in _WORDS or (key.startswith("x-") and key not in _OF_ENUMS)


def is_marked_secret(schema: Json) -> bool:
    """Whether a value is a secret as the overlay says, else as the document does.

    Args:
        schema: Its schema; the secrets inside of it have schemas of their own.

    Returns:
        Whether it is marked.
    """
    stated = schema.get("x-podero-secret")
    return bool(schema.get("writeOnly") or schema.get("format") == "password") if stated is None else bool(stated)


def spelled_out(schema: Json) -> Json:
    """A schema without the shorthands of each version.

    Args:
        schema: A schema.

    Returns:
        A new one: alternatives where it was a list of types or nullable, `enum` for `const`, and limits as numbers.
    """
    schema = {key: value for key, value in schema.items() if isinstance(value, _MEANT.get(key, object))}
    schema = {key: value for key, value in schema.items() if value or key not in _NOT_EMPTY}
    if isinstance(schema.get("items"), bool):
        schema["items"] = {}
    elif is_array(places := schema.get("items")):
        schema["prefixItems"] = places
        del schema["items"]
    schema = _limited(schema)
    kinds = _kinds(schema.pop("type", None))
    null = schema.pop("nullable", False) is True or (len(kinds) > 1 and "null" in kinds)
    kinds = [kind for kind in kinds if kind != "null"] if null else kinds
    if is_array(values := schema.get("enum")):
        null = null or None in values
        # only texts may stand there twice: of other values, equal ones can differ, as 1 and true do
        texts = [value for value in values if isinstance(value, str)]
        values = list(dict.fromkeys(texts)) if len(texts) == len(values) else values
        schema["enum"] = [value for value in values if value is not None]
        kinds = kinds or [kind for kind in [_kind_of(schema["enum"])] if kind]
    if schema.get("enum") == [] or (null and not kinds and not _says_more(schema)):
        return {"type": "null"} | _words(schema)
    if len(kinds) == 1:
        schema["type"] = kinds[0]
    elif kinds:
        schema = _of_kinds(schema, kinds)
    if schema.get("format") == "decimal" or str(schema.get("pattern", "")).startswith(_DECIMAL_PATTERN):
        schema = _decimal(schema)
    if not null or schema.get("type") == "null":
        return schema
    return {"anyOf": [_kind(schema), {"type": "null"}]} | _words(schema)


def _limited(schema: Json) -> Json:
    """A schema with its one value as an enum, and with limits that are numbers."""
    if "const" in schema:
        schema["enum"] = [schema.pop("const")]
    for limit, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        if isinstance(schema.get(exclusive), bool) and schema.pop(exclusive) and limit in schema:
            schema[exclusive] = schema.pop(limit)
    return schema


def _kinds(stated: Any) -> list[str]:
    """The types that a schema states."""
    listed: list[Any] = stated if is_array(stated) else [stated]
    return [kind for kind in listed if isinstance(kind, str) and kind in _TYPES]


def _says_more(schema: Json) -> bool:
    """Whether a schema says anything about the value."""
    return any(not is_word(key) for key in schema)


def _words(schema: Json) -> Json:
    """What a schema tells about the value."""
    return {key: value for key, value in schema.items() if is_word(key)}


def _kind(schema: Json) -> Json:
    """What a schema says that the value is."""
    return {key: value for key, value in schema.items() if not is_word(key)}


def _of_kinds(schema: Json, kinds: list[str]) -> Json:
    """Alternatives by type, each with what applies to its type."""
    options: list[Json] = []
    for each in kinds:
        option = _kind(schema) | {"type": each}
        if is_array(values := schema.get("enum")):
            option["enum"] = [value for value in values if _kind_of([value]) in (each, None)]
        if option.get("enum") != []:
            options.append(option)
    return {"anyOf": options} | _words(schema)


def _decimal(schema: Json) -> Json:
    """A decimal number that is written as text: the API takes it as a number too."""
    limits = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")
    number = {"type": "number"} | {key: schema[key] for key in limits if key in schema}
    return {"anyOf": [number, {"type": "string"}]} | _words(schema)


def _kind_of(values: list[Any]) -> str | None:
    """The type of JSON values, None when they are not of one."""
    by_type: dict[str, str] = {"str": "string", "bool": "boolean", "int": "integer", "float": "number"}
    kinds = {by_type.get(type(value).__name__) for value in values}
    return kinds.pop() if len(kinds) == 1 else None


__all__ = ["is_marked_secret", "is_word", "spelled_out"]
