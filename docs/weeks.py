"""Pictures of a house over a week, from the simulator's own series: `python -m docs.weeks` draws them anew."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np

from podero.simulator import Simulator

ASSETS = Path(__file__).parent / "assets"
WEEKS = {"winter": date(2027, 1, 11), "summer": date(2027, 7, 12)}
COLOURS = {
    "household": "#4a9fd8",
    "PV": "#e5a100",
    "heat pump": "#d9622b",
    "car": "#a06cc4",
    "battery": "#2f9e6e",
    "meter": "#8a8f98",
}
_SEED, _HOURS = 6, 7 * 24
_LEFT, _TOP, _WIDTH, _HEIGHT = 46, 34, 700, 260
_TEXT = "#7b7b7b"  # about as far from white as from the background of the dark theme
_STEP = 5

Series = dict[str, list[int]]
"""Energy by name in each hour of a week, Wh; positive into the house, negative out of it."""


def series_of(first: date) -> Series:
    """Read a week of the simulator's first end-user, who has one device of every kind.

    Args:
        first: The first day.

    Returns:
        Energies that add up to 0 in every hour.
    """
    world = (sim := Simulator(seed=_SEED, users=1, start=datetime(2027, 8, 1, tzinfo=UTC), speed=0)).world
    devices = {device.kind.code: device for device in world.devices_of(str(sim.resident_id))}
    # A wallbox sees what a car charges at home.
    columns = {code: world.history.columns(devices[code], first.toordinal(), 7) for code in ("iv", "hp", "wb")}
    inverter, pump, car = columns["iv"], *(columns[code]["estimated_consumption"] for code in ("hp", "wb"))
    quarters = {
        "PV": inverter["solar_production_w"] // 4,
        "battery": inverter["battery_charge_discharge_power_w"] // 4,
        "meter": -inverter["export_power_to_grid_w"] // 4,
        "household": pump + car - inverter["household_consumption_w"] // 4,
        "heat pump": -pump,
        "car": -car,
    }
    return {name: values.reshape(_HOURS, 4).sum(axis=1).tolist() for name, values in quarters.items()}


def draw(title: str, first: date, series: Mapping[str, Sequence[int]], highest: int) -> str:
    """Draw a week as stacked hours: above zero what the house gets, below zero where it goes.

    Args:
        title: What the picture shows.
        first: The first day.
        series: Energies by name, Wh.
        highest: End of the axis in both directions, kW.

    Returns:
        An SVG document.
    """
    bottom = _TOP + _HEIGHT
    width, height = _LEFT + _WIDTH + 8, bottom + 24

    def x(hour: int) -> str:
        return f"{_LEFT + hour * _WIDTH / _HOURS:.1f}"

    def y(watts: int) -> str:
        return f"{_TOP + _HEIGHT * (0.5 - watts / 2000 / highest):.1f}"

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"',
        f' font-family="sans-serif" font-size="13" fill="{_TEXT}">',
        f"<title>{title}</title>",
    ]
    for number, (name, colour) in enumerate(COLOURS.items()):
        at = _LEFT + 112 * number
        parts.append(f'<rect x="{at}" y="6" width="12" height="12" fill="{colour}"/>')
        parts.append(f'<text x="{at + 18}" y="16">{name}</text>')
    for is_source in (True, False):
        base = [0] * _HOURS
        for name, colour in COLOURS.items():
            tops = [
                below + (max(0, value) if is_source else min(0, value))
                for below, value in zip(base, series[name], strict=True)
            ]
            if tops != base:
                # Forth along the tops and back along the base, one step an hour.
                forth = "".join(f"V{y(top)}H{x(hour + 1)}" for hour, top in enumerate(tops))
                back = "".join(f"V{y(base[hour])}H{x(hour)}" for hour in reversed(range(_HOURS)))
                parts.append(f'<path d="M{x(0)} {y(base[0])}{forth}{back}Z" fill="{colour}"/>')
            base = tops
    for kilowatts in range(-highest, highest + 1, _STEP):
        level, strength = y(1000 * kilowatts), "1" if kilowatts == 0 else ".35"
        parts.append(f'<path d="M{_LEFT} {level}H{_LEFT + _WIDTH}" stroke="{_TEXT}" stroke-opacity="{strength}"/>')
        parts.append(f'<text x="{_LEFT - 6}" y="{float(level) + 4.5:.1f}" text-anchor="end">{kilowatts}</text>')
    parts.append(f'<text x="14" y="{_TOP + _HEIGHT / 2}" transform="rotate(-90 14 {_TOP + _HEIGHT / 2})">kW</text>')
    parts += [f'<path d="M{x(24 * day)} {_TOP}V{bottom}" stroke="{_TEXT}" stroke-opacity=".35"/>' for day in range(8)]
    for day in (first + timedelta(days=number) for number in range(7)):
        middle = x(24 * (day - first).days + 12)
        parts.append(f'<text x="{middle}" y="{bottom + 18}" text-anchor="middle">{day:%a} {day.day}</text>')
    return "\n".join([*parts, "</svg>", ""])


def pictures() -> dict[str, str]:
    """Draw every week on one scale.

    Returns:
        SVG documents by name of the file.
    """
    weeks = {name: series_of(first) for name, first in WEEKS.items()}
    # What comes in equals what goes out, so that one direction will do.
    peak = max(int(np.clip(list(week.values()), 0, None).sum(axis=0).max()) for week in weeks.values())
    highest = -(-peak // (1000 * _STEP)) * _STEP
    return {
        f"week-{name}.svg": draw(f"Energy balance of a house in a {name} week", WEEKS[name], week, highest)
        for name, week in weeks.items()
    }


if __name__ == "__main__":
    for name, picture in pictures().items():
        (ASSETS / name).write_text(picture, encoding="utf-8")
