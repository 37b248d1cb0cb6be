"""Run the simulator as a server: `podero simulator --port 8080`, or `python -m podero.simulator --port 8080`."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import gc
import json
import math
import shlex
import signal
import sys
from collections.abc import Generator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

from podero.simulator import Clock, Simulator
from podero.simulator._api.tokens import TokenEncoding
from podero.simulator._http.replay import Replay


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text.upper())
    except ValueError:
        message = f"{text!r} is not a time in ISO 8601, such as 2026-01-15T09:00:00+01:00"
        raise argparse.ArgumentTypeError(message) from None
    try:
        return Clock(moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)).start
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


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


def _parser(program: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=program, description="A local Podero Partner API.")
    add = parser.add_argument
    add("--host", default="127.0.0.1", help="address to listen on (default %(default)s)")
    add("--port", type=_port, default=8080, help="port; 0 lets the system choose (default %(default)s)")
    add("--users", type=_count, default=20, help="end-users at the start (default %(default)s)")
    add("--seed", type=int, default=0, help="seed of the world (default %(default)s)")
    add("--start", type=_moment, help="simulated start time, ISO 8601 (default: now)")
    add("--speed", type=_amount, default=1.0, help="simulated seconds per second (default %(default)s)")
    add("--onboarding-seconds", type=_amount, default=180.0, help="until a new device connects (default %(default)s)")
    add("--token-lifetime", type=_amount, default=36000, help="in seconds (default %(default)s)")
    add("--token-encoding", choices=get_args(TokenEncoding), default="any", help="of requests (default %(default)s)")
    add("--keep-alive", type=_count, default=75, help="seconds until idle connections close (default %(default)s)")
    add("--document", help="OpenAPI document to serve (default: the pinned one)")
    add("--replay", help="corpus of `podero verify` to respond with")
    add("--strict", action="store_true", help="refuse what the document does not know")
    add("--no-check-responses", action="store_true", help="do not check responses against the document")
    add("--no-steering", action="store_true", help="let nobody steer it over HTTP, below /_simulator/")
    add("--state", type=Path, help="saved state to begin with, from GET /_simulator/state")
    add("--print-env", action="store_true", help="print what to `eval` in a shell to reach it, and leave")
    return parser


class _StartError(Exception):
    """The simulator cannot be made of the options."""


@contextlib.contextmanager
def _attempt_to(what: str) -> Generator[None]:
    """Say in an error which option it is about."""
    try:
        yield
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        message = f"cannot {what}: {reason}"
        raise _StartError(message) from None


def _simulator(options: argparse.Namespace) -> Simulator:
    if options.replay is not None:
        with _attempt_to(f"replay {options.replay}"):
            Replay(options.replay)
    with _attempt_to(f"serve {options.document}" if options.document else "start"):
        simulator = _make(options)
    if options.state is not None:
        with _attempt_to(f"load {options.state}"):
            simulator.load(json.loads(options.state.read_bytes()))
    return simulator


def _make(options: argparse.Namespace) -> Simulator:
    return Simulator(
        seed=options.seed,
        # Credentials do not depend on users.
        users=0 if options.print_env else options.users,
        start=options.start,
        speed=options.speed,
        host=options.host,
        port=options.port,
        onboarding_seconds=options.onboarding_seconds,
        token_lifetime=options.token_lifetime,
        token_encoding=options.token_encoding,
        check_responses=not options.no_check_responses,
        document=options.document,
        strict=options.strict,
        steering=not options.no_steering,
        keep_alive=options.keep_alive,
        replay=options.replay,
    )


def _environment(sim: Simulator) -> dict[str, str]:
    return {
        "PODERO_BASE_URL": sim.base_url,
        "PODERO_ORG_ID": sim.org_id,
        "PODERO_CLIENT_ID": sim.client_id,
        "PODERO_CLIENT_SECRET": sim.client_secret,
    }


def _resident(sim: Simulator) -> list[str]:
    """Name a user to work with, and its wallbox, which the API does not list."""
    try:
        resident_id = sim.resident_id
    except LookupError:
        return []
    wallboxes = sim.device_ids(resident_id).get("wb", ())
    return [
        f"  a user with every kind of device: {resident_id}",
        *(f"  its wallbox: {wallbox}" for wallbox in wallboxes),
    ]


async def _serve(simulator: Simulator, *, is_steered: bool) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with simulator as sim:
        lines = (
            f"Podero simulator ready on {sim.base_url}",
            *(f"  {name}={value}" for name, value in _environment(sim).items()),
            f"  token endpoint: {sim.token_url}",
            *([f"  look and steer: {sim.base_url}/_simulator/"] if is_steered else []),
            *_resident(sim),
        )
        sys.stdout.write("\n".join(lines) + "\n")
        sys.stdout.flush()
        await stop.wait()


def main(arguments: Sequence[str] | None = None, *, program: str = "python -m podero.simulator") -> int:
    """Serve until Ctrl-C or SIGTERM.

    Args:
        arguments: Command-line arguments; those of the process if omitted.
        program: Name of the command in its help.

    Returns:
        Exit status: 0 when it was stopped; 1 if a file cannot be read, the port is taken, or a response was wrong.
    """
    parser = _parser(program)
    options = parser.parse_args(arguments)
    if options.print_env and not options.port:
        parser.error("argument --print-env: needs a --port other than 0")
    try:
        simulator = _simulator(options)
    except _StartError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if options.print_env:
        exports = (f"export {name}={shlex.quote(value)}\n" for name, value in _environment(simulator).items())
        sys.stdout.write("".join(exports))
        return 0
    # The world stays: without this the garbage collector would look through all of it again and again.
    gc.freeze()
    try:
        asyncio.run(_serve(simulator, is_steered=not options.no_steering))
    except OSError as error:
        sys.stderr.write(f"cannot listen on {options.host}:{options.port}: {error.strerror}\n")
        return 1
    except AssertionError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
