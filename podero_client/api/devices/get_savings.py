# Generated from openapi.json by `make generate`; changes by hand are lost.
"""GET /api/partners/v2.0/org/{org_id}/devices/savings."""

import datetime
import uuid

from ..._runtime.operation import Caller, Operation, Parameter, Response
from ...models.devices_savings_output import DevicesSavingsOutput

OPERATION: Operation[DevicesSavingsOutput] = Operation(
    name="devices.get_savings",
    method="GET",
    path="/api/partners/v2.0/org/{org_id}/devices/savings",
    path_parameters=(Parameter(name="org_id", argument="org_id", type=uuid.UUID),),
    query=(
        Parameter(name="start_datetime", argument="start_datetime", type=datetime.datetime),
        Parameter(name="end_datetime", argument="end_datetime", type=datetime.datetime),
    ),
    responses={200: DevicesSavingsOutput},
    retry_safe=True,
)


async def asyncio_detailed(
    *,
    client: Caller,
    start_datetime: datetime.datetime,
    end_datetime: datetime.datetime,
    org_id: uuid.UUID | None = None,
) -> Response[DevicesSavingsOutput]:
    """Get an Organisation's Devices Savings.

    The arguments are those of `client.devices.get_savings`; the response comes with status, headers and body.
    """
    return await client.execute(
        OPERATION,
        (org_id,),
        query={"start_datetime": start_datetime, "end_datetime": end_datetime},
    )


async def asyncio(
    *,
    client: Caller,
    start_datetime: datetime.datetime,
    end_datetime: datetime.datetime,
    org_id: uuid.UUID | None = None,
) -> DevicesSavingsOutput:
    """As `asyncio_detailed`, but only the parsed response."""
    return (
        await asyncio_detailed(client=client, start_datetime=start_datetime, end_datetime=end_datetime, org_id=org_id)
    ).parsed
