"""Fleets: the sums of many houses are those of their devices."""

from __future__ import annotations

from datetime import timedelta

import numpy as np

from podero.simulator import Simulator
from podero.simulator._world.fleet import fleet_curves, fleet_savings
from tests.support.simulator import START

DAY = START.toordinal()


def test_a_fleet_adds_up_to_its_devices(sim):
    history, now = sim.world.history, sim.world.clock.now()
    houses = list(sim.world.houses.values())
    saved = [entry for batch in fleet_savings(history, houses, DAY - 3, 3, now) for entry in batch]
    curves = [entry for batch in fleet_curves(history, houses, DAY + 1) for entry in batch]
    expected = sum(device.kind.code != "wb" for device in sim.world.devices.values())
    assert len(saved) == len(curves) == expected
    for device, cents in saved:
        alone = history.totals(device, DAY - 3, 3, now)
        assert cents == (alone.unoptimized_cents - alone.cost_cents).sum()
    for device, columns in curves:
        own = history.columns(device, DAY + 1, 1)
        for name in ("estimated_consumption", "unoptimized_consumption"):
            battery = own.get("battery_charge_discharge_power_w")
            if device.kind.code != "iv":
                assert np.array_equal(columns[name], own[name])
            elif battery is None:
                assert not columns[name].any()
            elif name == "estimated_consumption":
                # The meter of the house would count the heat pump and the car again.
                assert np.array_equal(columns[name], -battery // 4)


def test_a_large_fleet_adds_up_too():
    """Several batches of a town, with lapsed connections and changed settings among them."""
    sim = Simulator(seed=5, users=400, start=START, speed=0)
    world, history, now = sim.world, sim.world.history, sim.world.clock.now()
    for number, device in enumerate(world.devices.values()):
        if number % 9 == 4:
            world.change_settings(device, {"is_smart_optimization_active": False}, START - timedelta(hours=30))
        elif number % 9 == 5:
            device.gaps.append((START - timedelta(hours=50), START - timedelta(hours=20)))
            history.forget(device, START - timedelta(hours=50))
    steps = list(fleet_savings(history, world.houses.values(), DAY - 2, 2, now))
    # Others are served in between.
    assert len(steps) > len(world.houses) / 16
    saved = [entry for step in steps for entry in step]
    assert len(saved) == sum(device.kind.code != "wb" for device in world.devices.values())
    history.forget()
    for device, cents in saved:
        alone = history.totals(device, DAY - 2, 2, now)
        assert cents == (alone.unoptimized_cents - alone.cost_cents).sum()


def test_no_houses_are_no_work(sim):
    assert list(fleet_savings(sim.world.history, [], DAY, 1, START)) == []
