"""A report as Markdown and on the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.markup import escape

from podero.cli._verify.report import KINDS, Finding, OperationReport, Report, sorted_findings

_HEAD = ("| Operation | Place | What | Seen |", "|---|---|---|---|")


def to_markdown(report: Report, overlay: str) -> str:
    """A report as Markdown.

    Args:
        report: The report.
        overlay: Proposed lines of an overlay.
    """
    return "\n".join(_markdown(report, overlay)) + "\n"


def _markdown(report: Report, overlay: str) -> Iterator[str]:
    yield "# Where the service departs from its API document"
    yield ""
    yield summary(report)
    yield ""
    yield f"Document {report.document[:12]}, podero-client {report.client}, {report.began}."
    if report.departures:
        yield from ["", "## Departures", "", *_HEAD]
        yield from (_row(finding) for finding in report.departures)
    notes = [finding for finding in report.findings if not finding.is_departure]
    if notes:
        yield from ["", "## What the document leaves open", "", *_HEAD]
        yield from (_row(finding) for finding in notes)
    yield from ["", "## Operations", ""]
    yield "| Operation | Statuses | Median | Longest | Fields never seen | Fields always null |"
    yield "|---|---|---|---|---|---|"
    for operation in report.operations:
        if not operation.unreached:
            yield _operation_row(operation)
    yield from (f"- not called: {item.operation.name}, {item.unreached}" for item in _unreached(report))
    if overlay:
        yield from ["", "## Proposed overlay", "", "```yaml", overlay.rstrip(), "```"]


def _operation_row(operation: OperationReport) -> str:
    latency = (_milliseconds(operation, name) for name in ("median", "max"))
    places = (", ".join(f"`{place}`" for place in places) for places in (operation.never, operation.always_null))
    return "| " + " | ".join((operation.operation.name, statuses(operation), *latency, *places)) + " |"


def _milliseconds(operation: OperationReport, name: str) -> str:
    return f"{operation.latency[name] * 1000:.0f} ms" if operation.latencies else "no response"


def _row(finding: Finding) -> str:
    cells = (finding.operation, f"`{finding.place}`", what(finding), str(finding.count))
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def what(finding: Finding) -> str:
    """A finding in words.

    Args:
        finding: The finding.
    """
    return f"{KINDS[finding.kind]}{': ' + finding.detail if finding.detail else ''}"


def summary(report: Report) -> str:
    """A report in a sentence.

    Args:
        report: The report.
    """
    called = sum(1 for operation in report.operations if not operation.unreached)
    return (
        f"{len(report.departures)} departures in {called} of {len(report.operations)} operations that only read, "
        f"{report.requests} requests to {report.service or 'the service'}."
    )


def statuses(operation: OperationReport) -> str:
    """Statuses and how often they came.

    Args:
        operation: Of which operation.
    """
    return ", ".join(f"{status} ({count})" for status, count in sorted(operation.statuses.items()))


def print_report(console: Console, report: Report) -> None:
    """Show a report on the terminal.

    Args:
        console: Where.
        report: The report.
    """
    called = [operation for operation in report.operations if not operation.unreached]
    heads = [(op.operation.name, statuses(op), _milliseconds(op, "median")) for op in called]
    widths = [max(map(len, column)) for column in zip(*heads, strict=True)]
    for operation, head in zip(called, heads, strict=True):
        line = "  ".join(escape(cell.ljust(width)) for cell, width in zip(head, widths, strict=True))
        departures = [finding for finding in sorted_findings(operation) if finding.is_departure]
        _print_line(console, line.rstrip() if departures else f"{line}  [green]as documented[/]")
        for finding in departures:
            _print_line(console, f"    [red]{escape(finding.place)}[/]  {escape(what(finding))} ({finding.count})")
    for kind in ("in_band_error", "header", "failed"):
        for finding in report.findings:
            if finding.kind == kind:
                _print_line(console, escape(f"{finding.operation}: {what(finding)} ({finding.count})"))
    for item in _unreached(report):
        _print_line(console, f"[dim]{item.operation.name} was not called: {escape(item.unreached)}[/]")
    _print_line(console, summary(report))


def _print_line(console: Console, line: str) -> None:
    """Print a line as one, however narrow the terminal is, so that no name is cut or broken."""
    console.print(line, soft_wrap=True, highlight=False)


def _unreached(report: Report) -> list[OperationReport]:
    return [operation for operation in report.operations if operation.unreached]
