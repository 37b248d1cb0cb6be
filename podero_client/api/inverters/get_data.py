# Generated from openapi.json by `make generate`; changes by hand are lost.
"""GET /api/partners/v2.0/org/{org_id}/users/{user_id}/inverters/{inverter_id}/data."""

import datetime
import uuid

from ..._runtime.operation import Caller, Operation, Parameter, Response
from ..._runtime.types import UNSET, Unset
from ...models.data_resolution import DataResolution
from ...models.inverter_data_keyword import InverterDataKeyword
from ...models.inverter_data_output import InverterDataOutput

OPERATION: Operation[InverterDataOutput] = Operation(
    name="inverters.get_data",
    method="GET",
    path="/api/partners/v2.0/org/{org_id}/users/{user_id}/inverters/{inverter_id}/data",
    path_parameters=(
        Parameter(name="org_id", argument="org_id", type=uuid.UUID),
        Parameter(name="user_id", argument="user_id", type=uuid.UUID),
        Parameter(name="inverter_id", argument="inverter_id", type=uuid.UUID),
    ),
    query=(
        Parameter(name="from_datetime", argument="from_datetime", type=datetime.datetime, nullable=True),
        Parameter(name="to_datetime", argument="to_datetime", type=datetime.datetime, nullable=True),
        Parameter(name="resolution", argument="resolution", type=DataResolution),
        Parameter(name="keywords", argument="keywords", type=list[InverterDataKeyword], separator=","),
    ),
    responses={200: InverterDataOutput},
    retry_safe=True,
)


async def asyncio_detailed(
    user_id: uuid.UUID,
    inverter_id: uuid.UUID,
    *,
    client: Caller,
    from_datetime: datetime.datetime | None | Unset = UNSET,
    to_datetime: datetime.datetime | None | Unset = UNSET,
    resolution: DataResolution | Unset = UNSET,
    keywords: list[InverterDataKeyword] | Unset = UNSET,
    org_id: uuid.UUID | None = None,
) -> Response[InverterDataOutput]:
    """Get inverter data.

    The arguments are those of `client.inverters.get_data`; the response comes with status, headers and body.
    """
    return await client.execute(
        OPERATION,
        (org_id, user_id, inverter_id),
        query={
            "from_datetime": from_datetime,
            "to_datetime": to_datetime,
            "resolution": resolution,
            "keywords": keywords,
        },
    )


async def asyncio(
    user_id: uuid.UUID,
    inverter_id: uuid.UUID,
    *,
    client: Caller,
    from_datetime: datetime.datetime | None | Unset = UNSET,
    to_datetime: datetime.datetime | None | Unset = UNSET,
    resolution: DataResolution | Unset = UNSET,
    keywords: list[InverterDataKeyword] | Unset = UNSET,
    org_id: uuid.UUID | None = None,
) -> InverterDataOutput:
    """As `asyncio_detailed`, but only the parsed response."""
    return (
        await asyncio_detailed(
            user_id,
            inverter_id,
            client=client,
            from_datetime=from_datetime,
            to_datetime=to_datetime,
            resolution=resolution,
            keywords=keywords,
            org_id=org_id,
        )
    ).parsed
