# Generated from openapi.json by `make generate`; changes by hand are lost.
"""The methods of `client.auth`."""

from ..._runtime import codec
from ..._runtime.operation import Caller
from ...models.token_input import TokenInput
from ...models.token_output import TokenOutput
from ...models.user_output import UserOutput
from . import create_token as _create_token
from . import me as _me

_OPERATIONS = (
    _create_token.OPERATION,
    _me.OPERATION,
)


class Auth:
    """The methods of `client.auth`.

    Args:
        caller: The client.
    """

    def __init__(self, caller: Caller) -> None:
        self._caller = caller
        for operation in _OPERATIONS:
            codec.prepare(operation)

    async def create_token(self, body: TokenInput) -> TokenOutput:
        """Token.

        The client gets its own tokens and does not need this operation: the guides send client credentials to
        `/oauth2/token/`, while the API document declares the grants `password` and `refresh_token` here.

        Args:
            body: What to send.

        Returns:
            The answer of the API.
        """
        response = await self._caller.execute(
            _create_token.OPERATION,
            (),
            body=body,
        )
        return response.parsed

    async def me(self) -> UserOutput:
        """Me.

        The user whom the access token stands for.

        Returns:
            The answer of the API.
        """
        response = await self._caller.execute(
            _me.OPERATION,
            (),
        )
        return response.parsed


__all__ = ["Auth"]
