"""Columns and totals of devices; the past never changes."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest

from tests.support.simulator import PATHS, START

DAY = START.toordinal()


@pytest.fixture(params=["hp", "ev", "iv", "wb"])
def device(request, sim, devices):
    return sim.world.devices[devices[request.param]]


def test_every_device_has_columns_of_whole_days(sim, device):
    columns = sim.world.history.columns(device, DAY - 3, 4)
    assert {len(column) for column in columns.values() if column is not None} == {4 * 96}
    assert sim.world.history.columns(device, DAY - 3, 4) is columns


def test_totals_cover_the_time_from_the_connection_until_now(sim, device):
    history, now = sim.world.history, START
    energies = history.columns(device, DAY - 2, 3)["estimated_consumption"].reshape(3, 96)
    totals = history.totals(device, DAY - 2, 3, now)
    assert totals.energy_wh.tolist() == [energies[0].sum(), energies[1].sum(), energies[2][:36].sum()]
    device.connected_at = START - timedelta(hours=33)
    assert history.totals(device, DAY - 2, 3, now).energy_wh.tolist()[0] == 0
    assert history.totals(device, DAY - 2, 3, now).energy_wh.tolist()[1] == energies[1].sum()
    device.connected_at = None
    assert history.totals(device, DAY - 2, 3, now).energy_wh.sum() == 0


def test_a_lapse_leaves_a_gap(sim, device):
    history, world = sim.world.history, sim.world
    world.expire_authentication(device.id)
    world.clock.advance(timedelta(hours=2, minutes=5))
    world.connect(device.id)
    world.clock.advance(timedelta(days=1))
    recorded = history.recorded(device, DAY, 2, world.clock.now())
    assert np.flatnonzero(~recorded).tolist() == [*range(36, 45), *range(140, 192)]
    energies = history.columns(device, DAY, 2)["estimated_consumption"]
    assert history.totals(device, DAY, 2, world.clock.now()).energy_wh.sum() == energies[recorded].sum()


def test_the_last_thirty_days(sim, device):
    history = sim.world.history
    name = "solar_wh" if device.kind.code == "iv" else "estimated_consumption"
    energies = history.columns(device, DAY - 30, 30)[name].reshape(30, 96).sum(axis=1)
    assert history.recent_wh(device, START) == energies.tolist()
    assert history.recent_wh(device, START + timedelta(hours=3)) is history.recent_wh(device, START)
    history.forget()
    assert history.recent_wh(device, START) == energies.tolist()


def test_the_last_thirty_days_go_on_from_what_is_known(sim, device):
    history = sim.world.history
    device.gaps.append((START - timedelta(days=3), START - timedelta(days=2)))
    for days in (0, 1, 3, 29, 60, 30):
        at = START + timedelta(days=days)
        found = history.recent_wh(device, at)
        history.forget()
        assert found == history.recent_wh(device, at)


def test_a_change_of_the_price_zone_leaves_the_past(sim, device):
    history = sim.world.history
    before = history.totals(device, DAY - 60, 60, START), history.market(device, DAY, 1)
    sim.world.change_settings(device, {"price_zone": "SE_1"}, START)
    after = history.totals(device, DAY - 60, 60, START), history.market(device, DAY, 1)
    assert np.array_equal(before[0].cost_cents, after[0].cost_cents)
    assert np.array_equal(before[1][:36], after[1][:36])
    assert not np.array_equal(before[1][36:], after[1][36:])


async def test_sessions_add_up_to_savings(sim, call, resident, devices):
    path = f"/users/{resident.id}/{PATHS['ev']}/{devices['ev']}"
    await call("PUT", path, json={"is_trading_enabled": False})
    for first, last in (("2025-12-01", "2025-12-31"), ("2026-01-03", "2026-01-10")):
        page = await call("GET", f"{path}/sessions", params={"from": first, "to": last, "limit": 200})
        params = {"from": f"{first}T00:00:00Z", "to": f"{last}T23:00:00Z", "resolution": "1YEAR"}
        rows = (await call("GET", f"{path}/savings", params=params))["data"]
        saved = round(sum(item["actual_savings_eur"] for item in page["items"]), 2)
        assert saved == round(sum(row["savings"]["total"] for row in rows), 2)
        assert page["total"] == sum(row["electric_vehicle"]["charge_session_count"] for row in rows)
        assert all(item["actual_savings_eur"] == 0 for item in page["items"] if not item["is_at_home"])


@pytest.mark.parametrize("policy", [False, True], ids=["free", "with a deadline"])
@pytest.mark.parametrize("minutes", [0, 55, 235, 650])
def test_unplugging_leaves_the_past(sim, devices, minutes, policy):
    world, car = sim.world, sim.world.devices[devices["ev"]]
    world.change_settings(car, {"is_charge_policy_enabled": policy, "charge_deadline_at": "18:00"}, START)
    world.clock.advance(300)
    world.plug_in(car.id, battery_level=10)
    world.clock.advance(60 * minutes)
    now = world.clock.now()
    quarters = 96 + 36 + (5 + minutes) // 15

    def past():
        columns = [world.history.columns(world.devices[devices[kind]], DAY - 1, 2) for kind in ("ev", "iv")]
        session = world.history.sessions(car, DAY, DAY)[-1]
        return (
            [{name: list(column[:quarters]) for name, column in one.items() if column is not None} for one in columns],
            (session.id, session.energy_wh(now), session.soc(now), session.deadline),
            car.charging_schedule.level(world.history.sessions(car, DAY - 2, DAY), now),
        )

    before = past()
    world.unplug(car.id)
    assert past() == before
    assert world.history.current(car, now) is None


def test_what_was_not_charged_is_not_saved(sim, devices):
    world, car = sim.world, sim.world.devices[devices["ev"]]
    world.plug_in(car.id, battery_level=10)
    world.clock.advance(3600)
    world.unplug(car.id)
    world.clock.advance(timedelta(days=1))
    session = next(one for one in world.history.sessions(car, DAY, DAY) if one.plug_in == START)
    assert (session.segments, len(session.unoptimized)) == ([], 1)
    assert world.history.costs_of(car, session, session.unplug) == (0, 0, 0)


@pytest.mark.parametrize("lapsed", [False, True])
@pytest.mark.parametrize("times", [1, 3])
def test_a_car_keeps_its_level_when_it_is_plugged_in_and_out_at_one_moment(sim, devices, times, lapsed):
    world, car = sim.world, sim.world.devices[devices["ev"]]
    if lapsed:
        # Its settings and its connection have changed before.
        world.expire_authentication(car.id)
        world.connect(car.id)
        world.change_settings(car, {"charge_target_min": 70}, START)
    for number in range(times):
        world.plug_in(car.id, battery_level=30 - 10 * number)
        world.unplug(car.id)
    last = 40.0 - 10 * times
    assert car.charging_schedule.level(world.history.sessions(car, DAY - 2, DAY), START) == last
    assert set(world.history.columns(car, DAY, 1)["battery_level"][36:40]) <= {last, last - 1}
    [session] = [one for one in world.history.sessions(car, DAY, DAY) if one.plug_in == START]
    assert (session.unplug, session.segments, session.initial_soc) == (START, [], last)
