"""Finds what is secret by its name: in a form, a link, the parts of an upload, and JSON that stands in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote_plus

from podero._call.redaction import MASK

_CREDENTIAL = (
    r"(?:token|secret|password|passwd|passphrase|passcode|(?<![a-z])(?:pin|otp|sig)|jwt|assertion|key|cookie"
    r"|credential|signature)s?"
)
"""What names of secrets end with; fewer than for logs, since no date may be masked."""
_LINK = r"(?:ur[il]|href|link)s?"
"""What names of links end with, which are signed."""
_HIDDEN = re.compile(f"{_CREDENTIAL}$", re.IGNORECASE)
_HIDDEN_LINK = re.compile(f"{_LINK}$", re.IGNORECASE)

_START = r"(?<![\w.%\[\]-])"
_PARAMETER = rf"{_START}(?P<name>[\w.%\[\]-]*?(?:{_CREDENTIAL}|{_LINK}|{_START}code))\]?"
_FORM = re.compile(r"[\w.%+\[\]-]+=")
_IN_FORM = re.compile(rf"(?P<before>{_PARAMETER}=)(?P<value>[^&\n]+)", re.IGNORECASE)
_JSON = (
    rf"""(?P<before>["'](?P<name>[\w. -]{{0,60}}?(?:{_CREDENTIAL}|{_LINK}))["']\s*:\s*)"""
    r"""(?P<value>(?P<quote>["'])(?:\\.|(?!(?P=quote))[^\\])*(?:(?P=quote)|\\?\Z)|[\[{].*|[\d.e+-]+)"""
)
_PART = rf"""(?P<before>\bname="{_PARAMETER}"[^\n]*\n(?:[^\r\n]+\r?\n){{0,8}}\r?\n)(?P<value>.+?)(?=\r?\n--|\Z)"""
_PAIR = rf"(?P<before>{_PARAMETER}=)(?P<value>[^&#\s]+)"
_IN_TEXT = tuple(re.compile(pattern, re.IGNORECASE | re.DOTALL) for pattern in (_JSON, _PART, _PAIR))
_END = re.compile(r"""[;,"'<>()]""")


def names_hidden(name: str) -> bool:
    """Whether everything in such a field is masked.

    Args:
        name: Name of a field or parameter.
    """
    return _HIDDEN.search(name) is not None


def names_link(name: str) -> bool:
    """Whether a text in such a field is masked.

    Args:
        name: Name of a field or parameter.
    """
    return _HIDDEN_LINK.search(name) is not None


def named_in(text: str) -> Iterator[str]:
    """Values in a text that have names of secrets, in each form in which they may appear elsewhere.

    Args:
        text: Any text.
    """
    for pattern in _patterns(text):
        for found in pattern.finditer(text):
            value = found["value"].strip("\"'")
            if unquote_plus(value) != MASK and (names_hidden(found["name"]) or "://" in value):
                yield from (value, unquote_plus(value), _END.split(value)[0])


def mask_named(text: str) -> str:
    """A text in which values that have names of secrets are masked.

    Args:
        text: Any text.
    """
    for pattern in _patterns(text):
        text = pattern.sub(_masked, text)
    return text


def _patterns(text: str) -> tuple[re.Pattern[str], ...]:
    return (_IN_FORM, *_IN_TEXT) if _FORM.match(text) else _IN_TEXT


def _masked(found: re.Match[str]) -> str:
    return found["before"] + (f'"{MASK}"' if found["before"].rstrip().endswith(":") else MASK)
