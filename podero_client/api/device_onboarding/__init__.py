# Generated from openapi.json by `make generate`; changes by hand are lost.
"""The methods of `client.device_onboarding`."""

import uuid

from ..._runtime.operation import Caller
from ..._runtime.raw import RawCaller, raw
from ..._runtime.resource import Resource
from ...models.onboarding_session_input import OnboardingSessionInput
from ...models.onboarding_session_output import OnboardingSessionOutput
from ...models.wallbox_claim_token_status_output import WallboxClaimTokenStatusOutput
from . import create as _create
from . import get as _get
from . import get_claim_status as _get_claim_status


class DeviceOnboarding(Resource):
    """The methods of `client.device_onboarding`.

    Args:
        caller: The client.
    """

    _operations = (
        _create.OPERATION,
        _get.OPERATION,
        _get_claim_status.OPERATION,
    )

    @property
    def with_raw_response(self) -> "DeviceOnboardingWithRawResponse":
        """The same methods, which return status, headers and body beside the parsed value."""
        return DeviceOnboardingWithRawResponse(self._caller)

    async def create(self, body: OnboardingSessionInput) -> OnboardingSessionOutput:
        """Create a new Device Onboarding Session.

        Creates a session and returns the Connect UI address that takes an end-user through connecting a device.
        The session is valid until the end of the next day.

        Send the end-user's browser to `authentication_url`. Afterwards read the device from the list of its
        kind and check `is_authenticated`.

        `POST /api/partners/v2.0/device-onboarding`. Not retried once it may have reached the server: each call
        makes another session.

        Args:
            body: How an end-user is to connect a device.

        Returns:
            A session in which an end-user connects a device.
        """
        response = await self._caller.execute(
            _create.OPERATION,
            (),
            body=body,
        )
        return response.parsed

    async def get(self, onboarding_session_id: uuid.UUID) -> OnboardingSessionOutput:
        """Get Device Onboarding Session.

        State of an onboarding session.

        `GET /api/partners/v2.0/device-onboarding/{onboarding_session_id}`. A lost response is retried.

        Args:
            onboarding_session_id: The ID of the onboarding session.

        Returns:
            A session in which an end-user connects a device.
        """
        response = await self._caller.execute(
            _get.OPERATION,
            (onboarding_session_id,),
        )
        return response.parsed

    async def get_claim_status(self, onboarding_session_id: uuid.UUID, token: str) -> WallboxClaimTokenStatusOutput:
        """Check if a wallbox claim token has been claimed.

        Needs no bearer token.

        `GET /api/partners/v2.0/device-onboarding/{onboarding_session_id}/wallbox-claim-tokens/{token}/status`.
        A lost response is retried.

        Args:
            onboarding_session_id: The ID of the onboarding session.
            token: The token of `wallboxes.create_claim_token`.

        Returns:
            Whether a wallbox was claimed with a token, and which one.
        """
        response = await self._caller.execute(
            _get_claim_status.OPERATION,
            (onboarding_session_id, token),
        )
        return response.parsed


class DeviceOnboardingWithRawResponse:
    """The methods of `client.device_onboarding` with the whole response as result.

    Each returns a `Response`: status, headers and body beside the parsed value.

    Args:
        caller: The client.
    """

    def __init__(self, caller: Caller) -> None:
        resource = DeviceOnboarding(RawCaller(caller))
        self.create = raw(resource.create)
        self.get = raw(resource.get)
        self.get_claim_status = raw(resource.get_claim_status)


__all__ = ["DeviceOnboarding", "DeviceOnboardingWithRawResponse"]
