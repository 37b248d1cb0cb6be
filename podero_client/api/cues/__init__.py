# Generated from openapi.json by `make generate`; changes by hand are lost.
"""The methods of `client.cues`."""

import uuid

from ..._runtime.operation import Caller
from ..._runtime.raw import RawCaller, raw
from ..._runtime.resource import Resource
from ...models.cue_action_output import CueActionOutput
from ...models.cue_state_input import CueStateInput
from ...models.information_input import InformationInput
from ...models.reauthenticate_input import ReauthenticateInput
from ...models.reauthenticate_output import ReauthenticateOutput
from . import report_state as _report_state
from . import resolve as _resolve
from . import resolve_information as _resolve_information


class Cues(Resource):
    """The methods of `client.cues`.

    Args:
        caller: The client.
    """

    _operations = (
        _resolve.OPERATION,
        _report_state.OPERATION,
        _resolve_information.OPERATION,
    )

    @property
    def with_raw_response(self) -> "CuesWithRawResponse":
        """The same methods, which return status, headers and body beside the parsed value."""
        return CuesWithRawResponse(self._caller)

    async def resolve(self, cue_id: uuid.UUID, body: ReauthenticateInput, *, secret: str) -> ReauthenticateOutput:
        """Start a pending action.

        `cue_id` and `secret` come from the action's `resolution_link.url`; the secret expires one hour after it
        was issued. The body and answer given here are those of the code `reauthenticate`.

        Send the end-user to `redirect_url`. The action stays in progress until its outcome is reported.

        `POST /api/partners/v2.0/cues/{cue_id}/resolve`. Not retried once it may have reached the server: the
        document does not say what a second one does to an action in progress.

        Args:
            cue_id: The ID of the action.
            body: How an end-user is to resolve an action.
            secret: Signed secret from the link of the action.

        Returns:
            Where to send the end-user.
        """
        response = await self._caller.execute(
            _resolve.OPERATION,
            (cue_id,),
            query={"secret": secret},
            body=body,
        )
        return response.parsed

    async def report_state(self, cue_id: uuid.UUID, body: CueStateInput, *, secret: str) -> CueActionOutput:
        """Report the outcome of an active action.

        `success` completes the action; `fail` records the failure and leaves the action available. The action
        must still be active, otherwise 404 is returned.

        Needs no bearer token; `secret` authorizes it.

        `POST /api/partners/v2.0/cues/{cue_id}/state`. Not retried once it may have reached the server: after a
        report that worked the action is no longer active, and a second one meets status 404.

        Args:
            cue_id: The ID of the action.
            body: The outcome of an action.
            secret: Signed secret from the link of the action.

        Returns:
            The action concerned.
        """
        response = await self._caller.execute(
            _report_state.OPERATION,
            (cue_id,),
            query={"secret": secret},
            body=body,
        )
        return response.parsed

    async def resolve_information(
        self, cue_id: uuid.UUID, body: InformationInput | None = None, *, secret: str
    ) -> CueActionOutput:
        """Mark an information action as read.

        `has_notification` of a device stays true until all its notifications are read.

        `POST /api/partners/v2.0/cues/{cue_id}/information/resolve`. Not retried once it may have reached the
        server: a second one may find the notification gone.

        Args:
            cue_id: The ID of the cue.
            body: Who read an information notification. May be left out.
            secret: Signed secret from the link of the cue.

        Returns:
            The action concerned.
        """
        response = await self._caller.execute(
            _resolve_information.OPERATION,
            (cue_id,),
            query={"secret": secret},
            body=body,
        )
        return response.parsed


class CuesWithRawResponse:
    """The methods of `client.cues` with the whole response as result.

    Each returns a `Response`: status, headers and body beside the parsed value.

    Args:
        caller: The client.
    """

    def __init__(self, caller: Caller) -> None:
        resource = Cues(RawCaller(caller))
        self.resolve = raw(resource.resolve)
        self.report_state = raw(resource.report_state)
        self.resolve_information = raw(resource.resolve_information)


__all__ = ["Cues", "CuesWithRawResponse"]
