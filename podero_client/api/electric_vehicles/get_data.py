# Generated from openapi.json by `make generate`; changes by hand are lost.
"""GET /api/partners/v2.0/org/{org_id}/users/{user_id}/electric-vehicles/{electric_vehicle_id}/data."""

import datetime
import uuid

from ..._runtime.operation import Caller, Operation, Parameter, Response
from ..._runtime.types import UNSET, Unset
from ...models.data_resolution import DataResolution
from ...models.electric_vehicle_data_keyword import ElectricVehicleDataKeyword
from ...models.electric_vehicle_data_output import ElectricVehicleDataOutput

OPERATION: Operation[ElectricVehicleDataOutput] = Operation(
    name="electric_vehicles.get_data",
    method="GET",
    path="/api/partners/v2.0/org/{org_id}/users/{user_id}/electric-vehicles/{electric_vehicle_id}/data",
    path_parameters=(
        Parameter(name="org_id", argument="org_id", type=uuid.UUID),
        Parameter(name="user_id", argument="user_id", type=uuid.UUID),
        Parameter(name="electric_vehicle_id", argument="electric_vehicle_id", type=uuid.UUID),
    ),
    query=(
        Parameter(name="from_datetime", argument="from_datetime", type=datetime.datetime),
        Parameter(name="to_datetime", argument="to_datetime", type=datetime.datetime),
        Parameter(name="resolution", argument="resolution", type=DataResolution),
        Parameter(name="keywords", argument="keywords", type=list[ElectricVehicleDataKeyword], separator=","),
    ),
    headers=(Parameter(name="fill-missing", argument="fill_missing", type=bool),),
    responses={200: ElectricVehicleDataOutput},
    retry_safe=True,
)


async def asyncio_detailed(
    user_id: uuid.UUID,
    electric_vehicle_id: uuid.UUID,
    *,
    client: Caller,
    from_datetime: datetime.datetime | Unset = UNSET,
    to_datetime: datetime.datetime | Unset = UNSET,
    resolution: DataResolution | Unset = UNSET,
    keywords: list[ElectricVehicleDataKeyword] | Unset = UNSET,
    fill_missing: bool | Unset = UNSET,
    org_id: uuid.UUID | None = None,
) -> Response[ElectricVehicleDataOutput]:
    """Get EV data.

    The arguments are those of `client.electric_vehicles.get_data`; the response comes with status, headers and
    body.
    """
    return await client.execute(
        OPERATION,
        (org_id, user_id, electric_vehicle_id),
        query={
            "from_datetime": from_datetime,
            "to_datetime": to_datetime,
            "resolution": resolution,
            "keywords": keywords,
        },
        headers={"fill-missing": fill_missing},
    )


async def asyncio(
    user_id: uuid.UUID,
    electric_vehicle_id: uuid.UUID,
    *,
    client: Caller,
    from_datetime: datetime.datetime | Unset = UNSET,
    to_datetime: datetime.datetime | Unset = UNSET,
    resolution: DataResolution | Unset = UNSET,
    keywords: list[ElectricVehicleDataKeyword] | Unset = UNSET,
    fill_missing: bool | Unset = UNSET,
    org_id: uuid.UUID | None = None,
) -> ElectricVehicleDataOutput:
    """As `asyncio_detailed`, but only the parsed response."""
    return (
        await asyncio_detailed(
            user_id,
            electric_vehicle_id,
            client=client,
            from_datetime=from_datetime,
            to_datetime=to_datetime,
            resolution=resolution,
            keywords=keywords,
            fill_missing=fill_missing,
            org_id=org_id,
        )
    ).parsed
