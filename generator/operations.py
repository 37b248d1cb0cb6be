"""Reads the operations of the document."""

import re
from collections.abc import Iterator
from typing import Any

import attrs

from generator import methods, naming
from generator.document import is_array
from generator.errors import GenerationError, OverlayError, escaped
from generator.flatten import VERBS
from generator.lock import Lock
from generator.media import Content, choose
from generator.schemas import Components, Schema

PLACES = ("path", "query", "header", "cookie")
"""Where a parameter may be."""

SUCCESS = range(200, 300)
"""Statuses of a success."""

_IDEMPOTENT = {"get", "put", "delete"}
_WITHOUT_BODY = (204, 205, 304)
_NO_PARAMETERS = ("accept", "content-type", "authorization")
_MANY = re.compile(r"default|[1-5][Xx]{2}")
# a path of RFC 3986, 3.3, with placeholders; a segment of dots, and one that is empty at the front, lead elsewhere
_PATH = re.compile(
    r"(?!//)(?:/(?!(?:\.|%2[Ee]){1,2}(?:/|\Z))(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2}|{[^{}]*})*)+"
)
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
    def pointer(self) -> str:
        """Where in the document it is, as a JSON pointer."""
        return f"#/paths/{escaped(self.path)}/{self.verb}"

    @property
    def retry_safe(self) -> bool:
        """Whether doing it twice has the effect and the response of doing it once."""
        stated = self.source.get("x-podero-retry-safe", self.verb in _IDEMPOTENT)
        if not isinstance(stated, bool):
            msg = f"{self.place}: x-podero-retry-safe is true or false, not {stated!r}"
            raise OverlayError(msg)
        return stated

    @property
    def has_own_server(self) -> bool:
        """Whether it is not where the others are."""
        return bool(self.source.get("servers") or self.item.get("servers"))

    @property
    def has_sendable_path(self) -> bool:
        """Whether its path can be sent as it is, and leads where it says."""
        return _PATH.fullmatch(self.path) is not None

    @property
    def authenticated(self) -> bool:
        """Whether the document asks for a token; where it may be left out, one is sent."""
        security: Any = self.source.get("security")
        return is_array(security) and any(security)

    @property
    def deprecated(self) -> bool:
        """Whether the document says that it will go."""
        return self.source.get("deprecated") is True

    @property
    def parameters(self) -> list[dict[str, Any]]:
        """Parameters, those of its path first, in the order of the document."""
        own: list[dict[str, Any]] = self.source.get("parameters", [])
        return own

    def parameters_in(self, place: str) -> list[dict[str, Any]]:
        """The parameters of one place.

        Args:
            place: One of `PLACES`.

        Returns:
            They, those of the path in its order, all others in that of the document.

        Raises:
            GenerationError: The path has other parameters, or a header or cookie cannot have its name.
        """
        # a name twice: the later one counts
        found = [*{p["name"]: p for p in self.parameters if p["in"] == place}.values()]
        if place == "header":
            # OpenAPI has these described elsewhere, and no parameter of these names counts
            found = [parameter for parameter in found if parameter["name"].lower() not in _NO_PARAMETERS]
        for name in (parameter["name"] for parameter in found if place in ("header", "cookie")):
            if not _HEADER_NAME.fullmatch(name):
                msg = f"{self.place}: {name!r} is no {place} name"
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
    def body(self) -> Content | None:
        """What the request body is, None where there is no body."""
        content: dict[str, Any] = self.source.get("requestBody", {}).get("content", {})
        return choose(content, f"{self.place}, body") if content else None

    @property
    def body_schema(self) -> Schema | None:
        """The schema of the request body, None where there is no body."""
        body = self.body
        return body.schema if body else None

    @property
    def contents(self) -> dict[int, Content | None]:
        """The documented responses by status, None for one without a body."""
        found: dict[int, Content | None] = {}
        for status, response in self._responses.items():
            if not re.fullmatch(r"[1-5][0-9]{2}", status):
                msg = f"{self.place}: {status!r} is no HTTP status"
                raise GenerationError(msg)
            code = int(status)
            if not response.get("content") or code in _WITHOUT_BODY:
                found[code] = None
            elif code in SUCCESS:
                found[code] = choose(response["content"], f"{self.place}, status {code}")
            elif (error := _readable(response["content"], self.place)) is not None:
                found[code] = error
        return found

    @property
    def _responses(self) -> dict[str, dict[str, Any]]:
        """Responses by status; where no success has one of its own, what stands for many stands for 200."""
        responses: dict[str, dict[str, Any]] = self.source.get("responses", {})
        own = {status: response for status, response in responses.items() if not _MANY.fullmatch(status)}
        if any(status.startswith("2") for status in own):
            return own
        other = next((responses[status] for status in ("2XX", "2xx", "default") if status in responses), None)
        return own if other is None else {"200": other} | own

    @property
    def response_schemas(self) -> dict[int, Schema | None]:
        """The schemas of the documented responses by status, None for one without a body."""
        return {status: content.schema if content else None for status, content in self.contents.items()}

    def said_of(self, status: int) -> str:
        """What the document says about a response.

        Args:
            status: Its status.

        Returns:
            Its description, "" for none.
        """
        said = self._responses.get(str(status), {}).get("description")
        return said if isinstance(said, str) else ""


def _readable(content: dict[str, Any], place: str) -> Content | None:
    """The JSON of an error; the client shows any other as it is."""
    try:
        found = choose(content, place)
    except GenerationError:
        return None
    return found if found.kind == "json" else None


def collect(document: dict[str, Any], locked: Lock | None = None) -> list[Operation]:
    """All operations of a document.

    Args:
        document: The document after the overlays.
        locked: What keeps its name.

    Returns:
        The operations in the order of the document.

    Raises:
        GenerationError: The overlay gives two operations one name, or one that cannot be.
    """
    security = document.get("security", [])
    names = methods.assign(document, locked or Lock())
    found = [
        Operation(path, verb, item[verb], *names[path, verb], item)
        for path, item in document["paths"].items()
        for verb in VERBS
        if verb in item
    ]
    for operation in found:
        operation.source.setdefault("security", security)
    return found


def name_inline_schemas(operation: Operation, components: Components, locked: Lock | None = None) -> None:
    """Give the inline schemas of an operation names.

    Args:
        operation: The operation, changed in place.
        components: Where the names go.
        locked: What keeps its name.
    """
    method = (locked or Lock()).methods.get(operation.name)
    arguments = method.arguments if method else {}
    types = {(argument.place, argument.name or name): argument.type for name, argument in arguments.items()}
    bodies = {"": arguments["body"].type} if "body" in arguments else {}
    bodies |= method.responses if method else {}
    prefix = naming.class_name_part(f"{operation.resource}_{operation.method}")
    for parameter in operation.parameters:
        name = prefix + naming.class_name_part(parameter["name"])
        kept = types.get((parameter["in"], parameter["name"]), "")
        parameter["schema"] = components.named(parameter.get("schema", {}), name, kept)
    for content, status, suffix in _contents(operation):
        content["schema"] = components.named(content.get("schema", {}), prefix + suffix, bodies.get(status, ""))


def _contents(operation: Operation) -> Iterator[tuple[dict[str, Any], str, str]]:
    """What bodies and responses hold, the status of each, "" for bodies, and how a class of it is called."""
    for content in operation.source.get("requestBody", {}).get("content", {}).values():
        yield content, "", "Input"
    for status, response in operation.source.get("responses", {}).items():
        for content in response.get("content", {}).values():
            yield content, status, "Output" if status.startswith("2") else f"Error{status.capitalize()}"


__all__ = ["PLACES", "SUCCESS", "Operation", "collect", "name_inline_schemas"]
