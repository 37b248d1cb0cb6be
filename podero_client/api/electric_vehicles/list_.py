# Generated from openapi.json by `make generate`; changes by hand are lost.
"""GET /api/partners/v2.0/org/{org_id}/users/{user_id}/electric-vehicles."""

import uuid

from ..._runtime.operation import Caller, Operation, Parameter, Response
from ...models.electric_vehicle_output import ElectricVehicleOutput

OPERATION: Operation[list[ElectricVehicleOutput]] = Operation(
    name="electric_vehicles.list",
    method="GET",
    path="/api/partners/v2.0/org/{org_id}/users/{user_id}/electric-vehicles",
    path_parameters=(
        Parameter(name="org_id", argument="org_id", type=uuid.UUID),
        Parameter(name="user_id", argument="user_id", type=uuid.UUID),
    ),
    responses={200: list[ElectricVehicleOutput]},
    retry_safe=True,
)


async def asyncio_detailed(
    user_id: uuid.UUID, *, client: Caller, org_id: uuid.UUID | None = None
) -> Response[list[ElectricVehicleOutput]]:
    """Get a user's electric vehicles.

    The arguments are those of `client.electric_vehicles.list`; the response comes with status, headers and
    body.
    """
    return await client.execute(
        OPERATION,
        (org_id, user_id),
    )


async def asyncio(
    user_id: uuid.UUID, *, client: Caller, org_id: uuid.UUID | None = None
) -> list[ElectricVehicleOutput]:
    """As `asyncio_detailed`, but only the parsed response."""
    return (await asyncio_detailed(user_id, client=client, org_id=org_id)).parsed
