# Generated from openapi.json by `make generate`; changes by hand are lost.
"""PUT /api/partners/v2.0/org/{org_id}/users/{user_id}."""

import uuid

from ..._runtime.operation import Caller, Operation, Parameter, Response
from ...models.user_update_input import UserUpdateInput
from ...models.user_write_output import UserWriteOutput

OPERATION: Operation[UserWriteOutput] = Operation(
    name="users.update",
    method="PUT",
    path="/api/partners/v2.0/org/{org_id}/users/{user_id}",
    path_parameters=(
        Parameter(name="org_id", argument="org_id", type=uuid.UUID),
        Parameter(name="user_id", argument="user_id", type=uuid.UUID),
    ),
    body=UserUpdateInput,
    body_required=True,
    responses={200: UserWriteOutput},
    retry_safe=True,
)


async def asyncio_detailed(
    user_id: uuid.UUID, *, client: Caller, body: UserUpdateInput, org_id: uuid.UUID | None = None
) -> Response[UserWriteOutput]:
    """Update details of a user.

    The arguments are those of `client.users.update`; the response comes with status, headers and body.
    """
    return await client.execute(
        OPERATION,
        (org_id, user_id),
        body=body,
    )


async def asyncio(
    user_id: uuid.UUID, *, client: Caller, body: UserUpdateInput, org_id: uuid.UUID | None = None
) -> UserWriteOutput:
    """As `asyncio_detailed`, but only the parsed response."""
    return (await asyncio_detailed(user_id, client=client, body=body, org_id=org_id)).parsed
