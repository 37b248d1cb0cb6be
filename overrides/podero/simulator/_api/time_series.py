"""The data answers: columns of a device over a range, at any resolution, adding up exactly."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from itertools import pairwise
from typing import Any, Literal, NoReturn

from podero.simulator._api.devices import find_device
from podero.simulator._http.messages import Call, HttpError, read_moment, stamp
from podero.simulator._world.charging import midnight
from podero.simulator._world.entities import KINDS, Device, Kind, KindCode
from podero.simulator._world.prices import QUARTER
from podero.simulator._world.world import World

Reducer = Literal["sum", "mean", "any"]

_LONGEST = timedelta(days=400)
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
_STEPS = {"15MIN": QUARTER, "1HOUR": timedelta(hours=1), "1DAY": timedelta(days=1), "1WEEK": timedelta(days=7)}
_MONTHS = {"1MONTH": 1, "1QUARTER": 3, "1YEAR": 12}
DATA_RESOLUTIONS = ("15MIN", "1HOUR", "1DAY", "1WEEK", "1MONTH")


def refuse(name: str, message: str) -> NoReturn:
    """Refuse a query parameter.

    Args:
        name: Its name.
        message: What is wrong.

    Raises:
        HttpError: 422, always.
    """
    raise HttpError(422, [{"type": "value_error", "loc": ["query", name], "msg": message}])


def one_of(name: str, value: str, allowed: Sequence[str]) -> str:
    """Check a resolution or keyword.

    Args:
        name: The parameter.
        value: What was sent.
        allowed: What is documented.

    Returns:
        The value.

    Raises:
        HttpError: 422 when it is not documented.
    """
    if value not in allowed:
        refuse(name, f"{value!r} is not one of {', '.join(allowed)}")
    return value


def moment_of(name: str, text: str) -> datetime:
    """Read a date-time or date of the query.

    Args:
        name: The parameter.
        text: What was sent.

    Returns:
        The moment, in UTC; a date means its first moment.

    Raises:
        HttpError: 422 when it is neither.
    """
    try:
        return read_moment(text)
    except ValueError:
        refuse(name, f"{text!r} is no date-time or date that the simulator covers")


def bucket_start(moment: datetime, resolution: str) -> datetime:
    """Return the start of the calendar bucket that a moment lies in, in UTC; weeks begin on Monday.

    Args:
        moment: The moment.
        resolution: 15MIN, 1HOUR, 1DAY, 1WEEK, 1MONTH, 1QUARTER or 1YEAR.

    Returns:
        The bucket's first moment.
    """
    start = midnight(moment.date())
    if resolution in _MONTHS:
        months = _MONTHS[resolution]
        return start.replace(month=(start.month - 1) // months * months + 1, day=1)
    if resolution == "1WEEK":
        return start - timedelta(days=start.weekday())
    return start + (moment - start) // _STEPS[resolution] * _STEPS[resolution]


def buckets(start: datetime, end: datetime, resolution: str) -> Iterator[tuple[datetime, datetime]]:
    """Cut a range into calendar buckets; the first and the last may be partial.

    Args:
        start: First moment.
        end: Moment after the last.
        resolution: As `bucket_start`.

    Yields:
        Pairs of first moment and moment after the last.
    """
    while start < end:
        if resolution in _MONTHS:
            after = bucket_start(bucket_start(start, resolution) + timedelta(days=31 * _MONTHS[resolution]), resolution)
        else:
            after = bucket_start(start, resolution) + _STEPS[resolution]
        yield start, min(after, end)
        start = after


def quarters(world: World, device: Device, column: str, start: datetime, end: datetime) -> list[Any]:
    """Return the quarter-hour values of one column over a range.

    Args:
        world: The state.
        device: The device.
        column: Which column.
        start: First quarter.
        end: Quarter after the last.

    Returns:
        The values.
    """
    values: list[Any] = []
    day = start.date()
    while midnight(day) < end:
        first = max(0, (start - midnight(day)) // QUARTER)
        last = min(96, (end - midnight(day)) // QUARTER)
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


def _ceil_quarter(moment: datetime) -> datetime:
    floor = bucket_start(moment, "15MIN")
    return floor if floor == moment else floor + QUARTER


def get_data(kind: Kind, call: Call) -> dict[str, Any]:
    """Answer a data operation.

    Args:
        kind: What kind of device.
        call: The request.

    Returns:
        Metadata and points. Only whole quarters of an hour that lie in the past have values.

    Raises:
        HttpError: 400 when there is no data in the range and the operation knows fill-missing but it is off
            (API record), 422 for a wrong range, resolution or keyword.
    """
    device = find_device(call, kind)
    columns = _COLUMNS[kind.code]
    resolution = one_of("resolution", call.query["resolution"], DATA_RESOLUTIONS)
    chosen = _keywords(call, columns)
    start, end = _range(call)
    known_from = max(start, _ceil_quarter(device.connected_at or end))
    known_to = min(end, bucket_start(call.now, "15MIN"))
    fill = bool(call.headers.get("fill-missing"))
    points: list[dict[str, Any]] = []
    for begin, after in buckets(start, end, resolution):
        first, last = max(begin, known_from), min(after, known_to)
        if first < last:
            values = {name: _reduce(quarters(call.world, device, name, first, last), columns[name]) for name in chosen}
        elif fill:
            values = dict.fromkeys(chosen)
        else:
            continue
        points.append({"time": stamp(begin), **values})
    if not points and "fill-missing" in call.headers:
        raise HttpError(400, "No data available for the given range")
    return {"metadata": _metadata(device, kind, start, end, resolution), "data": points}


def _keywords(call: Call, columns: dict[str, Reducer]) -> list[str]:
    text = call.query.get("keywords")
    if not text:
        return list(columns)
    return [one_of("keywords", word.strip(), list(columns)) for word in text.split(",")]


def _range(call: Call) -> tuple[datetime, datetime]:
    """Read from_datetime and to_datetime: by default the last 24 hours; cut to whole quarters of an hour."""
    texts = call.query.get("from_datetime"), call.query.get("to_datetime")
    end = moment_of("to_datetime", texts[1]) if texts[1] else call.now
    start = moment_of("from_datetime", texts[0]) if texts[0] else end - timedelta(days=1)
    if start > end:
        refuse("to_datetime", "to_datetime lies before from_datetime")
    if end - start > _LONGEST:
        refuse("to_datetime", f"the range is longer than {_LONGEST.days} days")
    return _ceil_quarter(start), _ceil_quarter(end)


def _metadata(device: Device, kind: Kind, start: datetime, end: datetime, resolution: str) -> dict[str, Any]:
    return {
        kind.id_name: device.id,
        "user_id": device.user_id,
        "from_datetime": stamp(start),
        "to_datetime": stamp(end),
        "resolution": resolution,
        "price_zone": device.settings.get("price_zone", "AT"),
    }


def get_schedules(kind: Kind, call: Call) -> list[dict[str, Any]]:
    """Answer a schedules operation (beta; its real shape is not on record): the next 24 hours, hour by hour.

    Args:
        kind: What kind of device.
        call: The request.

    Returns:
        One entry per hour.
    """
    device = find_device(call, kind)
    start = bucket_start(call.now, "1HOUR")
    hours = [start + timedelta(hours=n) for n in range(25)]
    return [_entry(call.world, device, begin, after) for begin, after in pairwise(hours)]


def _entry(world: World, device: Device, begin: datetime, after: datetime) -> dict[str, Any]:
    entry: dict[str, Any] = {"start": stamp(begin), "end": stamp(after)}
    plan = sum(quarters(world, device, "estimated_consumption", begin, after))
    plain = sum(quarters(world, device, "unoptimized_consumption", begin, after))
    if device.kind.code == "hp":
        mode = "max" if plan > 1.15 * plain else "min" if plan < 0.7 * plain else "mid"
        return {**entry, "mode": mode, "expected_consumption_wh": plan}
    powers = [value or 0 for value in quarters(world, device, "battery_charge_discharge_power_w", begin, after)]
    power = round(sum(powers) / len(powers))
    action = "discharge" if power > 0 else "charge" if power < 0 else "hold"
    return {**entry, "battery_action": action, "battery_power_w": power}


def _handlers() -> dict[tuple[str, str], Callable[[Call], Any]]:
    handlers: dict[tuple[str, str], Callable[[Call], Any]] = {}
    for kind in KINDS.values():
        item = f"/org/{{org_id}}/users/{{user_id}}/{kind.path}/{{{kind.id_name}}}"
        if kind.code in _COLUMNS:
            handlers["GET", f"{item}/data"] = partial(get_data, kind)
        if kind.code in {"hp", "iv"}:
            handlers["GET", f"{item}/schedules"] = partial(get_schedules, kind)
    return handlers


HANDLERS = _handlers()
