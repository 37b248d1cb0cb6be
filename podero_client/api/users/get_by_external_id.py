# Generated from openapi.json by `make generate`; changes by hand are lost.
"""GET /api/partners/v2.0/org/{org_id}/users/by-ext-id/{external_id}."""

import uuid

from ..._runtime.operation import Caller, Operation, Parameter, Response
from ..._runtime.types import UNSET, Unset
from ...models.user_output import UserOutput

OPERATION: Operation[UserOutput] = Operation(
    name="users.get_by_external_id",
    method="GET",
    path="/api/partners/v2.0/org/{org_id}/users/by-ext-id/{external_id}",
    path_parameters=(
        Parameter(name="org_id", argument="org_id", type=uuid.UUID),
        Parameter(name="external_id", argument="external_id", type=str),
    ),
    query=(Parameter(name="include_deleted", argument="include_deleted", type=bool),),
    responses={200: UserOutput},
    retry_safe=True,
)


async def asyncio_detailed(
    external_id: str, *, client: Caller, include_deleted: bool | Unset = UNSET, org_id: uuid.UUID | None = None
) -> Response[UserOutput]:
    """Get details about an user by external ID.

    The arguments are those of `client.users.get_by_external_id`; the response comes with status, headers and
    body.
    """
    return await client.execute(
        OPERATION,
        (org_id, external_id),
        query={"include_deleted": include_deleted},
    )


async def asyncio(
    external_id: str, *, client: Caller, include_deleted: bool | Unset = UNSET, org_id: uuid.UUID | None = None
) -> UserOutput:
    """As `asyncio_detailed`, but only the parsed response."""
    return (await asyncio_detailed(external_id, client=client, include_deleted=include_deleted, org_id=org_id)).parsed
