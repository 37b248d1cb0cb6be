"""Takes secrets out of what is recorded."""

from __future__ import annotations

import base64
import binascii
import re
import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from podero._call.redaction import MASK, layers, redact
from podero._secrets import Secret, names_secret
from podero.testing._secret_names import mask_named, named_in, names_hidden, names_link

_ORG = re.compile(r"""(?<=/org/)[^/?#\s"'<>&]+""")
_ORG_NAME = re.compile(r"org(ani[sz]ation)?_?id", re.IGNORECASE)
_TOKEN = re.compile(r"""(?<=tokens/)[^/?#\s"'<>&]+""")
_CUE = re.compile(r"""(?<=/cues/)[^/?#\s"'<>&]+""")
_ACTION = re.compile(r"https://[\w.:-]+/api/partners/v[\d.]+/cues/[^/?#\s]+(/[a-z]+)+\?secret=[^&#\s]+")
"""Link of an action, which is kept but for its id and its secret, so that a replay can take both out of it."""
_NO_SECRET = re.compile(r"(^|_)(id|at|type)$")
ORG_ID = uuid.UUID("5a4f0000-0000-4000-8000-000000000002")
"""Stands for every organization."""
CUE_ID = uuid.UUID("5a4f0000-0000-4000-8000-000000000003")
"""Stands for the signed id of every action."""

_LEAST = 8
"""Characters of a secret that is looked for everywhere; a shorter one would be found in innocent words."""
_LEAST_WORD = 4
"""Characters of a secret that is looked for as a whole word."""


class Scrubber:
    """Replaces secrets by ``***``: by the names of fields, parameters and headers, and wherever a known one appears.

    Args:
        also: Takes and returns every text, for what only the user knows to be private.
    """

    def __init__(self, also: Callable[[str], str] | None = None) -> None:
        self._also = also
        self._known: set[Secret] = set()
        self._words: set[Secret] = set()
        self._orgs: set[str] = set()

    def learn_authorization(self, authorization: str) -> None:
        """Note the secret of an Authorization header.

        Args:
            authorization: Its value, empty for none.
        """
        scheme, _, value = authorization.partition(" ")
        self._note(value.strip())
        if scheme.lower() == "basic":
            try:
                self._note(base64.b64decode(value, validate=True).decode().partition(":")[2])
            except (binascii.Error, UnicodeDecodeError):
                return

    def learn(self, value: Any, name: str = "") -> None:
        """Note secrets and organizations, so that they are found wherever they appear.

        Args:
            value: JSON types.
            name: Of the field that holds it.
        """
        if isinstance(value, Mapping):
            for field, inner in cast("Mapping[str, Any]", value).items():
                # what a secret consists of may have any name, but is not looked for where it is hardly one
                if not names_hidden(name):
                    self.learn(inner, field)
                elif not _NO_SECRET.search(field):
                    self.learn(inner, name)
        elif isinstance(value, list):
            for inner in cast("Sequence[Any]", value):
                self.learn(inner, name)
        elif value is not None and not isinstance(value, bool):
            self._learn_text(str(value), name)

    def headers(self, headers: Mapping[str, str]) -> dict[str, str]:
        """Header fields.

        Args:
            headers: Names and values.
        """
        return {
            name: MASK if names_secret(name) or names_link(name) or name == "location" else self.text(value)
            for name, value in headers.items()
        }

    def json(self, value: Any, name: str = "") -> Any:
        """A JSON value.

        Args:
            value: JSON types.
            name: Of the field that holds it.
        """
        hidden = names_hidden(name)
        if isinstance(value, Mapping):
            fields = cast("Mapping[str, Any]", value)
            return {self._masked(field): self.json(inner, name if hidden else field) for field, inner in fields.items()}
        if isinstance(value, list):
            return [self.json(inner, name) for inner in cast("Sequence[Any]", value)]
        if value is None or value == "" or isinstance(value, bool):
            return value
        if hidden:
            return MASK
        return self._string(value, name) if isinstance(value, str) else value

    def text(self, text: str) -> str:
        """Any text; values that have names of secrets in it are masked, as in a form or a link.

        Args:
            text: The text.
        """
        masked = self._masked(text)
        return masked if self._also is None else self._also(masked)

    def _string(self, value: str, name: str) -> str:
        if names_link(name) and not _ACTION.fullmatch(value):
            return MASK
        return str(ORG_ID) if _ORG_NAME.fullmatch(name) else self.text(value)

    def _masked(self, text: str) -> str:
        masked = _TOKEN.sub(MASK, _CUE.sub(str(CUE_ID), _ORG.sub(str(ORG_ID), mask_named(text))))
        masked = redact(masked, self._known)
        for word in self._words:
            masked = re.sub(rf"(?<!\w){re.escape(word.reveal())}(?!\w)", MASK, masked)
        for org in self._orgs:
            masked = re.sub("-?".join(map(re.escape, org.split("-"))), str(ORG_ID), masked, flags=re.IGNORECASE)
        # a short one that is written with escapes cannot be cut out
        return MASK if any(mask_named(layer) != layer for layer in layers(masked)) else masked

    def _learn_text(self, text: str, name: str) -> None:
        if names_hidden(name) or (names_link(name) and "://" in text and not _ACTION.fullmatch(text)):
            self._note(text)
        if _ORG_NAME.fullmatch(name):
            self._note_org(text)
        for layer in layers(text):
            for org in _ORG.findall(layer):
                self._note_org(org)
            # one of letters alone is rather the name of what comes next
            tokens = (token for token in _TOKEN.findall(layer) if not token.isalpha())
            for secret in (*tokens, *named_in(layer)):
                self._note(secret)

    def _note_org(self, org: str) -> None:
        if len(org) >= _LEAST:
            self._orgs.add(org)

    def _note(self, value: str) -> None:
        for layer in layers(value):
            if len(layer) >= _LEAST:
                self._known.add(Secret(layer))
            elif len(layer) >= _LEAST_WORD:
                self._words.add(Secret(layer))
