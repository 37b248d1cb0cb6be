# Generated from openapi.json by `make generate`; changes by hand are lost.
"""PUT /api/partners/v2.0/org/{org_id}/users/{user_id}/electric-vehicles/{electric_vehicle_id}."""

import uuid

from ..._runtime.operation import Caller, Operation, Parameter, Response
from ...models.electric_vehicle_input import ElectricVehicleInput
from ...models.electric_vehicle_output import ElectricVehicleOutput

OPERATION: Operation[ElectricVehicleOutput] = Operation(
    name="electric_vehicles.update",
    method="PUT",
    path="/api/partners/v2.0/org/{org_id}/users/{user_id}/electric-vehicles/{electric_vehicle_id}",
    path_parameters=(
        Parameter(name="org_id", argument="org_id", type=uuid.UUID),
        Parameter(name="user_id", argument="user_id", type=uuid.UUID),
        Parameter(name="electric_vehicle_id", argument="electric_vehicle_id", type=uuid.UUID),
    ),
    body=ElectricVehicleInput,
    body_required=True,
    responses={200: ElectricVehicleOutput},
    retry_safe=True,
)


async def asyncio_detailed(
    user_id: uuid.UUID,
    electric_vehicle_id: uuid.UUID,
    *,
    client: Caller,
    body: ElectricVehicleInput,
    org_id: uuid.UUID | None = None,
) -> Response[ElectricVehicleOutput]:
    """Update details of a user's electric vehicle.

    The arguments are those of `client.electric_vehicles.update`; the response comes with status, headers and
    body.
    """
    return await client.execute(
        OPERATION,
        (org_id, user_id, electric_vehicle_id),
        body=body,
    )


async def asyncio(
    user_id: uuid.UUID,
    electric_vehicle_id: uuid.UUID,
    *,
    client: Caller,
    body: ElectricVehicleInput,
    org_id: uuid.UUID | None = None,
) -> ElectricVehicleOutput:
    """As `asyncio_detailed`, but only the parsed response."""
    return (await asyncio_detailed(user_id, electric_vehicle_id, client=client, body=body, org_id=org_id)).parsed
