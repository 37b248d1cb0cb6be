"""Pins another document: generates beside the old package, reports, checks, and replaces everything or nothing."""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import attrs

from generator import errors
from generator.build import HEADER, OWNED, PACKAGE, build, decide
from generator.document import read
from generator.drift import api, changelog
from generator.drift.checks import CHECKS, run_checks
from generator.drift.compare import compare
from generator.drift.formats import terminal
from generator.drift.report import Report, Source, surface_differences
from generator.drift.rules import Level
from generator.drift.swap import staging, swap
from generator.errors import GenerationError
from generator.lock import Lock, beside
from generator.replace import alone, check_target, stage

CHANGELOG = "CHANGELOG.md"


@attrs.frozen
class Project:
    """What is pinned: a document, the package that is generated from it, and its lock.

    Args:
        folder: Where they are.
    """

    folder: Path

    @property
    def document(self) -> Path:
        """The document."""
        return self.folder / "openapi.json"

    @property
    def package(self) -> Path:
        """The package."""
        return self.folder / PACKAGE

    @property
    def lock(self) -> Path:
        """The lock of the public surface."""
        return beside(self.package)


def report_on(project: Project, name: str, content: bytes, new_lock: Lock | None) -> Report:
    """Compare a document with the pinned one.

    Args:
        project: What is pinned.
        name: What the document is called.
        content: The document.
        new_lock: The public surface of its package, None when there is none.

    Returns:
        The report.

    Raises:
        GenerationError: One of them is no OpenAPI document.
    """
    pinned, locked = project.document.read_bytes(), Lock.read(project.lock)
    old, new = read(pinned, project.document.name), read(content, name)
    try:
        # of today's generator too, so that its own drift is not taken for the document's
        made = decide(pinned, project.document.name).surface
        generator = surface_differences(locked, made)
    except GenerationError as error:
        made, generator = locked, tuple(str(error).splitlines())
    return Report(
        old=Source.of(project.document.name, pinned, old),
        new=Source.of(name, content, new),
        changes=tuple(compare(old, new, made, new_lock)),
        generator=generator,
    )


def pin(project: Project, name: str, content: bytes, *, accept: bool, checks: Sequence[str] = CHECKS) -> Level:
    """Pin a document.

    Args:
        project: What is pinned.
        name: What the document is called.
        content: The document.
        accept: Whether breaking changes are accepted.
        checks: What the new package must pass.

    Returns:
        `BREAKING` when breaking changes were not accepted and nothing was done, `SAFE` otherwise.

    Raises:
        GenerationError: Something is not as it must be; nothing was done.
        OSError: The same, of the system.
    """
    check_target(project.package, HEADER)
    if project.document.read_bytes() == content:
        print("this document is pinned already")
        return Level.SAFE
    with tempfile.TemporaryDirectory() as folder:
        document = Path(folder).resolve() / project.document.name
        document.write_bytes(content)
        api.read(read(content, name))  # refuses what the generator would leave out
        run = errors.Report()
        print(f"generating the package of {name}", file=sys.stderr)
        try:
            package = build(document, Path(folder).resolve(), run)
        except GenerationError:
            print(terminal(report_on(project, name, content, None)))
            raise
        finally:
            print("".join(f"{line}\n" for line in run.lines()), end="", file=sys.stderr)
        print(f"comparing {name} with the pinned document", file=sys.stderr)
        report = report_on(project, name, content, Lock.read(beside(package)))
        print(terminal(report))
        if report.level is Level.BREAKING and not accept:
            count = len(report.of(Level.BREAKING))
            print(f"{count} breaking: nothing was changed; to pin it all the same, add ACCEPT=1", file=sys.stderr)
            return Level.BREAKING
        _replace(project, package, content, report, checks)
    print(f"pinned {name}; this asks for a {report.bump} version")
    return Level.SAFE


def _replace(project: Project, package: Path, content: bytes, report: Report, checks: Sequence[str]) -> None:
    """Put everything together beside the old, check it and exchange both."""
    folder = project.folder
    with alone(folder):
        staged = staging(folder)
        names = [project.document.name, project.lock.name, project.package.name]
        (staged / names[0]).write_bytes(content)
        (staged / names[1]).write_bytes(beside(package).read_bytes())
        stage(package, project.package, OWNED, staged / names[2])
        run_checks(folder, staged, names, checks)
        if (old := folder / CHANGELOG).exists():
            text = changelog.with_entry(old.read_text(encoding="utf-8"), report)
            (staged / CHANGELOG).write_text(text, encoding="utf-8")
            names.append(CHANGELOG)
        print(f"replacing {', '.join(names)}", file=sys.stderr)
        swap(folder, names)


__all__ = ["Project", "pin", "report_on"]
