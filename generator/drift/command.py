"""Command line: `python -m generator drift` reports on another document, `python -m generator pin` pins it."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import attrs

from generator.build import ROOT, decide
from generator.drift.checks import CHECKS
from generator.drift.fetch import OFFICIAL, fetch
from generator.drift.formats import FORMATS
from generator.drift.pin import Project, pin, report_on
from generator.drift.report import Report, surface_differences
from generator.drift.scan import scan
from generator.drift.swap import recover
from generator.errors import GenerationError
from generator.lock import Lock

FAILED = 3
"""Exit code when there is no report: no document, or none that can be read."""


class _Parser(argparse.ArgumentParser):
    """A parser whose exit code is none of those of a report."""

    def error(self, message: str) -> NoReturn:
        """Refuse a command line."""
        self.print_usage(sys.stderr)
        self.exit(FAILED, f"{self.prog}: {message}\n")


def main(arguments: Sequence[str], project: Path = ROOT, checks: Sequence[str] = CHECKS) -> int:
    """Report or pin.

    Args:
        arguments: The command line from `drift` or `pin` on.
        project: The project.
        checks: What a new package must pass.

    Returns:
        Of `drift`: 0 when nothing is to be done, 1 when somebody should look, 2 when programs may break. Of `pin`: 0
        when the document is pinned, 2 when it breaks programs and was not accepted. 3 when neither could be told; then,
        as with 2, nothing was changed.
    """
    options = _options(arguments)
    try:
        if recover(project):
            print("a run of `make pin` was killed; what it had changed is taken back", file=sys.stderr)
        content = fetch(options.document, os.environ)
        name = options.document.rpartition("/")[2] or options.document
        if options.command == "pin":
            return pin(Project(project), name, content, accept=options.accept, checks=checks)
        report = _report(Project(project), name, content)
        text = FORMATS[options.format](attrs.evolve(report, changes=scan(report.changes, options.scan)))
    except GenerationError as error:
        print(error, file=sys.stderr)
        return FAILED
    except OSError as error:
        print(f"{error.filename or 'the system'}: {error.strerror or error}; nothing was changed", file=sys.stderr)
        return FAILED
    sys.stdout.write(text)
    return report.level


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = _Parser(prog="python -m generator")
    commands = parser.add_subparsers(dest="command", required=True)
    drift = commands.add_parser("drift", help="say what another document changes for users")
    pinning = commands.add_parser("pin", help="replace document, lock and package")
    for command in (drift, pinning):
        command.add_argument("document", nargs="?", default=OFFICIAL, help="a file or an address")
    drift.add_argument("--scan", type=Path, action="append", default=[], metavar="PATH", help="programs to look at")
    drift.add_argument("--format", choices=FORMATS, default="terminal")
    pinning.add_argument("--accept", action="store_true", help="pin it although it breaks programs")
    return parser.parse_args(arguments)


def _report(project: Project, name: str, content: bytes) -> Report:
    """Compare a document with the pinned one, and what the generator makes of both."""
    problems: tuple[str, ...] = ()
    surface: Lock | None = None
    report = report_on(project, name, content, None)
    try:
        surface = decide(content, name).surface
    except GenerationError as error:
        problems = tuple(str(error).splitlines())
    else:
        report = report_on(project, name, content, surface)
    return attrs.evolve(report, problems=problems, generator=_generator_drift(project))


def _generator_drift(project: Project) -> tuple[str, ...]:
    """Where the generator makes something else of the pinned document than the committed package."""
    try:
        made = decide(project.document.read_bytes(), project.document.name).surface
    except GenerationError as error:
        return tuple(str(error).splitlines())
    return surface_differences(Lock.read(project.lock), made)


__all__ = ["FAILED", "main"]
