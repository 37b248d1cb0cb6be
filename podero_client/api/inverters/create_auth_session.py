# Generated from openapi.json by `make generate`; changes by hand are lost.
"""POST /api/partners/v2.0/org/{org_id}/users/{user_id}/inverters/{inverter_id}/auth_session."""

import uuid

from ..._runtime.operation import Caller, Operation, Parameter, Response
from ...models.auth_session_input import AuthSessionInput
from ...models.auth_session_output import AuthSessionOutput

OPERATION: Operation[AuthSessionOutput] = Operation(
    name="inverters.create_auth_session",
    method="POST",
    path="/api/partners/v2.0/org/{org_id}/users/{user_id}/inverters/{inverter_id}/auth_session",
    path_parameters=(
        Parameter(name="org_id", argument="org_id", type=uuid.UUID),
        Parameter(name="user_id", argument="user_id", type=uuid.UUID),
        Parameter(name="inverter_id", argument="inverter_id", type=uuid.UUID),
    ),
    body=AuthSessionInput,
    body_required=True,
    responses={200: AuthSessionOutput},
)


async def asyncio_detailed(
    user_id: uuid.UUID,
    inverter_id: uuid.UUID,
    *,
    client: Caller,
    body: AuthSessionInput,
    org_id: uuid.UUID | None = None,
) -> Response[AuthSessionOutput]:
    """Reauthenticate a user's inverter.

    The arguments are those of `client.inverters.create_auth_session`; the response comes with status, headers
    and body.
    """
    return await client.execute(
        OPERATION,
        (org_id, user_id, inverter_id),
        body=body,
    )


async def asyncio(
    user_id: uuid.UUID,
    inverter_id: uuid.UUID,
    *,
    client: Caller,
    body: AuthSessionInput,
    org_id: uuid.UUID | None = None,
) -> AuthSessionOutput:
    """As `asyncio_detailed`, but only the parsed response."""
    return (await asyncio_detailed(user_id, inverter_id, client=client, body=body, org_id=org_id)).parsed
