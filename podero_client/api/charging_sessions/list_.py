# Generated from openapi.json by `make generate`; changes by hand are lost.
"""GET /api/partners/v2.0/org/{org_id}/users/{user_id}/electric-vehicles/{electric_vehicle_id}/sessions."""

import datetime
import uuid

from ..._runtime.operation import Caller, Operation, Parameter, Response
from ..._runtime.types import UNSET, Unset
from ...models.session_list_output import SessionListOutput

OPERATION: Operation[SessionListOutput] = Operation(
    name="charging_sessions.list",
    method="GET",
    path="/api/partners/v2.0/org/{org_id}/users/{user_id}/electric-vehicles/{electric_vehicle_id}/sessions",
    path_parameters=(
        Parameter(name="org_id", argument="org_id", type=uuid.UUID),
        Parameter(name="user_id", argument="user_id", type=uuid.UUID),
        Parameter(name="electric_vehicle_id", argument="electric_vehicle_id", type=uuid.UUID),
    ),
    query=(
        Parameter(name="from", argument="from_", type=datetime.date),
        Parameter(name="to", argument="to", type=datetime.date),
        Parameter(name="limit", argument="limit", type=int, minimum=1, maximum=200),
        Parameter(name="offset", argument="offset", type=int, minimum=0),
    ),
    responses={200: SessionListOutput},
    retry_safe=True,
)


async def asyncio_detailed(
    user_id: uuid.UUID,
    electric_vehicle_id: uuid.UUID,
    *,
    client: Caller,
    from_: datetime.date,
    to: datetime.date,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    org_id: uuid.UUID | None = None,
) -> Response[SessionListOutput]:
    """List completed charging sessions for an electric vehicle.

    The arguments are those of `client.charging_sessions.list`; the response comes with status, headers and
    body.
    """
    return await client.execute(
        OPERATION,
        (org_id, user_id, electric_vehicle_id),
        query={"from": from_, "to": to, "limit": limit, "offset": offset},
    )


async def asyncio(
    user_id: uuid.UUID,
    electric_vehicle_id: uuid.UUID,
    *,
    client: Caller,
    from_: datetime.date,
    to: datetime.date,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    org_id: uuid.UUID | None = None,
) -> SessionListOutput:
    """As `asyncio_detailed`, but only the parsed response."""
    return (
        await asyncio_detailed(
            user_id, electric_vehicle_id, client=client, from_=from_, to=to, limit=limit, offset=offset, org_id=org_id
        )
    ).parsed
