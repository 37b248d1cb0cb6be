# Generated from openapi.json by `make generate`; changes by hand are lost.
"""GET /api/partners/v2.0/org/{org_id}/users/{user_id}/buildings/{building_id}."""

import uuid

from ..._runtime.operation import Caller, Operation, Parameter, Response
from ...models.building_output import BuildingOutput

OPERATION: Operation[BuildingOutput] = Operation(
    name="buildings.get",
    method="GET",
    path="/api/partners/v2.0/org/{org_id}/users/{user_id}/buildings/{building_id}",
    path_parameters=(
        Parameter(name="org_id", argument="org_id", type=uuid.UUID),
        Parameter(name="user_id", argument="user_id", type=uuid.UUID),
        Parameter(name="building_id", argument="building_id", type=uuid.UUID),
    ),
    responses={200: BuildingOutput},
    retry_safe=True,
)


async def asyncio_detailed(
    user_id: uuid.UUID, building_id: uuid.UUID, *, client: Caller, org_id: uuid.UUID | None = None
) -> Response[BuildingOutput]:
    """Get details about a building.

    The arguments are those of `client.buildings.get`; the response comes with status, headers and body.
    """
    return await client.execute(
        OPERATION,
        (org_id, user_id, building_id),
    )


async def asyncio(
    user_id: uuid.UUID, building_id: uuid.UUID, *, client: Caller, org_id: uuid.UUID | None = None
) -> BuildingOutput:
    """As `asyncio_detailed`, but only the parsed response."""
    return (await asyncio_detailed(user_id, building_id, client=client, org_id=org_id)).parsed
