# Generated from openapi.json by `make generate`; changes by hand are lost.
"""POST /api/partners/v2.0/cues/{cue_id}/information/resolve."""

import uuid

from ..._runtime.operation import Caller, Operation, Parameter, Response
from ...models.cue_action_output import CueActionOutput
from ...models.information_input import InformationInput

OPERATION: Operation[CueActionOutput] = Operation(
    name="cues.resolve_information",
    method="POST",
    path="/api/partners/v2.0/cues/{cue_id}/information/resolve",
    path_parameters=(Parameter(name="cue_id", argument="cue_id", type=uuid.UUID),),
    query=(Parameter(name="secret", argument="secret", type=str, secret=True),),
    body=InformationInput,
    responses={200: CueActionOutput},
)


async def asyncio_detailed(
    cue_id: uuid.UUID, *, client: Caller, body: InformationInput | None = None, secret: str
) -> Response[CueActionOutput]:
    """Mark an information action as read.

    The arguments are those of `client.cues.resolve_information`; the response comes with status, headers and
    body.
    """
    return await client.execute(
        OPERATION,
        (cue_id,),
        query={"secret": secret},
        body=body,
    )


async def asyncio(
    cue_id: uuid.UUID, *, client: Caller, body: InformationInput | None = None, secret: str
) -> CueActionOutput:
    """As `asyncio_detailed`, but only the parsed response."""
    return (await asyncio_detailed(cue_id, client=client, body=body, secret=secret)).parsed
