"""Reads YAML whose objects know their lines."""

import re
from pathlib import Path
from typing import Any

import yaml

from generator.errors import GenerationError


class Located(dict[str, Any]):
    """An object of a file.

    Attributes:
        line: Where it begins, from 1.
        lines: Where its keys stand.
    """

    line: int
    lines: dict[str, int]


class _Loader(yaml.CSafeLoader):
    """Takes YAML 1.2 with the types of JSON: `NO` is the text of a price zone, not false."""


def _object(loader: _Loader, node: yaml.MappingNode) -> Located:
    """An object, its keys text as in JSON."""
    found = Located()
    found.line, found.lines = node.start_mark.line + 1, {}
    for key, _ in node.value:
        if not isinstance(key.value, str) or key.value in found.lines:
            problem = f"{key.value!r:.40} is no text" if not isinstance(key.value, str) else f"{key.value!r} twice"
            raise yaml.constructor.ConstructorError(None, None, problem, key.start_mark)
        found.lines[key.value] = key.start_mark.line + 1
    loader.flatten_mapping(node)  # what `<<` takes over comes first
    for key, value in node.value:
        found[key.value] = loader.construct_object(value, deep=True)  # pyright: ignore[reportUnknownMemberType]
    return found


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("merge", r"<<\Z", ["<"]),
    ("null", r"(?:~|null|)\Z", ["~", "n", ""]),
    ("bool", r"(?:true|false)\Z", ["t", "f"]),
    ("int", r"[-+]?[0-9]+\Z", [*"-+0123456789"]),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z", [*"-+.0123456789"]),
):
    _Loader.add_implicit_resolver(  # pyright: ignore[reportUnknownMemberType]
        f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), _first
    )
_Loader.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))
_Loader.add_constructor("tag:yaml.org,2002:float", lambda _, node: float(node.value))
_Loader.add_constructor("tag:yaml.org,2002:map", _object)


def read(path: Path) -> Located:
    """Read an object from a YAML file.

    Args:
        path: The file.

    Returns:
        The object; those inside of it know their lines too.

    Raises:
        GenerationError: It is no YAML, or no object.
    """
    try:
        found: Any = yaml.load(path.read_text(encoding="utf-8"), _Loader)  # noqa: S506 - makes nothing but JSON types
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        msg = f"{path.name} is no YAML: {' '.join(str(error).split())}"
        raise GenerationError(msg) from None
    if not isinstance(found, Located):
        msg = f"{path.name} must be an object"
        raise GenerationError(msg)
    return found


__all__ = ["Located", "read"]
