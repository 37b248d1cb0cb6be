"""The operations of a document in one form: by method and path after the version, with everything resolved."""

import copy
import re
from collections.abc import Iterator

import attrs

from generator.document import Json, is_object
from generator.drift.parts import array_in, object_in, text_in, texts_in
from generator.drift.security import Alternatives, kind
from generator.drift.shapes import Node, Shapes
from generator.errors import GenerationError, Problem, escaped
from generator.flatten import VERBS, flatten
from generator.lock import shape, split
from generator.references import resolve

_JSON = re.compile(r"application/([\w.+-]+\+)?json\Z")
_STYLES = {"query": "form", "cookie": "form", "path": "simple", "header": "simple"}


@attrs.frozen
class Parameter:
    """A parameter of an operation.

    Args:
        name: On the wire.
        place: `path`, `query`, `header` or `cookie`.
        position: In the path.
        required: Whether it must be given.
        schema: Its schema.
        description: What it is.
        deprecated: Whether it will go.
        style: How it is written, for arrays and objects.
    """

    name: str
    place: str
    position: int
    required: bool
    schema: Node
    description: str
    deprecated: bool
    style: str

    @property
    def key(self) -> str:
        """What it is known by in its place: its position in a path, else its name on the wire."""
        if self.place == "path":
            return str(self.position)
        return self.name.lower() if self.place == "header" else self.name


@attrs.frozen
class Body:
    """What an operation takes, or gives under one status.

    Args:
        required: Whether it must be given.
        media: Media types, without their parameters.
        schema: Of the media type that the client uses, None for none.
        headers: Names of response headers.
        description: What it is.
    """

    required: bool
    media: frozenset[str]
    schema: Node | None
    headers: frozenset[str]
    description: str


@attrs.frozen
class Endpoint:
    """An operation.

    Args:
        verb: HTTP method in capitals.
        path: URL template, as the document has it.
        source: The operation of the document.
        parameters: By place and name; those of the path by their position.
        body: None for none.
        responses: By status.
        security: Ways to authenticate.
    """

    verb: str
    path: str
    source: Json
    parameters: dict[tuple[str, str], Parameter]
    body: Body | None
    responses: dict[str, Body]
    security: Alternatives

    @property
    def place(self) -> str:
        """Verb and path, for people."""
        return f"{self.verb} {split(self.path)[1]}"


@attrs.frozen
class Api:
    """What a document says.

    Args:
        endpoints: By verb and path after the version, without names of path parameters.
        shapes: Of its schemas.
        info: Its `info`.
        prefixes: What paths begin with up to the version.
        servers: Addresses.
        schemes: Security schemes by kind.
    """

    endpoints: dict[str, Endpoint]
    shapes: Shapes
    info: Json
    prefixes: frozenset[str]
    servers: tuple[str, ...]
    schemes: dict[str, Json]


def read(document: Json) -> Api:
    """Bring a document into that form.

    Args:
        document: The document; it is left as it is.

    Returns:
        What it says.

    Raises:
        GenerationError: A reference leads nowhere, or something is not of the form that OpenAPI gives it.
    """
    document = copy.deepcopy(document)
    if broken := resolve(document):
        raise GenerationError(*dict.fromkeys(broken.values()))
    flatten(document)
    return _Reader(document).api()


class _Reader:
    """Reads one document."""

    def __init__(self, document: Json) -> None:
        self._document = document
        self._shapes = Shapes(document)
        self._schemes: dict[str, Json] = {
            name: self._shapes.references.resolved(scheme, f"#/components/securitySchemes/{escaped(name)}")
            for name, scheme in object_in(document["components"], "securitySchemes").items()
        }

    def api(self) -> Api:
        """What the document says."""
        found: dict[str, Endpoint] = {}
        twice: list[Problem] = []
        for endpoint in self._endpoints():
            key = f"{endpoint.verb} {shape(endpoint.path)}"
            if key in found:
                msg = f"{key} is in the document twice, as {found[key].path} too; take a copy with one of them"
                twice.append(Problem(msg, f"#/paths/{escaped(endpoint.path)}/{endpoint.verb.lower()}"))
            found[key] = endpoint
        if twice:
            raise GenerationError(*twice)
        servers = (text_in(server, "url") for server in array_in(self._document, "servers") if is_object(server))
        return Api(
            endpoints=found,
            shapes=self._shapes,
            info=self._document["info"],
            prefixes=frozenset(split(endpoint.path)[0] for endpoint in found.values()),
            servers=tuple(sorted(server for server in servers if server not in ("", "/"))),
            schemes={kind(scheme): scheme for scheme in self._schemes.values()},
        )

    def _endpoints(self) -> Iterator[Endpoint]:
        """All operations."""
        for path, item in self._document["paths"].items():
            for verb in VERBS:
                if verb in item:
                    yield self._endpoint(verb, path, item[verb])

    def _endpoint(self, verb: str, path: str, source: Json) -> Endpoint:
        """One operation."""
        parameters: dict[tuple[str, str], Parameter] = {}
        positions = {name: index for index, name in enumerate(re.findall(r"{([^{}]*)}", path))}
        pointer = f"#/paths/{escaped(path)}/{verb}"
        for index, raw in enumerate(source["parameters"]):
            found = self._parameter(raw, f"{pointer}/parameters/{index}", positions.get(raw["name"], 0))
            parameters[found.place, found.key] = found
        body = source.get("requestBody")
        return Endpoint(
            verb=verb.upper(),
            path=path,
            source=source,
            parameters=parameters,
            body=None if body is None else self._body(body, f"{pointer}/requestBody"),
            responses={key: self._body(raw, f"{pointer}/responses/{key}") for key, raw in source["responses"].items()},
            security=self._security(source),
        )

    def _parameter(self, source: Json, pointer: str, position: int) -> Parameter:
        """One parameter."""
        place = source["in"]
        content = source.get("content")
        media: Json = next(iter(content.values())) if is_object(content) and content else source
        style = source.get("style", _STYLES.get(place, ""))
        exploded = source.get("explode", style == "form")
        return Parameter(
            name=source["name"],
            place=place,
            position=position,
            required=source.get("required") is True or place == "path",
            schema=Node(media.get("schema", {}), f"{pointer}/schema"),
            description=text_in(source, "description"),
            deprecated=source.get("deprecated") is True,
            style=f"{'json' if is_object(content) else style}{', exploded' if exploded else ''}",
        )

    def _body(self, source: Json, pointer: str) -> Body:
        """A request body or a response."""
        media = {key.split(";")[0].strip().lower(): (key, value) for key, value in source["content"].items()}
        used = next((name for name in media if _JSON.match(name)), next(iter(media), None))
        schema = None
        if used is not None:
            key, value = media[used]
            schema = Node(value["schema"], f"{pointer}/content/{escaped(key)}/schema")
        return Body(
            required=source.get("required") is True,
            media=frozenset(media),
            schema=schema,
            headers=frozenset(name.lower() for name in object_in(source, "headers")),
            description=text_in(source, "description"),
        )

    def _security(self, source: Json) -> Alternatives:
        """What authentication an operation takes, schemes by what they are and not by their names."""
        return frozenset(
            frozenset((kind(self._schemes.get(name, {"type": name})), texts_in(one, name)) for name in one)
            for one in array_in(source if "security" in source else self._document, "security")
            if is_object(one)
        )


__all__ = ["Api", "Body", "Endpoint", "Parameter", "read"]
