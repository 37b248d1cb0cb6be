# Generated from openapi.json by `make generate`; changes by hand are lost.
"""GET /api/partners/v2.0/org/{org_id}/users."""

import uuid

from ..._runtime.operation import Caller, Operation, Parameter, Response
from ..._runtime.types import UNSET, Unset
from ...models.user_output import UserOutput

OPERATION: Operation[list[UserOutput]] = Operation(
    name="users.list",
    method="GET",
    path="/api/partners/v2.0/org/{org_id}/users",
    path_parameters=(Parameter(name="org_id", argument="org_id", type=uuid.UUID),),
    query=(Parameter(name="include_deleted", argument="include_deleted", type=bool),),
    responses={200: list[UserOutput]},
    retry_safe=True,
)


async def asyncio_detailed(
    *, client: Caller, include_deleted: bool | Unset = UNSET, org_id: uuid.UUID | None = None
) -> Response[list[UserOutput]]:
    """List users in the organization.

    The arguments are those of `client.users.list`; the response comes with status, headers and body.
    """
    return await client.execute(
        OPERATION,
        (org_id,),
        query={"include_deleted": include_deleted},
    )


async def asyncio(
    *, client: Caller, include_deleted: bool | Unset = UNSET, org_id: uuid.UUID | None = None
) -> list[UserOutput]:
    """As `asyncio_detailed`, but only the parsed response."""
    return (await asyncio_detailed(client=client, include_deleted=include_deleted, org_id=org_id)).parsed
