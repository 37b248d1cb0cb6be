"""Day-ahead trading: prices, price forecasts and load curves."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from podero.simulator._api import parameters
from podero.simulator._api.call import Call, Handler
from podero.simulator._http.messages import HttpError
from podero.simulator._world.moments import QUARTER, QUARTERS, ceil_quarter, midnight, quarter_of, stamp
from podero.simulator._world.world import World

# API record: prices are sent about 09:00, load curves are ready about 10:30; taken as UTC here.
_READY_AT = time(10, 30, tzinfo=UTC)
_PUBLISHED_AT = time(12, 0, tzinfo=UTC)
_MAX_RANGE = timedelta(days=400)


def _get_prices(call: Call) -> dict[str, Any]:
    """Show the quarter-hour prices of a range; tomorrow's are published at noon."""
    start = parameters.moment("from_dt", call.query["from_dt"])
    end = parameters.moment("to_dt", call.query["to_dt"])
    if start > end or end - start > _MAX_RANGE:
        parameters.reject("to_dt", f"the range must end after it starts and be no longer than {_MAX_RANGE.days} days")
    zone = call.query["price_zone"]
    published_until = midnight(call.now.date()) + timedelta(days=2 if call.now.timetz() >= _PUBLISHED_AT else 1)
    moment = ceil_quarter(start)
    data: list[dict[str, Any]] = []
    while moment < end:
        if moment < published_until or call.world.prices.was_sent(zone, moment):
            price = call.world.prices.day(zone, moment.date())[quarter_of(moment)]
            data.append({"timestamp": stamp(moment), "price": price})
        moment += QUARTER
    query = {"org_id": call.world.org_id, "from_dt": stamp(start), "to_dt": stamp(end), "price_zone": zone}
    return {"metadata": {"query": query, "error": None if data else "No prices for this range"}, "data": data}


def _update_prices(call: Call) -> dict[str, Any]:
    """Accept price forecasts for whole future days of 96 quarter-hours (rules of the API record)."""
    zone = call.body["metadata"].get("price_zone", "AT")
    for row in call.body["data"]:
        for name in ("timestamp", "price"):
            # The document does not mark them as required, but a price without its time is meaningless.
            if name not in row:
                raise HttpError(422, [{"type": "missing", "loc": ["body", "data", name], "msg": "Field required"}])
    rows = [(parameters.moment("timestamp", row["timestamp"]), float(row["price"])) for row in call.body["data"]]
    state, error = _forecast_state(call, zone, [moment for moment, _ in rows])
    if state == "success":
        call.world.prices.store(zone, dict(rows))
        call.world.invalidate_curves()
    return {"state": state, "next_load_curve_calculation": stamp(_next_calculation(call.now)), "error": error}


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
    if min(days) <= call.now.date():
        return "late", "Prices must be in the future"
    if not any(device.price_zone == zone for device in call.world.devices.values()):
        return "non_existing", f"The organization has no devices in price zone {zone}"
    if all(call.world.prices.was_sent(zone, moment) for moment in moments):
        return "existing", "Prices for this period were sent before"
    return "success", None


def _next_calculation(now: datetime) -> datetime:
    ready = datetime.combine(now.date(), _READY_AT)
    return ready if ready > now else ready + timedelta(days=1)


def _get_load_curve(call: Call) -> dict[str, Any]:
    """Show tomorrow's load curves, summed over the devices in one price zone.

    The document leaves the shape open; this is the one in the trading guide on the API record.
    """
    zone = call.path["price_zone_key"]
    tomorrow = call.now.date() + timedelta(days=1)
    width = 4 if call.query.get("resolution") == "1HOUR" else 1
    curves = {
        name: _summed(call.world, zone, tomorrow, column, width)
        for name, column in (("optimized", "estimated_consumption"), ("unoptimized", "unoptimized_consumption"))
    }
    return {
        "price_zone": zone,
        "date": tomorrow.isoformat(),
        "resolution": "1HOUR" if width == 4 else "15MIN",
        "curves": curves,
    }


def _summed(world: World, zone: str, day: date, column: str, width: int) -> list[dict[str, Any]]:
    devices = [d for d in world.devices.values() if d.price_zone == zone and d.authenticated and not d.is_deleted]
    if not devices:
        raise HttpError(404, f"No devices in price zone {zone}")
    columns = [world.curve(device, day)[column] for device in devices if device.kind.code != "wb"]
    sums = [sum(values) for values in zip(*columns, strict=True)] or [0] * QUARTERS
    return [
        {"timestamp": stamp(midnight(day) + n * QUARTER), "energy_wh": sum(sums[n : n + width])}
        for n in range(0, QUARTERS, width)
    ]


_TRADING = "/org/{org_id}/trading/dayahead"
HANDLERS: dict[tuple[str, str], Handler] = {
    ("GET", f"{_TRADING}/prices"): _get_prices,
    ("PATCH", f"{_TRADING}/prices"): _update_prices,
    ("GET", f"{_TRADING}/loadcurve/pricezone/{{price_zone_key}}"): _get_load_curve,
}
