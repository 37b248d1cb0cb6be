"""A simulated day: devices in the simulator, a client that polls them, and one clock for both, without a socket."""

import asyncio
import time
from pathlib import Path

from benchmarks.report import Goal, Report, number
from podero import PoderoClient, models
from podero.simulator import Simulator
from podero.testing import VirtualClock

KINDS = ("heat_pumps", "electric_vehicles", "inverters")
HOURS = 24
INTERVAL = 6.03
"""Hours between two polls of a user's devices; a little more than six, so that a day has four."""


def run(report: Report, stock: Path, *, smoke: bool) -> None:
    """Measure and report.

    Args:
        report: Where to.
        stock: Not needed.
        smoke: Only show that it works.
    """
    del stock
    users, hours = (5, 7) if smoke else (4_348, HOURS)
    devices, calls, real, cpu = asyncio.run(_day(users, hours))
    row = [f"{devices:,} devices", f"{calls:,}", number(real), number(cpu), f"{cpu / calls * 1e6:.0f}"]
    title = f"{HOURS} simulated hours, every device read every six hours"
    report.table("day", title, ["", "calls", "real s", "CPU s", "us a call"], [row])
    report.goals.append(Goal("24 simulated hours of 10,000 devices", 60, cpu, "s of CPU"))


async def _day(users: int, hours: float) -> tuple[int, int, float, float]:
    clock = VirtualClock()
    simulator = Simulator(seed=7, users=users, clock=clock, check_responses=False)
    calls = [0]
    began, cpu = time.perf_counter(), time.process_time()
    with clock:
        async with simulator.client() as podero:
            polls = [asyncio.create_task(_poll(podero, user, calls)) for user in await podero.users.list()]
            await asyncio.sleep(hours * 3600)
            for poll in polls:
                poll.cancel()
            await asyncio.gather(*polls, return_exceptions=True)
    return len(simulator.world.devices), calls[0], time.perf_counter() - began, time.process_time() - cpu


async def _poll(podero: PoderoClient, user: models.UserOutput, calls: list[int]) -> None:
    kinds = [getattr(podero, kind) for kind in KINDS if getattr(user, f"num_{kind}", 0)]
    while True:
        for kind in kinds:
            await kind.list(user.id)
            calls[0] += 1
        await asyncio.sleep(INTERVAL * 3600)
