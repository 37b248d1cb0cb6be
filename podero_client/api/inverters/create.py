# Generated from openapi.json by `make generate`; changes by hand are lost.
"""POST /api/partners/v2.0/org/{org_id}/users/{user_id}/inverters."""

import uuid

from ..._runtime.operation import Caller, Operation, Parameter, Response
from ...models.inverter_input import InverterInput
from ...models.inverter_output import InverterOutput

OPERATION: Operation[InverterOutput] = Operation(
    name="inverters.create",
    method="POST",
    path="/api/partners/v2.0/org/{org_id}/users/{user_id}/inverters",
    path_parameters=(
        Parameter(name="org_id", argument="org_id", type=uuid.UUID),
        Parameter(name="user_id", argument="user_id", type=uuid.UUID),
    ),
    body=InverterInput,
    responses={200: InverterOutput},
)


async def asyncio_detailed(
    user_id: uuid.UUID, *, client: Caller, body: InverterInput | None = None, org_id: uuid.UUID | None = None
) -> Response[InverterOutput]:
    """Register a user's solar inverter.

    The arguments are those of `client.inverters.create`; the response comes with status, headers and body.
    """
    return await client.execute(
        OPERATION,
        (org_id, user_id),
        body=body,
    )


async def asyncio(
    user_id: uuid.UUID, *, client: Caller, body: InverterInput | None = None, org_id: uuid.UUID | None = None
) -> InverterOutput:
    """As `asyncio_detailed`, but only the parsed response."""
    return (await asyncio_detailed(user_id, client=client, body=body, org_id=org_id)).parsed
