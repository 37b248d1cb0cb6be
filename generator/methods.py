"""Decides where a user finds each operation: `client.<resource>.<method>()`.

What the overlay says comes first, then what the lock says about this verb and path. An operation that neither knows
belongs to the resource that others of its tag are in, and is named by its verb and path: never by the operationId
first, which is the name of a function upstream.
"""

import itertools
import keyword
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import attrs
from openapi_python_client import strings

from generator import naming
from generator.document import Json, is_array, is_object
from generator.errors import GenerationError, Problem, escaped
from generator.flatten import VERBS
from generator.lock import Lock, shape

# attributes of a client, which a resource would hide
_CLIENT = frozenset(
    {
        "aclose",
        "api",
        "connect",
        "execute",
        "from_env",
        "invalidate_token",
        "org_id",
        "request",
        "settings",
        "stats",
        "stream",
    }
    | {"warm_up", "with_options"}
)
_RESOURCE_MODULE = frozenset(
    {"annotations", "attrs", "builtins", "cached_property", "check", "codec", "datetime", "uuid"}
)
_METHODS_TAKEN = frozenset(dir(object)) | {"with_raw_response", "codec", "uuid", "datetime", "decimal", "builtins"}
_VERB_WORDS = {"get": "get", "put": "update", "patch": "update", "post": "create", "delete": "delete"}
_LISTED = ("items", "results", "data")


@attrs.define
class _Call:
    """An operation that is given a name.

    Args:
        path: URL template.
        verb: HTTP method in small letters.
        source: The operation of the document.
        known: What the lock calls it, or None.
        resource: Decided so far.
    """

    path: str
    verb: str
    source: Json
    known: str | None
    resource: str = ""

    @property
    def segments(self) -> list[str]:
        """The path after the version, without names of parameters."""
        return [part for part in shape(self.path).split("/") if part]

    @property
    def tag(self) -> str:
        """Its first tag, or what its path begins with."""
        tags = self.source.get("tags")
        if is_array(tags) and tags and str(tags[0]).strip():
            return str(tags[0])
        return next((part for part in self.segments if part != "{}"), "default")


def assign(document: Json, locked: Lock) -> dict[tuple[str, str], tuple[str, str]]:
    """Name all operations of a document.

    Args:
        document: The document after the overlays.
        locked: The lock.

    Returns:
        Resource and method by path and verb.

    Raises:
        GenerationError: The overlay gives two operations one name, or one that cannot be.
    """
    calls = [
        _Call(path, verb, item[verb], _known(document, path, verb, locked))
        for path, item in document["paths"].items()
        for verb in VERBS
        if verb in item
    ]
    problems = [problem for call in calls for problem in _stated_problems(call)]
    if problems:
        raise GenerationError(*problems)
    _give_resources(calls)
    bases = {resource: _base(resource, calls) for resource in {call.resource for call in calls}}
    names: dict[tuple[str, str], tuple[str, str]] = {}
    taken: dict[str, set[str]] = {}
    # those with a name first: a new operation takes none of them
    for call in sorted(calls, key=lambda call: (not _stated(call), call.known is None)):
        mine = taken.setdefault(call.resource, set())
        stated = _stated(call)
        if stated and naming.module(stated) in mine:
            place = f"#/paths/{escaped(call.path)}/{call.verb}"
            raise GenerationError(Problem(f"methods: two would be called {call.resource}.{stated!r}", place))
        candidates = [stated] if stated else _candidates(call, bases[call.resource])
        method = next(name for name in candidates if is_method(name) and naming.module(name) not in mine)
        mine.add(naming.module(method))
        names[call.path, call.verb] = call.resource, method
    return names


def is_resource(name: str) -> bool:
    """Whether a resource can have a name.

    Args:
        name: The name.

    Returns:
        Whether it is an identifier and hides nothing.
    """
    return naming.module(name) == name and name.isidentifier() and name not in _CLIENT | _RESOURCE_MODULE


def is_method(name: str) -> bool:
    """Whether a method can have a name.

    Args:
        name: The name.

    Returns:
        Whether it is an identifier, hides nothing and can be a module.
    """
    return (
        name.isidentifier()
        and name.isascii()
        and not keyword.iskeyword(name)
        and name not in _METHODS_TAKEN
        and not name.startswith("_")
        and naming.module(naming.module(name)) == naming.module(name)
    )


def _known(document: Json, path: str, verb: str, locked: Lock) -> str | None:
    """What the lock calls an operation; of two versions of one path it means the one that it had."""
    name = locked.find(verb, path)
    if name is None or path.startswith(f"{locked.prefix}/"):
        return name
    others = [other for other in document["paths"] if other != path and shape(other) == shape(path)]
    best = max([path, *others], key=lambda each: (each.startswith(f"{locked.prefix}/"), each))
    return name if best == path else None


def _stated(call: _Call) -> str:
    """What the overlay or the lock calls a method."""
    stated = call.source.get("x-podero-method")
    return str(stated) if stated is not None else (call.known or "").partition(".")[2]


def _stated_problems(call: _Call) -> Iterator[Problem]:
    """What the overlay says and cannot be."""
    place = f"#/paths/{escaped(call.path)}/{call.verb}"
    for key, possible, kind in (
        ("x-podero-resource", is_resource, "resource"),
        ("x-podero-method", is_method, "method"),
    ):
        if (stated := call.source.get(key)) is not None and not (isinstance(stated, str) and possible(stated)):
            yield Problem(f"{stated!r} cannot be a {kind}; change {key} in overlay.yaml", place)


def _give_resources(calls: list[_Call]) -> None:
    """The resource of each operation: stated, else that of most operations of its tag, else after the tag."""
    by_tag: dict[str, Counter[str]] = {}
    for call in calls:
        stated = call.source.get("x-podero-resource") or (call.known or "").partition(".")[0]
        if stated:
            call.resource = stated
            by_tag.setdefault(call.tag, Counter())[stated] += 1
    for call in calls:
        if not call.resource:
            found = by_tag.get(call.tag)
            call.resource = found.most_common(1)[0][0] if found else _resource_of(call.tag)


def _resource_of(tag: str) -> str:
    """A resource after a tag."""
    name = naming.module(naming.shortened(re.sub(r"[^\x00-\x7f]", "", tag.removeprefix("User "))) or "default")
    return next(each for each in (name, f"{name}_api", f"{name.strip('_')}_resource", "default") if is_resource(each))


def _base(resource: str, calls: list[_Call]) -> list[str]:
    """What all paths of a resource begin with, those with a name if there are any, without a parameter at the end."""
    mine = [call.segments for call in calls if call.resource == resource and _stated(call)]
    mine = mine or [call.segments for call in calls if call.resource == resource]
    base = [parts[0] for parts in itertools.takewhile(lambda parts: len({*parts}) == 1, zip(*mine, strict=False))]
    while base and base[-1] == "{}":
        base.pop()
    return base


def _candidates(call: _Call, base: list[str]) -> Iterator[str]:
    """Names for a method that nobody named, the best first."""
    word = _VERB_WORDS.get(call.verb, call.verb)
    # what comes after the segment that is called like the resource, else after what all its paths begin with
    named = [index for index, part in enumerate(call.segments) if strings.snake_case(part) == call.resource]
    begins = len(base) if call.segments[: len(base)] == base else 0
    tail = call.segments[named[-1] + 1 if named else begins :]
    on_item = bool(tail) and tail[-1] == "{}"
    if name := _words(tail):
        yield f"{word}_{_singular(name) if on_item or call.verb == 'post' else name}"
        yield f"{word}_{name}"
        yield f"{call.verb}_{name}"
    else:
        yield "list" if call.verb == "get" and not on_item and _is_list(call.source) else word
        yield call.verb
    longer = next(name for name in (_words(call.segments), "path") if is_method(f"{call.verb}_{name}"))
    yield f"{word}_{longer}"
    for number in itertools.count(2):
        yield f"{call.verb}_{longer}_{number}"


def _words(segments: list[str]) -> str:
    """Segments of a path as a name, without parameters."""
    return naming.shortened("_".join(str(strings.snake_case(part)) for part in segments if part != "{}"))


def _is_list(source: Json) -> bool:
    """Whether an operation responds with a list, bare or within an object."""
    for status, response in source.get("responses", {}).items():
        for media in response.get("content", {}).values() if str(status).startswith("2") else ():
            schema: Any = media.get("schema")
            if is_object(schema) and schema.get("type") == "array":
                return True
    names = {str(parameter.get("name")) for parameter in source.get("parameters", ())}
    return not names.isdisjoint({"offset", "page", "cursor", "page_size"})


def _singular(words: str) -> str:
    """A name for one of several."""
    for ending, one in (("ies", "y"), ("xes", "x"), ("sses", "ss"), ("s", "")):
        if words.endswith(ending) and not words.endswith(("ss", "us", "is")):
            return words.removesuffix(ending) + one
    return words


__all__ = ["assign", "is_method", "is_resource"]
