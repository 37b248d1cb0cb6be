"""Charts of a day as inline SVG."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

import attrs

_WIDTH, _HEIGHT, _LEFT, _TOP, _BOTTOM = 720, 150, 48, 10, 18
_HOURS = 24
_LABEL = 14
"""The height of a label."""


@attrs.frozen
class Line:
    """One line of a chart.

    Args:
        title: What it shows.
        values: Values at equal distances over the day; None for a gap.
        colour: Colour of CSS.
    """

    title: str
    values: Sequence[float | None]
    colour: str


def day_chart(unit: str, lines: Sequence[Line], now: float | None = None) -> str:
    """Draw lines over a UTC day; `now` is the part of it that has passed, None to leave it out."""
    known = [value for line in lines for value in line.values if value is not None]
    low, high = min([0.0, *known]), max([0.0, *known])
    if low == high:
        high = low + 1
    bottom = _TOP + _HEIGHT

    def x(part: float) -> float:
        return _LEFT + part * _WIDTH

    def y(value: float) -> float:
        return bottom - (value - low) / (high - low) * _HEIGHT

    parts = [f'<svg viewBox="0 0 {_LEFT + _WIDTH + 10} {bottom + _BOTTOM}" role="img" class="chart">']
    for hour in range(0, _HOURS + 1, 3):
        at = x(hour / _HOURS)
        parts.append(f'<path d="M{at:.0f} {_TOP}V{bottom}" class="grid"/>')
        parts.append(f'<text x="{at:.0f}" y="{bottom + 14}" text-anchor="middle">{hour}</text>')
    # the label of a value close to the line at zero would stand on that of the line
    for value in (0.0, *(end for end in (low, high) if abs(y(end) - y(0.0)) >= _LABEL)):
        parts.append(f'<path d="M{_LEFT} {y(value):.1f}H{_LEFT + _WIDTH}" class="grid"/>')
        parts.append(f'<text x="{_LEFT - 5}" y="{y(value) + 4:.1f}" text-anchor="end">{value:,.0f}</text>')
    parts += [
        f'<path d="{_path(line.values, x, y)}" fill="none" stroke="{line.colour}" stroke-width="1.6"/>'
        for line in lines
    ]
    if now is not None:
        parts.append(f'<path d="M{x(now):.1f} {_TOP}V{bottom}" class="now"/>')
    legend = "".join(f'<span style="color:{line.colour}">&#9644;</span> {escape(line.title)} ' for line in lines)
    return f'<p class="legend">{legend}<i>({escape(unit)})</i></p>{"".join(parts)}</svg>'


def _path(values: Sequence[float | None], x: Callable[[float], float], y: Callable[[float], float]) -> str:
    """Draw steps, since each value holds for its part of the day."""
    path: list[str] = []
    is_open = False
    for number, value in enumerate(values):
        if value is None:
            is_open = False
            continue
        start, end = x(number / len(values)), x((number + 1) / len(values))
        path.append(f"{'L' if is_open else 'M'}{start:.1f} {y(value):.1f}H{end:.1f}")
        is_open = True
    return "".join(path)
