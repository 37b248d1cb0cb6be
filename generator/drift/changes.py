"""Collects changes: one for each thing that changed, however many operations it is reached from."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

import attrs

from generator.document import is_array
from generator.drift.rules import API, Level, Rule, rule_of

_SHOWN = 80


@attrs.frozen
class Change:
    """A change of the document, in the user's terms.

    Args:
        id: What kind of change.
        level: What it asks of a user.
        reason: Why.
        subject: What changed, by its name in Python: `client.users.list`, `client.users.list(limit)`,
            `UserOutput.email`, `PriceZone.AT`; verb and path of what has none.
        text: What happened to it.
        uses: Methods that it is reached from.
        detail: What was there and what is there now, as JSON.
        found: Where a scanned program uses it, `file:line`.
    """

    id: str
    level: Level
    reason: str
    subject: str
    text: str
    uses: tuple[str, ...]
    detail: str
    found: tuple[str, ...] = ()

    @property
    def adds(self) -> bool:
        """Whether there is more than before."""
        return self.id.startswith("new-") or self.id.endswith("-added")

    @property
    def fingerprint(self) -> str:
        """The same for the same change, whatever else changed."""
        return hashlib.sha256(f"{self.id}\n{self.subject}\n{self.detail}".encode()).hexdigest()[:12]


class Changes:
    """Changes of one document."""

    def __init__(self) -> None:
        self._found: dict[str, Change] = {}

    def api(self, id_: str, subject: str, old: Any = None, new: Any = None, *, use: str = "") -> None:
        """Note a change of an operation or of the whole.

        Args:
            id_: The identifier.
            subject: What changed.
            old: What was there.
            new: What is there now.
            use: The method that it is reached from.
        """
        self._note(id_, API[id_], subject, {"old": old, "new": new}, use)

    def value(self, direction: str, part: str, kind: str, subject: str, *, use: str, **detail: Any) -> None:
        """Note a change of a value.

        Args:
            direction: `request` or `response`.
            part: `body`, `property` or `parameter`.
            kind: What happened, as in `rules`.
            subject: What changed.
            use: The method that it is reached from.
            **detail: `old`, `new`, and `key` and `id` for a limit.
        """
        rule = rule_of(direction, kind)
        name = str(detail.pop("id", kind))
        if "property" in kind:
            id_ = (
                f"new-{name[4:].replace('-', f'-{direction}-', 1)}"
                if name.startswith("new-")
                else f"{direction}-{name}"
            )
        else:
            id_ = f"{direction}-{part}-{name}"
        self._note(id_, rule, subject, detail, use)

    def _note(self, id_: str, rule: Rule, subject: str, detail: dict[str, Any], use: str) -> None:
        """Note a change, or one more use of it."""
        shown = {key: _shown(value) for key, value in {"old": None, "new": None, **detail}.items()}
        change = Change(
            id=id_,
            level=rule.level,
            reason=rule.reason,
            subject=_printable(subject),
            text=_printable(rule.text.format_map(shown)),
            uses=(use,) if use else (),
            detail=json.dumps(detail, ensure_ascii=False, sort_keys=True, default=str),
        )
        known = self._found.setdefault(change.fingerprint, change)
        if use and use not in known.uses:
            self._found[change.fingerprint] = attrs.evolve(known, uses=(*known.uses, use))

    def sorted(self) -> list[Change]:
        """All of them, the worst first, in an order that is not the document's."""
        return ordered(self._found.values())


def ordered(changes: Iterable[Change]) -> list[Change]:
    """Changes in the order of a report.

    Args:
        changes: Some changes.

    Returns:
        The worst first, then by name.
    """
    found = (attrs.evolve(change, uses=tuple(sorted(change.uses))) for change in changes)
    return sorted(found, key=lambda change: (-change.level, change.subject, change.id, change.detail))


def _shown(value: Any) -> str:
    """A value in a sentence."""
    if value is None:
        return "nothing"
    if isinstance(value, str):
        text = value
    elif is_array(value):
        text = ", ".join(map(_shown, value)) or "nothing"
    else:
        text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."


def _printable(text: str) -> str:
    """A text of the document without what a terminal would obey."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)


__all__ = ["Change", "Changes", "ordered"]
