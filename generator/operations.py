"""Reads the operations of the document."""

import re
from collections.abc import Iterator
from typing import Any

import attrs

from generator import methods, naming
from generator.errors import GenerationError
from generator.flatten import VERBS
from generator.lock import Lock
from generator.schemas import Components, Schema

PLACES = ("path", "query", "header")
"""Where a parameter may be."""

SUCCESS = range(200, 300)
"""Statuses of a success."""

_IDEMPOTENT = {"get", "put", "delete"}
_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # a token of RFC 9110, 5.6.2


@attrs.define
class Operation:
    """An operation of the document with its Python names.

    Args:
        path: URL template.
        verb: HTTP method in small letters.
        source: The operation of the document; shared with it, so that changes reach both.
        resource: Resource in Python.
        method: Method in Python.
        item: The path item, whose parameters all its operations share.
    """

    path: str
    verb: str
    source: dict[str, Any]
    resource: str
    method: str
    item: dict[str, Any]

    @property
    def name(self) -> str:
        """Resource and method."""
        return f"{self.resource}.{self.method}"

    @property
    def place(self) -> str:
        """Where in the document it is, for messages."""
        return f"{self.verb.upper()} {self.path}"

    @property
    def retry_safe(self) -> bool:
        """Whether doing it twice has the effect and the response of doing it once."""
        stated = self.source.get("x-podero-retry-safe", self.verb in _IDEMPOTENT)
        if not isinstance(stated, bool):
            msg = f"{self.place}: x-podero-retry-safe is true or false, not {stated!r}"
            raise GenerationError(msg)
        return stated

    @property
    def parameters(self) -> list[dict[str, Any]]:
        """Parameters of the operation and its path, in the order of the document."""
        own: list[dict[str, Any]] = self.source.get("parameters", [])
        names = {(parameter["in"], parameter["name"]) for parameter in own}
        return [p for p in self.item.get("parameters", []) if (p["in"], p["name"]) not in names] + own

    def parameters_in(self, place: str) -> list[dict[str, Any]]:
        """The parameters of one place.

        Args:
            place: One of `PLACES`.

        Returns:
            They, those of the path in its order, all others in that of the document.

        Raises:
            GenerationError: The path has other parameters, or a header cannot have its name.
        """
        found = [parameter for parameter in self.parameters if parameter["in"] == place]
        if place == "header":
            for name in (parameter["name"] for parameter in found):
                if not _HEADER_NAME.fullmatch(name):
                    msg = f"{self.place}: {name!r} is no header name"
                    raise GenerationError(msg)
        return self._in_path_order(found) if place == "path" else found

    def _in_path_order(self, parameters: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """One parameter for each placeholder of the path."""
        by_name = {parameter["name"]: parameter for parameter in parameters}
        names = re.findall(r"{([^{}]*)}", self.path)
        if sorted(names) != sorted(by_name):
            msg = f"{self.place} declares the path parameters {sorted(by_name)}"
            raise GenerationError(msg)
        return [by_name[name] for name in names]

    @property
    def body_schema(self) -> Schema | None:
        """The schema of the request body, None where there is no body."""
        body = self.source.get("requestBody")
        return self._json(body.get("content", {})) if body else None

    @property
    def response_schemas(self) -> dict[int, Schema | None]:
        """The schemas of the documented responses by status, None for one without a body."""
        schemas: dict[int, Schema | None] = {}
        for status, response in self.source.get("responses", {}).items():
            if status == "default" or re.fullmatch(r"[1-5]XX", status):
                continue  # these describe errors, which all have one treatment
            if not re.fullmatch(r"[1-5][0-9]{2}", status):
                msg = f"{self.place}: {status!r} is no HTTP status"
                raise GenerationError(msg)
            schemas[int(status)] = self._json(response["content"]) if response.get("content") else None
        return schemas

    def _json(self, content: dict[str, Any]) -> Schema:
        """The schema of the JSON among some media types."""
        for kind, media in content.items():
            if kind.split(";")[0].strip() == "application/json" or kind.endswith("+json"):
                schema: Schema = media.get("schema", {})
                return schema
        msg = f"{self.place}: {', '.join(content)} is not JSON"
        raise GenerationError(msg)


def collect(document: dict[str, Any], locked: Lock | None = None) -> list[Operation]:
    """All operations of a document.

    Args:
        document: The document after the overlays.
        locked: What keeps its name.

    Returns:
        The operations in the order of the document.

    Raises:
        GenerationError: Two operations would be the same method, or a parameter is where none can be.
    """
    names = methods.assign(document, locked or Lock())
    found = [
        Operation(path, verb, item[verb], *names[path, verb], item)
        for path, item in document["paths"].items()
        for verb in VERBS
        if verb in item
    ]
    for operation in found:
        for parameter in operation.parameters:
            if parameter["in"] not in PLACES:
                msg = f"{operation.place}: {parameter['in']} parameters are not supported"
                raise GenerationError(msg)
    return found


def name_inline_schemas(operation: Operation, components: Components) -> None:
    """Give the inline schemas of an operation names.

    Args:
        operation: The operation, changed in place.
        components: Where the names go.
    """
    prefix = naming.class_name_part(f"{operation.resource}_{operation.method}")
    for parameter in operation.parameters:
        name = prefix + naming.class_name_part(parameter["name"])
        parameter["schema"] = components.named(parameter.get("schema", {}), name)
    for content, suffix in _contents(operation):
        content["schema"] = components.named(content.get("schema", {}), prefix + suffix)


def _contents(operation: Operation) -> Iterator[tuple[dict[str, Any], str]]:
    """What bodies and responses hold, and how a class of each is called."""
    for content in operation.source.get("requestBody", {}).get("content", {}).values():
        yield content, "Input"
    for status, response in operation.source.get("responses", {}).items():
        for content in response.get("content", {}).values():
            yield content, "Output" if status.startswith("2") else f"Error{status.capitalize()}"


__all__ = ["PLACES", "SUCCESS", "Operation", "collect", "name_inline_schemas"]
