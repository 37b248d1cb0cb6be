"""What a handler is given: one validated request and everything needed to respond to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import attrs

from podero.simulator._api.schemas import Schemas
from podero.simulator._api.tokens import TokenService
from podero.simulator._world.world import World

CONNECT_PATH = "/connect"


@attrs.frozen
class Call:
    """One validated request.

    Args:
        world: The simulated world.
        tokens: The token service.
        schemas: What operations take and send.
        now: The simulated time.
        base_url: Where the caller reaches the simulator, without a trailing slash.
        path: Path parameters.
        query: Query parameters, converted to their types.
        headers: Header parameters, converted to their types.
        body: Decoded JSON body, or None.
        user_id: The user whose token was sent; None for operations that need no token.
    """

    world: World
    tokens: TokenService
    schemas: Schemas
    now: datetime
    base_url: str
    path: Mapping[str, str]
    query: Mapping[str, Any]
    headers: Mapping[str, Any]
    body: Any
    user_id: str | None

    def connect_url(self, parameter: str, value: str) -> str:
        """Return a link to the page that stands in for the Connect UI."""
        return f"{self.base_url}{CONNECT_PATH}?{parameter}={value}"


Handler = Callable[[Call], Any]
"""Responds to a call: a JSON value for the documented success status, or a complete `Response`."""
