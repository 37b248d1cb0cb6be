"""The command `podero` (extra `cli`)."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; says what to install when the extra is missing."""
    try:
        from podero.cli._app import app  # noqa: PLC0415 - the extra may be missing
    except ModuleNotFoundError as error:
        sys.exit(f"{error.name} is not installed; the command needs: pip install 'podero-client[cli]'")
    app()
