"""Data and schedules: the same every time, with exact sums across resolutions."""

from __future__ import annotations

import pytest

from tests.support.simulator import FROM, PATHS, START, TO, read_data

SUMS = ("estimated_consumption", "unoptimized_consumption")
MEANS = {"hp": "hot_water_temp", "ev": "battery_level", "iv": "solar_production_w"}


@pytest.fixture(params=["hp", "ev", "iv"])
def device(request, resident, devices):
    return request.param, f"/users/{resident.id}/{PATHS[request.param]}/{devices[request.param]}"


async def test_resolutions_add_up(call, device):
    code, path = device
    fine = await read_data(call, path, "15MIN")
    counts = {"15MIN": 31 * 96, "1HOUR": 31 * 24, "1DAY": 31, "1WEEK": 5, "1MONTH": 1}
    for resolution, count in counts.items():
        points = await read_data(call, path, resolution)
        assert len(points) == count
        assert points[0]["time"] == FROM
        for column in SUMS:
            assert sum(point[column] for point in points) == sum(point[column] for point in fine)
    month = (await read_data(call, path, "1MONTH"))[0]
    for column in ("price", MEANS[code]):
        values = [point[column] for point in fine]
        assert month[column] == pytest.approx(sum(values) / len(values), abs=0.001)


async def test_days_are_made_of_their_hours(call, device):
    _, path = device
    days, hours = await read_data(call, path, "1DAY"), await read_data(call, path, "1HOUR")
    for n, day in enumerate(days):
        part = hours[24 * n : 24 * n + 24]
        assert {hour["time"][:10] for hour in part} == {day["time"][:10]}
        assert day["estimated_consumption"] == sum(hour["estimated_consumption"] for hour in part)


async def test_no_data_before_the_connection_and_after_now(sim, call, device):
    code, path = device
    now = START.isoformat()
    points = await read_data(call, path, "15MIN", "2026-01-15T08:00:00Z", "2026-01-15T10:00:00Z")
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
    points = await read_data(call, path, "15MIN", *span, headers={"fill-missing": "true"})
    assert [point["price"] is None for point in points] == [False, False, True, True]


async def test_keywords_choose_columns(call, resident, devices):
    path = f"/users/{resident.id}/heat-pumps/{devices['hp']}"
    points = await read_data(call, path, "1DAY", params={"keywords": "price,hot_water_temp"})
    assert points[0].keys() == {"time", "price", "hot_water_temp"}
    await call("GET", f"{path}/data", params={"keywords": "nonsense"}, expect=422)
    await call("GET", f"{path}/data", params={"resolution": "5MIN"}, expect=422)
    await call("GET", f"{path}/data", params={"from_datetime": TO, "to_datetime": FROM}, expect=422)
    await call("GET", f"{path}/data", params={"from_datetime": "2020-01-01T00:00:00Z"}, expect=422)


async def test_the_last_day_is_the_default(call, device):
    _, path = device
    points = (await call("GET", f"{path}/data"))["data"]
    assert (len(points), points[0]["time"]) == (96, "2026-01-14T09:00:00Z")


async def test_car_data_agree_with_sessions(call, resident, devices):
    path = f"/users/{resident.id}/electric-vehicles/{devices['ev']}"
    params = {"from": "2025-12-01", "to": "2025-12-31", "limit": 200}
    sessions = (await call("GET", f"{path}/sessions", params=params))["items"]
    # From a moment of the first session's arrival to one of the last session's departure, nothing else is charged.
    begin, end = sessions[-1]["plug_in_time"], sessions[0]["unplug_time"]
    floor, ceiling = begin[:14] + "00:00Z", end[:11] + "23:59:00Z"
    points = await read_data(call, path, "15MIN", floor, ceiling)
    charged = sum(point["estimated_consumption"] for point in points if point["time"] < end)
    assert charged == round(sum(session["energy_charged_kwh"] for session in sessions) * 1000)


async def test_schedules(call, resident, devices):
    for kind, device_id in (("heat-pumps", devices["hp"]), ("inverters", devices["iv"])):
        entries = await call("GET", f"/users/{resident.id}/{kind}/{device_id}/schedules")
        assert len(entries) == 24
        assert (entries[0]["start"], entries[-1]["end"]) == ("2026-01-15T09:00:00Z", "2026-01-16T09:00:00Z")


async def test_a_device_without_a_connection_has_no_data(call, resident):
    created = await call("POST", f"/users/{resident.id}/heat-pumps")
    await call("GET", f"/users/{resident.id}/heat-pumps/{created['id']}/data", expect=400)
