"""A simulator for tests that are no coroutines."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from podero.simulator import Simulator


@contextmanager
def threaded_simulator(**options: Any) -> Iterator[Simulator]:
    """Run a simulator on an event loop in a thread of its own.

    Args:
        **options: As of `Simulator`.

    Yields:
        The simulator.
    """
    ready, done = threading.Event(), threading.Event()
    running: list[Simulator] = []

    async def serve() -> None:
        async with Simulator(**options) as simulator:
            running.append(simulator)
            ready.set()
            await asyncio.to_thread(done.wait)

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    try:
        assert ready.wait(20), "the simulator did not start"
        yield running[0]
    finally:
        done.set()
        thread.join()


def variables(simulator: Simulator) -> dict[str, str]:
    """The environment variables by which a client finds a simulator."""
    return {
        "PODERO_BASE_URL": simulator.base_url,
        "PODERO_CLIENT_ID": simulator.client_id,
        "PODERO_CLIENT_SECRET": simulator.client_secret,
        "PODERO_ORG_ID": str(simulator.org_id),
    }
