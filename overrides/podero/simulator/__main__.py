"""Run the simulator as a server: `python -m podero.simulator --port 8080 --users 20 --seed 7`."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime

from podero.simulator import Simulator


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m podero.simulator", description="A local Podero Partner API.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default %(default)s)")
    parser.add_argument("--port", type=int, default=8080, help="port; 0 lets the system choose (default %(default)s)")
    parser.add_argument("--users", type=int, default=20, help="end-users at the start (default %(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="seed of the world (default %(default)s)")
    parser.add_argument("--start", type=_moment, help="simulated start time, ISO 8601 (default: now)")
    parser.add_argument("--speed", type=float, default=1.0, help="simulated seconds per second (default %(default)s)")
    parser.add_argument("--token-lifetime", type=float, default=36000, help="in seconds (default %(default)s)")
    parser.add_argument("--document", help="OpenAPI document to serve (default: the pinned one)")
    parser.add_argument("--replay", help="corpus of `podero verify` to respond with")
    return parser


async def _serve(options: argparse.Namespace) -> None:
    simulator = Simulator(
        seed=options.seed,
        users=options.users,
        start=options.start,
        speed=options.speed,
        host=options.host,
        port=options.port,
        token_lifetime=options.token_lifetime,
        document=options.document,
        replay=options.replay,
    )
    async with simulator as sim:
        lines = (
            f"Podero simulator ready on {sim.base_url}",
            f"  PODERO_BASE_URL={sim.base_url}",
            f"  PODERO_ORG_ID={sim.org_id}",
            f"  PODERO_CLIENT_ID={sim.client_id}",
            f"  PODERO_CLIENT_SECRET={sim.client_secret}",
            f"  token endpoint: {sim.token_url}",
        )
        sys.stdout.write("\n".join(lines) + "\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until interrupted.

    Args:
        arguments: Command-line arguments; those of the process if omitted.

    Returns:
        Exit status: 0 after Ctrl-C, 1 if the port is taken.
    """
    options = _parser().parse_args(arguments)
    try:
        with suppress(KeyboardInterrupt):
            asyncio.run(_serve(options))
    except OSError as error:
        sys.stderr.write(f"cannot listen on {options.host}:{options.port}: {error.strerror}\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
