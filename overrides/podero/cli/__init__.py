"""The command `podero` (extra `cli`)."""

from __future__ import annotations

import sys

from podero._extras import needed


def main() -> None:
    """Run the command line; if the extra is missing, say what to install."""
    try:
        from podero.cli._app import app  # noqa: PLC0415 - the extra may be missing
    except ModuleNotFoundError as error:
        sys.exit(f"{error.name} is not installed; {needed('the command line', 'cli')}")
    app()
