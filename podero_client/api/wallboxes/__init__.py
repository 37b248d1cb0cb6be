# Generated from openapi.json by `make generate`; changes by hand are lost.
"""The methods of `client.wallboxes`."""

import uuid

from ..._runtime.operation import Caller
from ..._runtime.raw import RawCaller, raw
from ..._runtime.resource import Resource
from ..._runtime.types import UNSET, Unset
from ...models.auth_session_input import AuthSessionInput
from ...models.auth_session_output import AuthSessionOutput
from ...models.wallbox_claim_token_output import WallboxClaimTokenOutput
from ...models.wallbox_detail_output import WallboxDetailOutput
from ...models.wallbox_input import WallboxInput
from ...models.wallbox_output import WallboxOutput
from . import cancel_boost as _cancel_boost
from . import create_auth_session as _create_auth_session
from . import create_claim_token as _create_claim_token
from . import get as _get
from . import trigger_boost as _trigger_boost
from . import update as _update


class Wallboxes(Resource):
    """The methods of `client.wallboxes`.

    Args:
        caller: The client.
    """

    _operations = (
        _create_claim_token.OPERATION,
        _get.OPERATION,
        _update.OPERATION,
        _trigger_boost.OPERATION,
        _cancel_boost.OPERATION,
        _create_auth_session.OPERATION,
    )

    @property
    def with_raw_response(self) -> "WallboxesWithRawResponse":
        """The same methods, which return status, headers and body beside the parsed value."""
        return WallboxesWithRawResponse(self._caller)

    async def create_claim_token(
        self, user_id: uuid.UUID, *, org_id: uuid.UUID | None = None
    ) -> WallboxClaimTokenOutput:
        """Mint a one-time wallbox claim token for the user.

        Each call makes another token, valid for one wallbox. Poll `device_onboarding.get_claim_status` until it
        is claimed.

        `POST /api/partners/v2.0/org/{org_id}/users/{user_id}/wallboxes/claim-tokens`. Not retried once it may
        have reached the server: each call makes another one-time token.

        Args:
            user_id: The end-user who will own the wallbox.
            org_id: Organization; the client's own when left out.

        Returns:
            A one-time token with which a wallbox is claimed for a user.
        """
        response = await self._caller.execute(
            _create_claim_token.OPERATION,
            (org_id, user_id),
        )
        return response.parsed

    async def get(
        self,
        user_id: uuid.UUID,
        wallbox_id: uuid.UUID,
        *,
        include_deleted: bool | Unset = UNSET,
        org_id: uuid.UUID | None = None,
    ) -> WallboxDetailOutput:
        """Get details about a user's wallbox.

        One wallbox of the user, with the actions pending on it.

        Settings and live state come in one response; most devices have new readings every 5 to 15 minutes.

        `GET /api/partners/v2.0/org/{org_id}/users/{user_id}/wallboxes/{wallbox_id}`. A lost response is
        retried.

        Args:
            user_id: The user ID of the user whom the wallbox belongs to.
            wallbox_id: The ID of the specified wallbox.
            include_deleted: If true, includes soft-deleted. The server's default is false.
            org_id: Organization; the client's own when left out.

        Returns:
            A wallbox with its settings, live state and the actions pending on it.
        """
        response = await self._caller.execute(
            _get.OPERATION,
            (org_id, user_id, wallbox_id),
            query={"include_deleted": include_deleted},
        )
        return response.parsed

    async def update(
        self, user_id: uuid.UUID, wallbox_id: uuid.UUID, body: WallboxInput, *, org_id: uuid.UUID | None = None
    ) -> WallboxOutput:
        """Update details of a user's wallbox.

        Only the fields to be changed need to be sent.

        `PUT /api/partners/v2.0/org/{org_id}/users/{user_id}/wallboxes/{wallbox_id}`. A lost response is
        retried.

        Args:
            user_id: The user ID of the user whom the wallbox belongs to.
            wallbox_id: The ID of the modified wallbox.
            body: What to change about the wallbox.
            org_id: Organization; the client's own when left out.

        Returns:
            The updated wallbox.
        """
        response = await self._caller.execute(
            _update.OPERATION,
            (org_id, user_id, wallbox_id),
            body=body,
        )
        return response.parsed

    async def trigger_boost(
        self, user_id: uuid.UUID, wallbox_id: uuid.UUID, *, org_id: uuid.UUID | None = None
    ) -> None:
        """Trigger a boost charge or arm boost for the next session.

        Charges at full rate at once when the wallbox is plugged in and idle; arms a boost for the next session
        when it is unplugged. Arming again changes nothing.

        A boost overrides solar charging. Status 409 when the vehicle is already charging or full; the body has
        `state` and `reason`.

        `POST /api/partners/v2.0/org/{org_id}/users/{user_id}/wallboxes/{wallbox_id}/boost`. Not retried once it
        may have reached the server: after a first that started the boost a second meets status 409, and a
        success would look like a refusal.

        Args:
            user_id: The user ID.
            wallbox_id: The wallbox ID.
            org_id: Organization; the client's own when left out.

        Returns:
            Nothing.

        Raises:
            ConflictError: The boost cannot be honoured. Status 409. `.parsed` is a `BoostConflictOutput`.
        """
        response = await self._caller.execute(
            _trigger_boost.OPERATION,
            (org_id, user_id, wallbox_id),
        )
        return response.parsed

    async def cancel_boost(self, user_id: uuid.UUID, wallbox_id: uuid.UUID, *, org_id: uuid.UUID | None = None) -> None:
        """Cancel a live boost and disarm a boost armed for the next session.

        Ends a running boost and clears an armed one. Idempotent.

        Also succeeds when no boost is running or armed.

        `DELETE /api/partners/v2.0/org/{org_id}/users/{user_id}/wallboxes/{wallbox_id}/boost`. A lost response
        is retried.

        Args:
            user_id: The user ID.
            wallbox_id: The wallbox ID.
            org_id: Organization; the client's own when left out.

        Returns:
            Nothing.
        """
        response = await self._caller.execute(
            _cancel_boost.OPERATION,
            (org_id, user_id, wallbox_id),
        )
        return response.parsed

    async def create_auth_session(
        self, user_id: uuid.UUID, wallbox_id: uuid.UUID, body: AuthSessionInput, *, org_id: uuid.UUID | None = None
    ) -> AuthSessionOutput:
        """Reauthenticate a user's wallbox.

        For a device whose `is_authenticated` is false: send the end-user's browser to `authentication_url`.

        `POST /api/partners/v2.0/org/{org_id}/users/{user_id}/wallboxes/{wallbox_id}/auth_session`. Not retried
        once it may have reached the server: each call makes another session.

        Args:
            user_id: The user ID of the user whom the wallbox belongs to.
            wallbox_id: The ID of the wallbox to be reauthenticated.
            body: Where an end-user lands after authenticating a device again.
            org_id: Organization; the client's own when left out.

        Returns:
            A session in which an end-user authenticates a device again.
        """
        response = await self._caller.execute(
            _create_auth_session.OPERATION,
            (org_id, user_id, wallbox_id),
            body=body,
        )
        return response.parsed


class WallboxesWithRawResponse:
    """The methods of `client.wallboxes` with the whole response as result.

    Each returns a `Response`: status, headers and body beside the parsed value.

    Args:
        caller: The client.
    """

    def __init__(self, caller: Caller) -> None:
        resource = Wallboxes(RawCaller(caller))
        self.create_claim_token = raw(resource.create_claim_token)
        self.get = raw(resource.get)
        self.update = raw(resource.update)
        self.trigger_boost = raw(resource.trigger_boost)
        self.cancel_boost = raw(resource.cancel_boost)
        self.create_auth_session = raw(resource.create_auth_session)


__all__ = ["Wallboxes", "WallboxesWithRawResponse"]
