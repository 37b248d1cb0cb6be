# Generated from openapi.json by `make generate`; changes by hand are lost.
"""GET /api/partners/v2.0/device-onboarding/{onboarding_session_id}/wallbox-claim-tokens/{token}/status."""

import uuid

from ..._runtime.operation import Caller, Operation, Parameter, Response
from ...models.wallbox_claim_token_status_output import WallboxClaimTokenStatusOutput

OPERATION: Operation[WallboxClaimTokenStatusOutput] = Operation(
    name="device_onboarding.get_claim_status",
    method="GET",
    path="/api/partners/v2.0/device-onboarding/{onboarding_session_id}/wallbox-claim-tokens/{token}/status",
    path_parameters=(
        Parameter(name="onboarding_session_id", argument="onboarding_session_id", type=uuid.UUID),
        Parameter(name="token", argument="token", type=str, secret=True),
    ),
    responses={200: WallboxClaimTokenStatusOutput},
    authenticated=False,
    retry_safe=True,
)


async def asyncio_detailed(
    onboarding_session_id: uuid.UUID, token: str, *, client: Caller
) -> Response[WallboxClaimTokenStatusOutput]:
    """Check if a wallbox claim token has been claimed.

    The arguments are those of `client.device_onboarding.get_claim_status`; the response comes with status,
    headers and body.
    """
    return await client.execute(
        OPERATION,
        (onboarding_session_id, token),
    )


async def asyncio(onboarding_session_id: uuid.UUID, token: str, *, client: Caller) -> WallboxClaimTokenStatusOutput:
    """As `asyncio_detailed`, but only the parsed response."""
    return (await asyncio_detailed(onboarding_session_id, token, client=client)).parsed
