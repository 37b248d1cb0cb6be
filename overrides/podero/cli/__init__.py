"""The command `podero` (extra `cli`)."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; if the extra is missing, say what to install."""
    try:
        from podero.cli._app import app  # noqa: PLC0415 - the extra may be missing
    except ModuleNotFoundError as error:
        sys.exit(
            f"{error.name} is not installed; the command line needs the extra 'cli' of podero-client: install it as "
            "you installed the client, such as pip install '.[cli]' in a checkout"
        )
    app()
