"""Writes a report for a terminal, for a pull request and for programs."""

import html
import json
from collections.abc import Iterable

from generator.drift.changes import Change
from generator.drift.report import Report
from generator.drift.rules import Level

_SCREEN = 20
_TITLES = {Level.BREAKING: "Breaking", Level.ATTENTION: "To look at", Level.SAFE: "Safe"}
_USES = 4
_MARKDOWN = str.maketrans({letter: f"&#{ord(letter)};" for letter in "|@`[]*_~#"})


def terminal(report: Report) -> str:
    """A report to read in a terminal.

    Args:
        report: The report.

    Returns:
        Its text.
    """
    lines = [f"{report.old.name} ({report.old.sha256[:12]}) -> {report.new.name} ({report.new.sha256[:12]})"]
    lines.append(f"API drift: {report.summary}")
    for level in sorted(Level, reverse=True):
        groups = _groups(report.of(level))
        if groups:
            lines += ["", _TITLES[level]]
        for group in groups:
            lines.append(f"  {_headline(group)}")
            if level is not Level.SAFE:
                lines.append(f"      {group[0].reason}{_reached(group)}")
            lines += [f"      used at {place}" for change in group for place in change.found]
    lines += _notes(report)
    return "\n".join(lines) + "\n"


def markdown(report: Report) -> str:
    """A report for a pull request: one screen, then everything.

    Args:
        report: The report.

    Returns:
        Its text.
    """
    lines = [f"## API drift: {report.summary}", ""]
    if report.changes:
        lines += [f"This asks for a **{report.bump}** version.", ""]
    lines.append(" -> ".join(f"`{source.sha256[:12]}` {plain(source.version)}" for source in (report.old, report.new)))
    lines += [plain(line) if line else "" for line in _notes(report)]
    lines.append("")
    urgent = [group for level in (Level.BREAKING, Level.ATTENTION) for group in _groups(report.of(level))]
    for group in urgent[:_SCREEN]:
        mark = "**breaking:** " if group[0].level is Level.BREAKING else ""
        lines.append(f"- {mark}{plain(_headline(group))}")
    if len(urgent) > _SCREEN:
        lines.append(f"- ... and {len(urgent) - _SCREEN} more, below")
    for level in sorted(Level, reverse=True):
        if changes := report.of(level):
            lines += ["", "<details>", f"<summary>{_TITLES[level]}: {len(changes)}</summary>", ""]
            lines += ["| what | change | why | used by | rule | fingerprint |", "|---|---|---|---|---|---|"]
            lines += [_row(change) for change in changes]
            lines += ["", "</details>"]
    return "\n".join(lines) + "\n"


def as_json(report: Report) -> str:
    """A report for programs.

    Args:
        report: The report.

    Returns:
        JSON.
    """
    data = {
        "level": report.level.word,
        "bump": report.bump if report.changes else None,
        "old": {"name": report.old.name, "sha256": report.old.sha256, "version": report.old.version},
        "new": {"name": report.new.name, "sha256": report.new.sha256, "version": report.new.version},
        "changes": [
            {
                "fingerprint": change.fingerprint,
                "level": change.level.word,
                "rule": change.id,
                "subject": change.subject,
                "text": change.text,
                "reason": change.reason,
                "reached_from": list(change.uses),
                "used_at": list(change.found),
                **json.loads(change.detail),
            }
            for change in report.changes
        ],
        "problems": list(report.problems),
        "generator": list(report.generator),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


FORMATS = {"terminal": terminal, "markdown": markdown, "json": as_json}
"""Writers by the name of the format."""


def _notes(report: Report) -> list[str]:
    """What is to be said besides changes of the document."""
    lines: list[str] = []
    if report.problems:
        lines += ["", "No package can be generated from it:", *(f"  {problem}" for problem in report.problems)]
    if report.generator:
        lines += [
            "",
            "The generator changed too; from the pinned document it makes another package than the committed one:",
        ]
        lines += [f"  {line}" for line in report.generator[:_SCREEN]]
        if len(report.generator) > _SCREEN:
            lines.append(f"  ... and {len(report.generator) - _SCREEN} more places")
    return lines


def _groups(changes: Iterable[Change]) -> list[list[Change]]:
    """Changes of one kind that happened to neighbours."""
    groups: dict[tuple[str, ...], list[Change]] = {}
    for change in changes:
        owner = change.subject.rpartition(".")[0]
        groups.setdefault((owner or change.subject, change.text, change.reason), []).append(change)
    return list(groups.values())


def _headline(group: list[Change]) -> str:
    """What happened to neighbours, in one line."""
    subjects = list(dict.fromkeys(change.subject for change in group))
    # one class may be both sent and received, or stand for several schemas: each counts as a change
    places = f" in {len(group)} places" if len(group) > len(subjects) else ""
    if len(subjects) == 1:
        return f"{subjects[0]} {group[0].text}{places}"
    owner = subjects[0].rpartition(".")[0]
    names = [subject.removeprefix(f"{owner}.") for subject in subjects]
    more = f" and {len(names) - _SCREEN} more" if len(names) > _SCREEN else ""
    return f"{owner}: {', '.join(names[:_SCREEN])}{more}: each {group[0].text}{places}"


def _reached(group: list[Change]) -> str:
    """Which methods it is reached from."""
    uses = sorted({use for change in group for use in change.uses})
    more = f" and {len(uses) - _USES} more" if len(uses) > _USES else ""
    return f" ({', '.join(uses[:_USES])}{more})" if uses else ""


def _row(change: Change) -> str:
    """A line of a table."""
    places = ", ".join(map(code, (*change.uses, *change.found)))
    cells = (code(change.subject), plain(change.text), plain(change.reason), places, code(change.id))
    return f"| {' | '.join(cells)} | {code(change.fingerprint)} |"


def code(text: str) -> str:
    """A text as code in Markdown.

    Args:
        text: The text.

    Returns:
        Markdown.
    """
    return f"`{text.replace('`', chr(39)).replace('|', '/')}`"


def plain(text: str) -> str:
    """A text that Markdown shows as it is, mentions and links included.

    Args:
        text: The text.

    Returns:
        Markdown.
    """
    return html.escape(text, quote=False).translate(_MARKDOWN)


__all__ = ["FORMATS", "as_json", "code", "markdown", "plain", "terminal"]
