"""Takes secrets out of what is recorded."""

from __future__ import annotations

import base64
import binascii
import re
import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast
from urllib.parse import unquote

from podero._call.redaction import MASK, redact
from podero._secrets import Secret, names_secret

_ORG = re.compile(r"(?<=/org/)[^/?]+")
_SECRET = re.compile(r"(token|secret|password|passwd|key|cookie|credential|signature|(^|_)url)$", re.IGNORECASE)
"""Names of what is secret, links included, which are signed; fewer than for logs, since no date may be masked."""
_PAIR = re.compile(r"(?P<before>(?:^|[?&])(?P<name>[\w.-]+)=)(?P<value>[^&#\s]+)")
_CUE = re.compile(r"(?<=/cues/)[^/?#]+")
_TOKEN = re.compile(r"(?<=tokens/)[^/?#]+")
ORG_ID = uuid.UUID("5a4f0000-0000-4000-8000-000000000002")
"""Stands for every organization."""

_LEAST = 8
"""Characters of a secret that is looked for everywhere; a shorter one would be found in innocent words."""


class Scrubber:
    """Replaces secrets by ``***``: by the names of fields, parameters and headers, and wherever a known one appears.

    Args:
        also: Takes and returns every text, for what only the user knows to be private.
    """

    def __init__(self, also: Callable[[str], str] | None = None) -> None:
        self._also = also
        self._known: set[Secret] = set()
        self._orgs: set[str] = set()

    def learn(self, authorization: str) -> None:
        """Note the secret of an Authorization header.

        Args:
            authorization: Its value, empty for none.
        """
        scheme, _, value = authorization.partition(" ")
        self._note(value)
        if scheme.lower() == "basic":
            try:
                self._note(base64.b64decode(value, validate=True).decode().partition(":")[2])
            except (binascii.Error, UnicodeDecodeError):
                return

    def target(self, target: str) -> str:
        """Path and query of a request; the organization is replaced, a token and the signed id of an action masked.

        Args:
            target: As sent.
        """
        self._orgs.update(_ORG.findall(target))
        for token in _TOKEN.findall(target):
            self._note(unquote(token))
        return self.text(_CUE.sub(MASK, _TOKEN.sub(MASK, target)))

    def headers(self, headers: Mapping[str, str]) -> dict[str, str]:
        """Header fields.

        Args:
            headers: Names and values.
        """
        return {name: MASK if names_secret(name) else self.text(value) for name, value in headers.items()}

    def json(self, value: Any) -> Any:
        """A JSON value.

        Args:
            value: JSON types.
        """
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, Mapping):
            fields = cast("Mapping[str, Any]", value)
            return {name: self._field(name, inner) for name, inner in fields.items()}
        if isinstance(value, list):
            return [self.json(inner) for inner in cast("Sequence[Any]", value)]
        return value

    def text(self, text: str) -> str:
        """Any text; values of secret parameters in it are masked, as in a form or a link.

        Args:
            text: The text.
        """
        masked = redact(_PAIR.sub(self._pair, text), self._known)
        for org in self._orgs:
            masked = masked.replace(org, str(ORG_ID))
        return masked if self._also is None else self._also(masked)

    def _field(self, name: str, value: Any) -> Any:
        if isinstance(value, str) and value and _SECRET.search(name):
            self._note(value)
            return MASK
        return self.json(value)

    def _pair(self, found: re.Match[str]) -> str:
        if not _SECRET.search(found["name"]):
            return found[0]
        self._note(found["value"])
        return found["before"] + MASK

    def _note(self, value: str) -> None:
        if len(value) >= _LEAST:
            self._known.add(Secret(value))
