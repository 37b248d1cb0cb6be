# Generated from openapi.json by `make generate`; changes by hand are lost.
"""GET /api/partners/v2.0/org/{org_id}/users/{user_id}/heat-pumps."""

import uuid

from ..._runtime.operation import Caller, Operation, Parameter, Response
from ...models.heat_pump_output import HeatPumpOutput

OPERATION: Operation[list[HeatPumpOutput]] = Operation(
    name="heat_pumps.list",
    method="GET",
    path="/api/partners/v2.0/org/{org_id}/users/{user_id}/heat-pumps",
    path_parameters=(
        Parameter(name="org_id", argument="org_id", type=uuid.UUID),
        Parameter(name="user_id", argument="user_id", type=uuid.UUID),
    ),
    responses={200: list[HeatPumpOutput]},
    retry_safe=True,
)


async def asyncio_detailed(
    user_id: uuid.UUID, *, client: Caller, org_id: uuid.UUID | None = None
) -> Response[list[HeatPumpOutput]]:
    """Get all of a user's heat pumps.

    The arguments are those of `client.heat_pumps.list`; the response comes with status, headers and body.
    """
    return await client.execute(
        OPERATION,
        (org_id, user_id),
    )


async def asyncio(user_id: uuid.UUID, *, client: Caller, org_id: uuid.UUID | None = None) -> list[HeatPumpOutput]:
    """As `asyncio_detailed`, but only the parsed response."""
    return (await asyncio_detailed(user_id, client=client, org_id=org_id)).parsed
