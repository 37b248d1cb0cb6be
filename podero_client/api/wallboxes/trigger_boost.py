# Generated from openapi.json by `make generate`; changes by hand are lost.
"""POST /api/partners/v2.0/org/{org_id}/users/{user_id}/wallboxes/{wallbox_id}/boost."""

import uuid

from ..._runtime.operation import Caller, Operation, Parameter, Response
from ...models.boost_conflict_output import BoostConflictOutput

OPERATION: Operation[None] = Operation(
    name="wallboxes.trigger_boost",
    method="POST",
    path="/api/partners/v2.0/org/{org_id}/users/{user_id}/wallboxes/{wallbox_id}/boost",
    path_parameters=(
        Parameter(name="org_id", argument="org_id", type=uuid.UUID),
        Parameter(name="user_id", argument="user_id", type=uuid.UUID),
        Parameter(name="wallbox_id", argument="wallbox_id", type=uuid.UUID),
    ),
    responses={204: None},
    errors={409: BoostConflictOutput},
)


async def asyncio_detailed(
    user_id: uuid.UUID, wallbox_id: uuid.UUID, *, client: Caller, org_id: uuid.UUID | None = None
) -> Response[None]:
    """Trigger a boost charge or arm boost for the next session.

    The arguments are those of `client.wallboxes.trigger_boost`; the response comes with status, headers and
    body.
    """
    return await client.execute(
        OPERATION,
        (org_id, user_id, wallbox_id),
    )


async def asyncio(
    user_id: uuid.UUID, wallbox_id: uuid.UUID, *, client: Caller, org_id: uuid.UUID | None = None
) -> None:
    """As `asyncio_detailed`, but only the parsed response."""
    return (await asyncio_detailed(user_id, wallbox_id, client=client, org_id=org_id)).parsed
