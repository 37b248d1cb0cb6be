"""Keeps the names of path parameters: they are arguments, and on the wire nobody sees them."""

import re
from typing import Any

from generator.document import Json
from generator.flatten import VERBS
from generator.lock import Lock, shape

_NAMES = re.compile(r"{([^{}]*)}")


def keep_parameter_names(document: Json, locked: Lock) -> None:
    """Call the parameters of a path what the lock calls them.

    Args:
        document: The document, its references resolved; it is changed in place.
        locked: The lock.
    """
    known = {shape(method.path): method.path for method in locked.methods.values()}
    paths: dict[str, Any] = document["paths"]
    taken = {*paths}
    document["paths"] = {}
    for path, item in paths.items():
        renamed = _renamed(path, known.get(shape(path), ""))
        if renamed is None or renamed[0] in taken:
            document["paths"][path] = item
            continue
        document["paths"][renamed[0]] = item
        for operation in (item[verb] for verb in VERBS if verb in item):
            operation["parameters"] = [_called(parameter, renamed[1]) for parameter in operation["parameters"]]


def _renamed(path: str, known: str) -> tuple[str, dict[str, str]] | None:
    """A path with the names of another, and what was what; None where there is nothing to do."""
    own, other = _NAMES.findall(path), _NAMES.findall(known)
    if len(own) != len(other) or own == other or len({*other}) < len(other):
        return None
    names = iter(other)
    return _NAMES.sub(lambda _: f"{{{next(names)}}}", path), dict(zip(own, other, strict=True))


def _called(parameter: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """A parameter under the name that it has now."""
    name = parameter["name"]
    return parameter | {"name": names[name]} if parameter["in"] == "path" and name in names else parameter


__all__ = ["keep_parameter_names"]
