"""Takes secrets out of text that a server sent, in whatever way it wrote them."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from podero._secrets import Secret

MASK = "***"

# begins with a set of characters, which the regex engine looks for fastest
_ESCAPE = re.compile(
    r"""
    [\\%&](?:
      (?<=\\)\\*(?:
        u(?P<high>d[89ab][0-9a-f]{2})\\+u(?P<low>d[c-f][0-9a-f]{2})  # JSON, two halves of one character
      | (?:u(?P<json>[0-9a-f]{4})|x(?P<byte>[0-9a-f]{2}))
      | (?P<plain>["'/\\])
      )
    | (?<=%)(?P<url>(?:25)*[0-7][0-9a-f]|(?:25)*[89a-f][0-9a-f](?:%(?:25)*[89a-f][0-9a-f])*)  # ASCII, UTF-8
    | (?<=&)\#?[0-9a-z]{2,8};  # HTML
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_HEX_PAIR = re.compile(r"%(?:25)*([0-9a-f]{2})", re.IGNORECASE)

_LAYERS = 3
"""How many layers of escapes are looked through, such as JSON in JSON in HTML."""


def redact(text: str, secrets: Iterable[Secret], keep: int | None = None) -> str:
    """A text without secrets.

    Args:
        text: Any text.
        secrets: What is replaced by ``***``, also where it is written with escapes of JSON, URLs or HTML.
        keep: Where the text is cut off: so many of its characters are kept, and what stands behind them only shows
            where a secret ends that begins before.
    """
    wanted = set(secrets)
    spans: list[tuple[int, int]] = []
    view = _View(text)
    for _ in range(_LAYERS + 1):
        for secret in wanted:
            spans += view.find(secret)
        if (below := view.unescaped()) is None:
            break
        view = below
        # a secret may look escaped itself, and is then read like the text
        wanted |= {read for secret in wanted if (read := Secret(_ESCAPE.sub(_read, secret.reveal()))).reveal()}
    return "".join(_without(text, sorted(spans), len(text) if keep is None else keep))


def layers(text: str) -> Iterator[str]:
    """A text as it stands, then with one layer of its escapes read after the other.

    Args:
        text: Any text.
    """
    for _ in range(_LAYERS + 1):
        yield text
        if (read := _ESCAPE.sub(_read, text)) == text:
            break
        text = read


def printable(text: str) -> str:
    """A text of a server in one line that can be logged: no line breaks, escape sequences or halves of characters.

    Args:
        text: Any text.
    """
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in " ".join(text.split()))


def _without(text: str, spans: Sequence[tuple[int, int]], keep: int) -> Iterator[str]:
    done = 0
    for begin, end in spans:
        if begin >= keep:
            break
        if begin >= done:
            yield text[done:begin]
            yield MASK
        done = max(done, end)
    yield text[done:keep]


class _Escape(NamedTuple):
    """Where an escape stands in the outer text, and where what it says stands in the inner one."""

    inner_begin: int
    inner_end: int
    outer_begin: int
    outer_end: int


class _View:
    """A text with some layers of escapes read, which knows where in the original its characters stand.

    Args:
        text: The text.
        outer: The text that it was read from, None for the original.
        escapes: What was read in that text, in order.
    """

    def __init__(self, text: str, outer: _View | None = None, escapes: Sequence[_Escape] = ()) -> None:
        self._text = text
        self._outer = outer
        self._escapes = escapes

    def find(self, secret: Secret) -> Iterator[tuple[int, int]]:
        """Where a secret stands in the original."""
        length = len(secret.reveal())
        at = self._text.find(secret.reveal())
        while at >= 0:
            yield self.original(at)[0], self.original(at + length - 1)[1]
            at = self._text.find(secret.reveal(), at + length)

    def unescaped(self) -> _View | None:
        """The text with one more layer of escapes read, None when there is none."""
        parts: list[str] = []
        escapes: list[_Escape] = []
        done = size = 0
        for match in _ESCAPE.finditer(self._text):
            begin, end = match.span()
            read = _read(match)
            parts += (self._text[done:begin], read)
            size += begin - done
            escapes.append(_Escape(size, size + len(read), begin, end))
            size += len(read)
            done = end
        return _View("".join([*parts, self._text[done:]]), self, escapes) if escapes else None

    def original(self, at: int) -> tuple[int, int]:
        """Where one character begins and ends in the original."""
        if self._outer is None:
            return at, at + 1
        index = bisect_right(self._escapes, at, key=itemgetter(0)) - 1
        if index < 0:
            return self._outer.original(at)
        escape = self._escapes[index]
        if at >= escape.inner_end:
            return self._outer.original(escape.outer_end + at - escape.inner_end)
        return self._outer.original(escape.outer_begin)[0], self._outer.original(escape.outer_end - 1)[1]


def _read(match: re.Match[str]) -> str:
    kind = match.lastgroup
    if kind == "low":
        return bytes.fromhex(match["high"] + match["low"]).decode("utf-16-be")
    if kind in {"json", "byte"}:
        return chr(int(match[kind], 16))
    if kind == "url":
        return bytes.fromhex("".join(_HEX_PAIR.findall(match[0]))).decode("utf-8", "replace")
    return match["plain"] or html.unescape(match[0])
