"""Every script in examples/ runs as its first line says, against the simulator."""

import asyncio
import os
import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import httpx
import pytest

from podero.simulator import Simulator

EXAMPLES = Path(__file__).parents[2] / "examples"
EXPECTED = {"boost.py": "charging\n", "report.py": " kWh\n"}
SERVICES = {"fastapi_service.py"}


def test_no_example_is_left_out():
    assert {path.name for path in EXAMPLES.glob("*.py")} == {*EXPECTED, *SERVICES}


def environment_of(simulator):
    """The environment of a script that calls a simulator."""
    return {key: value for key, value in os.environ.items() if not key.startswith("PODERO_")} | {
        "PODERO_BASE_URL": simulator.base_url,
        "PODERO_CLIENT_ID": simulator.client_id,
        "PODERO_CLIENT_SECRET": simulator.client_secret,
        "PODERO_ORG_ID": simulator.org_id,
    }


@pytest.mark.parametrize("name", EXPECTED)
async def test_example(name):
    async with Simulator(seed=7, users=3, start=datetime.now(UTC), speed=60) as simulator:
        environment = environment_of(simulator)
        arguments = []
        if name == "boost.py":
            car = next(d for d in simulator.world.devices_of(str(simulator.resident_id)) if d.kind.code == "ev")
            simulator.world.plug_in(car.id, 30)
            arguments.append(str(simulator.resident_id))
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-W", "error", EXAMPLES / name, *arguments, env=environment,
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        out, err = await process.communicate()
    assert (process.returncode, err.decode()) == (0, "")
    assert out.decode().endswith(EXPECTED[name])


async def test_the_service_returns_and_takes_models():
    async with Simulator(seed=7, users=3) as simulator:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-W", "error", EXAMPLES / "fastapi_service.py", env=environment_of(simulator) | {"PORT": "0"},
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        try:
            address = await address_of(process)
            async with httpx.AsyncClient(base_url=address, trust_env=False) as browser:
                pumps = f"/users/{simulator.resident_id}/heat-pumps"
                (pump, *_) = (await browser.get(pumps)).json()
                changed = await browser.put(f"{pumps}/{pump['id']}", json={"comment": "serviced"})
                assert changed.json()["comment"] == "serviced"
                assert changed.json()["is_space_heating_enabled"] == pump["is_space_heating_enabled"]
                refused = await browser.put(f"{pumps}/{pump['id']}", json={"comment": 5})
                assert refused.status_code == 422
                missing = await browser.get(f"/users/{UUID(int=5)}/heat-pumps")
                assert (missing.status_code, missing.json()) == (404, {"detail": "not found"})
                simulator.faults.inject(status=503, times=10)
                busy = await browser.get(pumps)
                assert (busy.status_code, busy.json()) == (503, {"detail": "try again later"})
                document = (await browser.get("/openapi.json")).json()
                assert document["components"]["schemas"]["HeatPumpInput"]["description"]
        finally:
            process.terminate()
            await process.wait()


async def address_of(process):
    """Where uvicorn says that it listens."""
    said = ""
    while line := (await process.stderr.readline()).decode():
        if found := re.search(r"running on (\S+)", line):
            return found[1]
        said += line
    raise AssertionError(said)
