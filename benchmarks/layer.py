"""What this client adds to one call over its bare wire, in a process of its own: `python -m benchmarks.layer`.

The bare side renders the same request, sends it over the same transport and decodes the response to the same type; it
has no token, retries, deadline, limits or hooks.
"""

import argparse
import asyncio
import gc
import json
import time

from benchmarks.callers import Call
from benchmarks.fixture import INVERTER, ORGANIZATION, USER
from benchmarks.server import pin
from podero import PoderoClient
from podero._call.request import CallArguments, prepare
from podero._policy.timeout import Timeout
from podero._wire.transport import WireTransport
from podero_client import codec
from podero_client.api.inverters.get import OPERATION
from podero_client.types import UNSET


async def _cpu(call: Call, count: int, in_flight: int) -> float:
    async def worker() -> None:
        for _ in range(count // in_flight):
            await call()

    gc.collect()
    cpu = time.process_time()
    async with asyncio.TaskGroup() as group:
        for _ in range(in_flight):
            group.create_task(worker())
    return (time.process_time() - cpu) / (count // in_flight * in_flight) * 1e6


async def measure(base_url: str, blocks: int, count: int, in_flight: int) -> dict[str, list[float]]:
    """Blocks of calls, side by side.

    Args:
        base_url: Of the server.
        blocks: How many of each kind.
        count: Calls in one block.
        in_flight: How many at once.

    Returns:
        CPU in us a call, block by block.
    """
    events: list[object] = []

    def client(**options: object) -> PoderoClient:
        return PoderoClient(
            client_id="id", client_secret="secret", org_id=ORGANIZATION, base_url=base_url, **options  # type: ignore[arg-type]
        )  # fmt: skip

    async with (
        client() as full,
        client(hooks=[events.append]) as hooked,
        client(rate_limit=1e6) as limited,
        WireTransport() as wire,
    ):
        origin, options, timeouts = full._services.origin, full._options, Timeout().within(None)

        async def bare() -> object:
            arguments = CallArguments(
                org_id=ORGANIZATION, path=(None, USER, INVERTER), query={}, headers={}, body=UNSET
            )
            prepared = prepare(origin, options, OPERATION, arguments)
            response = await wire.handle_async_request(prepared.request(None, (), timeouts))
            return codec.decode(OPERATION.responses[200], await response.aread())

        calls: dict[str, Call] = {
            "bare": bare,
            "full": lambda: full.inverters.get(USER, INVERTER),
            "hooked": lambda: hooked.inverters.get(USER, INVERTER),
            "limited": lambda: limited.inverters.get(USER, INVERTER),
        }
        found: dict[str, list[float]] = {name: [] for name in calls}
        for call in calls.values():
            await _cpu(call, count, in_flight)
        for _ in range(blocks):
            for name, call in calls.items():
                found[name].append(await _cpu(call, count, in_flight))
                events.clear()
    return found


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("base_url")
    parser.add_argument("--blocks", type=int, required=True)
    parser.add_argument("--count", type=int, required=True)
    options = parser.parse_args()
    pin(0)
    print(json.dumps(asyncio.run(measure(options.base_url, options.blocks, options.count, in_flight=10))))


if __name__ == "__main__":
    main()
