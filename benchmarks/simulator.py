"""The simulator: how fast a large world is there, and how fast it responds; in seconds of CPU of its own process."""

import asyncio
import gc
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx

from benchmarks.report import Goal, Report, number

START = datetime(2026, 1, 15, 9, tzinfo=UTC)
API = "/api/partners/v2.0"
KINDS = ("heat-pumps", "electric-vehicles", "inverters")


def run(report: Report, stock: Path, *, smoke: bool) -> None:
    """Measure and report.

    Args:
        report: Where to.
        stock: Not needed.
        smoke: Only show that it works.
    """
    del stock
    built, users, swept = (300, 100, 50) if smoke else (30_000, 10_000, 2_000)
    seconds, devices, mebibytes = json.loads(_child("build", built))
    found: dict[str, list[float]] = {}
    with _served(users) as (client, org, cpu):
        ids = [user["id"] for user in client.get(f"{org}/users").json()[1:]]
        began = cpu()
        for user_id in ids[-swept:]:
            for kind in KINDS:
                client.get(f"{org}/users/{user_id}/{kind}").raise_for_status()
        rate = 3 * swept / (cpu() - began)
        for user_id in ids[:30]:
            _read_data(client, org, user_id, cpu, found)
        cpu("watch")
        began = cpu()
        params = {"start_datetime": "2026-01-13T00:00:00Z", "end_datetime": "2026-01-14T00:00:00Z"}
        client.get(f"{org}/devices/savings", params=params, timeout=600).raise_for_status()
        savings = cpu() - began
        blocked = cpu("blocked")
    data = max(statistics.median(times) for times in found.values()) * 1000
    rows = [
        [f"{built:,} users with {devices:,} devices", number(seconds), "s", f"{mebibytes:.0f} MiB at most"],
        [f"cold device lists, {users:,} users", f"{rate:.0f}", "a second", ""],
        ["90 days of 15-minute data", number(data), "ms", "the slowest kind of device"],
        ["savings of the organization for a day", number(savings), "s", f"{users:,} users"],
        ["longest time the event loop was blocked by it", f"{blocked * 1000:.0f}", "ms", ""],
    ]
    report.table("simulator", "The simulator", ["", "CPU", "unit", "note"], rows)
    report.goals += [
        Goal("building 30,000 users", 4.0, seconds, "s"),
        Goal("their memory", 400, mebibytes, "MiB"),
        Goal("cold device lists of the simulator", 600, rate, "a second", at_least=True),
        Goal("90 days of data from the simulator", 100, data, "ms"),
        Goal("savings of 10,000 users for a day", 2.0, savings, "s"),
        Goal("blocked event loop", 50, blocked * 1000, "ms"),
    ]


def _read_data(
    client: httpx.Client, org: str, user_id: str, cpu: Callable[..., float], found: dict[str, list[float]]
) -> None:
    params = {"from_datetime": "2025-10-15T00:00:00Z", "to_datetime": "2026-01-13T00:00:00Z"}
    for kind in KINDS:
        for device in client.get(f"{org}/users/{user_id}/{kind}").json():
            began = cpu()
            client.get(f"{org}/users/{user_id}/{kind}/{device['id']}/data", params=params).raise_for_status()
            found.setdefault(kind, []).append(cpu() - began)


def _child(*arguments: object) -> str:
    command = [sys.executable, "-m", "benchmarks.simulator", *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@contextmanager
def _served(users: int) -> Iterator[tuple[httpx.Client, str, Callable[..., float]]]:
    """Serve a world in a process of its own; the function returns seconds of its CPU, or its longest step."""
    command = [sys.executable, "-m", "benchmarks.simulator", "serve", str(users)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        served = json.loads(process.stdout.readline())

        def ask(question: str = "cpu") -> float:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(f"{question}\n")
            process.stdin.flush()
            return float(process.stdout.readline())

        with httpx.Client(base_url=served["url"], trust_env=False, timeout=120) as client:
            token = client.post(
                "/oauth2/token/", auth=tuple(served["client"]), json={"grant_type": "client_credentials"}
            ).json()["access_token"]
            client.headers["authorization"] = f"Bearer {token}"
            yield client, f"{API}/org/{served['org']}", ask
        process.stdin.close()


def _simulator(users: int) -> Any:
    from podero.simulator import Simulator

    return Simulator(seed=7, users=users, start=START, speed=0)


def _build(users: int) -> None:
    from podero.simulator import Simulator

    began = time.process_time()
    simulator = Simulator(seed=7, users=users, start=START, speed=0)
    seconds = time.process_time() - began
    mebibytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 2**20)
    print(json.dumps([seconds, len(simulator.world.devices), mebibytes]))


async def _serve(users: int) -> None:
    longest = 0.0

    async def watch() -> None:
        nonlocal longest
        before = time.process_time()
        while True:
            await asyncio.sleep(0.001)
            now = time.process_time()
            longest, before = max(longest, now - before), now

    simulator = _simulator(users)
    # As `python -m podero.simulator` does.
    gc.freeze()
    async with simulator as sim:
        print(json.dumps({"url": sim.base_url, "org": sim.org_id, "client": [sim.client_id, sim.client_secret]}))
        sys.stdout.flush()
        loop = asyncio.get_running_loop()
        watching: asyncio.Task[None] | None = None
        while line := await loop.run_in_executor(None, sys.stdin.readline):
            print(time.process_time() if line.strip() == "cpu" else longest)
            sys.stdout.flush()
            if watching is None and line.strip() == "watch":
                watching = asyncio.create_task(watch())
        if watching is not None:
            watching.cancel()


if __name__ == "__main__":
    task, count = sys.argv[1], int(sys.argv[2])
    if task == "build":
        _build(count)
    else:
        asyncio.run(_serve(count))
