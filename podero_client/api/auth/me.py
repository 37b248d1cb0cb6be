# Generated from openapi.json by `make generate`; changes by hand are lost.
"""GET /api/partners/v2.0/auth/me."""

from ..._runtime.operation import Caller, Operation, Response
from ...models.user_output import UserOutput

OPERATION: Operation[UserOutput] = Operation(
    name="auth.me",
    method="GET",
    path="/api/partners/v2.0/auth/me",
    answers={200: UserOutput},
    repeatable=True,
)


async def asyncio_detailed(*, client: Caller) -> Response[UserOutput]:
    """Me.

    The arguments are those of `client.auth.me`.
    """
    return await client.execute(
        OPERATION,
        (),
    )


async def asyncio(*, client: Caller) -> UserOutput:
    """As `asyncio_detailed`, but only the parsed answer."""
    return (await asyncio_detailed(client=client)).parsed
