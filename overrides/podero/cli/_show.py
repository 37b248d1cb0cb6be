"""How the demo shows what it reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID

from msgspec import UnsetType
from rich.console import Console
from rich.table import Table

BAR = "▏▎▍▌▋▊▉█"
WIDTH = 40


class StepFailed(Exception):  # noqa: N818 - says what happened
    """A step did not do what it says."""


def check(holds: bool, what: str) -> None:  # noqa: FBT001 - reads as an assertion
    """Stop the demo unless something is so.

    Args:
        holds: Whether it is so.
        what: What was expected.

    Raises:
        StepFailed: It is not.
    """
    if not holds:
        msg = f"expected that {what}"
        raise StepFailed(msg)


def given(identifier: UUID | UnsetType | None) -> UUID:
    """An id that the API document allows to be missing.

    Args:
        identifier: As read.

    Raises:
        StepFailed: It is missing.
    """
    check(isinstance(identifier, UUID), "the API names an id")
    return cast("UUID", identifier)


def value(read: Any, unit: str = "") -> str:
    """A value with its unit, a dash where there is none.

    Args:
        read: As read.
        unit: Such as ``W``.
    """
    match read:
        case None | UnsetType():
            return "–"
        case bool():
            return "yes" if read else "no"
        case str():
            return str(read)
        case _:
            return f"{float(read):,.6g} {unit}".rstrip()


def devices(console: Console, rows: Sequence[tuple[str, Any, list[tuple[str, str]]]]) -> None:
    """A table of devices.

    Args:
        console: Where to.
        rows: Kind, device and what to say of its state.
    """
    table = Table(title="Devices", title_justify="left", header_style="bold")
    for column in ("kind", "model", "connection", "state"):
        table.add_column(column)
    for kind, device, facts in rows:
        model = device.device_model
        name = f"{model.manufacturer} {model.model}" if model else "–"
        state = ", ".join(f"{label} [bold]{text}[/]" for label, text in facts)
        table.add_row(kind, name, str(device.connection_status), state)
    console.print(table)


def chart(console: Console, title: str, points: Sequence[tuple[str, float]], unit: str) -> None:
    """Horizontal bars.

    Args:
        console: Where to.
        title: Over the chart.
        points: Label and value.
        unit: Of the values.
    """
    console.print(f"[bold]{title}[/]")
    top = max((number for _, number in points), default=0.0)
    for label, number in points:
        eighths = round(number / top * WIDTH * 8) if top else 0
        bar = "█" * (eighths // 8) + (BAR[eighths % 8 - 1] if eighths % 8 else "")
        console.print(f"  {label} [yellow]{bar}[/] {number:,.0f} {unit}", highlight=False)
