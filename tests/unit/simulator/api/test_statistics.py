"""Savings and statistics: exact sums that agree with the data."""

from __future__ import annotations

import pytest

from tests.support.simulator import FROM, PATHS, TO, read_data

KINDS = ["hp", "ev", "iv"]


@pytest.fixture(params=KINDS)
def device(request, resident, devices):
    return request.param, f"/users/{resident.id}/{PATHS[request.param]}/{devices[request.param]}"


async def savings(call, path, resolution, start="2025-10-01T00:00:00Z", end="2026-01-01T00:00:00Z"):
    return (await call("GET", f"{path}/savings", params={"from": start, "to": end, "resolution": resolution}))["data"]


async def test_savings_add_up(call, device):
    code, path = device
    days = await savings(call, path, "1DAY")
    assert len(days) == 92
    total = round(sum(day["savings"]["total"] for day in days), 2)
    energy = sum(day["consumption"]["total"] for day in days)
    assert total > 0
    for resolution, count in {"1WEEK": 14, "1MONTH": 3, "1QUARTER": 1, "1YEAR": 1}.items():
        rows = await savings(call, path, resolution)
        assert len(rows) == count
        assert round(sum(row["savings"]["total"] for row in rows), 2) == total
        assert sum(row["consumption"]["total"] for row in rows) == energy
    blocks = {"hp": "heat_pump", "ev": "electric_vehicle", "iv": "inverter"}
    assert [name for name in blocks.values() if days[0][name] is not None] == [blocks[code]]
    assert days[0]["period"] == {"start_period": "2025-10-01T00:00:00Z", "end_period": "2025-10-02T00:00:00Z"}


async def test_savings_agree_with_data(call, resident, devices):
    path = f"/users/{resident.id}/heat-pumps/{devices['hp']}"
    points = await read_data(call, path, "1MONTH")
    row = (await savings(call, path, "1MONTH", FROM, TO))[0]
    assert row["consumption"]["total"] == points[0]["estimated_consumption"]
    assert row["heat_pump"]["estimated_consumption_wh"] == points[0]["estimated_consumption"]


async def test_the_organization_saves_what_its_devices_save(sim, call):
    response = await call("GET", "/devices/savings", params={"start_datetime": FROM, "end_datetime": TO})
    sums = dict.fromkeys(KINDS, 0.0)
    for device in sim.world.devices.values():
        if device.kind.code in KINDS:
            rows = await savings(call, f"/users/{device.user_id}/{device.kind.path}/{device.id}", "1YEAR", FROM, TO)
            sums[device.kind.code] += sum(row["savings"]["total"] for row in rows)
    assert response["heat_pump_savings"] == pytest.approx(sums["hp"], abs=0.001)
    assert response["electric_vehicle_savings"] == pytest.approx(sums["ev"], abs=0.001)
    assert response["inverter_savings"] == pytest.approx(sums["iv"], abs=0.001)
    assert response["total_savings"] == pytest.approx(sum(sums.values()), abs=0.001)


async def test_savings_of_wrong_ranges(call, device):
    _, path = device
    for params in ({"from": TO, "to": FROM}, {"from": FROM, "to": "soon"}, {"from": "2000-01-01T00:00:00Z", "to": TO}):
        await call("GET", f"{path}/savings", params=params, expect=422)
    await call("GET", f"{path}/savings", params={"from": FROM, "to": TO, "resolution": "1HOUR"}, expect=422)
    assert await savings(call, path, "1DAY", "2020-01-01T00:00:00Z", "2020-01-05T00:00:00Z") == []
    assert len(await savings(call, path, "1DAY", "2025-12-30T00:00:00Z", "2026-01-01")) == 2


async def test_today_counts_as_far_as_it_has_gone(call, resident, devices):
    path = f"/users/{resident.id}/heat-pumps/{devices['hp']}"
    rows = await savings(call, path, "1DAY", "2026-01-15T00:00:00Z", "2026-01-20T00:00:00Z")
    points = await read_data(call, path, "1DAY", "2026-01-15T00:00:00Z", "2026-01-15T09:00:00Z")
    assert [row["consumption"]["total"] for row in rows] == [points[0]["estimated_consumption"]]


async def test_statistics(call, resident, devices):
    path = f"/users/{resident.id}/heat-pumps/{devices['hp']}/statistics"
    rows = (await call("GET", path))["data"]
    assert {row["resolution"] for row in rows} == {"1DAY"}
    assert len(rows) == 31
    mixed = (await call("GET", path, params={"resolution": "1DAY,1MONTH", "keywords": "consumption"}))["data"]
    assert {row["resolution"] for row in mixed} == {"1DAY", "1MONTH"}
    assert all(row["savings"] is None and row["consumption"]["total"] > 0 for row in mixed)
    await call("GET", path, params={"keywords": "nonsense"}, expect=422)


async def test_a_device_without_a_connection_has_no_figures(call, resident):
    created = await call("POST", f"/users/{resident.id}/heat-pumps")
    path = f"/users/{resident.id}/heat-pumps/{created['id']}"
    assert await savings(call, path, "1DAY") == []
    assert (await call("GET", f"{path}/statistics"))["data"] == []
