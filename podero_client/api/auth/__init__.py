# Generated from openapi.json by `make generate`; changes by hand are lost.
"""The methods of `client.auth`."""

from ..._runtime.operation import Caller
from ..._runtime.raw import RawCaller, raw
from ..._runtime.resource import Resource
from ...models.token_input import TokenInput
from ...models.token_output import TokenOutput
from ...models.user_output import UserOutput
from . import create_token as _create_token
from . import me as _me


class Auth(Resource):
    """The methods of `client.auth`.

    Args:
        caller: The client.
    """

    _operations = (
        _create_token.OPERATION,
        _me.OPERATION,
    )

    @property
    def with_raw_response(self) -> "AuthWithRawResponse":
        """The same methods, which return status, headers and body beside the parsed value."""
        return AuthWithRawResponse(self._caller)

    async def create_token(self, body: TokenInput) -> TokenOutput:
        """Exchange a user's credentials for a token.

        The client gets its own tokens and does not need this operation: the guides send client credentials to
        `/oauth2/token/`, while the API document declares the grants `password` and `refresh_token` here.

        `POST /api/partners/v2.0/auth/token`. Not retried once it may have reached the server: a refresh token
        may be good for one use, so a second try could be refused although the first one worked.

        Args:
            body: Credentials to exchange for a token.

        Returns:
            The token; its fields are in `additional_properties`, since the API document does not describe them.
        """
        response = await self._caller.execute(
            _create_token.OPERATION,
            (),
            body=body,
        )
        return response.parsed

    async def me(self) -> UserOutput:
        """Get the user of the token.

        The user whom the access token stands for.

        `GET /api/partners/v2.0/auth/me`. A lost response is retried.

        Returns:
            That user.
        """
        response = await self._caller.execute(
            _me.OPERATION,
            (),
        )
        return response.parsed


class AuthWithRawResponse:
    """The methods of `client.auth` with the whole response as result.

    Each returns a `Response`: status, headers and body beside the parsed value.

    Args:
        caller: The client.
    """

    def __init__(self, caller: Caller) -> None:
        resource = Auth(RawCaller(caller))
        self.create_token = raw(resource.create_token)
        self.me = raw(resource.me)


__all__ = ["Auth", "AuthWithRawResponse"]
