"""Takes secrets out of text that a server sent, in whatever way it wrote them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence

from podero._secrets import Secret

MASK = "***"

_ESCAPE = re.compile(
    r"""
      \\+u(?P<high>d[89ab][0-9a-f]{2})\\+u(?P<low>d[c-f][0-9a-f]{2})   # JSON, two halves of one character
    | \\+(?:u(?P<json>[0-9a-f]{4})|x(?P<byte>[0-9a-f]{2}))
    | \\+(?P<plain>["'/\\])
    | (?P<percent>%(?:25)*[0-7][0-9a-f]|(?:%(?:25)*[89a-f][0-9a-f])+)  # URL, one character of ASCII or some of UTF-8
    | (?P<html>&\#?[0-9a-z]{2,8};)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_HEX_PAIR = re.compile(r"%(?:25)*([0-9a-f]{2})", re.IGNORECASE)

_LAYERS = 3
"""How many layers of escapes are looked through, such as JSON in JSON in HTML."""


def redact(text: str, secrets: Iterable[Secret]) -> str:
    """A text without secrets.

    Args:
        text: Any text.
        secrets: What is replaced by ``***``, also where it is written with escapes of JSON, URLs or HTML.
    """
    wanted = set(secrets)
    spans: list[tuple[int, int]] = []
    view = _View(text, range(len(text)), range(1, len(text) + 1))
    for _ in range(_LAYERS + 1):
        for secret in wanted:
            spans += view.find(secret)
        if (below := view.unescaped()) is None:
            break
        view = below
        # a secret may look escaped itself, and is then read like the text
        wanted |= {read for secret in wanted if (read := Secret(_ESCAPE.sub(_read, secret.reveal()))).reveal()}
    return "".join(_without(text, sorted(spans)))


def printable(text: str) -> str:
    """A text of a server in one line that can be logged: no line breaks, escape sequences or halves of characters.

    Args:
        text: Any text.
    """
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in " ".join(text.split()))


def _without(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[str]:
    done = 0
    for begin, end in spans:
        if begin >= done:
            yield text[done:begin]
            yield MASK
        done = max(done, end)
    yield text[done:]


class _View:
    """A text with some layers of escapes read, which knows where in the original each of its characters stands.

    Args:
        text: The text.
        begins: Where in the original each character begins.
        ends: Where in the original each character ends.
    """

    def __init__(self, text: str, begins: Sequence[int], ends: Sequence[int]) -> None:
        self._text = text
        self._begins = begins
        self._ends = ends

    def find(self, secret: Secret) -> Iterator[tuple[int, int]]:
        """Where a secret stands in the original."""
        length = len(secret.reveal())
        at = self._text.find(secret.reveal())
        while at >= 0:
            yield self._begins[at], self._ends[at + length - 1]
            at = self._text.find(secret.reveal(), at + length)

    def unescaped(self) -> _View | None:
        """The text with one more layer of escapes read, None when there is none."""
        parts: list[str] = []
        begins: list[int] = []
        ends: list[int] = []
        done = 0
        for match in _ESCAPE.finditer(self._text):
            start, end = match.span()
            read = _read(match)
            parts += [self._text[done:start], read]
            begins += [*self._begins[done:start], *[self._begins[start]] * len(read)]
            ends += [*self._ends[done:start], *[self._ends[end - 1]] * len(read)]
            done = end
        if not done:
            return None
        parts.append(self._text[done:])
        return _View("".join(parts), [*begins, *self._begins[done:]], [*ends, *self._ends[done:]])


def _read(match: re.Match[str]) -> str:
    kind = match.lastgroup
    if kind == "low":
        return bytes.fromhex(match["high"] + match["low"]).decode("utf-16-be")
    if kind in {"json", "byte"}:
        return chr(int(match[kind], 16))
    if kind == "percent":
        return bytes.fromhex("".join(_HEX_PAIR.findall(match["percent"]))).decode("utf-8", "replace")
    return match["plain"] or html.unescape(match["html"])
