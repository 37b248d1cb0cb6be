# Generated from openapi.json by `make generate`; changes by hand are lost.
"""PUT /api/partners/v2.0/org/{org_id}/users/{user_id}/heat-pumps/{heat_pump_id}."""

import uuid

from ..._runtime.operation import Caller, Operation, Parameter, Response
from ...models.heat_pump_input import HeatPumpInput
from ...models.heat_pump_output import HeatPumpOutput

OPERATION: Operation[HeatPumpOutput] = Operation(
    name="heat_pumps.update",
    method="PUT",
    path="/api/partners/v2.0/org/{org_id}/users/{user_id}/heat-pumps/{heat_pump_id}",
    path_parameters=(
        Parameter(name="org_id", argument="org_id", type=uuid.UUID),
        Parameter(name="user_id", argument="user_id", type=uuid.UUID),
        Parameter(name="heat_pump_id", argument="heat_pump_id", type=uuid.UUID),
    ),
    body=HeatPumpInput,
    body_required=True,
    responses={200: HeatPumpOutput},
    retry_safe=True,
)


async def asyncio_detailed(
    user_id: uuid.UUID, heat_pump_id: uuid.UUID, *, client: Caller, body: HeatPumpInput, org_id: uuid.UUID | None = None
) -> Response[HeatPumpOutput]:
    """Update details of a user's heat pump.

    The arguments are those of `client.heat_pumps.update`; the response comes with status, headers and body.
    """
    return await client.execute(
        OPERATION,
        (org_id, user_id, heat_pump_id),
        body=body,
    )


async def asyncio(
    user_id: uuid.UUID, heat_pump_id: uuid.UUID, *, client: Caller, body: HeatPumpInput, org_id: uuid.UUID | None = None
) -> HeatPumpOutput:
    """As `asyncio_detailed`, but only the parsed response."""
    return (await asyncio_detailed(user_id, heat_pump_id, client=client, body=body, org_id=org_id)).parsed
