"""The command `podero verify`."""

from __future__ import annotations

import asyncio
import enum
import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from podero import PoderoClient, errors
from podero.cli._verify.output import print_report, to_markdown
from podero.cli._verify.overlay import propose, to_yaml
from podero.cli._verify.run import MAX_REQUESTS, Result, verify


class Format(enum.StrEnum):
    """How the report is written to standard output."""

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    JSON = "json"


def command(
    form: Annotated[
        Format, typer.Option("--format", help="How to write the report to standard output.")
    ] = Format.TERMINAL,
    corpus: Annotated[
        Path | None, typer.Option(help="Where to write the responses, every personal value replaced.")
    ] = None,
    overlay: Annotated[Path | None, typer.Option(help="Where to write the proposed lines of an overlay.")] = None,
    max_requests: Annotated[
        int, typer.Option(min=5, max=MAX_REQUESTS, help="Requests at most, those for tokens included.")
    ] = MAX_REQUESTS,
    known: Annotated[
        list[str] | None,
        typer.Option(
            help="Ids that no list of the service has, such as user_id=...,wallbox_id=...; may be given more than once."
        ),
    ] = None,
) -> None:
    """Compare the service of the PODERO_* variables with the API document; sends nothing but GET and the token call."""
    progress = Console(stderr=True)
    try:
        for path in (corpus, overlay):
            check_writable(path)
        ids = [_values(text) for text in known or ()]
        with progress.status("signing in") as status:
            result = asyncio.run(verify(PoderoClient, max_requests=max_requests, known=ids, progress=status.update))
    except (errors.PoderoError, ValueError) as error:
        progress.print(f"[bold red]failed[/]: {error}", highlight=False)
        sys.exit(1)
    write(result, form, corpus, overlay)


def write(result: Result, form: Format, corpus: Path | None, overlay: Path | None) -> None:
    """Write everything that was asked for.

    Args:
        result: Of the check.
        form: Of the report.
        corpus: Where the responses go, None for nowhere.
        overlay: Where the proposed lines go, None for nowhere.
    """
    lines = to_yaml(propose(result.document, result.report.findings))
    if form is Format.TERMINAL:
        print_report(Console(), result.report)
    elif form is Format.MARKDOWN:
        sys.stdout.write(to_markdown(result.report, lines))
    else:
        sys.stdout.write(json.dumps({**result.report.to_dict(), "overlay": lines}, indent=1) + "\n")
    if corpus is not None:
        corpus.write_text(result.corpus.to_json(), encoding="utf-8")
    if overlay is not None:
        overlay.write_text(lines, encoding="utf-8")


def check_writable(path: Path | None) -> None:
    """Refuse a path that cannot be written, before requests are spent on what goes there.

    Args:
        path: The path, None for nowhere.

    Raises:
        ValueError: It cannot be written.
    """
    if path is None:
        return
    existed = path.exists()
    try:
        path.open("ab").close()
    except OSError as error:
        msg = f"cannot write {path}: {error.strerror}"
        raise ValueError(msg) from None
    if not existed:
        path.unlink()


def _values(text: str) -> dict[str, str]:
    pairs = [pair.partition("=") for pair in text.split(",")]
    if not all(name and value for name, _, value in pairs):
        msg = f"--known takes name=value, with commas between several, not {text!r:.80}"
        raise ValueError(msg)
    return {name.strip(): value.strip() for name, _, value in pairs}
