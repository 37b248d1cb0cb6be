"""Run the simulator as a server: `python -m podero.simulator --port 8080 --users 20 --seed 7`."""

from __future__ import annotations

import argparse
import asyncio
import gc
import math
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime

from podero.simulator import Simulator


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text.upper())
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _count(text: str) -> int:
    if not text.isdecimal():
        message = f"{text!r} is not a whole number from 0"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def _port(text: str) -> int:
    if (port := _count(text)) > 65535:
        message = f"{text!r} is not a port from 0 to 65535"
        raise argparse.ArgumentTypeError(message)
    return port


def _amount(text: str) -> float:
    try:
        amount = float(text)
    except ValueError:
        amount = -1.0
    if not 0 <= amount < math.inf:
        message = f"{text!r} is not a number from 0"
        raise argparse.ArgumentTypeError(message)
    return amount


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m podero.simulator", description="A local Podero Partner API.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default %(default)s)")
    parser.add_argument("--port", type=_port, default=8080, help="port; 0 lets the system choose (default %(default)s)")
    parser.add_argument("--users", type=_count, default=20, help="end-users at the start (default %(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="seed of the world (default %(default)s)")
    parser.add_argument("--start", type=_moment, help="simulated start time, ISO 8601 (default: now)")
    parser.add_argument("--speed", type=_amount, default=1.0, help="simulated seconds per second (default %(default)s)")
    parser.add_argument("--token-lifetime", type=_amount, default=36000, help="in seconds (default %(default)s)")
    parser.add_argument("--document", help="OpenAPI document to serve (default: the pinned one)")
    return parser


def _simulator(options: argparse.Namespace) -> Simulator:
    return Simulator(
        seed=options.seed,
        users=options.users,
        start=options.start,
        speed=options.speed,
        host=options.host,
        port=options.port,
        token_lifetime=options.token_lifetime,
        document=options.document,
    )


def _resident(sim: Simulator) -> list[str]:
    """Name a user to work with, and its wallbox, which the API does not list."""
    if not any(user.fields["role"] == "user" for user in sim.world.users.values()):
        return []
    [wallbox] = sim.device_ids(sim.resident_id)["wb"]
    return [f"  a user with every kind of device: {sim.resident_id}", f"  its wallbox: {wallbox}"]


async def _serve(simulator: Simulator) -> None:
    async with simulator as sim:
        lines = (
            f"Podero simulator ready on {sim.base_url}",
            f"  PODERO_BASE_URL={sim.base_url}",
            f"  PODERO_ORG_ID={sim.org_id}",
            f"  PODERO_CLIENT_ID={sim.client_id}",
            f"  PODERO_CLIENT_SECRET={sim.client_secret}",
            f"  token endpoint: {sim.token_url}",
            *_resident(sim),
        )
        sys.stdout.write("\n".join(lines) + "\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until interrupted.

    Args:
        arguments: Command-line arguments; those of the process if omitted.

    Returns:
        Exit status: 0 after Ctrl-C, 1 if the document cannot be read or the port is taken.
    """
    options = _parser().parse_args(arguments)
    try:
        simulator = _simulator(options)
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        sys.stderr.write(f"cannot serve {options.document or 'the document'}: {reason}\n")
        return 1
    # The world stays: without this the garbage collector would look through all of it again and again.
    gc.freeze()
    try:
        with suppress(KeyboardInterrupt):
            asyncio.run(_serve(simulator))
    except OSError as error:
        sys.stderr.write(f"cannot listen on {options.host}:{options.port}: {error.strerror}\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
