# Generated from openapi.json by `make generate`; changes by hand are lost.
"""GET /api/partners/v2.0/org/{org_id}/users/{user_id}/heat-pumps/{heat_pump_id}/statistics."""

import uuid

from ..._runtime.operation import Caller, Operation, Parameter, Refusal, Response
from ..._runtime.types import UNSET, Unset
from ...models.statistics_keyword import StatisticsKeyword
from ...models.statistics_output import StatisticsOutput
from ...models.statistics_resolution import StatisticsResolution

OPERATION: Operation[StatisticsOutput] = Operation(
    name="heat_pumps.get_statistics",
    method="GET",
    path="/api/partners/v2.0/org/{org_id}/users/{user_id}/heat-pumps/{heat_pump_id}/statistics",
    path_parameters=(
        Parameter(name="org_id", argument="org_id", type=uuid.UUID),
        Parameter(name="user_id", argument="user_id", type=uuid.UUID),
        Parameter(name="heat_pump_id", argument="heat_pump_id", type=uuid.UUID),
    ),
    query=(
        Parameter(name="resolution", argument="resolution", type=list[StatisticsResolution], separator=","),
        Parameter(name="keywords", argument="keywords", type=list[StatisticsKeyword], separator=","),
    ),
    responses={200: StatisticsOutput},
    retry_safe=True,
    refusal=Refusal(field="metadata.error"),
)


async def asyncio_detailed(
    user_id: uuid.UUID,
    heat_pump_id: uuid.UUID,
    *,
    client: Caller,
    resolution: list[StatisticsResolution] | Unset = UNSET,
    keywords: list[StatisticsKeyword] | Unset = UNSET,
    org_id: uuid.UUID | None = None,
) -> Response[StatisticsOutput]:
    """Get statistics for a specified heat pump.

    The arguments are those of `client.heat_pumps.get_statistics`; the response comes with status, headers and
    body.
    """
    return await client.execute(
        OPERATION,
        (org_id, user_id, heat_pump_id),
        query={"resolution": resolution, "keywords": keywords},
    )


async def asyncio(
    user_id: uuid.UUID,
    heat_pump_id: uuid.UUID,
    *,
    client: Caller,
    resolution: list[StatisticsResolution] | Unset = UNSET,
    keywords: list[StatisticsKeyword] | Unset = UNSET,
    org_id: uuid.UUID | None = None,
) -> StatisticsOutput:
    """As `asyncio_detailed`, but only the parsed response."""
    return (
        await asyncio_detailed(
            user_id, heat_pump_id, client=client, resolution=resolution, keywords=keywords, org_id=org_id
        )
    ).parsed
