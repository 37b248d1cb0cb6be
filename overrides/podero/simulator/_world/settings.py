"""Settings with the time they were made: what was valid at each moment for a device."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

import numpy as np

from podero.simulator._world.entities import Device
from podero.simulator._world.moments import QUARTER, QUARTERS, midnight, read_moment
from podero.simulator._world.noise import Flags

# Only these change what a device does; the others are kept and shown.
STEERING = frozenset(
    {
        "away_mode_end",
        "away_mode_minimum_temperature_limit",
        "away_mode_start",
        "battery_policy",
        "charge_deadline_at",
        "charge_target_min",
        "dhw_standard_temperature",
        "expected_max_charge_power",
        "indoor_target_temperature_offset",
        "is_away_mode_enabled",
        "is_charge_policy_enabled",
        "is_curtailment_active",
        "is_hot_water_heating_enabled",
        "is_pause_power_active",
        "is_smart_optimization_active",
        "is_space_heating_enabled",
        "is_trading_enabled",
        "max_battery_charge",
        "maximum_temperature_limit",
        "min_battery_charge",
        "minimum_charge_limit",
        "minimum_dhw_temperature_limit",
        "minimum_temperature_limit",
        "optimization_level",
        "pause_power_until",
        "price_zone",
        "user_limits_enabled",
    }
)
Settings = Mapping[str, Any]


def record(device: Device, changed: Settings, at: datetime) -> None:
    """Change settings, and remember what was valid before if it matters."""
    before = {name: device.settings.get(name) for name in STEERING & changed.keys()}
    matters = any(before[name] != changed[name] for name in before)
    if matters and not device.history:
        device.history.append((device.created_at, dict(device.settings)))
    device.settings.update(changed)
    if matters:
        if device.history[-1][0] == at:
            device.history.pop()
        device.history.append((at, dict(device.settings)))


def phases(device: Device, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime, Settings]]:
    """List the parts of a time in which settings stayed the same."""
    if not device.history:
        yield start, end, device.settings
        return
    position = max(0, bisect_right(device.history, start, key=lambda entry: entry[0]) - 1)
    while start < end:
        settings = device.history[position][1]
        position += 1
        after = device.history[position][0] if position < len(device.history) else end
        after = min(max(after, start), end)
        if start < after:
            yield start, after, settings
        start = after


def valid_at(device: Device, at: datetime) -> Settings:
    """Return the settings that were valid at a moment."""
    if not device.history:
        return device.settings
    position = bisect_right(device.history, at, key=lambda entry: entry[0]) - 1
    return device.history[max(0, position)][1]


def quarters(device: Device, first: int, days: int) -> Iterator[tuple[int, int, Settings]]:
    """List the parts of whole days, in quarter-hours from the first midnight, in which settings stayed the same.

    A change counts from the quarter-hour on in which it is made, which has no published values yet.
    """
    if not device.history:
        yield 0, days * QUARTERS, device.settings
        return
    start = midnight(date.fromordinal(first))
    begin = 0
    parts = [*phases(device, start, start + days * QUARTERS * QUARTER)]
    for number, (_, after, settings) in enumerate(parts):
        last = number == len(parts) - 1
        end = days * QUARTERS if last else (after - start) // QUARTER
        if begin < end:
            yield begin, end, settings
        begin = max(begin, end)


def has_ever(device: Device, name: str) -> bool:
    """Tell whether a setting has ever been on."""
    return bool(device.settings.get(name)) or any(settings.get(name) for _, settings in device.history)


def lapsed(device: Device, first: int, days: int) -> Flags:
    """Return in which quarter-hours of whole days the connection of a device was down."""
    flags = np.zeros(days * QUARTERS, dtype=np.bool_)
    start = midnight(date.fromordinal(first))
    for begin, end in device.gaps:
        last = len(flags) if end is None else -((start - end) // QUARTER)
        flags[max(0, (begin - start) // QUARTER) : max(0, last)] = True
    return flags


def number(settings: Settings, name: str, default: float) -> float:
    """Return a setting as a number, which some devices keep as text."""
    value = settings.get(name)
    return default if value is None else float(value)


def pause_end(settings: Settings) -> datetime | None:
    """Return when a pause ends: None for no pause, the last moment there is for one without end."""
    until = settings.get("pause_power_until")
    if until is not None:
        return read_moment(until)
    return datetime.max.replace(tzinfo=midnight(date.min).tzinfo) if settings.get("is_pause_power_active") else None


def is_paused(settings: Settings, at: datetime) -> bool:
    """Tell whether power is paused, until a given time or indefinitely."""
    end = pause_end(settings)
    return end is not None and at < end


def away_time(settings: Settings) -> tuple[datetime, datetime] | None:
    """Return from when to when away mode applies, or None; without a start or an end it is open."""
    start, end = settings.get("away_mode_start"), settings.get("away_mode_end")
    if not settings.get("is_away_mode_enabled") or (start is None and end is None):
        return None
    never = midnight(date.min)
    return (
        read_moment(start) if start is not None else never,
        read_moment(end) if end is not None else datetime.max.replace(tzinfo=never.tzinfo),
    )
