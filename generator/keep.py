"""Keeps what the lock says of names, types, units and secrets, whatever spelling upstream chooses for them."""

from typing import Any

from generator import docstrings, naming
from generator.document import Json
from generator.lock import Argument, Lock


def keep(document: Json, locked: Lock) -> None:
    """Change schemas so that they say what the lock says.

    Args:
        document: The document after the overlays, flat; it is changed in place.
        locked: The lock.
    """
    schemas: dict[str, Any] = document["components"]["schemas"]
    for name, schema in schemas.items():
        fields = {field.name or python: (python, field) for python, field in locked.models.get(name, {}).items()}
        properties = schema.get("properties", {})
        named = naming.fields(properties)
        for key in properties.keys() & fields.keys():
            python, field = fields[key]
            changed = _decimal(properties[key]) if "Decimal" in field.type else dict(properties[key])
            if named[key] != python:
                changed[naming.KEPT] = python
            if field.secret:
                changed.setdefault("x-podero-secret", True)
            if field.unit and docstrings.unit(key, changed) is None:
                changed["x-podero-unit"] = field.unit
            properties[key] = changed
    _keep_parameters(document, locked)


def _keep_parameters(document: Json, locked: Lock) -> None:
    """Change parameters so that they say what the lock says."""
    for path, item in document["paths"].items():
        for verb, operation in item.items():
            if method := locked.methods.get(locked.find(verb, path) or ""):
                known = {(a.place, a.name or python): (python, a) for python, a in method.arguments.items()}
                for parameter in operation["parameters"]:
                    if found := known.get((parameter["in"], parameter["name"])):
                        _keep_parameter(parameter, *found)


def _keep_parameter(parameter: Json, python: str, argument: Argument) -> None:
    """Change a parameter so that it says what the lock says."""
    parameter[naming.KEPT] = python
    if "Decimal" in argument.type:
        parameter["schema"] = _decimal(parameter["schema"])
    if argument.secret:
        parameter["schema"].setdefault("x-podero-secret", True)


def _decimal(schema: Json) -> Json:
    """A schema in which plain numbers and texts are decimal numbers."""
    if "anyOf" in schema:
        options = [option for each in schema["anyOf"] for option in _options(_decimal(each))]
        return schema | {"anyOf": [option for index, option in enumerate(options) if option not in options[:index]]}
    if schema.get("type") == "array":
        return schema | {"items": _decimal(schema.get("items", {}))}
    if isinstance(schema.get("additionalProperties"), dict):
        return schema | {"additionalProperties": _decimal(schema["additionalProperties"])}
    text = schema.get("type") == "string" and schema.keys().isdisjoint(("enum", "format"))
    if not text and schema.get("type") not in ("number", "integer"):
        return schema
    said = {
        key: value
        for key, value in schema.items()
        if key not in ("type", "pattern", "maxLength", "minLength", "format")
    }
    limits = {key: said.pop(key) for key in [*said] if key.lower().endswith("imum") or key == "multipleOf"}
    return {"anyOf": [{"type": "number"} | limits, {"type": "string"}]} | said


def _options(schema: Json) -> list[Json]:
    """The alternatives of a schema."""
    options: list[Json] = schema.get("anyOf", [schema])
    return options


__all__ = ["keep"]
