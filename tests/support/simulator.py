"""What tests of the simulator share: its start time, its paths, and a caller that has a token."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import httpx

from podero.simulator import ReceivedRequest, Simulator

START = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)
PREFIX = "/api/partners/v2.0"
PATHS = {"hp": "heat-pumps", "ev": "electric-vehicles", "iv": "inverters", "wb": "wallboxes"}
FROM, TO = "2025-12-01T00:00:00Z", "2026-01-01T00:00:00Z"
UNKNOWN = "00000000-0000-4000-8000-00000000dead"


class Caller:
    """Calls the simulator as the organization's administrator; paths are relative to the organization."""

    def __init__(self, sim: Simulator, http: httpx.AsyncClient) -> None:
        self.sim = sim
        self.http = http
        self.org = f"{PREFIX}/org/{sim.org_id}"

    async def login(self) -> None:
        """Get a token for all further calls."""
        response = await self.http.post(
            "/oauth2/token/",
            auth=(self.sim.client_id, self.sim.client_secret),
            json={"grant_type": "client_credentials"},
        )
        self.http.headers["authorization"] = f"Bearer {response.json()['access_token']}"

    async def __call__(self, method: str, path: str, *, expect: int = 200, **kwargs: Any) -> Any:
        """Make a call that must have the expected status; the decoded body."""
        url = path if path.startswith(("/api", "http")) else f"{self.org}{path}"
        response = await self.http.request(method, url, **kwargs)
        assert response.status_code == expect, (method, url, response.status_code, response.text[:500])
        return response.json() if response.content else None


@asynccontextmanager
async def over_http(sim: Simulator) -> AsyncIterator[Caller]:
    """A caller that goes over the socket of a running simulator."""
    async with httpx.AsyncClient(base_url=sim.base_url, trust_env=False) as http:
        caller = Caller(sim, http)
        await caller.login()
        yield caller


@asynccontextmanager
async def in_process(sim: Simulator) -> AsyncIterator[Caller]:
    """A caller without a socket, for a simulator that was not started."""
    transport = httpx.ASGITransport(sim.app)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as http:
        caller = Caller(sim, http)
        await caller.login()
        yield caller


def received_request(path: str = "/", content: bytes = b"") -> ReceivedRequest:
    """A request as the log has it, with a secret in its headers."""
    return ReceivedRequest(
        method="POST",
        path=path,
        query="",
        headers={"authorization": "Bearer hidden"},
        content=content,
        operation_id=None,
        path_template=None,
        received_at=0.0,
    )


async def read_data(
    call: Caller, path: str, resolution: str, start: str = FROM, end: str = TO, **kwargs: Any
) -> list[dict[str, Any]]:
    """The points of a device's data, of December if no range is given."""
    params = {"from_datetime": start, "to_datetime": end, "resolution": resolution, **kwargs.pop("params", {})}
    return (await call("GET", f"{path}/data", params=params, **kwargs))["data"]
