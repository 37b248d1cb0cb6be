"""One client against the server, in a process of its own: `python -m benchmarks.worker`; prints JSON."""

import argparse
import asyncio
import gc
import json
import time

from benchmarks.callers import CALLERS, Call
from benchmarks.server import pin

TOO_SLOW = 3.0
"""Seconds of CPU for calls at once from which the same number is not kept in flight any longer."""

WARM_UP = 0.15
"""Seconds."""


async def steady(call: Call, in_flight: int, seconds: float) -> dict[str, float]:
    """Keep calls in flight for a while.

    Args:
        call: The call.
        in_flight: How many at once.
        seconds: For how long; calls that run at the end are waited for and counted.

    Returns:
        Requests per second, CPU in us a request, median and 99th percentile of the latency in ms.
    """
    latencies: list[float] = []
    clock = time.perf_counter

    async def worker(end: float) -> None:
        while (started := clock()) < end:
            await call()
            latencies.append(clock() - started)

    async def workers(duration: float) -> None:
        end = clock() + duration
        async with asyncio.TaskGroup() as group:
            for _ in range(in_flight):
                group.create_task(worker(end))

    await workers(min(WARM_UP, seconds))
    latencies.clear()
    gc.collect()
    started, cpu = clock(), time.process_time()
    await workers(seconds)
    cpu, elapsed = time.process_time() - cpu, clock() - started
    count = len(latencies)
    latencies.sort()
    return {
        "rate": count / elapsed,
        "cpu": cpu / count * 1e6,
        "p50": latencies[count // 2] * 1e3,
        "p99": latencies[min(count - 1, count * 99 // 100)] * 1e3,
    }


async def burst(call: Call, count: int) -> dict[str, float]:
    """Start calls in one instant on a client that has made none yet.

    Args:
        call: The call.
        count: How many.

    Returns:
        Calls that failed, seconds of CPU and of time.
    """
    gc.collect()
    started, cpu = time.perf_counter(), time.process_time()
    outcomes = await asyncio.gather(*(call() for _ in range(count)), return_exceptions=True)
    return {
        "failed": sum(isinstance(outcome, BaseException) for outcome in outcomes),
        "cpu": time.process_time() - cpu,
        "seconds": time.perf_counter() - started,
    }


async def measure(
    name: str, base_url: str, *, levels: list[int], at_once: int, listed: int, seconds: float
) -> dict[str, dict[str, float]]:
    """All measurements of one client, each on a client made for it.

    Args:
        name: Of the client.
        base_url: Of the server.
        levels: How many calls of one inverter in flight.
        at_once: How many calls to start at once, and then to keep in flight; 0 for none.
        listed: How many calls for a list in flight; 0 for none.
        seconds: For each measurement.

    Returns:
        Figures by name.
    """
    caller = CALLERS[name]
    found: dict[str, dict[str, float]] = {}
    for in_flight in levels:
        async with caller(base_url) as (one, _):
            found[str(in_flight)] = await steady(one, in_flight, seconds)
    if listed:
        async with caller(base_url) as (_, many):
            found["list"] = await steady(many, listed, seconds)
    if at_once:
        async with caller(base_url) as (one, _):
            found["burst"] = await burst(one, at_once)
            if found["burst"]["cpu"] < TOO_SLOW:
                found[str(at_once)] = await steady(one, at_once, seconds)
    return found


def main() -> None:
    """Measure one client."""
    parser = argparse.ArgumentParser()
    parser.add_argument("name")
    parser.add_argument("base_url")
    parser.add_argument("--levels", type=int, nargs="*", default=[])
    parser.add_argument("--at-once", type=int, default=0)
    parser.add_argument("--listed", type=int, default=0)
    parser.add_argument("--seconds", type=float, required=True)
    options = parser.parse_args()
    pin(0)
    how = {"levels": options.levels, "at_once": options.at_once, "listed": options.listed, "seconds": options.seconds}
    found = asyncio.run(measure(options.name, options.base_url, **how))
    print(json.dumps(found))


if __name__ == "__main__":
    main()
