# Generated from openapi.json by `make generate`; changes by hand are lost.
"""The methods of `client.buildings`."""

import uuid

from ..._runtime.operation import Caller
from ..._runtime.raw import RawCaller, raw
from ..._runtime.resource import Resource
from ...models.building_input import BuildingInput
from ...models.building_output import BuildingOutput
from . import create as _create
from . import get as _get
from . import update as _update


class Buildings(Resource):
    """The methods of `client.buildings`.

    Args:
        caller: The client.
    """

    _operations = (
        _create.OPERATION,
        _get.OPERATION,
        _update.OPERATION,
    )

    @property
    def with_raw_response(self) -> "BuildingsWithRawResponse":
        """The same methods, which return status, headers and body beside the parsed value."""
        return BuildingsWithRawResponse(self._caller)

    async def create(
        self, user_id: uuid.UUID, body: BuildingInput, *, org_id: uuid.UUID | None = None
    ) -> BuildingOutput:
        """Create a building.

        `POST /api/partners/v2.0/org/{org_id}/users/{user_id}/buildings`. Not retried once it may have reached
        the server: a second try would make a second building.

        Args:
            user_id: The user ID of the user whom the building belongs to.
            body: The building to create.
            org_id: Organization; the client's own when left out.

        Returns:
            The created building.
        """
        response = await self._caller.execute(
            _create.OPERATION,
            (org_id, user_id),
            body=body,
        )
        return response.parsed

    async def get(
        self, user_id: uuid.UUID, building_id: uuid.UUID, *, org_id: uuid.UUID | None = None
    ) -> BuildingOutput:
        """Get details about a building.

        `GET /api/partners/v2.0/org/{org_id}/users/{user_id}/buildings/{building_id}`. A lost response is
        retried.

        Args:
            user_id: The user ID of the user whom the building belongs to.
            building_id: The building ID of the specified building.
            org_id: Organization; the client's own when left out.

        Returns:
            A building of a user.
        """
        response = await self._caller.execute(
            _get.OPERATION,
            (org_id, user_id, building_id),
        )
        return response.parsed

    async def update(
        self, user_id: uuid.UUID, building_id: uuid.UUID, body: BuildingInput, *, org_id: uuid.UUID | None = None
    ) -> BuildingOutput:
        """Update details of a building.

        `name` is required even when it does not change.

        `PUT /api/partners/v2.0/org/{org_id}/users/{user_id}/buildings/{building_id}`. A lost response is
        retried.

        Args:
            user_id: The user ID of the user whom the building belongs to.
            building_id: The building ID of the modified building.
            body: What to change about the building.
            org_id: Organization; the client's own when left out.

        Returns:
            The updated building.
        """
        response = await self._caller.execute(
            _update.OPERATION,
            (org_id, user_id, building_id),
            body=body,
        )
        return response.parsed


class BuildingsWithRawResponse:
    """The methods of `client.buildings` with the whole response as result.

    Each returns a `Response`: status, headers and body beside the parsed value.

    Args:
        caller: The client.
    """

    def __init__(self, caller: Caller) -> None:
        resource = Buildings(RawCaller(caller))
        self.create = raw(resource.create)
        self.get = raw(resource.get)
        self.update = raw(resource.update)


__all__ = ["Buildings", "BuildingsWithRawResponse"]
