"""How to get a token: the OAuth 2.0 grants of Podero and a fixed token.

Secrets live in `Secret`s here and are revealed only inside the expression that sends them, so no traceback shows one.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import json
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Final, Literal, Protocol
from urllib.parse import urlencode

import attrs
import httpx

from podero._auth.token import Token
from podero._policy.retry_after import parse_retry_after
from podero._secrets import Secret
from podero.errors import ConfigurationError, CredentialsRefused, TokenServiceUnavailable

_LONGEST_REASON: Final = 200
_SUCCESS: Final = frozenset({200, 201})
_TRANSIENT: Final = frozenset({408, 425, 429})
_ENCODING_REFUSED: Final = frozenset({400, 415, 422})
_CLIENT_REFUSED: Final = frozenset({"invalid_client", "invalid_grant", "unauthorized_client", "access_denied"})
_ERROR_CODES: Final = _CLIENT_REFUSED | {"invalid_request", "unsupported_grant_type", "invalid_scope"}
_FIRST_CLIENT_ERROR, _FIRST_SERVER_ERROR = 400, 500

Headers = Sequence[tuple[str, str]]


@attrs.frozen
class TokenResponse:
    """What the token service sent.

    Args:
        status: HTTP status.
        headers: With names that compare in any case.
        content: The body.
    """

    status: int
    headers: Mapping[str, str] = attrs.field(repr=False)
    content: bytes = attrs.field(repr=False)


class Exchange(Protocol):
    """Sends one request to the token service and never follows a redirect."""

    def __call__(self, method: str, url: str, headers: Headers, body: bytes, /) -> Awaitable[TokenResponse]:
        """Send it.

        Raises:
            httpx.TransportError: No response came.
            TimeoutError: No response in time.
        """
        ...


def store_key(kind: str, url: str, name: str, secret: Secret) -> str:
    """Under which name a token is shared: a digest of where and for whom it was issued, and with which secret.

    A client with another secret, a wrong one too, finds no token that was obtained with the right one. The secret goes
    in through scrypt (RFC 7914), so that whoever reads the store cannot try passwords out quickly.

    Args:
        kind: Name of the grant.
        url: The token service.
        name: Client id or user name.
        secret: Its secret.
    """
    account = hashlib.sha256(f"{kind}\n{url}\n{name}".encode()).hexdigest()
    proof = hashlib.scrypt(secret.reveal().encode(), salt=account.encode(), n=2**14, r=8, p=1, dklen=16)
    return f"{account[:32]}{proof.hex()}"


class FixedToken:
    """A token that was given and cannot be renewed.

    Args:
        value: The token.

    Raises:
        ConfigurationError: It cannot stand in a header.
    """

    def __init__(self, value: Secret) -> None:
        self._token = Token(value)
        if not self._token.is_usable:
            msg = "token (or PODERO_TOKEN) must be visible ASCII characters without spaces"
            raise ConfigurationError(msg)

    async def fetch(self) -> Token:
        """The token that was given."""
        return self._token


class _Endpoint:
    """One token service.

    Args:
        url: Its address.
        exchange: Sends the requests.
        wall_clock: Seconds since 1970.
    """

    def __init__(self, url: str, exchange: Exchange, wall_clock: Callable[[], float]) -> None:
        self._url = url
        self._exchange = exchange
        self._wall_clock = wall_clock

    async def ask(self, request: Callable[[], tuple[Headers, bytes]]) -> TokenResponse:
        """Send one request.

        Args:
            request: Makes headers and body; called where they are handed over, because they hold secrets.

        Raises:
            TokenServiceUnavailable: No response came.
        """
        try:
            return await self._exchange("POST", self._url, *request())
        except Exception as error:
            msg = f"the token service {self._url} did not respond ({_describe(error)}); the call can be tried again"
            raise TokenServiceUnavailable(msg) from error

    def read(self, response: TokenResponse) -> Token:
        """Read the token out of an response.

        Args:
            response: Of the token service.

        Raises:
            CredentialsRefused: It said no.
            TokenServiceUnavailable: It failed, or the response makes no sense.
        """
        status = response.status
        if status in _SUCCESS:
            token = _parse(response)
            if token is None:
                msg = f"the token service {self._url} sent a response without a usable bearer token; see base_url"
                raise TokenServiceUnavailable(msg, status_code=status)
            return token
        code = _error_code(response)
        what = f"status {status}" + (f", {code}" if code else "")
        if _FIRST_CLIENT_ERROR <= status < _FIRST_SERVER_ERROR and status not in _TRANSIENT:
            msg = (
                f"the token service {self._url} refused the credentials ({what}); "
                "check that they are right and belong to this environment"
            )
            raise CredentialsRefused(msg, status_code=status)
        msg = f"the token service {self._url} gave no token ({what}); the call can be tried again"
        retry_after = parse_retry_after(response.headers, self._wall_clock)
        raise TokenServiceUnavailable(msg, status_code=status, retry_after=retry_after)


class ClientCredentials:
    """The client-credentials grant at ``{base}/oauth2/token/``.

    The guides of the API send JSON, RFC 6749 asks for a form. JSON goes first; a server that refuses one encoding is
    asked with the other, and what worked is used from then on (API record, section 1A).

    Args:
        url: Address of the token service.
        client_id: Public name of the client.
        client_secret: Its secret.
        exchange: Sends the requests.
        wall_clock: Seconds since 1970.

    Raises:
        ConfigurationError: The client id has a colon, which HTTP Basic cannot carry (RFC 7617).
    """

    def __init__(
        self,
        url: str,
        client_id: str,
        client_secret: Secret,
        exchange: Exchange,
        *,
        wall_clock: Callable[[], float] = time.time,
    ) -> None:
        if ":" in client_id:
            msg = "client_id (or PODERO_CLIENT_ID) must not hold a colon"
            raise ConfigurationError(msg)
        self._endpoint = _Endpoint(url, exchange, wall_clock)
        self._client_id = client_id
        self._client_secret = client_secret
        self._encoding: Literal["json", "form"] = "json"
        self._url = url

    @functools.cached_property
    def store_key(self) -> str:
        """Under which name its token is shared; computed where a store is used, because it takes about 50 ms."""
        return store_key("client_credentials", self._url, self._client_id, self._client_secret)

    async def fetch(self) -> Token:
        """Get a new token.

        Raises:
            CredentialsRefused: The service said no.
            TokenServiceUnavailable: It failed or did not response.
        """
        response = await self._endpoint.ask(self._request)
        if _refuses_encoding(response):
            refused = self._encoding
            self._encoding = "form" if refused == "json" else "json"
            response = await self._endpoint.ask(self._request)
            if response.status not in _SUCCESS:
                self._encoding = refused
        return self._endpoint.read(response)

    def _request(self) -> tuple[Headers, bytes]:
        grant = {"grant_type": "client_credentials"}
        if self._encoding == "json":
            return self._headers("application/json"), json.dumps(grant).encode()
        return self._headers("application/x-www-form-urlencoded"), urlencode(grant).encode()

    def _headers(self, content_type: str) -> Headers:
        pair = f"{self._client_id}:{self._client_secret.reveal()}".encode()
        return [
            ("Authorization", "Basic " + base64.b64encode(pair).decode()),
            ("Cache-Control", "no-cache"),
            ("Content-Type", content_type),
        ]


class Password:
    """The password grant at ``{base}/api/partners/v2.0/auth/token`` (API record, section 1B).

    Where the server gave a refresh token, that is tried first and once; when it is refused, the password is used again.

    Args:
        url: Address of the token service.
        username: Name of the user.
        password: The password.
        exchange: Sends the requests.
        wall_clock: Seconds since 1970.
    """

    def __init__(
        self,
        url: str,
        username: str,
        password: Secret,
        exchange: Exchange,
        *,
        wall_clock: Callable[[], float] = time.time,
    ) -> None:
        self._endpoint = _Endpoint(url, exchange, wall_clock)
        self._username = username
        self._password = password
        self._refresh_token: Secret | None = None
        self._url = url

    @functools.cached_property
    def store_key(self) -> str:
        """Under which name its token is shared; computed where a store is used, because it takes about 50 ms."""
        return store_key("password", self._url, self._username, self._password)

    async def fetch(self) -> Token:
        """Get a new token.

        Raises:
            CredentialsRefused: The service said no.
            TokenServiceUnavailable: It failed or did not response.
        """
        refresh_token, self._refresh_token = self._refresh_token, None
        if refresh_token is not None:
            try:
                token = await self._ask(
                    lambda: {"grant_type": "refresh_token", "refresh_token": refresh_token.reveal()}
                )
            except CredentialsRefused:
                pass
            else:
                self._refresh_token = token.refresh_token or refresh_token
                return token
        token = await self._ask(
            lambda: {"grant_type": "password", "username": self._username, "password": self._password.reveal()}
        )
        self._refresh_token = token.refresh_token
        return token

    async def _ask(self, grant: Callable[[], dict[str, str]]) -> Token:
        headers = [("Cache-Control", "no-cache"), ("Content-Type", "application/json")]
        return self._endpoint.read(await self._endpoint.ask(lambda: (headers, json.dumps(grant()).encode())))


def _describe(error: Exception) -> str:
    """Name and first line of a failure of the wire; of anything else the name only, for its text may hold anything."""
    name = type(error).__name__
    if not isinstance(error, httpx.TransportError | OSError):
        return name
    text = " ".join(str(error).split())[:_LONGEST_REASON]
    return f"{name}: {text}" if text else name


def _json_object(response: TokenResponse) -> dict[str, Any]:
    try:
        data: Any = json.loads(response.content)
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}  # pyright: ignore[reportUnknownVariableType]


def _parse(response: TokenResponse) -> Token | None:
    data = _json_object(response)
    value, refresh_token = data.get("access_token"), data.get("refresh_token")
    if not isinstance(value, str) or str(data.get("token_type", "Bearer")).lower() != "bearer":
        return None
    token = Token(value, data.get("expires_in"), refresh_token if isinstance(refresh_token, str) else None)
    return token if token.is_usable else None


def _error_code(response: TokenResponse) -> str | None:
    """The error code of RFC 6749, 5.2; other texts are left out, because a server may echo the request in them."""
    code = _json_object(response).get("error")
    return code if isinstance(code, str) and code in _ERROR_CODES else None


def _refuses_encoding(response: TokenResponse) -> bool:
    return response.status in _ENCODING_REFUSED and _error_code(response) not in _CLIENT_REFUSED
