"""The command `podero demo`: every step does what it says, and the exit code tells."""

import asyncio
import os
import sys

import pytest

from podero.simulator import Simulator


async def demo(*arguments, **environment):
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PODERO_")}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-W", "error", "-c", "from podero.cli import main; main()", "demo", *arguments,
        env=clean | environment, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    out, _ = await process.communicate()
    return process.returncode, out.decode()


async def test_the_journey_on_the_embedded_simulator():
    code, out = await demo()
    assert code == 0, out
    assert out.count("✓") == 9
    assert "W" in out
    assert "█" in out


@pytest.fixture
async def service():
    async with Simulator(seed=7, users=3) as simulator:
        yield simulator


def variables(simulator):
    return {
        "PODERO_BASE_URL": simulator.base_url,
        "PODERO_CLIENT_ID": simulator.client_id,
        "PODERO_CLIENT_SECRET": simulator.client_secret,
        "PODERO_ORG_ID": simulator.org_id,
    }


async def test_live_only_reads(service):
    code, out = await demo("--live", **variables(service))
    assert code == 0, out
    assert "nothing was written" in out
    methods = {(request.method, request.path == "/oauth2/token/") for request in service.requests}
    assert methods == {("POST", True), ("GET", False)}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"PODERO_CLIENT_SECRET": "wrong"}, "refused the credentials"),
        ({"PODERO_CLIENT_ID": ""}, "client_id is missing"),
    ],
)
async def test_a_failure_is_told_in_a_line_and_by_the_exit_code(service, change, told):
    code, out = await demo("--live", **(variables(service) | change))
    assert code == 1
    assert told in " ".join(out.split())
    assert "Traceback" not in out
    assert service.client_secret not in out


async def test_a_step_that_does_not_do_what_it_says_fails(service):
    service.faults.inject("*/auth/me", status=500, times=9)
    code, out = await demo("--live", **variables(service))
    assert code == 1
    assert "500 Internal Server Error" in out
