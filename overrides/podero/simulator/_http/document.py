"""The API document: where it lies, its operations, and which of them a request means."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import attrs

PREFIX = "/api/partners/v2.0"
_METHODS = ("get", "put", "post", "delete", "patch", "head", "options")


def read_document(path: str | Path | None = None) -> dict[str, Any]:
    """Read an OpenAPI document.

    Args:
        path: File to read; the pinned document of this package when left out.

    Returns:
        The document.

    Raises:
        FileNotFoundError: When the file does not exist.
    """
    document: dict[str, Any] = json.loads((Path(path) if path is not None else _pinned()).read_bytes())
    return document


def _pinned() -> Path:
    packaged = Path(str(resources.files("podero.simulator"))) / "openapi.json"
    # An editable checkout has no copy in the package; the repository's own document is the same file.
    return packaged if packaged.exists() else Path(__file__).resolve().parents[4] / "openapi.json"


@attrs.frozen
class Operation:
    """One operation of the document.

    Args:
        method: Upper-case HTTP method.
        path: Path template, as in the document.
        operation_id: The document's operationId.
        parameters: Parameter objects, references resolved, path-level ones included.
        body: Schema of the JSON request body, or None when the operation takes none.
        body_required: Whether the body must be sent.
        answers: Schema (or None for no content) of each documented status.
        authenticated: Whether a bearer token is needed.
    """

    method: str
    path: str
    operation_id: str
    parameters: tuple[Mapping[str, Any], ...]
    body: Mapping[str, Any] | None
    body_required: bool
    answers: Mapping[int, Mapping[str, Any] | None]
    authenticated: bool

    @property
    def short_path(self) -> str:
        """Path template without the prefix that all operations share."""
        return self.path.removeprefix(PREFIX)

    @property
    def success(self) -> int:
        """The documented success status."""
        return next((status for status in sorted(self.answers) if 200 <= status < 300), 200)


def read_operations(document: Mapping[str, Any]) -> tuple[Operation, ...]:
    """List the operations of a document, in its order.

    Args:
        document: An OpenAPI 3.1 document.

    Returns:
        Every operation.
    """
    default_security: list[Any] = document.get("security", [])
    return tuple(
        _operation(document, path, method, {**raw, "security": raw.get("security", default_security)}, item)
        for path, item in document["paths"].items()
        for method, raw in item.items()
        if method in _METHODS
    )


def _operation(
    document: Mapping[str, Any], path: str, method: str, raw: Mapping[str, Any], item: Mapping[str, Any]
) -> Operation:
    parameters = [
        resolve(document, parameter) for parameter in [*item.get("parameters", []), *raw.get("parameters", [])]
    ]
    body = resolve(document, raw.get("requestBody", {}))
    answers = {
        int(status): _json_schema(resolve(document, answer))
        for status, answer in raw["responses"].items()
        if str(status).isdigit()
    }
    return Operation(
        method=method.upper(),
        path=path,
        operation_id=raw.get("operationId", f"{method} {path}"),
        parameters=tuple({(p["in"], p["name"]): p for p in parameters}.values()),
        body=_json_schema(body),
        body_required=bool(body.get("required", False)),
        answers=answers,
        authenticated=bool(raw["security"]),
    )


def _json_schema(content: Mapping[str, Any]) -> Mapping[str, Any] | None:
    media: Mapping[str, Any] = content.get("content", {}).get("application/json", {})
    return media.get("schema")


def resolve(document: Mapping[str, Any], value: Mapping[str, Any]) -> Mapping[str, Any]:
    """Follow a local reference (`#/...`).

    Args:
        document: The whole document.
        value: An object that may be a reference.

    Returns:
        What it refers to, or the object itself.
    """
    while "$ref" in value:
        target: Any = document
        for part in str(value["$ref"]).removeprefix("#/").split("/"):
            target = target[part]
        value = target
    return value


@attrs.frozen
class Match:
    """Operations that share one path template, and the path values of a request.

    Args:
        operations: By method.
        values: Path parameters by name, percent-decoded.
    """

    operations: Mapping[str, Operation]
    values: Mapping[str, str]


class Router:
    """Finds the operation of a request from its raw (still percent-encoded) path.

    The decoded path would not do: an external id `a/b` travels as `a%2Fb` and is one segment.

    Args:
        operations: The operations to choose from.
    """

    def __init__(self, operations: tuple[Operation, ...]) -> None:
        templates: dict[tuple[str, ...], dict[str, Operation]] = {}
        for operation in operations:
            templates.setdefault(tuple(operation.path.split("/")), {})[operation.method] = operation
        # Literal segments win over parameters: users/by-ext-id/x before users/{user_id}/x.
        self._templates = sorted(templates.items(), key=lambda item: [part.startswith("{") for part in item[0]])

    def find(self, raw_path: str, method: str) -> Match | None:
        """Find the path template of a request.

        Args:
            raw_path: Path as sent.
            method: Upper-case HTTP method; decides between templates that both fit.

        Returns:
            The match; when no template that fits knows the method, the first that fits; None when none fits.
        """
        segments = raw_path.split("/")
        first: Match | None = None
        for template, operations in self._templates:
            values = _values(template, segments)
            if values is None:
                continue
            match = Match(operations, values)
            if method in operations:
                return match
            first = first or match
        return first


def _values(template: tuple[str, ...], segments: list[str]) -> dict[str, str] | None:
    if len(template) != len(segments):
        return None
    values: dict[str, str] = {}
    for part, segment in zip(template, segments, strict=True):
        if part.startswith("{"):
            if not segment:
                return None
            values[part[1:-1]] = unquote(segment)
        elif part != unquote(segment):
            return None
    return values
