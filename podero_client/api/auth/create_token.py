# Generated from openapi.json by `make generate`; changes by hand are lost.
"""POST /api/partners/v2.0/auth/token."""

from ..._runtime.operation import Caller, Operation, Response
from ...models.token_input import TokenInput
from ...models.token_output import TokenOutput

OPERATION: Operation[TokenOutput] = Operation(
    name="auth.create_token",
    method="POST",
    path="/api/partners/v2.0/auth/token",
    body=TokenInput,
    body_required=True,
    responses={200: TokenOutput},
    authenticated=False,
)


async def asyncio_detailed(*, client: Caller, body: TokenInput) -> Response[TokenOutput]:
    """Exchange a user's credentials for a token.

    The arguments are those of `client.auth.create_token`; the response comes with status, headers and body.
    """
    return await client.execute(
        OPERATION,
        (),
        body=body,
    )


async def asyncio(*, client: Caller, body: TokenInput) -> TokenOutput:
    """As `asyncio_detailed`, but only the parsed response."""
    return (await asyncio_detailed(client=client, body=body)).parsed
