"""What a handler is given: one validated request and everything needed to respond to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import attrs

from podero.simulator._api.schemas import Schemas
from podero.simulator._api.tokens import TokenService
from podero.simulator._http.document import Operation
from podero.simulator._world.entities import House, User
from podero.simulator._world.world import World

CONNECT_PATH = "/connect"


@attrs.frozen
class Call:
    """One validated request.

    Args:
        world: The simulated world.
        tokens: The token service.
        schemas: The document's schemas.
        operation: The document's operation that was called.
        prefix: What all paths of the API begin with.
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
    operation: Operation
    prefix: str
    now: datetime
    base_url: str
    path: Mapping[str, str]
    query: Mapping[str, Any]
    headers: Mapping[str, Any]
    body: Any
    user_id: str | None

    def blank(self) -> dict[str, Any]:
        """Return a new object of the response, or of one item of it, with every field at its default."""
        return self.schemas.blank(self.operation.output)

    def known(self) -> Mapping[str, Any]:
        """Return the field schemas of the request body, by field name."""
        return self.schemas.fields(self.operation.body or {})

    @property
    def api_url(self) -> str:
        """Where the caller reaches the API, without a trailing slash."""
        return f"{self.base_url}{self.prefix}"

    def find_user(self, user_id: str) -> User:
        """Find a user, or raise NotFoundError."""
        return self.world.user(user_id)

    def houses(self) -> list[House]:
        """List the houses of the organization's users, without deleted ones."""
        users = self.world.users
        return [house for house in self.world.houses.values() if users[house.user_id].deleted_at is None]

    def connect_url(self, parameter: str, value: str) -> str:
        """Return a link to the page that stands in for the Connect UI."""
        return f"{self.base_url}{CONNECT_PATH}?{parameter}={value}"


Handler = Callable[[Call], Any]
"""Responds to a call, perhaps later: a JSON value for the documented success status, or a complete `Response`."""
