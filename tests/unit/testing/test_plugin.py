"""The fixtures, in every way in which a test can be run."""

import asyncio
import os
import re
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from podero import PoderoClient, errors
from podero.simulator import Simulator
from podero.testing._plugin import check_faults


async def test_client_and_simulator_share_the_clock(podero_simulator, podero_client, podero_clock):
    with podero_clock:
        before = podero_simulator.world.clock.now()
        await asyncio.sleep(86_400)
        assert len(await podero_client.users.list()) == 4
        assert (podero_simulator.world.clock.now() - before).total_seconds() == pytest.approx(86_400)


@pytest.mark.podero_simulator(users=1, start=datetime(2026, 6, 1, tzinfo=UTC))
class TestMarker:
    def test_it_sets_options(self, podero_simulator):
        assert len(podero_simulator.world.users) == 2
        assert podero_simulator.world.clock.now().month == 6

    @pytest.mark.podero_simulator(users=2)
    def test_the_innermost_one_wins(self, podero_simulator):
        assert len(podero_simulator.world.users) == 3
        assert podero_simulator.world.clock.now().month == 6


@pytest.mark.podero_simulator(20)
def test_options_without_a_name_are_refused(request):
    with pytest.raises(TypeError, match=r"podero_simulator takes options by name, such as users=20, not \(20,\)"):
        request.getfixturevalue("podero_simulator")


@pytest.fixture
def _shell(monkeypatch):
    """What a developer works with by hand."""
    monkeypatch.setenv("PODERO_TOKEN", "tok-of-the-sandbox")
    monkeypatch.setenv("PODERO_ENVIRONMENT", "sandbox")


@pytest.mark.usefixtures("_shell")
def test_programs_find_the_simulator_by_the_environment(podero_environ, podero_simulator):
    async def program():
        async with PoderoClient() as podero:
            return await podero.users.list()

    assert len(asyncio.run(program())) == 4
    assert "PODERO_TOKEN" not in os.environ
    assert os.environ["PODERO_BASE_URL"] == podero_environ["PODERO_BASE_URL"] == podero_simulator.base_url


async def test_a_stub(podero_stub):
    podero_stub.expect("users.list").respond([])
    async with podero_stub.client() as podero:
        assert await podero.users.list() == []


def test_a_fault_that_met_no_request_is_told(podero_simulator):
    podero_simulator.faults.inject("*/usrs", method="post", status=500)
    with pytest.raises(
        AssertionError, match=r"no request met the fault that was injected for POST '\*/usrs'; correct it"
    ):
        check_faults(podero_simulator.faults)
    podero_simulator.faults.clear()
    check_faults(podero_simulator.faults)


FILE = """
import asyncio
import pytest
from podero import models
{marker}

{decorator}
async def test_simulator(podero_simulator, podero_client, podero_clock):
    with podero_clock:
        await asyncio.sleep(3600)
    user_id = podero_simulator.resident_id
    pump = (await podero_client.heat_pumps.list(user_id))[0]
    await podero_client.heat_pumps.update(user_id, pump.id, models.HeatPumpInput(comment="serviced"))
    assert podero_simulator.requests[-1].json() == {{"comment": "serviced"}}

def test_plain(podero_environ):
    assert set(podero_environ) >= {{"PODERO_BASE_URL", "PODERO_ORG_ID"}}

{decorator}
async def test_left_over(podero_stub):
    podero_stub.expect("users.list").respond([])

{decorator}
async def test_violation(podero_simulator, podero_client):
    podero_simulator.app.violations.append("GET /users: the response violates the document")

{decorator}
async def test_fault_without_effect(podero_simulator, podero_client):
    podero_simulator.faults.inject("*/usrs", status=500)
    await podero_client.users.list()

{decorator}
async def test_faults_that_need_no_effect(podero_simulator, podero_client):
    podero_simulator.faults.inject("*/usrs", status=500, times=None)
    podero_simulator.faults.inject("*/users", delay=0.001, times=5)
    podero_simulator.faults.inject("*/users", status=503, probability=1e-9)
    podero_simulator.faults.limit_rate(100, 60)
    await podero_client.users.list()
"""

WAYS = {
    "strict": ("asyncio_mode = strict", "", "@pytest.mark.asyncio"),
    "auto": ("asyncio_mode = auto", "", ""),
    "anyio": ("addopts = -p no:asyncio", "", "@pytest.mark.anyio"),
    "strict and anyio": ("asyncio_mode = strict", "pytestmark = pytest.mark.anyio", ""),
}


@pytest.mark.parametrize("way", WAYS)
def test_they_work_with_every_plugin_for_coroutines(way, tmp_path):
    setting, marker, decorator = WAYS[way]
    backend = "\n@pytest.fixture\ndef anyio_backend():\n    return 'asyncio'\n" if "anyio" in way else ""
    (tmp_path / "test_file.py").write_text(FILE.format(marker=marker + backend, decorator=decorator))
    scope = "" if "no:asyncio" in setting else "asyncio_default_fixture_loop_scope = function\n"
    (tmp_path / "pytest.ini").write_text(f"[pytest]\n{setting}\n{scope}filterwarnings = error\n")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--strict-markers"],
        cwd=tmp_path, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert "6 passed, 3 errors" in done.stdout, done.stdout + done.stderr
    assert re.search(r"did not come as often as expected: 1 left", done.stdout)
    assert re.search(r"AssertionError: GET /users: the response violates the document", done.stdout)
    assert re.search(r"AssertionError: no request met the fault that was injected for '\*/usrs'", done.stdout)


async def test_an_error_of_the_simulated_api_is_an_error_of_the_client(podero_simulator, podero_client):
    podero_simulator.faults.inject("*/users", drop=True, times=None)
    with pytest.raises(errors.TransportError):
        await podero_client.users.list()
    assert isinstance(podero_simulator, Simulator)
