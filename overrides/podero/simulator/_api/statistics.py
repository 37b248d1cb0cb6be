"""Savings and statistics in calendar buckets, in whole cents and whole Wh, with exact sums."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from podero.simulator._api import parameters
from podero.simulator._api.call import Call, Handler
from podero.simulator._api.devices import find_device
from podero.simulator._world.entities import KINDS, Device, Kind
from podero.simulator._world.fleet import fleet_savings
from podero.simulator._world.history import DayTotals
from podero.simulator._world.moments import bucket_start, buckets, midnight, stamp
from podero.simulator._world.world import World

_RESOLUTIONS = ("1DAY", "1WEEK", "1MONTH", "1QUARTER", "1YEAR")
_KEYWORDS = ("savings", "consumption")
_UNITS = {"savings": "EUR", "consumption": "Wh"}
# How many days statistics look back, since they take no range; this simulator's choice.
_LOOK_BACK_DAYS = {"1DAY": 30, "1WEEK": 84, "1MONTH": 365, "1QUARTER": 365, "1YEAR": 730}
_MAX_RANGE_DAYS = 3660
_DAYS_AT_ONCE = 7


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


async def _get_devices_savings(call: Call) -> dict[str, Any]:
    """Show the savings of the organization: the sum over its devices, house by house so that others are served."""
    start, end = _range(call, "start_datetime", "end_datetime")
    cents = dict.fromkeys(KINDS, 0)
    span = _days(start, min(end, call.now))
    for begin in range(span.start, span.stop, _DAYS_AT_ONCE):
        days = min(_DAYS_AT_ONCE, span.stop - begin)
        for batch in fleet_savings(call.world.history, call.houses(), begin, days, call.now):
            for device, saved in batch:
                if not device.is_deleted:
                    cents[device.kind.code] += saved
            await asyncio.sleep(0)
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


def _days(start: datetime, end: datetime) -> range:
    """Return the UTC days that begin in a range, as ordinals."""
    first = start.toordinal() + (start != midnight(start.date()))
    last = end.toordinal() + (end != midnight(end.date()))
    return range(first, max(first, last))


def _rows(
    world: World, device: Device, span: tuple[datetime, datetime], resolution: str, keywords: Sequence[str]
) -> list[dict[str, Any]]:
    now = world.clock.now()
    if device.connected_at is None:
        return []
    start, end = max(span[0], midnight(device.connected_at.date())), min(span[1], now)
    days = _days(start, end)
    if not days:
        return []
    totals = world.history.totals(device, days.start, len(days), now)
    rows: list[dict[str, Any]] = []
    for begin, after in buckets(*span, resolution):
        part = _days(max(begin, start), min(after, end))
        if part:
            period = {"start_period": stamp(begin), "end_period": stamp(after)}
            chosen = slice(part.start - days.start, part.stop - days.start)
            rows.append({"resolution": resolution, "period": period, **_row(device.kind, totals, chosen, keywords)})
    return rows


def _row(kind: Kind, totals: DayTotals, days: slice, keywords: Sequence[str]) -> dict[str, Any]:
    def total(name: str) -> int:
        return int(getattr(totals, name)[days].sum())

    unoptimized = total("unoptimized_cents")
    saved = unoptimized - total("cost_cents")
    energy, quarters = total("energy_wh"), total("charging_quarters")
    blocks: dict[str, dict[str, Any]] = {
        "heat_pump": {"estimated_consumption_wh": energy},
        "electric_vehicle": {
            "estimated_consumption_wh": energy,
            "charge_session_count": total("sessions"),
            "average_charge_power_w": round(energy / (quarters / 4)) if quarters else 0,
        },
        "inverter": {"solar_production_wh": total("solar_wh"), "grid_export_wh": total("export_wh")},
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
