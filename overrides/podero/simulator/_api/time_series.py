"""Data and schedules: columns of a device over a range at any resolution, with exact sums."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial
from itertools import pairwise
from typing import Any, Literal

import numpy as np

from podero.simulator._api import parameters
from podero.simulator._api.call import Call, Handler
from podero.simulator._api.devices import find_device
from podero.simulator._http.messages import HttpError
from podero.simulator._world.entities import KINDS, Device, Kind, KindCode
from podero.simulator._world.moments import QUARTER, bucket_start, buckets, ceil_quarter, midnight, stamp
from podero.simulator._world.noise import Integers

Reducer = Literal["sum", "mean", "any"]

_MAX_RANGE = timedelta(days=400)
_COLUMNS: dict[KindCode, dict[str, Reducer]] = {
    "hp": {
        "price": "mean",
        "inlet_temp_act": "mean",
        "hot_water_temp": "mean",
        "estimated_consumption": "sum",
        "simulated_consumption": "sum",
        "unoptimized_consumption": "sum",
        "estimated_consumption_filtered": "sum",
    },
    "ev": {
        "price": "mean",
        "battery_level": "mean",
        "is_charging": "any",
        "is_plugged_in": "any",
        "is_at_optimized_location": "any",
        "estimated_consumption": "sum",
        "unoptimized_consumption": "sum",
    },
    "iv": {
        "price": "mean",
        "solar_production_w": "mean",
        "export_power_to_grid_w": "mean",
        "household_consumption_w": "mean",
        "battery_charge_level_percent": "mean",
        "battery_charge_discharge_power_w": "mean",
        "estimated_consumption": "sum",
        "unoptimized_consumption": "sum",
    },
}
_RESOLUTIONS = ("15MIN", "1HOUR", "1DAY", "1WEEK", "1MONTH")


def _reduced(values: Any, reducer: Reducer, starts: Integers, lengths: Integers) -> list[Any]:
    """Reduce a column to groups that begin at positions: sums stay whole, means have three places."""
    if values is None:
        return [None] * len(starts)
    if reducer == "any":
        flags: list[Any] = np.logical_or.reduceat(values, starts).tolist()
        return flags
    sums = np.add.reduceat(values, starts)
    reduced: list[Any] = (np.round(sums / lengths, 3) if reducer == "mean" else sums).tolist()
    return reduced


def _get_data(kind: Kind, call: Call) -> dict[str, Any]:
    """Show metadata and points; only complete quarter-hours in the past have values.

    Without any data the response is a 400 where the operation has a fill-missing header that is off (API record).
    """
    device = find_device(call, kind)
    columns = _COLUMNS[kind.code]
    resolution = parameters.choice("resolution", call.query["resolution"], _RESOLUTIONS)
    keywords = call.query.get("keywords")
    chosen = parameters.choices("keywords", keywords, list(columns)) if keywords else list(columns)
    start, end = _range(call)
    spans = list(buckets(start, end, resolution))
    rows = _rows(call, device, {name: columns[name] for name in chosen}, [begin for begin, _ in spans], end)
    nothing = (None,) * len(chosen) if call.headers.get("fill-missing") else None
    points = [
        {"time": stamp(begin), **dict(zip(chosen, row, strict=True))}
        for number, (begin, _) in enumerate(spans)
        if (row := rows.get(number, nothing)) is not None
    ]
    if not points and "fill-missing" in call.headers:
        raise HttpError(400, "No data available for the given range")
    return {"metadata": _metadata(device, kind, start, end, resolution), "data": points}


def _rows(
    call: Call, device: Device, columns: Mapping[str, Reducer], starts: list[datetime], end: datetime
) -> dict[int, tuple[Any, ...]]:
    """Return the values of each bucket that has any, by number."""
    if not starts:
        return {}
    first, origin = starts[0].toordinal(), midnight(starts[0].date())
    days = (end - QUARTER).toordinal() - first + 1
    history = call.world.history
    recorded = history.recorded(device, first, days, call.now)
    edges = np.array([(start - origin) // QUARTER for start in starts])
    positions = np.flatnonzero(recorded)
    positions = positions[(positions >= edges[0]) & (positions < (end - origin) // QUARTER)]
    if not len(positions):
        return {}
    numbers, firsts = np.unique(np.searchsorted(edges, positions, side="right") - 1, return_index=True)
    lengths = np.diff(np.append(firsts, len(positions)))
    values = history.columns(device, first, days)
    reduced = [
        _reduced(None if values[name] is None else values[name][positions], reducer, firsts, lengths)
        for name, reducer in columns.items()
    ]
    return dict(zip(numbers.tolist(), zip(*reduced, strict=True), strict=True))


def _range(call: Call) -> tuple[datetime, datetime]:
    """Read from_datetime and to_datetime, by default the last 24 hours, and round them to quarter-hours."""
    texts = call.query.get("from_datetime"), call.query.get("to_datetime")
    end = parameters.moment("to_datetime", texts[1]) if texts[1] else call.now
    start = parameters.moment("from_datetime", texts[0]) if texts[0] else end - timedelta(days=1)
    if start > end:
        parameters.reject("to_datetime", "to_datetime is before from_datetime")
    if end - start > _MAX_RANGE:
        parameters.reject("to_datetime", f"the range is longer than {_MAX_RANGE.days} days")
    return ceil_quarter(start), ceil_quarter(end)


def _metadata(device: Device, kind: Kind, start: datetime, end: datetime, resolution: str) -> dict[str, Any]:
    return {
        kind.id_name: device.id,
        "user_id": device.user_id,
        "from_datetime": stamp(start),
        "to_datetime": stamp(end),
        "resolution": resolution,
        "price_zone": device.settings.get("price_zone", "AT"),
    }


def _get_schedules(kind: Kind, call: Call) -> list[dict[str, Any]]:
    """Show the next 24 hours, hour by hour (beta; their real shape is not on the API record)."""
    device = find_device(call, kind)
    start = bucket_start(call.now, "1HOUR")
    values = call.world.history.columns(device, start.toordinal(), 2)
    first = (start - midnight(start.date())) // QUARTER

    def hourly(name: str) -> list[int]:
        column = values[name]
        quarters = np.zeros(96) if column is None else column[first : first + 96]
        sums: list[int] = quarters.reshape(24, 4).sum(axis=1).astype(int).tolist()
        return sums

    hours = [start + timedelta(hours=n) for n in range(25)]
    entries = [{"start": stamp(begin), "end": stamp(after)} for begin, after in pairwise(hours)]
    if kind.code == "hp":
        planned, usual = hourly("estimated_consumption"), hourly("unoptimized_consumption")
        steps = [
            {"mode": _mode(*step), "expected_consumption_wh": step[0]} for step in zip(planned, usual, strict=True)
        ]
    else:
        powers = [round(total / 4) for total in hourly("battery_charge_discharge_power_w")]
        steps = [{"battery_action": _action(power), "battery_power_w": power} for power in powers]
    return [{**entry, **step} for entry, step in zip(entries, steps, strict=True)]


def _mode(planned: int, unoptimized: int) -> str:
    return "max" if planned > 1.15 * unoptimized else "min" if planned < 0.7 * unoptimized else "mid"


def _action(power: int) -> str:
    return "discharge" if power > 0 else "charge" if power < 0 else "hold"


def _handlers() -> dict[tuple[str, str], Handler]:
    handlers: dict[tuple[str, str], Handler] = {}
    for kind in KINDS.values():
        item = f"/org/{{org_id}}/users/{{user_id}}/{kind.path}/{{{kind.id_name}}}"
        if kind.code in _COLUMNS:
            handlers["GET", f"{item}/data"] = partial(_get_data, kind)
        if kind.code in {"hp", "iv"}:
            handlers["GET", f"{item}/schedules"] = partial(_get_schedules, kind)
    return handlers


HANDLERS = _handlers()
