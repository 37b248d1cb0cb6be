"""Many calls against a server that fails by dice: memory, tasks and descriptors stay what they were."""

import asyncio
import contextlib
import gc
import os
import random
import resource
import subprocess
import sys
import uuid
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from podero import Clock, PoderoClient, RetryPolicy, errors
from tests.faults.conftest import descriptors, other_tasks

CALLS = 200_000 if os.environ.get("PODERO_LONG") == "1" else 4_000
IN_FLIGHT = 50
USER = uuid.UUID("11111111-1111-4111-8111-111111111111")
POLICY = RetryPolicy(attempts=4, deadline=60, quota=1_000_000)
HASTE = Clock(sleep=lambda seconds: asyncio.sleep(seconds / 100))


@contextlib.contextmanager
def server(seed: int) -> Iterator[str]:
    command = [sys.executable, "-m", "tests.support.soak_server", str(seed)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.kill()


def resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() // 1024


async def one(podero: PoderoClient, dice: random.Random) -> str:
    """A call of any kind; how it ended."""
    kind = dice.random()
    try:
        async with asyncio.timeout(0.002 if kind < 0.02 else None):
            if kind < 0.9:
                await podero.users.get(USER)
            elif kind < 0.95:
                await podero.users.list()
            else:
                async with contextlib.aclosing(podero.users.stream()) as users:
                    async for _ in users:
                        if dice.random() < 0.01:
                            break
    except errors.PoderoError as error:
        return type(error).__name__
    except TimeoutError:
        return "cancelled"
    return "good"


@pytest.mark.timeout(3600 if CALLS > 100_000 else 120)
async def test_nothing_grows() -> None:
    seed = random.randrange(10**6)
    print("seed", seed)
    dice = random.Random(seed)
    ended: Counter[str] = Counter()
    measured = []
    with server(seed) as base_url:
        async with PoderoClient(
            client_id="c", client_secret="s-0123456789", org_id=USER, base_url=base_url, retry=POLICY, clock=HASTE
        ) as podero:
            tasks = other_tasks()

            async def worker(count: int) -> None:
                for _ in range(count):
                    ended[await one(podero, dice)] += 1

            for _ in range(4):
                await asyncio.gather(*(worker(CALLS // 4 // IN_FLIGHT) for _ in range(IN_FLIGHT)))
                gc.collect()
                stats = podero.stats()
                assert (stats.in_flight, stats.calls, stats.connections_in_use) == (0, 0, 0)
                # a renewal of the token goes on without the callers who waited for it
                assert other_tasks() - tasks <= 1, asyncio.all_tasks()
                measured.append((len(gc.get_objects()), descriptors(), resident()))
    print(f"{CALLS} calls: {dict(ended)}; (objects, descriptors, KiB) each quarter: {measured}")
    assert ended["good"] > CALLS / 2
    assert len(ended) >= 3
    (objects, opened, memory), *_, last = measured
    assert last[0] - objects < 3_000
    assert last[1] - opened <= IN_FLIGHT
    assert last[2] - memory < 16 * 1024
