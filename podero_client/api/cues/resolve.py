# Generated from openapi.json by `make generate`; changes by hand are lost.
"""POST /api/partners/v2.0/cues/{cue_id}/resolve."""

import uuid

from ..._runtime.operation import Caller, Operation, Parameter, Response
from ...models.reauthenticate_input import ReauthenticateInput
from ...models.reauthenticate_output import ReauthenticateOutput

OPERATION: Operation[ReauthenticateOutput] = Operation(
    name="cues.resolve",
    method="POST",
    path="/api/partners/v2.0/cues/{cue_id}/resolve",
    path_parameters=(Parameter(name="cue_id", argument="cue_id", type=uuid.UUID),),
    query=(Parameter(name="secret", argument="secret", type=str, secret=True),),
    body=ReauthenticateInput,
    body_required=True,
    responses={200: ReauthenticateOutput},
)


async def asyncio_detailed(
    cue_id: uuid.UUID, *, client: Caller, body: ReauthenticateInput, secret: str
) -> Response[ReauthenticateOutput]:
    """Start a pending action.

    The arguments are those of `client.cues.resolve`; the response comes with status, headers and body.
    """
    return await client.execute(
        OPERATION,
        (cue_id,),
        query={"secret": secret},
        body=body,
    )


async def asyncio(cue_id: uuid.UUID, *, client: Caller, body: ReauthenticateInput, secret: str) -> ReauthenticateOutput:
    """As `asyncio_detailed`, but only the parsed response."""
    return (await asyncio_detailed(cue_id, client=client, body=body, secret=secret)).parsed
