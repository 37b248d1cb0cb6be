# Generated from openapi.json by `make generate`; changes by hand are lost.
"""POST /api/partners/v2.0/cues/{cue_id}/state."""

import uuid

from ..._runtime.operation import Caller, Operation, Parameter, Response
from ...models.cue_action_output import CueActionOutput
from ...models.cue_state_input import CueStateInput

OPERATION: Operation[CueActionOutput] = Operation(
    name="cues.report_state",
    method="POST",
    path="/api/partners/v2.0/cues/{cue_id}/state",
    path_parameters=(Parameter(name="cue_id", argument="cue_id", type=uuid.UUID),),
    query=(Parameter(name="secret", argument="secret", type=str, secret=True),),
    body=CueStateInput,
    body_required=True,
    responses={200: CueActionOutput},
    authenticated=False,
)


async def asyncio_detailed(
    cue_id: uuid.UUID, *, client: Caller, body: CueStateInput, secret: str
) -> Response[CueActionOutput]:
    """Report the outcome of an active action.

    The arguments are those of `client.cues.report_state`; the response comes with status, headers and body.
    """
    return await client.execute(
        OPERATION,
        (cue_id,),
        query={"secret": secret},
        body=body,
    )


async def asyncio(cue_id: uuid.UUID, *, client: Caller, body: CueStateInput, secret: str) -> CueActionOutput:
    """As `asyncio_detailed`, but only the parsed response."""
    return (await asyncio_detailed(cue_id, client=client, body=body, secret=secret)).parsed
