"""Day-ahead trading: prices, price forecasts and load curves."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import numpy as np

from podero.simulator._api import parameters
from podero.simulator._api.call import Call, Handler
from podero.simulator._http.messages import HttpError
from podero.simulator._world.entities import Device
from podero.simulator._world.fleet import fleet_curves
from podero.simulator._world.moments import QUARTER, QUARTERS, ceil_quarter, midnight, stamp
from podero.simulator._world.noise import Integers

# API record: prices are sent about 09:00, load curves are ready about 10:30; taken as UTC here.
_READY_AT = time(10, 30, tzinfo=UTC)
_PUBLISHED_AT = _GATE = time(12, 0, tzinfo=UTC)
_MAX_RANGE = timedelta(days=400)


def _get_prices(call: Call) -> dict[str, Any]:
    """Show the quarter-hour prices of a range, the partner's own where it has sent any; tomorrow's come at noon."""
    start = parameters.moment("from_dt", call.query["from_dt"])
    end = parameters.moment("to_dt", call.query["to_dt"])
    if start > end or end - start > _MAX_RANGE:
        parameters.reject("to_dt", f"the range must end after it starts and be no longer than {_MAX_RANGE.days} days")
    zone, prices = call.query["price_zone"], call.world.prices
    published = call.now.toordinal() + (1 if call.now.timetz() >= _PUBLISHED_AT else 0)
    data: list[dict[str, Any]] = []
    for day in range(start.toordinal(), end.toordinal() + 1):
        if day <= published or (zone, day) in prices.sent:
            origin = midnight(date.fromordinal(day))
            moments = (origin + n * QUARTER for n in range(QUARTERS))
            data += [
                {"timestamp": stamp(moment), "price": price}
                for moment, price in zip(moments, prices.known(zone, day), strict=True)
                if start <= moment < end
            ]
    query = {"org_id": call.path["org_id"], "from_dt": stamp(start), "to_dt": stamp(end), "price_zone": zone}
    return {"metadata": {"query": query, "error": None if data else "No prices for this range"}, "data": data}


def _update_prices(call: Call) -> dict[str, Any]:
    """Accept price forecasts for whole future days of 96 quarter-hours (rules of the API record)."""
    zone = call.body["metadata"].get("price_zone", "AT")
    for row in call.body["data"]:
        for name in ("timestamp", "price"):
            # The document does not mark them as required, but a price without its time is meaningless.
            if row.get(name) is None:
                raise HttpError(422, [{"type": "missing", "loc": ["body", "data", name], "msg": "Field required"}])
    rows = [
        (parameters.moment("timestamp", row["timestamp"]), round(float(row["price"]), 2)) for row in call.body["data"]
    ]
    days: dict[int, dict[datetime, float]] = {}
    for moment, price in rows:
        days.setdefault(moment.toordinal(), {})[moment] = price
    state, error = _forecast_state(call, zone, [moment for moment, _ in rows])
    ready = _next_calculation(call.now)
    if state == "success":
        for day, prices in days.items():
            call.world.prices.sent[zone, day] = list(prices.values())
            call.world.load_curves_ready[zone, day] = ready
        call.world.history.forget()
    return {"state": state, "next_load_curve_calculation": stamp(ready), "error": error}


def _forecast_state(call: Call, zone: str, moments: list[datetime]) -> tuple[str, str | None]:
    """Return the documented state of a forecast and its error, or raise a 400 for incomplete days."""
    if not moments:
        return "empty", "No prices were sent"
    days: dict[date, list[datetime]] = {}
    for moment in moments:
        days.setdefault(moment.date(), []).append(moment)
    complete = all(found == [midnight(day) + n * QUARTER for n in range(QUARTERS)] for day, found in days.items())
    if not complete:
        # The API record names the rule but no status for breaking it.
        raise HttpError(400, "Prices must cover whole days with 96 intervals of 15 minutes, in order and without gaps")
    closing = timedelta(days=1 if call.now.timetz() >= _GATE else 0)
    if min(days) <= call.now.date() + closing:
        return "late", "Prices must be sent before the market for their day closes at 12:00 UTC the day before"
    if not any(device.price_zone == zone for house in call.houses() for device in house.devices.values()):
        return "non_existing", f"The organization has no devices in price zone {zone}"
    if all((zone, day.toordinal()) in call.world.prices.sent for day in days):
        return "existing", "Prices for this period were sent before"
    return "success", None


def _next_calculation(now: datetime) -> datetime:
    """Return when load curves are calculated next: at 10:30, or within a quarter-hour until the market closes."""
    ready = datetime.combine(now.date(), _READY_AT)
    if ready > now:
        return ready
    return ceil_quarter(now) if now.timetz() < _GATE else ready + timedelta(days=1)


async def _get_load_curve(call: Call) -> dict[str, Any]:
    """Show tomorrow's load curves, summed over the trading devices in one price zone.

    The document leaves the shape open; this is the one in the trading guide on the API record.
    """
    zone, tomorrow = call.path["price_zone_key"], call.now.toordinal() + 1
    ready = call.world.load_curves_ready.get((zone, tomorrow))
    if ready is not None and call.now < ready:
        # The API record says that curves are asked for after they are ready, but not what happens before.
        raise HttpError(409, f"The load curve of tomorrow is calculated at {stamp(ready)}")
    width = 4 if call.query.get("resolution") == "1HOUR" else 1
    sums = await _summed(call, zone, tomorrow)
    origin = midnight(date.fromordinal(tomorrow))
    return {
        "price_zone": zone,
        "date": origin.date().isoformat(),
        "resolution": "1HOUR" if width == 4 else "15MIN",
        "curves": {
            name: [
                {"timestamp": stamp(origin + n * width * QUARTER), "energy_wh": energy}
                for n, energy in enumerate(values.reshape(-1, width).sum(axis=1).tolist())
            ]
            for name, values in sums.items()
        },
    }


async def _summed(call: Call, zone: str, day: int) -> dict[str, Integers]:
    def takes_part(device: Device) -> bool:
        trading = device.price_zone == zone and bool(device.settings.get("is_trading_enabled"))
        return trading and device.authenticated and not device.is_deleted

    houses = [house for house in call.houses() if any(takes_part(device) for device in house.devices.values())]
    if not houses:
        raise HttpError(404, f"No trading devices in price zone {zone}")
    sums = {name: np.zeros(QUARTERS, dtype=np.int64) for name in ("optimized", "unoptimized")}
    for batch in fleet_curves(call.world.history, houses, day):
        for device, columns in batch:
            if takes_part(device):
                sums["optimized"] += columns["estimated_consumption"]
                sums["unoptimized"] += columns["unoptimized_consumption"]
        await asyncio.sleep(0)
    return sums


_TRADING = "/org/{org_id}/trading/dayahead"
HANDLERS: dict[tuple[str, str], Handler] = {
    ("GET", f"{_TRADING}/prices"): _get_prices,
    ("PATCH", f"{_TRADING}/prices"): _update_prices,
    ("GET", f"{_TRADING}/loadcurve/pricezone/{{price_zone_key}}"): _get_load_curve,
}
