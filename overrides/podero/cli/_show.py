"""Output of the demo, and its checks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID

from msgspec import UnsetType
from rich.console import Console
from rich.table import Table

BAR = "▏▎▍▌▋▊▉█"
WIDTH = 40


class StepError(Exception):
    """A step of the demo did not do what it says."""


def check(holds: bool, what: str) -> None:  # noqa: FBT001 - reads as an assertion
    """Raise StepError unless an expectation holds."""
    if not holds:
        msg = f"expected that {what}"
        raise StepError(msg)


def require_id(identifier: UUID | UnsetType | None) -> UUID:
    """Return an id that is optional in the API document, or raise StepError."""
    check(isinstance(identifier, UUID), "the response has an id")
    return cast("UUID", identifier)


def format_value(value: Any, unit: str = "") -> str:
    """Format a value with its unit, a missing one as a dash."""
    match value:
        case None | UnsetType():
            return "–"
        case bool():
            return "yes" if value else "no"
        case str():
            return str(value)
        case _:
            return f"{float(value):,.6g} {unit}".rstrip()


def print_devices(console: Console, rows: Sequence[tuple[str, Any, list[tuple[str, str]]]]) -> None:
    """Print a table of devices: kind, device and facts about its state."""
    table = Table(title="Devices", title_justify="left", header_style="bold")
    for column in ("kind", "model", "connection", "state"):
        table.add_column(column)
    for kind, device, facts in rows:
        model = device.device_model
        name = f"{model.manufacturer} {model.model}" if model else "–"
        state = ", ".join(f"{label} [bold]{text}[/]" for label, text in facts)
        table.add_row(kind, name, str(device.connection_status), state)
    console.print(table)


def print_chart(console: Console, title: str, points: Sequence[tuple[str, float]], unit: str) -> None:
    """Print labelled values as horizontal bars."""
    console.print(f"  [bold]{title}[/]")
    highest = max((number for _, number in points), default=0.0)
    for label, number in points:
        eighths = round(number / highest * WIDTH * 8) if highest else 0
        bar = "█" * (eighths // 8) + (BAR[eighths % 8 - 1] if eighths % 8 else "")
        console.print(f"  {label} [yellow]{bar}[/] {number:,.0f} {unit}", highlight=False)
