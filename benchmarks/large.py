"""A list of many users, read by one process of its own: `python -m benchmarks.large`."""

import argparse
import asyncio
import gc
import json
import resource
import time
from pathlib import Path
from typing import Self

import httpx

from benchmarks.fixture import ORGANIZATION
from benchmarks.server import pin
from podero import PoderoClient
from podero._wire.transport import WireTransport
from podero_client import codec
from podero_client.models import UserOutput

_TICK = 0.001


class _Watch:
    """The longest work between two ticks of the event loop, in CPU time: other programs do not count."""

    def __init__(self) -> None:
        self.longest = 0.0

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._tick())
        await asyncio.sleep(0.01)
        self.longest = 0.0
        return self

    async def __aexit__(self, *_: object) -> None:
        await asyncio.sleep(2 * _TICK)
        self._task.cancel()

    async def _tick(self) -> None:
        while True:
            began = time.process_time()
            await asyncio.sleep(_TICK)
            self.longest = max(self.longest, time.process_time() - began)


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize()


async def measure(base_url: str, how: str, count: int) -> dict[str, float]:
    """Read a list.

    Args:
        base_url: Of the server.
        how: `list`, `stream`, or `one_go` for reading the whole text and decoding it at once.
        count: Users in it.

    Returns:
        CPU in seconds, the longest stall of the event loop in ms, and MiB of memory added.
    """
    async with PoderoClient(token="t", org_id=ORGANIZATION, base_url=base_url) as podero:
        await podero.with_options(query={"count": "10"}).users.list()
        users = podero.with_options(query={"count": str(count)}).users
        gc.collect()
        before = most = _resident()
        async with _Watch() as watch:
            cpu = time.process_time()
            seen, kept = 0, list[UserOutput]()
            if how == "stream":
                async for _ in users.stream():
                    seen += 1
                    if seen % 1_000 == 0:
                        most = max(most, _resident())
            elif how == "list":
                kept = await users.list()
                seen = len(kept)
            else:
                response = await httpx.AsyncClient(transport=WireTransport(), timeout=60).get(
                    f"{base_url}/api/partners/v2.0/org/{ORGANIZATION}/users", params={"count": str(count)}
                )
                kept = codec.decode(list[UserOutput], response.content)
                seen = len(kept)
            cpu = time.process_time() - cpu
            most = max(most, _resident())
            kept.clear()
    assert seen == count, seen
    return {"cpu": cpu, "stall": watch.longest * 1e3, "memory": (most - before) / 2**20}


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("base_url")
    parser.add_argument("how", choices=["list", "stream", "one_go"])
    parser.add_argument("count", type=int)
    options = parser.parse_args()
    pin(0)
    print(json.dumps(asyncio.run(measure(options.base_url, options.how, options.count))))


if __name__ == "__main__":
    main()
