# Generated from openapi.json by `make generate`; changes by hand are lost.
"""POST /api/partners/v2.0/org/{org_id}/users/{user_id}/buildings."""

import uuid

from ..._runtime.operation import Caller, Operation, Parameter, Response
from ...models.building_input import BuildingInput
from ...models.building_output import BuildingOutput

OPERATION: Operation[BuildingOutput] = Operation(
    name="buildings.create",
    method="POST",
    path="/api/partners/v2.0/org/{org_id}/users/{user_id}/buildings",
    path_parameters=(
        Parameter(name="org_id", argument="org_id", type=uuid.UUID),
        Parameter(name="user_id", argument="user_id", type=uuid.UUID),
    ),
    body=BuildingInput,
    body_required=True,
    responses={200: BuildingOutput},
)


async def asyncio_detailed(
    user_id: uuid.UUID, *, client: Caller, body: BuildingInput, org_id: uuid.UUID | None = None
) -> Response[BuildingOutput]:
    """Create a building.

    The arguments are those of `client.buildings.create`; the response comes with status, headers and body.
    """
    return await client.execute(
        OPERATION,
        (org_id, user_id),
        body=body,
    )


async def asyncio(
    user_id: uuid.UUID, *, client: Caller, body: BuildingInput, org_id: uuid.UUID | None = None
) -> BuildingOutput:
    """As `asyncio_detailed`, but only the parsed response."""
    return (await asyncio_detailed(user_id, client=client, body=body, org_id=org_id)).parsed
