"""Chooses one of the media types that a body or response is documented with."""

import re
from collections.abc import Callable
from typing import Any

import attrs

from generator.document import Json
from generator.errors import GenerationError

BODY = "x-podero-body"
"""On the schema of a body that is no JSON: `text` or `binary`."""

_JSON = re.compile(r"application/json|[^;]*\+json")
_BINARY = re.compile(
    r"(application/(octet-stream|pdf|zip|gzip|vnd\.[^;]*)|image/|audio/|video/|font/|\*/\*|application/\*).*"
)
_TEXT = re.compile(r"text/.*|application/(xml|yaml|x-yaml|x-ndjson|jsonl|csv|[^;]*\+xml).*")


@attrs.frozen
class Content:
    """A body or response.

    Args:
        media: Its media type.
        kind: `json`, `form`, `multipart`, `text` or `binary`.
        schema: What it holds.
    """

    media: str
    kind: str
    schema: Json


def _is_json(media: str, schema: Json) -> bool:
    """Whether a media type is JSON; one that stands for all is what its schema says."""
    anything = media in ("*/*", "application/*") and schema.get("format") != "binary" and bool(schema)
    return anything or _JSON.fullmatch(media) is not None


_KINDS: dict[str, Callable[[str, Json], bool]] = {
    "json": _is_json,
    "multipart": lambda media, _: media == "multipart/form-data",
    "form": lambda media, _: media == "application/x-www-form-urlencoded",
    "text": lambda media, schema: _TEXT.fullmatch(media) is not None and schema.get("format") != "binary",
    "binary": lambda media, schema: _BINARY.fullmatch(media) is not None or schema.get("format") == "binary",
}


def choose(content: dict[str, Any], place: str) -> Content:
    """The media type to use: JSON where there is any.

    Args:
        content: Schemas by media type.
        place: Where it is, for the message.

    Returns:
        One of them.

    Raises:
        GenerationError: None of them can be read or written.
    """
    known = {media.partition(";")[0].strip().lower(): holder.get("schema", {}) for media, holder in content.items()}
    for kind, fits in _KINDS.items():
        for media, schema in known.items():
            if media != "text/event-stream" and fits(media, schema):
                said = {BODY: kind} if kind in ("text", "binary") else schema
                any_kind = "application/json" if kind == "json" else "application/octet-stream"
                return Content(any_kind if "*" in media else media, kind, said)
    msg = f"{place}: {', '.join(content)} can be neither read nor written"
    raise GenerationError(msg)


__all__ = ["BODY", "Content", "choose"]
