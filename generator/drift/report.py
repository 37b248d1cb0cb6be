"""What a comparison of two documents comes to."""

import hashlib
from collections.abc import Iterable

import attrs
import msgspec

from generator.document import Json, is_object
from generator.drift.changes import Change
from generator.drift.rules import Level
from generator.lock import Lock


@attrs.frozen
class Source:
    """A document of a report.

    Args:
        name: Where it comes from.
        sha256: Of its bytes.
        version: Its `info.version`.
    """

    name: str
    sha256: str
    version: str

    @classmethod
    def of(cls, name: str, content: bytes, document: Json) -> "Source":
        """Describe a document."""
        return cls(name, hashlib.sha256(content).hexdigest(), str(document["info"].get("version", "")))


@attrs.frozen
class Report:
    """What changed.

    Args:
        old: The pinned document.
        new: The other one.
        changes: Of the document, the worst first.
        problems: Why no package can be generated from the other document; none when it can.
        generator: Where this generator makes something else of the pinned document than the committed package is, so
            that a new package differs although the document does not.
    """

    old: Source
    new: Source
    changes: tuple[Change, ...]
    problems: tuple[str, ...] = ()
    generator: tuple[str, ...] = ()

    @property
    def level(self) -> Level:
        """That of the worst change; somebody must look at a document that nothing can be generated from."""
        least = Level.ATTENTION if self.problems else Level.SAFE
        return max([least, *(change.level for change in self.changes)])

    def of(self, level: Level) -> list[Change]:
        """The changes of a level."""
        return [change for change in self.changes if change.level is level]

    @property
    def bump(self) -> str:
        """Which part of the version a release with these changes raises."""
        if self.level is Level.BREAKING:
            return "major"
        grows = any(change.adds for change in self.changes)
        return "minor" if grows or self.level is Level.ATTENTION else "patch"

    @property
    def summary(self) -> str:
        """In one line."""
        if not self.changes:
            same = self.old.sha256 == self.new.sha256
            return "the same document" if same else "the document is spelled differently and means the same"
        words = {Level.BREAKING: "breaking", Level.ATTENTION: "to look at", Level.SAFE: "safe"}
        return ", ".join(f"{len(self.of(level))} {word}" for level, word in words.items())


def surface_differences(old: Lock, new: Lock) -> tuple[str, ...]:
    """Where two public surfaces differ.

    Args:
        old: The one.
        new: The other.

    Returns:
        A line for each place.
    """
    before, after = (dict(_leaves(msgspec.to_builtins(lock), "")) for lock in (old, new))
    return tuple(
        f"{place}: {before.get(place, 'absent')} -> {after.get(place, 'absent')}"
        for place in sorted(before.keys() | after.keys())
        if before.get(place) != after.get(place)
    )


def _leaves(value: object, place: str) -> Iterable[tuple[str, str]]:
    """All values inside of a value, with where they are."""
    if is_object(value) and value:
        for key, inner in value.items():
            yield from _leaves(inner, f"{place}.{key}" if place else key)
    else:
        yield place, str(value)


__all__ = ["Report", "Source", "surface_differences"]
