# Generated from openapi.json by `make generate`; changes by hand are lost.
"""POST /api/partners/v2.0/device-onboarding."""

from ..._runtime.operation import Caller, Operation, Response
from ...models.onboarding_session_input import OnboardingSessionInput
from ...models.onboarding_session_output import OnboardingSessionOutput

OPERATION: Operation[OnboardingSessionOutput] = Operation(
    name="device_onboarding.create",
    method="POST",
    path="/api/partners/v2.0/device-onboarding",
    body=OnboardingSessionInput,
    body_required=True,
    responses={200: OnboardingSessionOutput},
)


async def asyncio_detailed(*, client: Caller, body: OnboardingSessionInput) -> Response[OnboardingSessionOutput]:
    """Create a new Device Onboarding Session.

    The arguments are those of `client.device_onboarding.create`; the response comes with status, headers and
    body.
    """
    return await client.execute(
        OPERATION,
        (),
        body=body,
    )


async def asyncio(*, client: Caller, body: OnboardingSessionInput) -> OnboardingSessionOutput:
    """As `asyncio_detailed`, but only the parsed response."""
    return (await asyncio_detailed(client=client, body=body)).parsed
