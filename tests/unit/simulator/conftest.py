from __future__ import annotations

from datetime import UTC, datetime

import httpx
import pytest

from podero.simulator import Simulator

START = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)
PREFIX = "/api/partners/v2.0"


class Caller:
    """An authorised HTTP client that knows where the organization's resources lie."""

    def __init__(self, sim: Simulator, http: httpx.AsyncClient) -> None:
        self.sim = sim
        self.http = http
        self.org = f"{PREFIX}/org/{sim.org_id}"

    async def login(self) -> None:
        answer = await self.http.post(
            "/oauth2/token/",
            auth=(self.sim.client_id, self.sim.client_secret),
            json={"grant_type": "client_credentials"},
        )
        self.http.headers["authorization"] = f"Bearer {answer.json()['access_token']}"

    async def __call__(self, method: str, path: str, *, expect: int = 200, **kwargs):
        url = path if path.startswith(("/api", "http")) else f"{self.org}{path}"
        answer = await self.http.request(method, url, **kwargs)
        assert answer.status_code == expect, (method, url, answer.status_code, answer.text[:500])
        return answer.json() if answer.content else None


@pytest.fixture
async def sim():
    async with Simulator(seed=7, users=6, start=START, speed=0) as simulator:
        yield simulator


@pytest.fixture
async def call(sim):
    async with httpx.AsyncClient(base_url=sim.base_url, trust_env=False) as http:
        caller = Caller(sim, http)
        await caller.login()
        yield caller


@pytest.fixture
def resident(sim):
    """The seeded user who owns one connected device of every kind."""
    return sim.world.users[str(sim.resident_id)]


@pytest.fixture
def devices(sim, resident):
    """The resident's device ids by kind code."""
    return {device.kind.code: device.id for device in sim.world.devices_of(resident.id)}
