"""Savings and statistics in calendar buckets, in whole cents and whole Wh, with exact sums."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from podero.simulator._api import parameters
from podero.simulator._api.call import Call, Handler
from podero.simulator._api.devices import find_device
from podero.simulator._world.curves import DayTotals
from podero.simulator._world.entities import KINDS, Device, Kind
from podero.simulator._world.moments import bucket_start, buckets, midnight, stamp
from podero.simulator._world.world import World

_RESOLUTIONS = ("1DAY", "1WEEK", "1MONTH", "1QUARTER", "1YEAR")
_KEYWORDS = ("savings", "consumption")
_UNITS = {"savings": "EUR", "consumption": "Wh"}
# How many days statistics look back, since they take no range; this simulator's choice.
_LOOK_BACK_DAYS = {"1DAY": 30, "1WEEK": 84, "1MONTH": 365, "1QUARTER": 365, "1YEAR": 730}
_MAX_RANGE_DAYS = 3660


def _get_savings(kind: Kind, call: Call) -> dict[str, Any]:
    """Show the savings of one device as a StatisticsOutput, counting the UTC days that begin in the range."""
    device = find_device(call, kind)
    resolution = parameters.choice("resolution", call.query["resolution"], _RESOLUTIONS)
    start, end = _range(call, "from", "to")
    return {
        "metadata": _metadata(call, {"from": stamp(start), "to": stamp(end), "resolution": resolution}),
        "data": _rows(call.world, device, (start, end), resolution, _KEYWORDS),
    }


def _get_statistics(call: Call) -> dict[str, Any]:
    """Show the statistics of a heat pump up to now."""
    device = find_device(call, KINDS["hp"])
    resolutions = parameters.choices("resolution", str(call.query["resolution"]), _RESOLUTIONS)
    keywords = parameters.choices("keywords", call.query.get("keywords") or ",".join(_KEYWORDS), _KEYWORDS)
    rows: list[dict[str, Any]] = []
    for resolution in resolutions:
        start = max(call.now - timedelta(days=_LOOK_BACK_DAYS[resolution]), device.connected_at or call.now)
        rows += _rows(call.world, device, (bucket_start(start, resolution), call.now), resolution, keywords)
    query = {"resolution": ",".join(resolutions), "keywords": ",".join(keywords)}
    return {"metadata": _metadata(call, query), "data": rows}


def _get_devices_savings(call: Call) -> dict[str, Any]:
    """Show the savings of the organization: the sum over its devices."""
    start, end = _range(call, "start_datetime", "end_datetime")
    cents = dict.fromkeys(KINDS, 0)
    for user in call.world.users.values():
        for device in call.world.devices_of(user.id) if user.deleted_at is None else []:
            if device.kind.code != "wb":
                totals = _totals(call.world, device, start, end)
                cents[device.kind.code] += sum(total.unoptimized_cents - total.cost_cents for total in totals)
    return {
        "total_savings": sum(cents.values()) / 100,
        "heat_pump_savings": cents["hp"] / 100,
        "electric_vehicle_savings": cents["ev"] / 100,
        "inverter_savings": cents["iv"] / 100,
    }


def _range(call: Call, first: str, last: str) -> tuple[datetime, datetime]:
    start, end = parameters.moment(first, call.query[first]), parameters.moment(last, call.query[last])
    if start > end:
        parameters.reject(last, f"{last} is before {first}")
    if (end - start).days > _MAX_RANGE_DAYS:
        parameters.reject(last, f"the range is longer than {_MAX_RANGE_DAYS} days")
    return start, end


def _metadata(call: Call, query: dict[str, Any]) -> dict[str, Any]:
    return {"requested_at": stamp(call.now), "query": query, "units": _UNITS, "error": None}


def _totals(world: World, device: Device, start: datetime, end: datetime) -> list[DayTotals]:
    """Total every UTC day that begins in a range, from the device's first connection until now."""
    if device.connected_at is None:
        return []
    end = min(end, world.clock.now())
    first = max(start, midnight(device.connected_at.date()))
    day = first.date() if first == midnight(first.date()) else first.date() + timedelta(days=1)
    days: list[date] = []
    while midnight(day) < end:
        days.append(day)
        day += timedelta(days=1)
    return [world.totals(device, day) for day in days]


def _rows(
    world: World, device: Device, span: tuple[datetime, datetime], resolution: str, keywords: Sequence[str]
) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for begin, after in buckets(*span, resolution):
        totals = _totals(world, device, begin, after)
        if totals:
            period = {"start_period": stamp(begin), "end_period": stamp(after)}
            rows.append({"resolution": resolution, "period": period, **_row(device.kind, totals, keywords)})
    return rows


def _row(kind: Kind, totals: Sequence[DayTotals], keywords: Sequence[str]) -> dict[str, Any]:
    saved = sum(total.unoptimized_cents - total.cost_cents for total in totals)
    unoptimized = sum(total.unoptimized_cents for total in totals)
    energy = sum(total.energy_wh for total in totals)
    quarters = sum(total.charging_quarters for total in totals)
    blocks: dict[str, dict[str, Any]] = {
        "heat_pump": {"estimated_consumption_wh": energy},
        "electric_vehicle": {
            "estimated_consumption_wh": energy,
            "charge_session_count": sum(total.sessions for total in totals),
            "average_charge_power_w": round(energy / (quarters / 4)) if quarters else 0,
        },
        "inverter": {
            "solar_production_wh": sum(total.solar_wh for total in totals),
            "grid_export_wh": sum(total.export_wh for total in totals),
        },
    }
    own = {"hp": "heat_pump", "ev": "electric_vehicle", "iv": "inverter"}[kind.code]
    percentage = round(saved / unoptimized * 100, 2) if unoptimized > 0 else None
    return {
        "savings": {"total": saved / 100, "percentage": percentage} if "savings" in keywords else None,
        "consumption": {"total": energy} if "consumption" in keywords else None,
        **{name: block if name == own else None for name, block in blocks.items()},
    }


def _handlers() -> dict[tuple[str, str], Handler]:
    handlers: dict[tuple[str, str], Handler] = {("GET", "/org/{org_id}/devices/savings"): _get_devices_savings}
    for kind in KINDS.values():
        item = f"/org/{{org_id}}/users/{{user_id}}/{kind.path}/{{{kind.id_name}}}"
        if kind.code != "wb":
            handlers["GET", f"{item}/savings"] = partial(_get_savings, kind)
        if kind.code == "hp":
            handlers["GET", f"{item}/statistics"] = _get_statistics
    return handlers


HANDLERS = _handlers()
