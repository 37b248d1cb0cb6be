"""The API document as the contract tests see it: its operations are read here once more, not by what is under test."""

import json
import os
import re
from pathlib import Path
from typing import Any

import attrs

from podero._document import normalized

ROOT = Path(__file__).resolve().parents[2]
PATH = Path(os.environ.get("PODERO_CONTRACT_DOCUMENT") or ROOT / "openapi.json")
"""The document under test; the test of a new operation runs the same tests on another one."""

_NAME = re.compile(r"{([^{}]*)}")

METHODS = frozenset({"get", "put", "post", "delete", "patch", "head", "options"})


@attrs.frozen
class Operation:
    """One operation of the document.

    Attributes:
        method: In capitals.
        path: URL template.
        raw: The operation object.
        parameters: Parameter objects of all places.
        body: Schema of the JSON body, None where there is none.
        responses: JSON schema by documented success status, None for no body.
    """

    method: str
    path: str
    raw: dict[str, Any] = attrs.field(repr=False, eq=False)
    parameters: list[dict[str, Any]] = attrs.field(repr=False, eq=False)
    body: dict[str, Any] | None = attrs.field(repr=False, eq=False)
    responses: dict[int, dict[str, Any] | None] = attrs.field(repr=False, eq=False)

    def __str__(self) -> str:
        return f"{self.method} {self.path.removeprefix('/api/partners/v2.0')}"


class Document:
    """A document and its operations.

    Args:
        content: The decoded document.
    """

    def __init__(self, content: dict[str, Any]) -> None:
        self.content = content
        self.operations = [
            self._operation(path, item, method)
            for path, item in content["paths"].items()
            for method in item
            if method in METHODS
        ]

    def resolve(self, value: dict[str, Any]) -> dict[str, Any]:
        """Follow local references."""
        while "$ref" in value:
            target: Any = self.content
            for part in value["$ref"].removeprefix("#/").split("/"):
                target = target[part]
            value = target
        return value

    def schema(self, content: dict[str, Any]) -> dict[str, Any] | None:
        """Schema of a body or response, None where there is no JSON."""
        return _schema(self.resolve(content))

    def _operation(self, path: str, item: dict[str, Any], method: str) -> Operation:
        raw = item[method]
        declared = [self.resolve(parameter) for parameter in raw.get("parameters", [])]
        body = self.resolve(raw.get("requestBody", {}))
        return Operation(
            method.upper(),
            path,
            raw,
            list({(parameter["in"], parameter["name"]): parameter for parameter in declared}.values()),
            _schema(body),
            {
                int(code): _schema(self.resolve(response))
                for code, response in raw["responses"].items()
                if code[0] == "2"
            },
        )


def _schema(content: dict[str, Any]) -> dict[str, Any] | None:
    media = content.get("content", {}).get("application/json")
    return None if media is None else media["schema"]


def read(path: Path = PATH) -> Document:
    """Read a document."""
    content = normalized(json.loads(path.read_bytes()))
    lock = json.loads((ROOT / "podero_client.lock.json").read_bytes())
    known = {_shape(known): known for known in (lock["prefix"] + method["path"] for method in lock["methods"].values())}
    paths = {path: known.get(_shape(path), path) for path in content["paths"]}
    content["paths"] = {
        known: _called(content["paths"][path], dict(zip(_NAME.findall(path), _NAME.findall(known), strict=True)))
        for path, known in paths.items()
    }
    return Document(content)


def _shape(path: str) -> str:
    return _NAME.sub("{}", path)


def _called(item: Any, names: dict[str, str]) -> Any:
    """A path with its parameters called as in the package: they are arguments, and nobody sees them on the wire."""
    if isinstance(item, list):
        return [_called(inner, names) for inner in item]
    if not isinstance(item, dict):
        return item
    if item.get("in") == "path" and item.get("name") in names:
        return item | {"name": names[item["name"]]}
    return {key: _called(inner, names) for key, inner in item.items()}
