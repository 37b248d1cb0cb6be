"""The client reads what an API sends that has moved on from its document."""

from typing import get_args

import pytest

from podero import PoderoClient
from podero.simulator import Simulator
from podero.simulator._http.drift import EXTRA_FIELD, UNKNOWN_VALUE, DriftKind
from tests.support.simulator import START


@pytest.fixture
async def sim():
    async with Simulator(seed=7, users=3, start=START, speed=0) as simulator:
        yield simulator


@pytest.fixture
async def podero(sim):
    async with PoderoClient(
        base_url=sim.base_url, client_id=sim.client_id, client_secret=sim.client_secret, org_id=sim.org_id
    ) as client:
        yield client


@pytest.mark.parametrize("kind", get_args(DriftKind))
async def test_the_client_reads_every_kind_of_drift(sim, podero, kind):
    fault = sim.faults.drift(kind, "*/org/*")
    assert len(await podero.users.list()) == 4
    for resource in (podero.heat_pumps, podero.electric_vehicles, podero.inverters):
        assert len(await resource.list(sim.resident_id)) == 1
    assert fault.hits == 4


async def test_what_drifted_can_be_read(sim, podero):
    sim.faults.drift("unknown_enum", field="steering_status")
    sim.faults.drift("extra_field")
    [pump] = await podero.heat_pumps.list(sim.resident_id)
    assert pump.steering_status == UNKNOWN_VALUE
    assert pump.to_dict()[EXTRA_FIELD] == UNKNOWN_VALUE
