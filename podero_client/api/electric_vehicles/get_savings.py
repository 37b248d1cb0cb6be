# Generated from openapi.json by `make generate`; changes by hand are lost.
"""GET /api/partners/v2.0/org/{org_id}/users/{user_id}/electric-vehicles/{electric_vehicle_id}/savings."""

import datetime
import uuid

from ..._runtime.operation import Caller, Operation, Parameter, Refusal, Response
from ..._runtime.types import UNSET, Unset
from ...models.statistics_output import StatisticsOutput
from ...models.statistics_resolution import StatisticsResolution

OPERATION: Operation[StatisticsOutput] = Operation(
    name="electric_vehicles.get_savings",
    method="GET",
    path="/api/partners/v2.0/org/{org_id}/users/{user_id}/electric-vehicles/{electric_vehicle_id}/savings",
    path_parameters=(
        Parameter(name="org_id", argument="org_id", type=uuid.UUID),
        Parameter(name="user_id", argument="user_id", type=uuid.UUID),
        Parameter(name="electric_vehicle_id", argument="electric_vehicle_id", type=uuid.UUID),
    ),
    query=(
        Parameter(name="from", argument="from_", type=datetime.datetime),
        Parameter(name="to", argument="to", type=datetime.datetime),
        Parameter(name="resolution", argument="resolution", type=StatisticsResolution),
    ),
    responses={200: StatisticsOutput},
    retry_safe=True,
    refusal=Refusal(field="metadata.error"),
)


async def asyncio_detailed(
    user_id: uuid.UUID,
    electric_vehicle_id: uuid.UUID,
    *,
    client: Caller,
    from_: datetime.datetime,
    to: datetime.datetime,
    resolution: StatisticsResolution | Unset = UNSET,
    org_id: uuid.UUID | None = None,
) -> Response[StatisticsOutput]:
    """Get savings data for a specified electric vehicle.

    The arguments are those of `client.electric_vehicles.get_savings`; the response comes with status, headers
    and body.
    """
    return await client.execute(
        OPERATION,
        (org_id, user_id, electric_vehicle_id),
        query={"from": from_, "to": to, "resolution": resolution},
    )


async def asyncio(
    user_id: uuid.UUID,
    electric_vehicle_id: uuid.UUID,
    *,
    client: Caller,
    from_: datetime.datetime,
    to: datetime.datetime,
    resolution: StatisticsResolution | Unset = UNSET,
    org_id: uuid.UUID | None = None,
) -> StatisticsOutput:
    """As `asyncio_detailed`, but only the parsed response."""
    return (
        await asyncio_detailed(
            user_id, electric_vehicle_id, client=client, from_=from_, to=to, resolution=resolution, org_id=org_id
        )
    ).parsed
