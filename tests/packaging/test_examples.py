"""Every script in examples/ runs as its first line says, against the simulator."""

import asyncio
import contextlib
import functools
import json
import os
import re
import shutil
import signal
import ssl
import sys
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID

import attrs
import httpx
import pytest
import trustme

from podero.simulator import Simulator
from tests.support.tls_front import tls_front

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
CALLS = 5000


@attrs.frozen
class Bench:
    """A simulator, and how a script is started that uses it."""

    simulator: Simulator
    environment: dict[str, str]

    @property
    def resident(self) -> str:
        return str(self.simulator.resident_id)

    async def start(self, name, *arguments, **environment):
        # background jobs of a script ignore SIGINT, and the child would inherit that
        heed = functools.partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
        return await asyncio.create_subprocess_exec(
            sys.executable, "-W", "error", EXAMPLES / name, *arguments, env=self.environment | environment,
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE, preexec_fn=heed,
        )  # fmt: skip

    async def run(self, name, *arguments, **environment):
        """Run a script to its end; what it printed."""
        process = await self.start(name, *arguments, **environment)
        out, err = await process.communicate()
        assert (process.returncode, err.decode()) == (0, "")
        return out.decode()

    @contextlib.asynccontextmanager
    async def serving(self, name, *arguments):
        """Start a script that serves a page; the address that it prints first. Ends with Ctrl-C."""
        process = await self.start(name, *arguments)
        try:
            line = (await process.stdout.readline()).decode()
            assert "http://" in line, (await process.stderr.read()).decode()
            yield line.split()[-1]
            process.send_signal(signal.SIGINT)
            out, err = await process.communicate()
            assert process.returncode == 0, err.decode()
            assert out.decode().endswith("stopped\n")
        finally:
            if process.returncode is None:
                process.kill()
                out, err = await process.communicate()
                print(out.decode(), err.decode())


@pytest.fixture
async def bench():
    async with Simulator(seed=7, users=3, start=datetime.now(UTC), speed=60) as simulator:
        inherited = {key: value for key, value in os.environ.items() if not key.startswith("PODERO_")}
        yield Bench(simulator, inherited | simulator.environ)


def fetch(url):
    with urllib.request.urlopen(url, timeout=30) as response:
        return response.read().decode()


async def test_boost(bench):
    world = bench.simulator.world
    car = next(device for device in world.devices_of(bench.resident) if device.kind.code == "ev")
    world.plug_in(car.id, 30)
    assert await bench.run("boost.py", bench.resident) == "charging\n"


async def test_report(bench):
    assert (await bench.run("report.py")).endswith(" kWh\n")


async def test_audit(bench):
    *commands, last = (await bench.run("audit.py", bench.resident)).splitlines()
    done, refused = map(json.loads, commands)
    assert (done["operation"], done["outcome"], done["status"]) == ("heat_pumps.update", "done", 200)
    assert (done["user_id"], done["body"]) == (bench.resident, "HeatPumpInput(comment='serviced')")
    assert (refused["outcome"], refused["may_have_happened"]) == ("NotFoundError", False)
    assert last == "no such heat pump"


async def test_dry_run(bench):
    told, summary = (await bench.run("dry_run.py", bench.resident)).splitlines()
    assert told.startswith("would send heat_pumps.update")
    assert told.endswith("HeatPumpInput(comment='serviced')")
    assert summary == "serviced: 0 of 1"
    assert {request.method for request in bench.simulator.requests if "oauth2" not in request.path} == {"GET"}
    assert await bench.run("dry_run.py", bench.resident, "--really") == "serviced: 1 of 1\n"


async def test_mutual_tls(bench, tmp_path):
    authority, stranger = trustme.CA(), trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    for name, issuer in (("client", authority), ("stranger", stranger)):
        issuer.issue_cert("client@example.com").private_key_and_cert_chain_pem.write_to_path(tmp_path / f"{name}.pem")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    authority.configure_trust(context)
    context.verify_mode = ssl.CERT_REQUIRED
    trusted, *certificates = (str(tmp_path / f"{name}.pem") for name in ("authority", "client", "stranger"))
    async with tls_front(urlsplit(bench.simulator.base_url).port, context) as url:
        told = await bench.run("mutual_tls.py", trusted, certificates[0], PODERO_BASE_URL=url)
        assert told.startswith("connected as ")
        process = await bench.start("mutual_tls.py", trusted, certificates[1], PODERO_BASE_URL=url)
        _, err = await process.communicate()
        assert (process.returncode, b"Traceback" in err) == (1, False)


async def test_prometheus_page(bench):
    async with bench.serving("prometheus_page.py", "0") as url:
        async with asyncio.timeout(100):
            page = await asyncio.to_thread(fetch, url)
            while "podero_client_call_duration_seconds_count" not in page:
                page = await asyncio.to_thread(fetch, url)
    assert 'podero_operation="users.list"' in page
    assert "http_client_request_duration_seconds_bucket" in page


async def test_a_django_view_under_threads(bench):
    async with bench.serving("django_view.py", "0") as url:

        def ask(_):
            return json.loads(fetch(f"{url}/users/{bench.resident}/heat-pumps"))["heat_pumps"]

        with ThreadPoolExecutor(8) as threads:
            pages = await asyncio.gather(*(asyncio.wrap_future(threads.submit(ask, n)) for n in range(80)))
        assert {len(pumps) for pumps in pages} == {1}
        missing = await asyncio.to_thread(status, f"{url}/users/00000000-0000-0000-0000-000000000000/heat-pumps")
        bench.simulator.faults.inject("*/heat-pumps", status=501)
        unavailable = await asyncio.to_thread(status, f"{url}/users/{bench.resident}/heat-pumps")
    assert (missing, unavailable) == (404, 503)
    tokens = [request for request in bench.simulator.requests if "oauth2" in request.path]
    assert len(tokens) == 1, "one client serves all threads"


def status(url):
    try:
        with urllib.request.urlopen(url, timeout=30) as response:
            return response.status
    except urllib.error.HTTPError as error:
        error.close()
        return error.code


async def test_sync_calls_from_threads_of_forked_workers(bench):
    told = await bench.run("sync_script.py", str(CALLS))
    assert told.startswith(f"{CALLS} of {CALLS} calls in ")
    tokens = [request for request in bench.simulator.requests if "oauth2" in request.path]
    assert len(tokens) == 4, "one client in each worker"


async def test_fastapi_service(bench):
    process = await bench.start("fastapi_service.py", PORT="0")
    try:
        async with httpx.AsyncClient(base_url=await address_of(process), trust_env=False) as browser:
            path = f"/users/{bench.resident}/heat-pumps"
            (pump, *_) = (await browser.get(path)).json()
            changed = (await browser.put(f"{path}/{pump['id']}", json={"comment": "serviced"})).json()
            assert changed["comment"] == "serviced"
            assert changed["is_space_heating_enabled"] == pump["is_space_heating_enabled"]
            refused = await browser.put(f"{path}/{pump['id']}", json={"comment": 5})
            assert refused.status_code == 422
            detail = [{"loc": ["body", "comment"], "msg": "too long", "type": "value_error"}]
            bench.simulator.faults.inject("*/heat-pumps/*", method="PUT", status=422, json={"detail": detail})
            refused = await browser.put(f"{path}/{pump['id']}", json={"comment": "x"})
            assert (refused.status_code, refused.json()) == (422, {"detail": detail})
            bench.simulator.faults.inject("*/heat-pumps", status=400, json={"detail": "no such page"})
            refused = await browser.get(path)
            assert refused.status_code == 400
            assert "no such page" in refused.json()["detail"]
            bench.simulator.faults.inject("*/heat-pumps", status=403)
            failed = await browser.get(path)
            assert (failed.status_code, failed.json()) == (502, {"detail": "the request failed"})
            missing = await browser.get(f"/users/{UUID(int=5)}/heat-pumps")
            assert (missing.status_code, missing.json()) == (404, {"detail": "not found"})
            bench.simulator.faults.inject(status=503, times=10)
            busy = await browser.get(path)
            assert (busy.status_code, busy.json()) == (503, {"detail": "try again later"})
            document = (await browser.get("/openapi.json")).json()
            assert document["components"]["schemas"]["HeatPumpInput"]["description"]
    finally:
        process.terminate()
        await process.communicate()


async def test_peak_pause(bench):
    process = await bench.start("peak_pause.py", "24")
    try:
        planned = (await process.stdout.readline()).decode()
        assert planned.startswith("planned today:"), (await process.stderr.read()).decode()
        process.send_signal(signal.SIGINT)
        out, err = await process.communicate()
        assert (process.returncode, out.decode(), err.decode()) == (0, "stopped\n", "")
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()


async def test_the_tests_of_a_service_run_where_only_the_package_is_installed(bench, tmp_path):
    for name in ("peak_pause.py", "test_peak_pause.py"):
        shutil.copy(EXAMPLES / name, tmp_path)
    (tmp_path / "pytest.ini").write_text("[pytest]\nasyncio_default_fixture_loop_scope = function\n")
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "pytest", "-q", "-W", "error", "-p", "no:cacheprovider", env=os.environ, cwd=tmp_path,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, err = await process.communicate()
    assert "7 passed" in out.decode(), out + err


async def address_of(process):
    """Where uvicorn says that it listens."""
    said = ""
    while line := (await process.stderr.readline()).decode():
        if found := re.search(r"running on (\S+)", line):
            return found[1]
        said += line
    raise AssertionError(said)


def test_no_example_is_left_out():
    tested = Path(__file__).read_text(encoding="utf-8") + Path(__file__).with_name("test_sync_guide.py").read_text(
        "utf-8"
    )
    assert [path.name for path in EXAMPLES.glob("*.py") if f'"{path.name}"' not in tested] == []
