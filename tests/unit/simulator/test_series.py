"""Series and savings: plausible, the same each time, and adding up across resolutions."""

from __future__ import annotations

from datetime import timedelta

import pytest

from podero.simulator import Simulator

from .conftest import START

PATHS = {"hp": "heat-pumps", "ev": "electric-vehicles", "iv": "inverters"}
FROM, TO = "2025-12-01T00:00:00Z", "2026-01-01T00:00:00Z"
SUMS = ("estimated_consumption", "unoptimized_consumption")
MEANS = {"hp": "hot_water_temp", "ev": "battery_level", "iv": "solar_production_w"}


@pytest.fixture(params=PATHS)
def device(request, resident, devices):
    return request.param, f"/users/{resident.id}/{PATHS[request.param]}/{devices[request.param]}"


async def data(call, path, resolution, start=FROM, end=TO, **kwargs):
    params = {"from_datetime": start, "to_datetime": end, "resolution": resolution, **kwargs.pop("params", {})}
    return (await call("GET", f"{path}/data", params=params, **kwargs))["data"]


async def test_resolutions_add_up(call, device):
    code, path = device
    fine = await data(call, path, "15MIN")
    counts = {"15MIN": 31 * 96, "1HOUR": 31 * 24, "1DAY": 31, "1WEEK": 5, "1MONTH": 1}
    for resolution, count in counts.items():
        points = await data(call, path, resolution)
        assert len(points) == count
        assert points[0]["time"] == FROM
        for column in SUMS:
            assert sum(point[column] for point in points) == sum(point[column] for point in fine)
    month = (await data(call, path, "1MONTH"))[0]
    for column in ("price", MEANS[code]):
        values = [point[column] for point in fine]
        assert month[column] == pytest.approx(sum(values) / len(values), abs=0.001)


async def test_days_are_made_of_their_hours(call, device):
    _, path = device
    days, hours = await data(call, path, "1DAY"), await data(call, path, "1HOUR")
    for n, day in enumerate(days):
        part = hours[24 * n : 24 * n + 24]
        assert {hour["time"][:10] for hour in part} == {day["time"][:10]}
        assert day["estimated_consumption"] == sum(hour["estimated_consumption"] for hour in part)


async def test_no_data_before_the_connection_and_after_now(sim, call, device):
    code, path = device
    now = START.isoformat()
    points = await data(call, path, "15MIN", "2026-01-15T08:00:00Z", "2026-01-15T10:00:00Z")
    assert [point["time"][11:16] for point in points] == ["08:00", "08:15", "08:30", "08:45"]
    for start, end in (("2020-01-01T00:00:00Z", "2020-01-02T00:00:00Z"), (now, "2026-01-16T00:00:00Z")):
        params = {"from_datetime": start, "to_datetime": end}
        if code == "iv":
            assert (await call("GET", f"{path}/data", params=params))["data"] == []
            continue
        await call("GET", f"{path}/data", params=params, expect=400)
        filled = await call("GET", f"{path}/data", params=params, headers={"fill-missing": "true"})
        assert len(filled["data"]) in {96, 60}
        assert {value for point in filled["data"] for key, value in point.items() if key != "time"} == {None}


async def test_filled_gaps_lie_beside_values(call, resident, devices):
    path = f"/users/{resident.id}/heat-pumps/{devices['hp']}"
    span = ("2026-01-15T08:30:00Z", "2026-01-15T09:30:00Z")
    points = await data(call, path, "15MIN", *span, headers={"fill-missing": "true"})
    assert [point["price"] is None for point in points] == [False, False, True, True]


async def test_keywords_choose_columns(call, resident, devices):
    path = f"/users/{resident.id}/heat-pumps/{devices['hp']}"
    points = await data(call, path, "1DAY", params={"keywords": "price,hot_water_temp"})
    assert points[0].keys() == {"time", "price", "hot_water_temp"}
    await call("GET", f"{path}/data", params={"keywords": "nonsense"}, expect=422)
    await call("GET", f"{path}/data", params={"resolution": "5MIN"}, expect=422)
    await call("GET", f"{path}/data", params={"from_datetime": TO, "to_datetime": FROM}, expect=422)
    await call("GET", f"{path}/data", params={"from_datetime": "2020-01-01T00:00:00Z"}, expect=422)


async def test_the_last_day_is_the_default(call, device):
    _, path = device
    points = (await call("GET", f"{path}/data"))["data"]
    assert (len(points), points[0]["time"]) == (96, "2026-01-14T09:00:00Z")


async def test_summer_differs_from_winter(sim, resident, devices):
    world = sim.world
    winter, summer = START.date(), (START + timedelta(days=180)).date()
    pump, inverter = world.devices[devices["hp"]], world.devices[devices["iv"]]
    heat = [sum(world.curve(pump, day)["estimated_consumption"]) for day in (winter, summer)]
    assert heat[0] > 3 * heat[1]
    months = [[day + timedelta(days=n) for n in range(20)] for day in (winter, summer)]
    sun = [sum(sum(world.curve(inverter, day)["solar_wh"]) for day in days) for days in months]
    assert sun[1] > 2 * sun[0]


def test_power_balances_in_an_inverter():
    sim = Simulator(users=12, start=START)
    inverters = [device for device in sim.world.devices.values() if device.kind.code == "iv"]
    assert {device.traits["battery_kwh"] > 0 for device in inverters} == {True, False}
    for device in inverters:
        curve = sim.world.curve(device, START.date())
        columns = ("solar_production_w", "battery_charge_discharge_power_w", "household_consumption_w")
        for n in range(96):
            solar, battery, house = (curve[name][n] or 0 for name in columns)
            assert curve["export_power_to_grid_w"][n] == solar + battery - house
        levels = [level for level in curve["battery_charge_level_percent"] if level is not None]
        assert all(0 <= level <= 100 for level in levels)
        assert not levels or levels[-1] == pytest.approx(15, abs=0.2)


async def test_car_data_agree_with_sessions(call, resident, devices):
    path = f"/users/{resident.id}/electric-vehicles/{devices['ev']}"
    params = {"from": "2025-12-01", "to": "2025-12-31", "limit": 200}
    sessions = (await call("GET", f"{path}/sessions", params=params))["items"]
    # From a moment of the first session's arrival to one of the last session's departure, nothing else is charged.
    begin, end = sessions[-1]["plug_in_time"], sessions[0]["unplug_time"]
    floor, ceiling = begin[:14] + "00:00Z", end[:11] + "23:59:00Z"
    points = await data(call, path, "15MIN", floor, ceiling)
    charged = sum(point["estimated_consumption"] for point in points if point["time"] < end)
    assert charged == round(sum(session["energy_charged_kwh"] for session in sessions) * 1000)


async def test_schedules(call, resident, devices):
    for kind, device_id in (("heat-pumps", devices["hp"]), ("inverters", devices["iv"])):
        entries = await call("GET", f"/users/{resident.id}/{kind}/{device_id}/schedules")
        assert len(entries) == 24
        assert (entries[0]["start"], entries[-1]["end"]) == ("2026-01-15T09:00:00Z", "2026-01-16T09:00:00Z")


# --- savings and statistics ---


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
    points = await data(call, path, "1MONTH")
    row = (await savings(call, path, "1MONTH", FROM, TO))[0]
    assert row["consumption"]["total"] == points[0]["estimated_consumption"]
    assert row["heat_pump"]["estimated_consumption_wh"] == points[0]["estimated_consumption"]


async def test_the_organization_saves_what_its_devices_save(sim, call):
    window = ("2025-12-01T00:00:00Z", TO)
    answer = await call("GET", "/devices/savings", params={"start_datetime": window[0], "end_datetime": window[1]})
    sums = dict.fromkeys(PATHS, 0.0)
    for device in sim.world.devices.values():
        if device.kind.code in PATHS:
            rows = await savings(call, f"/users/{device.user_id}/{device.kind.path}/{device.id}", "1YEAR", *window)
            sums[device.kind.code] += sum(row["savings"]["total"] for row in rows)
    assert answer["heat_pump_savings"] == pytest.approx(sums["hp"], abs=0.001)
    assert answer["electric_vehicle_savings"] == pytest.approx(sums["ev"], abs=0.001)
    assert answer["inverter_savings"] == pytest.approx(sums["iv"], abs=0.001)
    assert answer["total_savings"] == pytest.approx(sum(sums.values()), abs=0.001)


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
    points = await data(call, path, "1DAY", "2026-01-15T00:00:00Z", "2026-01-15T09:00:00Z")
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
    await call("GET", f"{path}/data", expect=400)
    assert await savings(call, path, "1DAY") == []
    assert (await call("GET", f"{path}/statistics"))["data"] == []
