"""Command line: `python -m generator drift` reports on another document, `python -m generator pin` pins it.

`python -m generator propose` makes a pull request of it; it is for the scheduled workflow.
"""

import argparse
import datetime as dt
import os
import re
import shutil
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
from generator.drift.proposal import propose, stale
from generator.drift.report import Report
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
        if options.command == "propose":
            return _propose(project, options)
        if recover(project):
            print("a run of `make pin` was killed; what it had changed is taken back", file=sys.stderr)
        content = fetch(options.document, os.environ)
        name = options.document.rpartition("/")[2] or options.document
        pinned = Project(project)
        if options.command == "pin":
            return pin(pinned, name, content, accept=options.accept, checks=checks)
        report = _report(pinned, name, content)
        report = attrs.evolve(report, changes=scan(report.changes, options.scan, Lock.read(pinned.lock)))
        text = FORMATS[options.format](report)
        if options.save:
            _save(options.save, content, report)
    except GenerationError as error:
        print(error, file=sys.stderr)
        return FAILED
    except OSError as error:
        print(f"{_said(error)}; nothing was changed", file=sys.stderr)
        return FAILED
    sys.stdout.write(text)
    return report.level


def _said(error: OSError) -> str:
    """What the system says, without the list of everything that it could not copy."""
    if isinstance(error, shutil.Error):
        return re.sub(r"\A.*?(\[Errno)", r"\1", str(error), flags=re.DOTALL).partition('")')[0]
    return f"{error.filename or 'the system'}: {error.strerror or error}"


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
    drift.add_argument("--save", type=Path, metavar="FOLDER", help="keep the document and the report there")
    pinning.add_argument("--accept", action="store_true", help="pin it although it breaks programs")
    proposing = commands.add_parser("propose", help="make or update the pull request with what was pinned")
    proposing.add_argument("folder", type=Path, help="where `drift --save` kept the report")
    proposing.add_argument("--stale", action="store_true", help="only fail when it stands open for too long")
    return parser.parse_args(arguments)


def _save(folder: Path, content: bytes, report: Report) -> None:
    """Keep a document and the report on it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "openapi.json").write_bytes(content)
    (folder / "report.md").write_text(FORMATS["markdown"](report), encoding="utf-8")
    (folder / "report.json").write_text(FORMATS["json"](report), encoding="utf-8")


def _propose(project: Path, options: argparse.Namespace) -> int:
    """Make the pull request, or say that it stands open for too long."""
    if options.stale:
        found = stale(project, dt.datetime.now(dt.UTC))
        print(found or "no proposal stands open for too long", file=sys.stderr if found else sys.stdout)
        return FAILED if found else 0
    print(propose(project, options.folder))
    return 0


def _report(project: Project, name: str, content: bytes) -> Report:
    """Compare a document with the pinned one."""
    try:
        surface = decide(content, name).surface
    except GenerationError as error:
        report = report_on(project, name, content, None)
        return attrs.evolve(report, problems=tuple(str(error).splitlines()))
    return report_on(project, name, content, surface)


__all__ = ["FAILED", "main"]
