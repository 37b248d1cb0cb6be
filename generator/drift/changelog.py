"""Writes what a pinned document changes for users into the changelog."""

import re
import textwrap
from collections.abc import Iterable

from generator.drift.formats import code, plain
from generator.drift.report import Report
from generator.drift.rules import Level
from generator.errors import GenerationError

_WIDTH = 118
_UNRELEASED = re.compile(r"(?ms)^## Unreleased\n(.*?)(?=^## |\Z)")
_CHANGED = re.compile(r"(?ms)^### Changed\n(.*?)(?=^### |\Z)")
_MOST = 12


def with_entry(changelog: str, report: Report) -> str:
    """A changelog with an entry for a new document.

    Args:
        changelog: The changelog.
        report: What the document changes.

    Returns:
        The new changelog.

    Raises:
        GenerationError: It has no section for what is not released.
    """
    found = _UNRELEASED.search(changelog)
    if found is None:
        msg = "CHANGELOG.md has no section `## Unreleased`; add one"
        raise GenerationError(msg)
    section = found[1]
    if changed := _CHANGED.search(section):
        section = f"{section[: changed.end()].rstrip()}\n{_entry(report)}\n\n{section[changed.end() :]}"
    else:
        section = f"{section.rstrip()}\n\n### Changed\n\n{_entry(report)}\n\n"
    return f"{changelog[: found.start(1)]}{section}{changelog[found.end(1) :]}"


def _entry(report: Report) -> str:
    """The entry: one line for all, one for each breaking change, names for the others."""
    lines = _wrapped(
        f"- The API document is another one ({report.new.sha256[:12]}): {report.summary}. "
        f"This asks for a {report.bump} version.",
        2,
    )
    for change in report.of(Level.BREAKING):
        lines += [f"  {line}" for line in _wrapped(f"- **breaking** {code(change.subject)} {plain(change.text)}", 4)]
    looked = [change.subject for change in report.of(Level.ATTENTION)]
    new = [change.subject for change in report.of(Level.SAFE) if change.adds and change.subject not in looked]
    for words, subjects in (("to look at", looked), ("new", new)):
        if subjects:
            lines += [f"  {line}" for line in _wrapped(f"- {words}: {_names(subjects)}", 4)]
    return "\n".join(lines)


def _names(subjects: Iterable[str]) -> str:
    """The names of what changed, the first of many."""
    names = list(dict.fromkeys(map(code, subjects)))
    more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    return ", ".join(names[:_MOST]) + more


def _wrapped(text: str, indent: int) -> list[str]:
    """Lines of a list item."""
    width = _WIDTH - indent
    return textwrap.wrap(text, width, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)


__all__ = ["with_entry"]
