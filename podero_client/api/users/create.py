# Generated from openapi.json by `make generate`; changes by hand are lost.
"""POST /api/partners/v2.0/org/{org_id}/users."""

import uuid

from ..._runtime.operation import Caller, Operation, Parameter, Response
from ...models.user_input import UserInput
from ...models.user_write_output import UserWriteOutput

OPERATION: Operation[UserWriteOutput] = Operation(
    name="users.create",
    method="POST",
    path="/api/partners/v2.0/org/{org_id}/users",
    path_parameters=(Parameter(name="org_id", argument="org_id", type=uuid.UUID),),
    body=UserInput,
    body_required=True,
    responses={200: UserWriteOutput},
)


async def asyncio_detailed(
    *, client: Caller, body: UserInput, org_id: uuid.UUID | None = None
) -> Response[UserWriteOutput]:
    """Create a user in the organization.

    The arguments are those of `client.users.create`; the response comes with status, headers and body.
    """
    return await client.execute(
        OPERATION,
        (org_id,),
        body=body,
    )


async def asyncio(*, client: Caller, body: UserInput, org_id: uuid.UUID | None = None) -> UserWriteOutput:
    """As `asyncio_detailed`, but only the parsed response."""
    return (await asyncio_detailed(client=client, body=body, org_id=org_id)).parsed
