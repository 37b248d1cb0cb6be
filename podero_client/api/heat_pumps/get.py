# Generated from openapi.json by `make generate`; changes by hand are lost.
"""GET /api/partners/v2.0/org/{org_id}/users/{user_id}/heat-pumps/{heat_pump_id}."""

import uuid

from ..._runtime.operation import Caller, Operation, Parameter, Response
from ..._runtime.types import UNSET, Unset
from ...models.heat_pump_detail_output import HeatPumpDetailOutput

OPERATION: Operation[HeatPumpDetailOutput] = Operation(
    name="heat_pumps.get",
    method="GET",
    path="/api/partners/v2.0/org/{org_id}/users/{user_id}/heat-pumps/{heat_pump_id}",
    path_parameters=(
        Parameter(name="org_id", argument="org_id", type=uuid.UUID),
        Parameter(name="user_id", argument="user_id", type=uuid.UUID),
        Parameter(name="heat_pump_id", argument="heat_pump_id", type=uuid.UUID),
    ),
    query=(Parameter(name="include_deleted", argument="include_deleted", type=bool),),
    responses={200: HeatPumpDetailOutput},
    retry_safe=True,
)


async def asyncio_detailed(
    user_id: uuid.UUID,
    heat_pump_id: uuid.UUID,
    *,
    client: Caller,
    include_deleted: bool | Unset = UNSET,
    org_id: uuid.UUID | None = None,
) -> Response[HeatPumpDetailOutput]:
    """Get details about a user's specific heat pump.

    The arguments are those of `client.heat_pumps.get`; the response comes with status, headers and body.
    """
    return await client.execute(
        OPERATION,
        (org_id, user_id, heat_pump_id),
        query={"include_deleted": include_deleted},
    )


async def asyncio(
    user_id: uuid.UUID,
    heat_pump_id: uuid.UUID,
    *,
    client: Caller,
    include_deleted: bool | Unset = UNSET,
    org_id: uuid.UUID | None = None,
) -> HeatPumpDetailOutput:
    """As `asyncio_detailed`, but only the parsed response."""
    return (
        await asyncio_detailed(user_id, heat_pump_id, client=client, include_deleted=include_deleted, org_id=org_id)
    ).parsed
