"""The API document that this package was generated from, for the simulator and `podero verify`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import Any, cast
from urllib.parse import unquote, urlsplit

METHODS = ("get", "put", "post", "delete", "patch", "head", "options")
"""HTTP methods as a path of the document has them."""

_PARAMETER = re.compile(r"{[^{}]*}")
_WORDS = ("title", "description", "default", "example", "examples", "deprecated")
_LIMITS = (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum"))


def pinned_path() -> Path:
    """Where the document stands."""
    packaged = Path(str(resources.files("podero"))) / "simulator" / "openapi.json"
    # an editable install has no copy in the package; the repository's own document is the same file
    return packaged if packaged.exists() else Path(__file__).resolve().parents[2] / "openapi.json"


def normalized(document: dict[str, Any]) -> dict[str, Any]:
    """A document in one form: schemas as OpenAPI 3.1 spells them, whole paths, media types without parameters.

    Args:
        document: The document as received, left as it is.

    Returns:
        A new one, in which each operation has the parameters of its path too.
    """
    is_3_0 = str(document.get("openapi")).startswith("3.0")
    found: dict[str, Any] = _respelled(document, is_3_0=is_3_0)
    if is_3_0:
        found["openapi"] = "3.1.0"
    prefix = urlsplit(next((server["url"] for server in found.get("servers", ())), "")).path.rstrip("/")
    if prefix and "{" not in prefix:
        found |= {"paths": {prefix + path: item for path, item in found["paths"].items()}, "servers": []}
    for item in found.get("paths", {}).values():
        shared: list[Any] = item.pop("parameters", [])
        for operation in (item[method] for method in METHODS if method in item and shared):
            operation["parameters"] = [*shared, *operation.get("parameters", ())]
    return found


def template(path: str) -> str:
    """A path without the names of its parameters, which the document may call otherwise than the client.

    Args:
        path: A path of the document.
    """
    return _PARAMETER.sub("{}", path).rstrip("/")


def pointer_of(reference: str) -> tuple[str, ...]:
    """Where in the document a local reference leads, by the keys on the way (RFC 6901, 3 and 6).

    Args:
        reference: Such as ``#/components/schemas/A``.
    """
    parts = reference.removeprefix("#/").split("/")
    return tuple(unquote(part).replace("~1", "/").replace("~0", "~") for part in parts)


def _respelled(value: Any, *, is_3_0: bool) -> Any:
    """A copy with media types without parameters such as a charset, and schemas of OpenAPI 3.0 as those of 3.1."""
    if isinstance(value, list):
        return [_respelled(inner, is_3_0=is_3_0) for inner in cast("Sequence[Any]", value)]
    if not isinstance(value, dict):
        return value
    fields = cast("dict[str, Any]", value)
    copied: dict[str, Any] = {key: _respelled(inner, is_3_0=is_3_0) for key, inner in fields.items()}
    if isinstance(copied.get("content"), dict):
        content = cast("dict[str, Any]", copied["content"])
        copied["content"] = {media.partition(";")[0].strip(): held for media, held in content.items()}
    return _as_3_1(copied) if is_3_0 else copied


def _as_3_1(schema: dict[str, Any]) -> dict[str, Any]:
    for limit, exclusive in _LIMITS:
        if isinstance(schema.get(exclusive), bool) and schema.pop(exclusive) and limit in schema:
            schema[exclusive] = schema.pop(limit)
    # a field may have that name too, and then its schema stands here
    if not isinstance(schema.get("nullable"), bool) or not schema.pop("nullable"):
        return schema
    words = {key: schema.pop(key) for key in [*schema] if key in _WORDS}
    options = schema.pop("anyOf", None) if schema.keys() == {"anyOf"} else None
    return {"anyOf": [*(options or [schema]), {"type": "null"}], **words}
