# Generated from openapi.json by `make generate`; changes by hand are lost.
"""POST /api/partners/v2.0/org/{org_id}/users/{user_id}/wallboxes/claim-tokens."""

import uuid

from ..._runtime.operation import Caller, Operation, Parameter, Response
from ...models.wallbox_claim_token_output import WallboxClaimTokenOutput

OPERATION: Operation[WallboxClaimTokenOutput] = Operation(
    name="wallboxes.create_claim_token",
    method="POST",
    path="/api/partners/v2.0/org/{org_id}/users/{user_id}/wallboxes/claim-tokens",
    path_parameters=(
        Parameter(name="org_id", argument="org_id", type=uuid.UUID),
        Parameter(name="user_id", argument="user_id", type=uuid.UUID),
    ),
    responses={201: WallboxClaimTokenOutput},
)


async def asyncio_detailed(
    user_id: uuid.UUID, *, client: Caller, org_id: uuid.UUID | None = None
) -> Response[WallboxClaimTokenOutput]:
    """Mint a one-time wallbox claim token for the user.

    The arguments are those of `client.wallboxes.create_claim_token`; the response comes with status, headers
    and body.
    """
    return await client.execute(
        OPERATION,
        (org_id, user_id),
    )


async def asyncio(user_id: uuid.UUID, *, client: Caller, org_id: uuid.UUID | None = None) -> WallboxClaimTokenOutput:
    """As `asyncio_detailed`, but only the parsed response."""
    return (await asyncio_detailed(user_id, client=client, org_id=org_id)).parsed
