"""The command `podero`."""

from typer.testing import CliRunner

from podero import __version__
from podero.cli._app import app


def test_the_version_is_told():
    result = CliRunner().invoke(app, ["--version"])
    assert (result.exit_code, result.stdout) == (0, f"podero-client {__version__}\n")


def test_without_a_command_the_commands_are_listed():
    result = CliRunner().invoke(app, [])
    assert {"demo", "simulator", "verify", "--version"} <= set(result.output.split())
