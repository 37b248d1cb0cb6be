"""Every script in examples/ runs as its first line says, against the simulator."""

import asyncio
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from podero.simulator import Simulator

EXAMPLES = Path(__file__).parents[2] / "examples"
EXPECTED = {"boost.py": "charging\n", "report.py": " kWh\n"}


def test_no_example_is_left_out():
    assert {path.name for path in EXAMPLES.glob("*.py")} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
async def test_example(name):
    async with Simulator(seed=7, users=3, start=datetime.now(UTC), speed=60) as simulator:
        environment = {key: value for key, value in os.environ.items() if not key.startswith("PODERO_")} | {
            "PODERO_BASE_URL": simulator.base_url,
            "PODERO_CLIENT_ID": simulator.client_id,
            "PODERO_CLIENT_SECRET": simulator.client_secret,
            "PODERO_ORG_ID": simulator.org_id,
        }
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
