# Generated from openapi.json by `make generate`; changes by hand are lost.
"""GET /api/partners/v2.0/auth/me."""

from ..._runtime.operation import Caller, Operation, Response
from ...models.user_output import UserOutput

OPERATION: Operation[UserOutput] = Operation(
    name="auth.me",
    method="GET",
    path="/api/partners/v2.0/auth/me",
    responses={200: UserOutput},
    retry_safe=True,
)


async def asyncio_detailed(*, client: Caller) -> Response[UserOutput]:
    """Get the user of the token.

    The arguments are those of `client.auth.me`; the response comes with status, headers and body.
    """
    return await client.execute(
        OPERATION,
        (),
    )


async def asyncio(*, client: Caller) -> UserOutput:
    """As `asyncio_detailed`, but only the parsed response."""
    return (await asyncio_detailed(client=client)).parsed
