# Generated from openapi.json by `make generate`; changes by hand are lost.
"""GET /api/partners/v2.0/device-onboarding/{onboarding_session_id}."""

import uuid

from ..._runtime.operation import Caller, Operation, Parameter, Response
from ...models.onboarding_session_output import OnboardingSessionOutput

OPERATION: Operation[OnboardingSessionOutput] = Operation(
    name="device_onboarding.get",
    method="GET",
    path="/api/partners/v2.0/device-onboarding/{onboarding_session_id}",
    path_parameters=(Parameter(name="onboarding_session_id", argument="onboarding_session_id", type=uuid.UUID),),
    responses={200: OnboardingSessionOutput},
    retry_safe=True,
)


async def asyncio_detailed(onboarding_session_id: uuid.UUID, *, client: Caller) -> Response[OnboardingSessionOutput]:
    """Get Device Onboarding Session.

    The arguments are those of `client.device_onboarding.get`; the response comes with status, headers and body.
    """
    return await client.execute(
        OPERATION,
        (onboarding_session_id,),
    )


async def asyncio(onboarding_session_id: uuid.UUID, *, client: Caller) -> OnboardingSessionOutput:
    """As `asyncio_detailed`, but only the parsed response."""
    return (await asyncio_detailed(onboarding_session_id, client=client)).parsed
