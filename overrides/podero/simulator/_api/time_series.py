"""Data and schedules: columns of a device over a range at any resolution, with exact sums."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from itertools import pairwise
from typing import Any, Literal

from podero.simulator._api import parameters
from podero.simulator._api.call import Call, Handler
from podero.simulator._api.devices import find_device
from podero.simulator._http.messages import HttpError
from podero.simulator._world.entities import KINDS, Device, Kind, KindCode
from podero.simulator._world.moments import QUARTER, QUARTERS, bucket_start, buckets, ceil_quarter, midnight, stamp
from podero.simulator._world.world import World

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


def _quarters(world: World, device: Device, column: str, start: datetime, end: datetime) -> list[Any]:
    """Return the quarter-hour values of one column, from `start` up to but not including `end`."""
    values: list[Any] = []
    day = start.date()
    while midnight(day) < end:
        first = max(0, (start - midnight(day)) // QUARTER)
        last = min(QUARTERS, (end - midnight(day)) // QUARTER)
        values.extend(world.curve(device, day)[column][first:last])
        day += timedelta(days=1)
    return values


def _reduce(values: list[Any], reducer: Reducer) -> Any:
    known = [value for value in values if value is not None]
    if not known:
        return None
    if reducer == "any":
        return any(known)
    total = sum(known)
    return round(total, 3) if reducer == "sum" else round(total / len(known), 3)


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
    known_from = max(start, ceil_quarter(device.connected_at or end))
    known_to = min(end, bucket_start(call.now, "15MIN"))
    fill = bool(call.headers.get("fill-missing"))
    points: list[dict[str, Any]] = []
    for begin, after in buckets(start, end, resolution):
        first, last = max(begin, known_from), min(after, known_to)
        if first < last:
            values = {name: _reduce(_quarters(call.world, device, name, first, last), columns[name]) for name in chosen}
        elif fill:
            values = dict.fromkeys(chosen)
        else:
            continue
        points.append({"time": stamp(begin), **values})
    if not points and "fill-missing" in call.headers:
        raise HttpError(400, "No data available for the given range")
    return {"metadata": _metadata(device, kind, start, end, resolution), "data": points}


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
    hours = [start + timedelta(hours=n) for n in range(25)]
    return [_entry(call.world, device, begin, after) for begin, after in pairwise(hours)]


def _entry(world: World, device: Device, begin: datetime, after: datetime) -> dict[str, Any]:
    entry: dict[str, Any] = {"start": stamp(begin), "end": stamp(after)}
    planned = sum(_quarters(world, device, "estimated_consumption", begin, after))
    unoptimized = sum(_quarters(world, device, "unoptimized_consumption", begin, after))
    if device.kind.code == "hp":
        mode = "max" if planned > 1.15 * unoptimized else "min" if planned < 0.7 * unoptimized else "mid"
        return {**entry, "mode": mode, "expected_consumption_wh": planned}
    powers = [value or 0 for value in _quarters(world, device, "battery_charge_discharge_power_w", begin, after)]
    power = round(sum(powers) / len(powers))
    action = "discharge" if power > 0 else "charge" if power < 0 else "hold"
    return {**entry, "battery_action": action, "battery_power_w": power}


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
