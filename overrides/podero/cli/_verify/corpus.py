"""The responses of a check with every personal value replaced, for a bug report and for the simulator to replay."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import attrs

from podero.cli._verify.document import ReadOperation
from podero.cli._verify.plain import is_array
from podero.cli._verify.privacy import Privacy
from podero.cli._verify.wire import Exchange

FORMAT = "podero-verify-corpus/1"

MOST_ITEMS = 200
"""Items of a list that are kept, besides those about which something was found."""

MOST_TEXT = 2_000
"""Characters of a body that is no JSON."""

NOTEWORTHY = (
    "cache-control",
    "content-language",
    "deprecation",
    "etag",
    "last-modified",
    "link",
    "ratelimit",
    "ratelimit-limit",
    "ratelimit-policy",
    "ratelimit-remaining",
    "ratelimit-reset",
    "retry-after",
    "sunset",
    "vary",
    "warning",
    "x-ratelimit-limit",
    "x-ratelimit-remaining",
    "x-ratelimit-reset",
)
"""Headers that a client can use."""


@attrs.frozen
class Read:
    """One response, read.

    Args:
        operation: What was called.
        exchange: The response; personal.
        body: The body as JSON types, None where it is none; personal.
        enums: Paths of values for which the document has an enum.
        places: Paths at which something was found.
    """

    operation: ReadOperation
    exchange: Exchange
    body: Any
    enums: set[str]
    places: set[str]


@attrs.define
class Corpus:
    """Responses without personal values.

    Args:
        document: SHA-256 of the API document.
        org_id: What stands for the id of the organization, empty where no call had it.
        exchanges: The responses, oldest first, as JSON types.
    """

    document: str
    org_id: str = ""
    exchanges: list[dict[str, Any]] = attrs.field(factory=list[dict[str, Any]])

    def add(self, read: Read, privacy: Privacy) -> None:
        """Take up one response.

        Args:
            read: The response.
            privacy: Replaces what is personal.
        """
        path = "/".join(_segments(read, privacy))
        if "{org_id}" in read.operation.path:
            self.org_id = path.split("/")[read.operation.path.split("/").index("{org_id}")]
        entry: dict[str, Any] = {
            "operation": read.operation.name,
            "method": "GET",
            "path": path,
            "status": read.exchange.status,
            "headers": _headers(read.exchange, privacy),
            "seconds": round(read.exchange.elapsed, 4),
        }
        if read.body is None and read.exchange.content.strip() not in (b"", b"null"):
            text = read.exchange.content[: 4 * MOST_TEXT].decode("utf-8", "replace")[:MOST_TEXT]
            entry["text"] = privacy.text(text)
        else:
            entry["body"] = _cut(privacy.replaced(read.body, read.enums), read.places)
            entry["empty"] = not read.exchange.content.strip()
        self.exchanges.append(entry)

    def to_json(self) -> str:
        """The corpus as text, one response a line."""
        head = {"format": FORMAT, "document": self.document, "org_id": self.org_id}
        lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in self.exchanges)
        return f'{json.dumps(head)[:-1]}, "exchanges": [\n{lines}\n]}}\n'


def _segments(read: Read, privacy: Privacy) -> Iterator[str]:
    called = urlsplit(read.exchange.url).path.split("/")
    for template, segment in zip(read.operation.path.split("/"), called, strict=True):
        is_value = template.startswith("{")
        yield quote(privacy.segment(unquote(segment)), safe="") if is_value else segment


def _headers(exchange: Exchange, privacy: Privacy) -> dict[str, str]:
    headers = {name.lower(): value for name, value in exchange.headers.items()}
    kept = {name: privacy.shown_header(headers[name]) for name in NOTEWORTHY if name in headers}
    if "etag" in kept:
        kept["etag"] = privacy.text(headers["etag"])
    content_type = headers.get("content-type", "").partition(";")[0]
    return {**({"content-type": content_type} if content_type else {}), **kept}


def _cut(body: Any, places: set[str]) -> Any:
    """A long list without most of its items; those about which something was found stay."""
    if not is_array(body) or len(body) <= MOST_ITEMS:
        return body
    found = {int(place[2:].partition("]")[0]) for place in places if place.startswith("$[")}
    return [item for index, item in enumerate(body) if index < MOST_ITEMS or index in found]
