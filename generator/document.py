"""Reads an API document, and says plainly what was received instead of one."""

import json
import re
from collections.abc import Iterator
from typing import Any, TypeGuard

from generator.errors import GenerationError, Problem, escaped

Json = dict[str, Any]
_SHOWN = 200
_DEEPEST = 200
_SURROGATE = re.compile(r"[\ud800-\udfff]")
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
        GenerationError: It is no OpenAPI 3 document in JSON, or a part of it cannot be: see `_problems`.
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
    if problems := [*_problems(document, halves="\\ud" in text.lower())]:
        raise GenerationError(*problems)
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


def _problems(document: Json, *, halves: bool) -> Iterator[Problem]:
    """What no part of a received document may be, whatever it is for.

    That is: `x-podero-*` keys, which would be trusted like our own; half a surrogate pair, which no file can hold; and
    anything that is nested too deeply.
    """
    todo: list[tuple[Any, str, int]] = [(document, "#", 1)]
    while todo:
        value, pointer, depth = todo.pop()
        if depth > _DEEPEST:
            yield Problem(f"is nested in more than {_DEEPEST} others", pointer)
            continue
        inner: list[tuple[Any, Any]] = [*(value.items() if is_object(value) else enumerate(value))]
        texts = [text for pair in inner for text in pair if isinstance(text, str)]
        if halves and _SURROGATE.search(" ".join(texts)):
            yield Problem("holds half a surrogate pair, which is no text", _printable(pointer))
        for key in value if is_object(value) else ():
            if key.startswith("x-podero-"):
                yield Problem(f"the document sets {key}; only the overlays may", pointer)
        deeper = [(key, item) for key, item in reversed(inner) if is_object(item) or is_array(item)]
        todo += [(item, f"{pointer}/{escaped(key)}", depth + 1) for key, item in deeper]


def _printable(text: str) -> str:
    """A text without halves of surrogate pairs."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def _start(text: str) -> str:
    """How a text begins, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}..."


__all__ = ["Json", "is_array", "is_object", "read"]
