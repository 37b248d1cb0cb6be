"""What a handler is given: one validated request and everything needed to respond to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import attrs

from podero.simulator._api.schemas import Schemas
from podero.simulator._api.tokens import TokenService
from podero.simulator._http.document import Operation
from podero.simulator._http.messages import HttpError
from podero.simulator._world.entities import House, User
from podero.simulator._world.errors import NotFoundError
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
        caller: The user whose token was sent; None for operations that need no token.
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
    caller: User | None

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

    @property
    def org_id(self) -> str:
        """The organization that the call is about."""
        return self.path.get("org_id") or (self.caller.org_id if self.caller is not None else self.world.org_id)

    def find_user(self, user_id: str) -> User:
        """Find a user of the organization whom the caller may see, or raise NotFoundError or a 403."""
        user = self.world.user(user_id)
        if user.org_id != self.org_id:
            message = "User not found"
            raise NotFoundError(message)
        if self.caller is not None and self.caller.fields["role"] == "user" and self.caller is not user:
            raise HttpError(403, "You may only see what is your own")
        return user

    def users(self) -> list[User]:
        """List the users of the organization, deleted ones included."""
        return [user for user in self.world.users.values() if user.org_id == self.org_id]

    def houses(self) -> list[House]:
        """List the houses of the organization's users, without deleted ones."""
        users = self.world.users
        owners = ((house, users[house.user_id]) for house in self.world.houses.values())
        return [house for house, owner in owners if owner.deleted_at is None and owner.org_id == self.org_id]

    def connect_url(self, parameter: str, value: str) -> str:
        """Return a link to the page that stands in for the Connect UI."""
        return f"{self.base_url}{CONNECT_PATH}?{parameter}={value}"


Handler = Callable[[Call], Any]
"""Responds to a call, perhaps later: a JSON value for the documented success status, or a complete `Response`."""
