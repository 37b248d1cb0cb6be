from __future__ import annotations

import pytest

from podero.simulator import Simulator
from tests.support.simulator import PREFIX, START, over_http


@pytest.fixture
async def sim():
    async with Simulator(seed=7, users=6, start=START, speed=0) as simulator:
        yield simulator


@pytest.fixture
async def call(sim):
    async with over_http(sim) as caller:
        yield caller


@pytest.fixture
def resident(sim):
    """The seeded user who owns one connected device of every kind."""
    return sim.world.users[str(sim.resident_id)]


@pytest.fixture
def devices(sim, resident):
    """The resident's device ids by kind code."""
    return {device.kind.code: device.id for device in sim.world.devices_of(resident.id)}


@pytest.fixture
def newcomer(sim):
    """The seeded user without a device."""
    return list(sim.world.users.values())[2]


@pytest.fixture
async def session(call, newcomer):
    """An onboarding session of the newcomer, as created."""
    body = {
        "user_id": newcomer.id,
        "language": "de",
        "price_zone_default": "DE_LU",
        "is_smart_optimization_active_default": True,
        "success_url": "https://example.com/ok",
        "cancel_url": "https://example.com/no",
    }
    return await call("POST", f"{PREFIX}/device-onboarding", json=body)
