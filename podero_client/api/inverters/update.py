# Generated from openapi.json by `make generate`; changes by hand are lost.
"""PUT /api/partners/v2.0/org/{org_id}/users/{user_id}/inverters/{inverter_id}."""

import uuid

from ..._runtime.operation import Caller, Operation, Parameter, Response
from ...models.inverter_input import InverterInput
from ...models.inverter_output import InverterOutput

OPERATION: Operation[InverterOutput] = Operation(
    name="inverters.update",
    method="PUT",
    path="/api/partners/v2.0/org/{org_id}/users/{user_id}/inverters/{inverter_id}",
    path_parameters=(
        Parameter(name="org_id", argument="org_id", type=uuid.UUID),
        Parameter(name="user_id", argument="user_id", type=uuid.UUID),
        Parameter(name="inverter_id", argument="inverter_id", type=uuid.UUID),
    ),
    body=InverterInput,
    body_required=True,
    responses={200: InverterOutput},
    retry_safe=True,
)


async def asyncio_detailed(
    user_id: uuid.UUID, inverter_id: uuid.UUID, *, client: Caller, body: InverterInput, org_id: uuid.UUID | None = None
) -> Response[InverterOutput]:
    """Update details of a user's solar inverter.

    The arguments are those of `client.inverters.update`; the response comes with status, headers and body.
    """
    return await client.execute(
        OPERATION,
        (org_id, user_id, inverter_id),
        body=body,
    )


async def asyncio(
    user_id: uuid.UUID, inverter_id: uuid.UUID, *, client: Caller, body: InverterInput, org_id: uuid.UUID | None = None
) -> InverterOutput:
    """As `asyncio_detailed`, but only the parsed response."""
    return (await asyncio_detailed(user_id, inverter_id, client=client, body=body, org_id=org_id)).parsed
