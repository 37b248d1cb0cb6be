# Generated from openapi.json by `make generate`; changes by hand are lost.
"""POST /api/partners/v2.0/org/{org_id}/users/{user_id}/heat-pumps."""

import uuid

from ..._runtime.operation import Caller, Operation, Parameter, Response
from ...models.heat_pump_input import HeatPumpInput
from ...models.heat_pump_output import HeatPumpOutput

OPERATION: Operation[HeatPumpOutput] = Operation(
    name="heat_pumps.create",
    method="POST",
    path="/api/partners/v2.0/org/{org_id}/users/{user_id}/heat-pumps",
    path_parameters=(
        Parameter(name="org_id", argument="org_id", type=uuid.UUID),
        Parameter(name="user_id", argument="user_id", type=uuid.UUID),
    ),
    body=HeatPumpInput,
    responses={200: HeatPumpOutput},
)


async def asyncio_detailed(
    user_id: uuid.UUID, *, client: Caller, body: HeatPumpInput | None = None, org_id: uuid.UUID | None = None
) -> Response[HeatPumpOutput]:
    """Register a user's heat pump.

    The arguments are those of `client.heat_pumps.create`; the response comes with status, headers and body.
    """
    return await client.execute(
        OPERATION,
        (org_id, user_id),
        body=body,
    )


async def asyncio(
    user_id: uuid.UUID, *, client: Caller, body: HeatPumpInput | None = None, org_id: uuid.UUID | None = None
) -> HeatPumpOutput:
    """As `asyncio_detailed`, but only the parsed response."""
    return (await asyncio_detailed(user_id, client=client, body=body, org_id=org_id)).parsed
