# Generated from openapi.json by `make generate`; changes by hand are lost.
"""The methods of `client.users`."""

import builtins
import uuid
from collections.abc import AsyncGenerator

from ..._runtime.operation import Caller
from ..._runtime.raw import RawCaller, raw
from ..._runtime.resource import Resource
from ..._runtime.types import UNSET, Unset
from ...models.user_input import UserInput
from ...models.user_output import UserOutput
from ...models.user_update_input import UserUpdateInput
from ...models.user_write_output import UserWriteOutput
from . import create as _create
from . import get as _get
from . import get_by_external_id as _get_by_external_id
from . import list_ as _list
from . import update as _update


class Users(Resource):
    """The methods of `client.users`.

    Args:
        caller: The client.
    """

    _operations = (
        _list.OPERATION,
        _create.OPERATION,
        _get_by_external_id.OPERATION,
        _get.OPERATION,
        _update.OPERATION,
    )

    @property
    def with_raw_response(self) -> "UsersWithRawResponse":
        """The same methods, which return status, headers and body beside the parsed value."""
        return UsersWithRawResponse(self._caller)

    async def list(
        self, *, include_deleted: bool | Unset = UNSET, org_id: uuid.UUID | None = None
    ) -> builtins.list[UserOutput]:
        """List users in the organization.

        All users of the organization.

        One response holds all users: no paging, no filter by role or text.

        `GET /api/partners/v2.0/org/{org_id}/users`. A lost response is retried.

        Args:
            include_deleted: If true, includes soft-deleted. The server's default is false.
            org_id: Organization; the client's own when left out.

        Returns:
            The users of the organization.
        """
        response = await self._caller.execute(
            _list.OPERATION,
            (org_id,),
            query={"include_deleted": include_deleted},
        )
        return response.parsed

    def stream(
        self, *, include_deleted: bool | Unset = UNSET, org_id: uuid.UUID | None = None
    ) -> AsyncGenerator[UserOutput, None]:
        """Hand on the items of `list` while the response comes in, however many they are.

        `GET /api/partners/v2.0/org/{org_id}/users`. A lost response is retried until it begins; later, an error
        says which item it met.

        Arguments and errors are those of `list`.

        Returns:
            An async generator. Leave it early inside of `contextlib.aclosing`.
        """
        return self._caller.stream(
            _list.OPERATION,
            (org_id,),
            query={"include_deleted": include_deleted},
        )

    async def create(self, body: UserInput, *, org_id: uuid.UUID | None = None) -> UserWriteOutput:
        """Create a user in the organization.

        New admins and staff get an e-mail invitation to set their password.

        `POST /api/partners/v2.0/org/{org_id}/users`. Not retried once it may have reached the server: a second
        try would make a second user, or fail because the e-mail address is taken.

        Args:
            body: The user to create.
            org_id: Organization; the client's own when left out.

        Returns:
            The created user.
        """
        response = await self._caller.execute(
            _create.OPERATION,
            (org_id,),
            body=body,
        )
        return response.parsed

    async def get_by_external_id(
        self, external_id: str, *, include_deleted: bool | Unset = UNSET, org_id: uuid.UUID | None = None
    ) -> UserOutput:
        """Get details about an user by external ID.

        Finds a user by the partner's own ID.

        `GET /api/partners/v2.0/org/{org_id}/users/by-ext-id/{external_id}`. A lost response is retried.

        Args:
            external_id: The partner's own ID of the user.
            include_deleted: If true, includes soft-deleted. The server's default is false.
            org_id: Organization; the client's own when left out.

        Returns:
            A user of the organization.
        """
        response = await self._caller.execute(
            _get_by_external_id.OPERATION,
            (org_id, external_id),
            query={"include_deleted": include_deleted},
        )
        return response.parsed

    async def get(self, user_id: uuid.UUID, *, org_id: uuid.UUID | None = None) -> UserOutput:
        """Get details about a user.

        `GET /api/partners/v2.0/org/{org_id}/users/{user_id}`. A lost response is retried.

        Args:
            user_id: The user ID.
            org_id: Organization; the client's own when left out.

        Returns:
            A user of the organization.
        """
        response = await self._caller.execute(
            _get.OPERATION,
            (org_id, user_id),
        )
        return response.parsed

    async def update(
        self, user_id: uuid.UUID, body: UserUpdateInput, *, org_id: uuid.UUID | None = None
    ) -> UserWriteOutput:
        """Update details of a user.

        Only the fields to be changed need to be sent.

        `PUT /api/partners/v2.0/org/{org_id}/users/{user_id}`. A lost response is retried.

        Args:
            user_id: The user ID.
            body: What to change about the user.
            org_id: Organization; the client's own when left out.

        Returns:
            The updated user.
        """
        response = await self._caller.execute(
            _update.OPERATION,
            (org_id, user_id),
            body=body,
        )
        return response.parsed


class UsersWithRawResponse:
    """The methods of `client.users` with the whole response as result.

    Each returns a `Response`: status, headers and body beside the parsed value.

    Args:
        caller: The client.
    """

    def __init__(self, caller: Caller) -> None:
        resource = Users(RawCaller(caller))
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.get_by_external_id = raw(resource.get_by_external_id)
        self.get = raw(resource.get)
        self.update = raw(resource.update)


__all__ = ["Users", "UsersWithRawResponse"]
