# Generated from openapi.json by `make generate`; changes by hand are lost.
"""GET /api/partners/v2.0/org/{org_id}/users/{user_id}/wallboxes/{wallbox_id}."""

import uuid

from ..._runtime.operation import Caller, Operation, Parameter, Response
from ..._runtime.types import UNSET, Unset
from ...models.wallbox_detail_output import WallboxDetailOutput

OPERATION: Operation[WallboxDetailOutput] = Operation(
    name="wallboxes.get",
    method="GET",
    path="/api/partners/v2.0/org/{org_id}/users/{user_id}/wallboxes/{wallbox_id}",
    path_parameters=(
        Parameter(name="org_id", argument="org_id", type=uuid.UUID),
        Parameter(name="user_id", argument="user_id", type=uuid.UUID),
        Parameter(name="wallbox_id", argument="wallbox_id", type=uuid.UUID),
    ),
    query=(Parameter(name="include_deleted", argument="include_deleted", type=bool),),
    responses={200: WallboxDetailOutput},
    retry_safe=True,
)


async def asyncio_detailed(
    user_id: uuid.UUID,
    wallbox_id: uuid.UUID,
    *,
    client: Caller,
    include_deleted: bool | Unset = UNSET,
    org_id: uuid.UUID | None = None,
) -> Response[WallboxDetailOutput]:
    """Get details about a user's wallbox.

    The arguments are those of `client.wallboxes.get`; the response comes with status, headers and body.
    """
    return await client.execute(
        OPERATION,
        (org_id, user_id, wallbox_id),
        query={"include_deleted": include_deleted},
    )


async def asyncio(
    user_id: uuid.UUID,
    wallbox_id: uuid.UUID,
    *,
    client: Caller,
    include_deleted: bool | Unset = UNSET,
    org_id: uuid.UUID | None = None,
) -> WallboxDetailOutput:
    """As `asyncio_detailed`, but only the parsed response."""
    return (
        await asyncio_detailed(user_id, wallbox_id, client=client, include_deleted=include_deleted, org_id=org_id)
    ).parsed
