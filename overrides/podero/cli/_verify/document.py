"""The pinned API document, and the operations of it that only read."""

from __future__ import annotations

import functools
import hashlib
import importlib
import json
import pkgutil
from collections.abc import Iterator, Mapping
from typing import Any, cast

import attrs

import podero_client.api
from podero._document import normalized, pinned_path, pointer_of, template
from podero_client.api import Operation

Pointer = tuple[str | int, ...]
"""Where something stands in the document."""

Schema = Mapping[str, Any]


@attrs.frozen
class Place:
    """A schema and where it stands.

    Args:
        schema: The schema, which may be a reference.
        pointer: Where it stands in the document.
    """

    schema: Schema
    pointer: Pointer


@attrs.frozen(eq=False)
class ReadOperation:
    """An operation that only reads.

    Args:
        operation: What the client calls.
        required: Names of the query parameters that must be sent.
        responses: Schema of each documented status, None for one without a body.
    """

    operation: Operation[Any]
    required: frozenset[str]
    responses: Mapping[int, Place | None]

    @property
    def name(self) -> str:
        """Resource and method."""
        return self.operation.name

    @property
    def path(self) -> str:
        """URL template."""
        return self.operation.path

    @property
    def parameters(self) -> tuple[str, ...]:
        """Names of the path parameters without `org_id`, which the client knows."""
        return tuple(parameter.name for parameter in self.operation.path_parameters if parameter.name != "org_id")


class Document:
    """An API document.

    Args:
        content: Its text; the pinned one by default.
    """

    def __init__(self, content: bytes | None = None) -> None:
        content = pinned_path().read_bytes() if content is None else content
        self.sha256 = hashlib.sha256(content).hexdigest()
        self.root: dict[str, Any] = normalized(json.loads(content))

    def at(self, pointer: Pointer) -> Any:
        """What stands at a place.

        Args:
            pointer: The place.
        """
        return functools.reduce(lambda node, key: node[key], pointer, cast("Any", self.root))

    def resolved(self, place: Place) -> Place:
        """Follow references.

        Args:
            place: A schema that may be one.
        """
        while not isinstance(place.schema, bool) and "$ref" in place.schema:
            pointer = pointer_of(place.schema["$ref"])
            place = Place(self.at(pointer), pointer)
        # true and false are schemas too; what false forbids is nothing that can be called by a name
        return Place({}, place.pointer) if isinstance(place.schema, bool) else place

    def inside(self, place: Place, *keys: str | int) -> Place:
        """A schema inside of another, references followed.

        Args:
            place: The other.
            keys: The way.
        """
        return self.resolved(self.under(place, *keys))

    def under(self, place: Place, *keys: str | int) -> Place:
        """A schema inside of another, references not followed.

        Args:
            place: The other.
            keys: The way.
        """
        pointer = (*place.pointer, *keys)
        return Place(self.at(pointer), pointer)

    def read_operations(self) -> list[ReadOperation]:
        """All operations that only read, those with fewer path parameters first."""
        known = {template(operation.path): operation for operation in _client_operations() if operation.method == "GET"}
        found = [
            self._read_operation(known[template(path)], path, item["get"])
            for path, item in self.root["paths"].items()
            if "get" in item and template(path) in known
        ]
        return sorted(found, key=lambda operation: len(operation.parameters))

    def _read_operation(self, operation: Operation[Any], path: str, raw: Schema) -> ReadOperation:
        parameters = [self.resolved(Place(parameter, ())).schema for parameter in raw.get("parameters", ())]
        required = frozenset(p["name"] for p in parameters if p["in"] == "query" and p.get("required"))
        pointer = ("paths", path, "get", "responses")
        responses = {int(status): self._body((*pointer, status)) for status in raw["responses"] if status.isdigit()}
        return ReadOperation(operation, required, responses)

    def _body(self, pointer: Pointer) -> Place | None:
        response = self.resolved(Place(self.at(pointer), pointer))
        if "application/json" not in response.schema.get("content", {}):
            return None
        return self.under(response, "content", "application/json", "schema")


def _client_operations() -> Iterator[Operation[Any]]:
    for module in pkgutil.walk_packages(podero_client.api.__path__, "podero_client.api."):
        operation = getattr(importlib.import_module(module.name), "OPERATION", None)
        if operation is not None:
            yield operation
