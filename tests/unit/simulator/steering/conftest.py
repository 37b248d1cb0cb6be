from __future__ import annotations

import json

import httpx
import pytest


@pytest.fixture
async def steer(sim):
    """Pull a lever: method, path below `/_simulator`, arguments as JSON; what it returned."""
    async with httpx.AsyncClient(base_url=sim.base_url, trust_env=False) as http:

        async def pull(method, path, /, expect=200, **arguments):
            sent = {"params": arguments} if method in {"GET", "DELETE"} else {"content": json.dumps(arguments)}
            response = await http.request(method, f"/_simulator{path}", **sent)
            assert response.status_code == expect, (method, path, response.text[:300])
            return response.json()

        yield pull
