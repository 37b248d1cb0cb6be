"""The commands of `podero`."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime

import typer
from rich.console import Console

from podero import PoderoClient, __version__, errors
from podero.cli._journey import Journey
from podero.cli._show import StepError
from podero.cli._tour import Tour
from podero.cli._verify import command as verify
from podero.simulator import Simulator
from podero.simulator.__main__ import main as serve

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Tools for the Podero Partner API.",
)


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - typer passes it so
    if wanted:
        typer.echo(f"podero-client {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: bool = typer.Option(  # noqa: FBT001
        False,  # noqa: FBT003
        "--version",
        callback=_print_version,
        is_eager=True,
        help="Print the version and exit.",
    ),
) -> None:
    """Take the options that stand before a command."""


app.command("verify")(verify.command)


@app.command()
def demo(
    live: bool = typer.Option(False, "--live", help="Use the real service, read-only, with the PODERO_* variables."),  # noqa: FBT001, FBT003
    seed: int = typer.Option(7, help="Seed of the simulator."),
) -> None:
    """Walk through a partner's integration on an embedded simulator, or read-only on the real service."""
    console = Console()
    try:
        asyncio.run(_live(console) if live else _embedded(console, seed))
    except (StepError, errors.PoderoError) as error:
        console.print(f"[bold red]failed[/]: {error}", highlight=False)
        sys.exit(1)


@app.command(
    add_help_option=False,
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
    help="Serve a local Podero Partner API; `podero simulator --help` lists the options.",
)
def simulator(context: typer.Context) -> None:
    """Serve the simulator with the options of `python -m podero.simulator`."""
    sys.exit(serve(context.args, program="podero simulator"))


async def _embedded(console: Console, seed: int) -> None:
    # A fixed noon in summer, so that the sun shines and every run shows the same day.
    noon = datetime(2026, 6, 18, 11, tzinfo=UTC)
    async with (
        Simulator(seed=seed, users=8, start=noon, speed=120) as simulator,
        PoderoClient(
            base_url=simulator.base_url,
            client_id=simulator.client_id,
            client_secret=simulator.client_secret,
            org_id=simulator.org_id,
        ) as podero,
    ):
        await Journey(podero, console, simulator).run()


async def _live(console: Console) -> None:
    async with PoderoClient() as podero:
        await Tour(podero, console).run()
