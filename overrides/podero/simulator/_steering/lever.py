"""One lever: its route, its arguments with their schemas, and the function that it calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from podero.simulator._steering.steered import Steered

STEERING_PATH = "/_simulator"

Schema = Mapping[str, Any]

FLAG: Schema = {"type": "boolean"}
IDENTIFIER: Schema = {"type": "string", "minLength": 1, "maxLength": 200}
MOMENT: Schema = {"type": "string", "format": "date-time", "maxLength": 40}


@attrs.frozen
class Argument:
    """One argument of a lever.

    Args:
        schema: JSON schema of its value.
        description: What it is.
        required: Whether it must be given.
    """

    schema: Schema
    description: str
    required: bool = False


@attrs.frozen
class Lever:
    """One thing that can be done to a running simulator.

    Args:
        name: Unique name, the operationId.
        method: HTTP method.
        path: Path below `/_simulator`, with arguments in braces.
        summary: What it does, one sentence.
        python: The same in Python.
        function: Does it; called with the simulator and the arguments that were given, by name.
        returns: JSON schema of what it returns; None for a page.
        arguments: Arguments by name.
    """

    name: str
    method: str
    path: str
    summary: str
    python: str
    function: Callable[..., Any]
    returns: Schema | None
    arguments: Mapping[str, Argument] = attrs.field(factory=dict[str, Argument])

    def call(self, simulator: Steered, given: Mapping[str, Any]) -> Any:
        """Do it, with checked arguments."""
        return self.function(simulator, **given)


def number(lowest: float, highest: float) -> Schema:
    """Return the schema of a number."""
    return {"type": "number", "minimum": lowest, "maximum": highest}


def count(lowest: int, highest: int, *, nullable: bool = False) -> Schema:
    """Return the schema of a whole number."""
    return {"type": ["integer", "null"] if nullable else "integer", "minimum": lowest, "maximum": highest}


def text(longest: int) -> Schema:
    """Return the schema of a text."""
    return {"type": "string", "maxLength": longest}


def choice(*values: str) -> Schema:
    """Return the schema of one of several texts."""
    return {"type": "string", "enum": list(values)}


def record(*, nullable: tuple[str, ...] = (), **fields: str) -> Schema:
    """Return the schema of a result: an object with fields of JSON types."""
    properties = {
        name: {"type": [kind, "null"] if name in nullable else kind} if kind else {} for name, kind in fields.items()
    }
    return {"type": "object", "properties": properties, "required": list(fields)}


def rows(schema: Schema) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": schema}
