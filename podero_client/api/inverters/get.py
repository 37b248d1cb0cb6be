# Generated from openapi.json by `make generate`; changes by hand are lost.
"""GET /api/partners/v2.0/org/{org_id}/users/{user_id}/inverters/{inverter_id}."""

import uuid

from ..._runtime.operation import Caller, Operation, Parameter, Response
from ...models.inverter_detail_output import InverterDetailOutput

OPERATION: Operation[InverterDetailOutput] = Operation(
    name="inverters.get",
    method="GET",
    path="/api/partners/v2.0/org/{org_id}/users/{user_id}/inverters/{inverter_id}",
    path_parameters=(
        Parameter(name="org_id", argument="org_id", type=uuid.UUID),
        Parameter(name="user_id", argument="user_id", type=uuid.UUID),
        Parameter(name="inverter_id", argument="inverter_id", type=uuid.UUID),
    ),
    responses={200: InverterDetailOutput},
    retry_safe=True,
)


async def asyncio_detailed(
    user_id: uuid.UUID, inverter_id: uuid.UUID, *, client: Caller, org_id: uuid.UUID | None = None
) -> Response[InverterDetailOutput]:
    """Get details about a user's solar inverter.

    The arguments are those of `client.inverters.get`; the response comes with status, headers and body.
    """
    return await client.execute(
        OPERATION,
        (org_id, user_id, inverter_id),
    )


async def asyncio(
    user_id: uuid.UUID, inverter_id: uuid.UUID, *, client: Caller, org_id: uuid.UUID | None = None
) -> InverterDetailOutput:
    """As `asyncio_detailed`, but only the parsed response."""
    return (await asyncio_detailed(user_id, inverter_id, client=client, org_id=org_id)).parsed
