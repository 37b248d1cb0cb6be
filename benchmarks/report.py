"""Markdown tables, and the goals beside what was reached."""

import math
import re
from collections.abc import Sequence
from pathlib import Path

import attrs


@attrs.frozen
class Goal:
    """One goal.

    Args:
        measure: What is measured.
        limit: Largest ratio or number that reaches it; smallest where `at_least`.
        value: What was measured; NaN where it was not.
        against: What a ratio is taken against, or the unit.
        at_least: Whether more is better.
    """

    measure: str
    limit: float
    value: float
    against: str
    at_least: bool = False

    @property
    def reached(self) -> str:
        """Whether it is reached, in a word."""
        if math.isnan(self.value):
            return "not measured"
        return "yes" if (self.value >= self.limit if self.at_least else self.value <= self.limit) else "**no**"


class Report:
    """What a run has found so far; tables are printed as they come.

    Args:
        target: A Markdown file in which the parts between ``<!-- name -->`` and ``<!-- /name -->`` are to be replaced.
    """

    def __init__(self, target: Path | None = None) -> None:
        self.goals: list[Goal] = []
        self._target = target

    def table(self, name: str, title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Print a table, and put it into the target.

        Args:
            name: Of its place in the target.
            title: Line above it on the screen.
            columns: Headings; the first column is text, the others are numbers.
            rows: Cells.
        """
        lines = [
            "| " + " | ".join(columns) + " |",
            "|---|" + "---:|" * (len(columns) - 1),
            *("| " + " | ".join(row) + " |" for row in rows),
        ]
        print(f"\n### {title}\n", *lines, sep="\n", flush=True)
        self._replace(name, "\n".join(lines))

    def summary(self) -> None:
        """Print the goals."""
        if not self.goals:
            return
        rows = [
            [
                goal.measure,
                f"{'>=' if goal.at_least else '<='} {goal.limit:g} {goal.against}".rstrip(),
                number(goal.value),
                goal.reached,
            ]
            for goal in self.goals
        ]
        self.table("goals", "Goals", ["Measure", "Goal", "Measured", "Reached"], rows)

    def line(self, name: str, text: str) -> None:
        """Print a line of text, and put it into the target.

        Args:
            name: Of its place in the target.
            text: The line.
        """
        print(f"\n{text}", flush=True)
        self._replace(name, text)

    def _replace(self, name: str, text: str) -> None:
        if self._target is None:
            return
        place = re.compile(rf"(<!-- {re.escape(name)} -->\n).*?(<!-- /{re.escape(name)} -->)", re.DOTALL)
        page = self._target.read_text(encoding="utf-8")
        replaced, count = place.subn(lambda found: f"{found[1]}\n{text}\n\n{found[2]}", page)
        if count != 1:
            message = f"{self._target} has no place <!-- {name} --> ... <!-- /{name} --> for a table"
            raise SystemExit(message)
        self._target.write_text(replaced, encoding="utf-8")


def number(value: float) -> str:
    """A figure with as many digits as it is worth.

    Args:
        value: The figure.

    Returns:
        Text, a dash for NaN.
    """
    if math.isnan(value):
        return "-"
    if value == 0 or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"
