"""Reads an API document, and says plainly what was received instead of one."""

import json
import re
from collections.abc import Iterator
from typing import Any, TypeGuard

from generator.errors import GenerationError, Problem, escaped

Json = dict[str, Any]
_SHOWN = 200
_OPENAPI_3 = re.compile(r"3\.[0-2](\.|\Z)")


def is_object(value: Any) -> TypeGuard[Json]:
    """Whether a value of the document is an object."""
    return isinstance(value, dict)


def is_array(value: Any) -> TypeGuard[list[Any]]:
    """Whether a value of the document is an array."""
    return isinstance(value, list)


def read(source: bytes, name: str = "the document") -> Json:
    """Read a document as received.

    Args:
        source: Its bytes.
        name: What to call it in messages.

    Returns:
        The document.

    Raises:
        GenerationError: It is no OpenAPI 3 document in JSON, or it sets keys that only the overlays may set.
    """
    text = source.decode("utf-8-sig", "replace").strip()
    if not text:
        msg = f"{name} is empty"
        raise GenerationError(msg)
    if text.startswith("<"):
        msg = f"{name} is a page in HTML or XML, not an OpenAPI document: {_start(text)}"
        raise GenerationError(msg)
    document: Json
    try:
        # Python writes these for limits; JSON has no such numbers
        document = json.loads(text, parse_constant=lambda _: None)
    except (ValueError, RecursionError) as error:
        kind = "YAML, convert it to JSON" if re.match(r"(?m)^(---\s*$|openapi\s*:|swagger\s*:)", text) else f"({error})"
        msg = f"{name} is no JSON {kind}: {_start(text)}"
        raise GenerationError(msg) from None
    _check(document, name, text)
    if own := list(_own_keys(document, "#")):
        raise GenerationError(*own)
    return document


def _check(document: Any, name: str, text: str) -> None:
    """Refuse what is JSON but no OpenAPI 3 document."""
    version = document.get("openapi") if is_object(document) else None
    if version is None and is_object(document) and "swagger" in document:
        msg = f"{name} is in the format Swagger {document['swagger']}; OpenAPI 3 is needed"
        raise GenerationError(msg)
    if version is None:
        msg = f"{name} is no OpenAPI document but {_start(text)}"
        raise GenerationError(msg)
    if not _OPENAPI_3.match(str(version)):
        msg = f"{name} is in OpenAPI {version}; 3.0, 3.1 or 3.2 is needed"
        raise GenerationError(msg)
    for key in ("info", "paths"):
        if not is_object(document.setdefault(key, {})):
            raise GenerationError(Problem("must be an object", f"#/{key}"))


def _own_keys(value: Any, pointer: str) -> Iterator[Problem]:
    """The `x-podero-*` keys of a received document, which would be trusted like our own."""
    if is_object(value):
        for key, inner in value.items():
            if key.startswith("x-podero-"):
                yield Problem(f"the document sets {key}; only the overlays may", pointer)
            yield from _own_keys(inner, f"{pointer}/{escaped(key)}")
    elif is_array(value):
        for index, inner in enumerate(value):
            yield from _own_keys(inner, f"{pointer}/{index}")


def _start(text: str) -> str:
    """How a text begins, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}..."


__all__ = ["Json", "is_array", "is_object", "read"]
