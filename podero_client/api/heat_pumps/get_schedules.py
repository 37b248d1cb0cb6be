# Generated from openapi.json by `make generate`; changes by hand are lost.
"""GET /api/partners/v2.0/org/{org_id}/users/{user_id}/heat-pumps/{heat_pump_id}/schedules."""

import uuid
from typing import Any

from ..._runtime.operation import Caller, Operation, Parameter, Response

OPERATION: Operation[dict[str, Any] | list[Any]] = Operation(
    name="heat_pumps.get_schedules",
    method="GET",
    path="/api/partners/v2.0/org/{org_id}/users/{user_id}/heat-pumps/{heat_pump_id}/schedules",
    path_parameters=(
        Parameter(name="org_id", argument="org_id", type=uuid.UUID),
        Parameter(name="user_id", argument="user_id", type=uuid.UUID),
        Parameter(name="heat_pump_id", argument="heat_pump_id", type=uuid.UUID),
    ),
    responses={200: dict[str, Any] | list[Any]},
    retry_safe=True,
)


async def asyncio_detailed(
    user_id: uuid.UUID, heat_pump_id: uuid.UUID, *, client: Caller, org_id: uuid.UUID | None = None
) -> Response[dict[str, Any] | list[Any]]:
    """Get schedules for a heat pump.

    The arguments are those of `client.heat_pumps.get_schedules`; the response comes with status, headers and
    body.
    """
    return await client.execute(
        OPERATION,
        (org_id, user_id, heat_pump_id),
    )


async def asyncio(
    user_id: uuid.UUID, heat_pump_id: uuid.UUID, *, client: Caller, org_id: uuid.UUID | None = None
) -> dict[str, Any] | list[Any]:
    """As `asyncio_detailed`, but only the parsed response."""
    return (await asyncio_detailed(user_id, heat_pump_id, client=client, org_id=org_id)).parsed
