"""Day-ahead prices and load curves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

TOMORROW = datetime(2026, 1, 16, tzinfo=UTC)


def day_of(price=50.0, start=TOMORROW, zone="AT"):
    rows = [{"timestamp": (start + timedelta(minutes=15 * n)).isoformat(), "price": price} for n in range(96)]
    return {"metadata": {"price_zone": zone}, "data": rows}


async def prices(call, start, end, zone="AT"):
    params = {"from_dt": start.isoformat(), "to_dt": end.isoformat(), "price_zone": zone}
    return await call("GET", "/trading/dayahead/prices", params=params)


async def test_prices_of_a_day(call):
    response = await prices(call, TOMORROW - timedelta(days=1), TOMORROW)
    assert len(response["data"]) == 96
    assert response["data"][0]["timestamp"] == "2026-01-15T00:00:00Z"
    assert response["metadata"]["error"] is None
    assert len({row["price"] for row in response["data"]}) > 80


async def test_prices_agree_with_device_data(call, resident, devices):
    zone = (await call("GET", f"/users/{resident.id}/heat-pumps/{devices['hp']}"))["price_zone"]
    market = (await prices(call, TOMORROW - timedelta(days=2), TOMORROW - timedelta(days=1), zone))["data"]
    params = {"from_datetime": "2026-01-14T00:00:00Z", "to_datetime": "2026-01-15T00:00:00Z", "keywords": "price"}
    path = f"/users/{resident.id}/heat-pumps/{devices['hp']}/data"
    assert [row["price"] for row in market] == [p["price"] for p in (await call("GET", path, params=params))["data"]]


async def test_tomorrow_is_published_at_noon(sim, call):
    response = await prices(call, TOMORROW, TOMORROW + timedelta(days=1))
    assert (response["data"], response["metadata"]["error"]) == ([], "No prices for this range")
    sim.world.clock.advance(3 * 3600)
    assert len((await prices(call, TOMORROW, TOMORROW + timedelta(days=1)))["data"]) == 96


async def test_sending_prices(call):
    path = "/trading/dayahead/prices"
    sent = await call("PATCH", path, json=day_of())
    assert sent == {"state": "success", "next_load_curve_calculation": "2026-01-15T10:30:00Z", "error": None}
    response = await prices(call, TOMORROW, TOMORROW + timedelta(days=1))
    assert [row["price"] for row in response["data"]] == [50.0] * 96
    assert (await call("PATCH", path, json=day_of()))["state"] == "existing"
    assert (await call("PATCH", path, json=day_of(start=TOMORROW - timedelta(days=1))))["state"] == "late"
    assert (await call("PATCH", path, json=day_of(zone="PT")))["state"] == "non_existing"
    assert (await call("PATCH", path, json={"metadata": {}, "data": []}))["state"] == "empty"


@pytest.mark.parametrize("change", [lambda rows: rows.pop(), lambda rows: rows.reverse(), lambda rows: rows.pop(5)])
async def test_prices_that_are_no_whole_day(call, change):
    body = day_of()
    change(body["data"])
    await call("PATCH", "/trading/dayahead/prices", json=body, expect=400)


async def test_prices_that_break_the_document(call):
    await call("PATCH", "/trading/dayahead/prices", json={"metadata": {"price_zone": "DE"}, "data": []}, expect=422)
    params = {"from_dt": "2026-01-15T00:00:00Z", "to_dt": "2026-01-14T00:00:00Z", "price_zone": "AT"}
    await call("GET", "/trading/dayahead/prices", params=params, expect=422)


async def test_the_market_for_tomorrow_closes_at_noon(sim, call):
    sim.world.clock.advance(3 * 3600 - 1)
    assert (await call("PATCH", "/trading/dayahead/prices", json=day_of()))["state"] == "success"
    sim.world.clock.advance(1)
    late = await call("PATCH", "/trading/dayahead/prices", json=day_of(zone="DE_LU"))
    assert (late["state"], late["next_load_curve_calculation"]) == ("late", "2026-01-16T10:30:00Z")
    after = day_of(start=TOMORROW + timedelta(days=1))
    assert (await call("PATCH", "/trading/dayahead/prices", json=after))["state"] == "success"


async def test_load_curves_are_ready_at_the_time_that_was_said(sim, call):
    path = "/trading/dayahead/loadcurve/pricezone/AT"
    before = await call("GET", path)
    await call("PATCH", "/trading/dayahead/prices", json=day_of())
    refusal = await call("GET", path, expect=409)
    assert refusal["detail"] == "The load curve of tomorrow is calculated at 2026-01-15T10:30:00Z"
    sim.world.clock.advance(90 * 60)
    ready = await call("GET", path)
    assert ready["curves"]["optimized"] != before["curves"]["optimized"]


async def test_only_devices_that_trade_take_part(sim, call, resident, devices):
    path = "/trading/dayahead/loadcurve/pricezone/AT"
    before = (await call("GET", path))["curves"]["unoptimized"]
    await call("PUT", f"/users/{resident.id}/heat-pumps/{devices['hp']}", json={"is_trading_enabled": False})
    after = (await call("GET", path))["curves"]["unoptimized"]
    assert sum(row["energy_wh"] for row in after) < sum(row["energy_wh"] for row in before)


async def test_prices_in_any_number(call):
    for price in (1e15, -500.0, 0):
        response = await call("PATCH", "/trading/dayahead/prices", json=day_of(price=price))
        assert response["state"] in {"success", "existing"}


async def test_load_curves(sim, call):
    zones = {str(device.settings["price_zone"]) for device in sim.world.devices.values()}
    for zone in zones:
        path = f"/trading/dayahead/loadcurve/pricezone/{zone}"
        fine = await call("GET", path)
        hours = await call("GET", path, params={"resolution": "1HOUR"})
        assert (fine["date"], len(fine["curves"]["optimized"]), len(hours["curves"]["optimized"])) == (
            "2026-01-16",
            96,
            24,
        )
        for name in ("optimized", "unoptimized"):
            assert sum(row["energy_wh"] for row in fine["curves"][name]) == sum(
                row["energy_wh"] for row in hours["curves"][name]
            )
    await call("GET", "/trading/dayahead/loadcurve/pricezone/PT", expect=404)
