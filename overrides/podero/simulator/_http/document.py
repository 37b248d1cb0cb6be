"""The API document: its file, its operations, and which of them a request calls."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import attrs

from podero._document import METHODS, normalized, pinned_path, pointer_of, template

_VERSION = re.compile(r"(/[^/{}]+)*?/v\d+(\.\d+)*(?=/)")
_PARAMETER = re.compile(r"{[^{}]*}")


def read_document(path: str | Path | None = None) -> dict[str, Any]:
    """Read an OpenAPI document; the pinned one of this package if no path is given."""
    return normalized(json.loads((Path(path) if path is not None else pinned_path()).read_bytes()))


@attrs.frozen
class Operation:
    """One operation of the document.

    Args:
        method: HTTP method in upper case.
        path: Path template, as in the document.
        operation_id: The document's operationId.
        parameters: Parameter objects with references resolved, path-level ones included.
        body: Schema of the JSON request body, or None if the operation takes none.
        body_required: Whether a body is required.
        responses: Schema of each documented status, None for no content.
        authenticated: Whether a bearer token is required.
    """

    method: str
    path: str
    operation_id: str
    parameters: tuple[Mapping[str, Any], ...]
    body: Mapping[str, Any] | None
    body_required: bool
    responses: Mapping[int, Mapping[str, Any] | None]
    authenticated: bool

    @property
    def short_path(self) -> str:
        """Path template without the common prefix."""
        return _VERSION.sub("", self.path, count=1)

    @property
    def template(self) -> str:
        """The same without names of parameters."""
        return template(self.short_path)

    @property
    def path_names(self) -> list[str]:
        """Names of its path parameters in path order."""
        return parameters(self.path)

    @property
    def output(self) -> Mapping[str, Any]:
        """Schema of the success response, or of its items if it is a list."""
        schema = self.responses.get(self.success) or {}
        items: Mapping[str, Any] = schema.get("items", schema)
        return items

    @property
    def success(self) -> int:
        """The documented success status."""
        return next((status for status in sorted(self.responses) if 200 <= status < 300), 200)


def parameters(path: str) -> list[str]:
    """Names of the parameters of a path, in its order."""
    return [name[1:-1] for name in _PARAMETER.findall(path)]


def read_operations(document: Mapping[str, Any]) -> tuple[Operation, ...]:
    """List the operations of a normalized document, in document order."""
    default_security: list[Any] = document.get("security", [])
    return tuple(
        _operation(document, path, method, {**raw, "security": raw.get("security", default_security)})
        for path, item in document["paths"].items()
        for method, raw in item.items()
        if method in METHODS
    )


def common_prefix(operations: Iterable[Operation]) -> str:
    """Return what most paths begin with, such as `/api/partners/v2.0`; empty for a document without operations."""
    prefixes = Counter(operation.path.removesuffix(operation.short_path) for operation in operations)
    return max(prefixes, key=lambda prefix: prefixes[prefix], default="")


def _operation(document: Mapping[str, Any], path: str, method: str, raw: Mapping[str, Any]) -> Operation:
    parameters = [resolve(document, parameter) for parameter in raw.get("parameters", [])]
    body = resolve(document, raw.get("requestBody", {}))
    responses = {
        int(status): _json_schema(resolve(document, response))
        for status, response in raw["responses"].items()
        if str(status).isdigit()
    }
    return Operation(
        method=method.upper(),
        path=path,
        operation_id=raw.get("operationId", f"{method} {path}"),
        parameters=tuple({(p["in"], p["name"]): p for p in parameters}.values()),
        body=_json_schema(body),
        body_required=bool(body.get("required", False)),
        responses=responses,
        authenticated=bool(raw["security"]),
    )


def _json_schema(content: Mapping[str, Any]) -> Mapping[str, Any] | None:
    media: Mapping[str, Any] = content.get("content", {}).get("application/json", {})
    return media.get("schema")


def resolve(document: Mapping[str, Any], value: Mapping[str, Any]) -> Mapping[str, Any]:
    """Follow local references (`#/...`); an object that is not a reference is returned as it is."""
    while "$ref" in value:
        target: Any = document
        for part in pointer_of(value["$ref"]):
            target = target[part]
        value = target
    return value


def branches(document: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """List a schema and what its choices consist of, with references resolved."""
    schema = resolve(document, schema)
    yield schema
    for key in ("anyOf", "oneOf", "allOf"):
        for part in schema.get(key, ()):
            yield from branches(document, part)


def items_of(parts: Iterable[Mapping[str, Any]]) -> Mapping[str, Any]:
    """Return the schema of the items of an array, given its branches."""
    nothing: Mapping[str, Any] = {}
    return next((part["items"] for part in parts if "items" in part), nothing)


@attrs.frozen
class Match:
    """The operations of one path template by method, and the percent-decoded path parameters of a request."""

    operations: Mapping[str, Operation]
    values: Mapping[str, str]


class Router:
    """Finds the operation for a raw, still percent-encoded path.

    The decoded path would not do: an external id `a/b` is sent as `a%2Fb` and is one segment.
    """

    def __init__(self, operations: tuple[Operation, ...]) -> None:
        templates: dict[tuple[str, ...], dict[str, Operation]] = {}
        for operation in operations:
            templates.setdefault(tuple(operation.path.split("/")), {})[operation.method] = operation
        # Literal segments take precedence over parameters: users/by-ext-id/x over users/{user_id}/x.
        ordered = sorted(templates.items(), key=lambda item: [part.startswith("{") for part in item[0]])
        self._templates: dict[int, list[_Template]] = {}
        for parts, found in ordered:
            self._templates.setdefault(len(parts), []).append(_Template.of(parts, found))
        # A request asks several times.
        self._last: tuple[str, Match | None] = "", None

    def find(self, raw_path: str) -> Match | None:
        """Find the path template of a request; None if no template matches."""
        if self._last[0] != raw_path:
            self._last = raw_path, self._found([unquote(segment) for segment in raw_path.split("/")])
        return self._last[1]

    def _found(self, segments: list[str]) -> Match | None:
        for known in self._templates.get(len(segments), ()):
            if all(segments[at] == literal for at, literal in known.literals) and all(
                segments[at] for at, _ in known.names
            ):
                return Match(known.operations, {name: segments[at] for at, name in known.names})
        return None


@attrs.frozen
class _Template:
    """A path template: its literal segments from the last to the first, where templates differ, and its parameters."""

    literals: tuple[tuple[int, str], ...]
    names: tuple[tuple[int, str], ...]
    operations: Mapping[str, Operation]

    @classmethod
    def of(cls, parts: tuple[str, ...], operations: Mapping[str, Operation]) -> _Template:
        """Build one from the segments of a path."""
        numbered = list(enumerate(parts))
        literals = tuple(pair for pair in reversed(numbered) if not pair[1].startswith("{"))
        names = tuple((at, part[1:-1]) for at, part in numbered if part.startswith("{"))
        return cls(literals, names, operations)
