# Generated from openapi.json by `make generate`; changes by hand are lost.
"""PUT /api/partners/v2.0/org/{org_id}/users/{user_id}/wallboxes/{wallbox_id}."""

import uuid

from ..._runtime.operation import Caller, Operation, Parameter, Response
from ...models.wallbox_input import WallboxInput
from ...models.wallbox_output import WallboxOutput

OPERATION: Operation[WallboxOutput] = Operation(
    name="wallboxes.update",
    method="PUT",
    path="/api/partners/v2.0/org/{org_id}/users/{user_id}/wallboxes/{wallbox_id}",
    path_parameters=(
        Parameter(name="org_id", argument="org_id", type=uuid.UUID),
        Parameter(name="user_id", argument="user_id", type=uuid.UUID),
        Parameter(name="wallbox_id", argument="wallbox_id", type=uuid.UUID),
    ),
    body=WallboxInput,
    body_required=True,
    responses={200: WallboxOutput},
    retry_safe=True,
)


async def asyncio_detailed(
    user_id: uuid.UUID, wallbox_id: uuid.UUID, *, client: Caller, body: WallboxInput, org_id: uuid.UUID | None = None
) -> Response[WallboxOutput]:
    """Update details of a user's wallbox.

    The arguments are those of `client.wallboxes.update`; the response comes with status, headers and body.
    """
    return await client.execute(
        OPERATION,
        (org_id, user_id, wallbox_id),
        body=body,
    )


async def asyncio(
    user_id: uuid.UUID, wallbox_id: uuid.UUID, *, client: Caller, body: WallboxInput, org_id: uuid.UUID | None = None
) -> WallboxOutput:
    """As `asyncio_detailed`, but only the parsed response."""
    return (await asyncio_detailed(user_id, wallbox_id, client=client, body=body, org_id=org_id)).parsed
