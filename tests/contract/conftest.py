"""What the contract tests share: the document, its judge, a simulated world and a client on a real socket."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from podero import PoderoClient
from podero.simulator import Simulator
from tests.support import document
from tests.support.openapi_validator import Judge
from tests.support.recorder import Recorder
from tests.support.world import Resident

START = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def api() -> document.Document:
    return document.read()


@pytest.fixture(scope="session")
def judge(api: document.Document) -> Judge:
    return Judge(api.content)


@pytest.fixture
async def sim(api: document.Document) -> AsyncIterator[Simulator]:
    async with Simulator(seed=7, users=1, start=START, speed=0, document=api.content) as simulator:
        yield simulator


@pytest.fixture
def wire() -> Recorder:
    return Recorder()


@pytest.fixture
async def podero(sim: Simulator, wire: Recorder) -> AsyncIterator[PoderoClient]:
    async with PoderoClient(
        base_url=sim.base_url,
        client_id=sim.client_id,
        client_secret=sim.client_secret,
        org_id=sim.org_id,
        transport=wire,
    ) as client:
        # what the simulated world refuses is a response of the document like any other
        yield client.with_options(raise_refusals=False)


@pytest.fixture
def resident(sim: Simulator) -> Resident:
    return Resident(sim)
