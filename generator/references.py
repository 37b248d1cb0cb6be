"""Resolves the references inside of a document, until only those to components.schemas are left."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

from generator.document import Json, is_array, is_object
from generator.errors import GenerationError, Problem, escaped
from generator.flatten import REF, VERBS

_MOST = 50
_OF_SCHEMAS = frozenset({"$ref", "type", "anyOf", "oneOf", "allOf", "items", "properties", "additionalProperties"})


class References:
    """What references of a document point to.

    Args:
        document: The document.
    """

    def __init__(self, document: Json) -> None:
        self._document = document

    def at(self, pointer: str) -> Any:
        """The value at a JSON pointer.

        Args:
            pointer: With a leading `#`.

        Returns:
            The value.

        Raises:
            GenerationError: There is none, or the pointer leads out of the document.
        """
        if pointer != "#" and not pointer.startswith("#/"):
            msg = f"{pointer} leads out of the document, which cannot be followed"
            raise GenerationError(msg)
        found: Any = self._document
        for part in pointer.split("/")[1:]:
            key = unquote(part).replace("~1", "/").replace("~0", "~")
            if is_object(found) and key in found:
                found = found[key]
            elif is_array(found) and key.isascii() and key.isdigit() and int(key) < len(found):
                found = found[int(key)]
            else:
                msg = f"{pointer} is not in the document"
                raise GenerationError(msg)
        return found

    def resolved(self, value: Any, pointer: str) -> Json:
        """An object of the document, behind any references.

        Args:
            value: What stands there: an object or a reference to one.
            pointer: Where it stands.

        Returns:
            The object.

        Raises:
            GenerationError: There is no object.
        """
        place = pointer
        for _ in range(_MOST):
            if not is_object(value):
                raise GenerationError(Problem(f"an object is expected, not {value!r:.40}", place))
            if not isinstance(target := value.get("$ref"), str):
                return value
            try:
                value = self.at(target)
            except GenerationError as error:
                raise GenerationError(Problem(error.problems[0].text, place)) from None
            place = target
        raise GenerationError(Problem("the reference leads back to itself", pointer))


def resolve(document: Json) -> dict[str, Problem]:
    """Resolve the references of a document.

    Args:
        document: The document, changed in place. An operation with something that cannot be resolved is taken out.

    Returns:
        Why each operation was taken out, by verb and path.
    """
    references = References(document)
    components = document.setdefault("components", {})
    if not is_object(components) or not is_object(components.setdefault("schemas", {})):
        raise GenerationError(Problem("must be an object", "#/components/schemas"))
    schemas = _Schemas(references, components["schemas"])
    left_out: dict[str, Problem] = {}
    _add_prefix(document)
    for path in [*document["paths"]]:
        pointer = f"#/paths/{escaped(path)}"
        try:
            item = dict(references.resolved(document["paths"][path], pointer))
            shared = _parameters(references, schemas, item, pointer)
            # each operation has its own, so that overlays and the lock find them there
            item.pop("parameters", None)
        except GenerationError as error:
            left_out[path] = error.problems[0]
            del document["paths"][path]
            continue
        for verb in VERBS:
            if verb in item:
                try:
                    operation = _operation(references, schemas, item[verb], f"{pointer}/{verb}")
                    own = {(parameter["in"], parameter["name"]) for parameter in operation["parameters"]}
                    common = [parameter for parameter in shared if (parameter["in"], parameter["name"]) not in own]
                    item[verb] = operation | {"parameters": [*common, *operation["parameters"]]}
                except GenerationError as error:
                    left_out[f"{verb.upper()} {path}"] = error.problems[0]
                    del item[verb]
        document["paths"][path] = item
    schemas.finish()
    return left_out


def _add_prefix(document: Json) -> None:
    """Put the path of the first server in front of all paths."""
    servers: Any = document.get("servers")
    first: Any = servers[0] if is_array(servers) and servers else None
    url: Any = first.get("url") if is_object(first) else None
    try:
        prefix = urlsplit(url).path.rstrip("/") if isinstance(url, str) and "{" not in url else ""
    except ValueError as error:
        raise GenerationError(Problem(f"{url!r:.80} is no URL: {error}", "#/servers/0/url")) from None
    if prefix:
        document["paths"] = {prefix + path: item for path, item in document["paths"].items()}
        document["servers"] = []


class _Schemas:
    """Components, and the schemas elsewhere that references point to and that become components.

    Args:
        references: Of the document.
        schemas: The components, added to.
    """

    def __init__(self, references: References, schemas: dict[str, Any]) -> None:
        self._references = references
        self._schemas = schemas
        self._names: dict[str, str] = {}
        self._done: set[str] = set()

    def resolve(self, value: Any, pointer: str) -> None:
        """Let every reference in a schema point to a component, and those of the components too.

        Args:
            value: The schema, changed in place.
            pointer: Where it stands.

        Raises:
            GenerationError: A reference leads nowhere.
        """
        todo = [(value, pointer)]
        found: set[str] = set()
        while todo:
            schema, place = todo.pop()
            for inner, inside in _nested(schema, place):
                target = inner.get("$ref")
                if not isinstance(target, str):
                    continue
                name = self._component(target, inside)
                inner["$ref"] = REF + name
                if name not in self._done and name not in found:
                    found.add(name)
                    todo.append((self._schemas[name], f"{REF}{escaped(name)}"))
        # not before all of them are well: what leads to a broken one must fail for each operation
        self._done |= found

    def _component(self, target: str, place: str) -> str:
        """The component that a reference is to point to."""
        name = unquote(target.removeprefix(REF)).replace("~1", "/").replace("~0", "~")
        if target.startswith(REF) and name in self._schemas:
            return name
        if target not in self._names:
            try:
                found = self._references.at(target)
            except GenerationError as error:
                raise GenerationError(Problem(error.problems[0].text, place)) from None
            words = [word for word in re.findall(r"\w+", unquote(target)) if word not in _OF_SCHEMAS]
            own = "_".join(words[-2:]) or "Schema"
            free = (f"{own}{number}" if number else own for number in range(len(self._schemas) + 1))
            self._names[target] = next(name for name in free if name not in self._schemas)
            self._schemas[self._names[target]] = found
        return self._names[target]

    def finish(self) -> None:
        """Drop what no operation leads to."""
        for name in [*self._schemas]:
            if name not in self._done:
                del self._schemas[name]


def _nested(value: Any, pointer: str) -> Iterator[tuple[Json, str]]:
    """A schema and all schemas inside of it; examples and the like are none."""
    if is_object(value):
        yield value, pointer
        for key, inner in value.items():
            if key in ("properties", "patternProperties", "$defs", "definitions") and is_object(inner):
                for name, field in inner.items():
                    yield from _nested(field, f"{pointer}/{key}/{escaped(name)}")
            elif key not in ("example", "examples", "default", "enum", "const", "discriminator"):
                yield from _nested(inner, f"{pointer}/{escaped(key)}")
    elif is_array(value):
        for index, inner in enumerate(value):
            yield from _nested(inner, f"{pointer}/{index}")


def _operation(references: References, schemas: _Schemas, value: Any, pointer: str) -> Json:
    """An operation with everything that it refers to."""
    operation = _with_texts(references.resolved(value, pointer))
    operation["parameters"] = _parameters(references, schemas, operation, pointer)
    if operation.get("requestBody") is None:
        operation.pop("requestBody", None)
    else:
        body = references.resolved(operation["requestBody"], f"{pointer}/requestBody")
        operation["requestBody"] = _with_content(schemas, body, f"{pointer}/requestBody")
    responses: Any = operation.get("responses") or {}
    if not is_object(responses):
        raise GenerationError(Problem("responses must be an object", f"{pointer}/responses"))
    operation["responses"] = {
        str(status): _with_content(schemas, references.resolved(response, place), place)
        for status, response in responses.items()
        for place in [f"{pointer}/responses/{status}"]
        if not str(status).startswith("x-")
    }
    return operation


def _parameters(references: References, schemas: _Schemas, holder: Json, pointer: str) -> list[Json]:
    """The parameters of an operation or path, each with a schema."""
    found: list[Json] = []
    declared: Any = holder.get("parameters") or []
    if not is_array(declared):
        raise GenerationError(Problem("parameters must be an array", f"{pointer}/parameters"))
    for index, value in enumerate(declared):
        place = f"{pointer}/parameters/{index}"
        parameter = _with_texts(references.resolved(value, place))
        if not isinstance(parameter.get("name"), str) or not isinstance(parameter.get("in"), str):
            raise GenerationError(Problem("a parameter needs a name and a place", place))
        if is_object(content := parameter.get("content")) and content:
            parameter = _with_content(schemas, parameter, place)
        else:
            parameter.pop("content", None)
        parameter.setdefault("schema", {})
        schemas.resolve(parameter["schema"], f"{place}/schema")
        found.append(parameter)
    return found


def _with_texts(holder: Json) -> Json:
    """A copy without words that are no text."""
    return {
        key: value for key, value in holder.items() if key not in ("summary", "description") or isinstance(value, str)
    }


def _with_content(schemas: _Schemas, holder: Json, pointer: str) -> Json:
    """A body, response or parameter whose media types have schemas that are resolved."""
    content: Any = holder.get("content") or {}
    if not is_object(content):
        raise GenerationError(Problem("content must be an object", f"{pointer}/content"))
    copied: Json = {}
    for kind, media in content.items():
        place = f"{pointer}/content/{escaped(kind)}"
        copied[kind] = dict(media) if is_object(media) else {}
        copied[kind].setdefault("schema", {})
        schemas.resolve(copied[kind]["schema"], f"{place}/schema")
    return holder | {"content": copied}


__all__ = ["References", "resolve"]
