"""The API document that this package was generated from, for the simulator and `podero verify`."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

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
        A new one.
    """
    found: dict[str, Any] = _plain(document)
    if str(found.get("openapi")).startswith("3.0"):
        found = {**_respelled(found), "openapi": "3.1.0"}
    prefix = urlsplit(next((server["url"] for server in found.get("servers", ())), "")).path.rstrip("/")
    if prefix and "{" not in prefix:
        found |= {"paths": {prefix + path: item for path, item in found["paths"].items()}, "servers": []}
    return found


def _plain(value: Any) -> Any:
    """A copy in which media types have no parameters, such as a charset."""
    if isinstance(value, list):
        return [_plain(inner) for inner in value]  # pyright: ignore[reportUnknownVariableType]
    if not isinstance(value, dict):
        return value
    copied: dict[str, Any] = {key: _plain(inner) for key, inner in cast("dict[str, Any]", value).items()}
    if isinstance(copied.get("content"), dict):
        content = cast("dict[str, Any]", copied["content"])
        copied["content"] = {media.partition(";")[0].strip(): held for media, held in content.items()}
    return copied


def _respelled(value: Any) -> Any:
    """Schemas of OpenAPI 3.0 as those of 3.1."""
    if isinstance(value, list):
        return [_respelled(inner) for inner in value]  # pyright: ignore[reportUnknownVariableType]
    if not isinstance(value, dict):
        return value
    schema: dict[str, Any] = {key: _respelled(inner) for key, inner in cast("dict[str, Any]", value).items()}
    for limit, exclusive in _LIMITS:
        if isinstance(schema.get(exclusive), bool) and schema.pop(exclusive) and limit in schema:
            schema[exclusive] = schema.pop(limit)
    # a field may have that name too, and then its schema stands here
    if not isinstance(schema.get("nullable"), bool) or not schema.pop("nullable"):
        return schema
    words = {key: schema.pop(key) for key in [*schema] if key in _WORDS}
    options = schema.pop("anyOf", None) if schema.keys() == {"anyOf"} else None
    return {"anyOf": [*(options or [schema]), {"type": "null"}], **words}
