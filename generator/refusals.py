"""Responses with a success status that say no, as the overlay marks them."""

import re
from typing import Any

from generator import naming
from generator.code import Code, Name, code, quoted
from generator.errors import OverlayError
from generator.operations import SUCCESS, Operation
from generator.schemas import Schema, plain

KEY = "x-podero-refusal"
"""`state=late,empty` for values that mean no, or `metadata.error` for a field that is null where nothing is wrong."""

REASON_KEY = "x-podero-refusal-reason"
"""The field that holds the server's own words, where it is another one."""

_REFUSAL = Name("Refusal", "._runtime.operation")
_STATED = re.compile(r"(?P<field>[\w.-]+)(=(?P<values>[\w-]+(,[\w-]+)*))?")


def literal(operation: Operation, schemas: dict[str, Schema]) -> Code | None:
    """What an `Operation` says of refusals.

    Args:
        operation: The operation.
        schemas: All components.

    Returns:
        The argument, None where the overlay marks nothing.

    Raises:
        OverlayError: What the overlay marks is not in the response.
    """
    stated = operation.source.get(KEY)
    if stated is None:
        return None
    match = _STATED.fullmatch(str(stated))
    if not match:
        msg = f"{operation.place}: {KEY} is a field, or field=value,value, not {stated!r}"
        raise OverlayError(msg)
    values = match["values"].split(",") if match["values"] else []
    found = _field(operation, schemas, match["field"])
    if unknown := sorted(set(values) - set(found.get("enum", ()))):
        msg = f"{operation.place}: {KEY} names {', '.join(unknown)}, which {match['field']} cannot be"
        raise OverlayError(msg)
    arguments = [f"field={_path(match['field'])}"]
    if values:
        arguments.append(f"values=frozenset({{{', '.join(map(quoted, values))}}})")
    if reason := operation.source.get(REASON_KEY):
        _field(operation, schemas, reason)
        arguments.append(f"reason={_path(reason)}")
    return code(_REFUSAL, f"({', '.join(arguments)})")


def raised(operation: Operation) -> str | None:
    """The line of the docstring on what is raised.

    Args:
        operation: The operation.

    Returns:
        The line, None where nothing is.
    """
    field, _, values = str(operation.source.get(KEY, "")).partition("=")
    if not field:
        return None
    *others, last = values.split(",")
    listed = f"is {', '.join(others)} or {last}" if others else f"is {last}" if values else "is set"
    return f"RefusedError: `{field}` of the response {listed}; `with_options(raise_refusals=False)` returns it instead."


def _path(stated: str) -> str:
    """A path of Python names."""
    return quoted(".".join(map(naming.field, stated.split("."))))


def _field(operation: Operation, schemas: dict[str, Schema], stated: str) -> Schema:
    """The schema of a field of the response."""
    (schema, *_) = [s for status, s in operation.response_schemas.items() if status in SUCCESS]
    for name in stated.split("."):
        properties: dict[str, Any] = {} if schema is None else plain(schema, schemas).get("properties", {})
        if name not in properties:
            msg = f"{operation.place}: its response has no field {stated!r}, which {KEY} names"
            raise OverlayError(msg)
        schema = properties[name]
    return {} if schema is None else plain(schema, schemas)


__all__ = ["KEY", "REASON_KEY", "literal", "raised"]
