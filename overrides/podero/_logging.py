"""A readable log without any configuration: ``PODERO_LOG=debug``."""

from __future__ import annotations

import logging
import sys
from collections.abc import Mapping

from podero.errors import ConfigurationError

LEVELS = ("debug", "info", "warning")

_FORMAT = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"


def log_as_asked(environ: Mapping[str, str]) -> None:
    """Write the log to standard error where the environment asks for it; a second time does nothing.

    Bodies and header fields are never logged, and secrets are replaced in addresses and messages.

    Args:
        environ: The environment variables.

    Raises:
        ConfigurationError: ``PODERO_LOG`` is no level.
    """
    level = environ.get("PODERO_LOG", "").lower()
    if not level:
        return
    if level not in LEVELS:
        msg = f"PODERO_LOG must be one of {', '.join(LEVELS)}, not {level!r:.40}"
        raise ConfigurationError(msg)
    logger = logging.getLogger("podero")
    if not any(isinstance(handler, _Handler) for handler in logger.handlers):
        handler = _Handler(sys.stderr)
        handler.setFormatter(logging.Formatter(_FORMAT))
        logger.addHandler(handler)
        # The root logger would write each line a second time.
        logger.propagate = False
    logger.setLevel(level.upper())


class _Handler(logging.StreamHandler):  # type: ignore[type-arg]  # generic only in the stubs
    """Known by its class, so that it is added once."""
