"""Bearer tokens: the two endpoints that issue them, and the check of every request."""

from __future__ import annotations

import base64
import hmac
import json
import random
import string
from collections.abc import Mapping
from typing import Any, Literal, cast
from urllib.parse import parse_qsl, unquote_plus

import attrs

from podero.simulator._http.messages import HttpError, Response, json_response
from podero.simulator._world.clock import Clock

TOKEN_PATH = "/oauth2/token/"  # noqa: S105
_NO_STORE = {"cache-control": "no-store", "pragma": "no-cache"}
_STORED = (
    *("rng", "client_id", "client_secret", "username", "password", "admin_id"),
    *("lifetime", "encoding", "issued", "_clients", "_logins", "_refresh"),
)
_LETTERS = string.ascii_letters + string.digits

TokenEncoding = Literal["any", "json", "form"]


@attrs.define
class _Grant:
    user_id: str
    expires_at: float


@attrs.frozen
class Credentials:
    """What a user signs in with.

    Args:
        client_id: For /oauth2/token/.
        client_secret: Its secret.
        username: For /auth/token.
        password: Its password.
    """

    client_id: str
    client_secret: str = attrs.field(repr=False)
    username: str
    password: str = attrs.field(repr=False)


@attrs.define
class TokenService:
    """Issues tokens and checks them.

    Args:
        clock: Tokens expire on its uptime.
        rng: Source of the token strings.
        client_id: The accepted client id.
        client_secret: Its secret.
        username: The accepted username of the password grant.
        password: Its password.
        admin_id: User in whose name both credentials act (API record: the client credential acts as Administrator).
        lifetime: Token lifetime, seconds.
        encoding: Request encoding that /oauth2/token/ accepts: `json` (API record), `form` (RFC 6749) or `any`.
    """

    clock: Clock
    rng: random.Random = attrs.field(repr=False)
    client_id: str
    client_secret: str = attrs.field(repr=False)
    username: str
    password: str = attrs.field(repr=False)
    admin_id: str
    lifetime: float = 36000
    encoding: TokenEncoding = "any"
    issued: int = attrs.field(default=0, init=False)
    """Number of access tokens issued so far."""
    _access: dict[str, _Grant] = attrs.field(factory=dict[str, _Grant], init=False, repr=False)
    _clients: dict[str, tuple[str, str]] = attrs.field(factory=dict[str, tuple[str, str]], init=False, repr=False)
    _logins: dict[str, tuple[str, str]] = attrs.field(factory=dict[str, tuple[str, str]], init=False, repr=False)
    _refresh: dict[str, str] = attrs.field(factory=dict[str, str], init=False, repr=False)

    def add(self, user_id: str, username: str) -> Credentials:
        """Accept further credentials, which act in the name of a user.

        Args:
            user_id: The user.
            username: Its username.

        Returns:
            The credentials.
        """
        number = len(self._clients) + 1
        added = Credentials(f"{self.client_id}-{number}", self._random_string(), username, self._random_string())
        self._clients[added.client_id] = added.client_secret, user_id
        self._logins[added.username] = added.password, user_id
        return added

    @staticmethod
    def _find(known: Mapping[str, tuple[str, str]], name: str, secret: str) -> str | None:
        expected, user_id = known.get(name, ("", ""))
        return user_id if user_id and _same(secret, expected) else None

    def client_credentials(self, headers: Mapping[str, str], content: bytes) -> Response:
        """Respond to POST /oauth2/token/: HTTP Basic and `grant_type=client_credentials`.

        Args:
            headers: Request headers by lower-case name.
            content: Request body.

        Returns:
            The token, or an error as in RFC 6749 section 5.2.
        """
        fields = self._fields(headers, content)
        if fields is None:
            return _oauth_error(400, "invalid_request")
        user_id = self._client_of(headers.get("authorization", ""))
        if user_id is None:
            return _oauth_error(401, "invalid_client", {"www-authenticate": 'Basic realm="podero"'})
        if fields.get("grant_type") != "client_credentials":
            return _oauth_error(400, "unsupported_grant_type")
        return json_response(200, self._issue(user_id), _NO_STORE)

    def password_grant(self, body: Mapping[str, Any]) -> Response:
        """Respond to POST /api/partners/v2.0/auth/token.

        The document names only `username` and `password`; that a refresh token is sent as `refresh_token` is an
        assumption.

        Args:
            body: Decoded request body.

        Returns:
            The token and a refresh token.

        Raises:
            HttpError: 401, the credentials are wrong.
        """
        if body.get("grant_type") == "refresh_token":
            user_id = self._refresh.pop(str(body.get("refresh_token")), None)
            if user_id is None:
                raise HttpError(401, "Invalid refresh token")
        else:
            logins = {self.username: (self.password, self.admin_id), **self._logins}
            user_id = self._find(logins, str(body.get("username")), str(body.get("password")))
            if user_id is None:
                raise HttpError(401, "Invalid credentials")
        token = self._issue(user_id)
        token["refresh_token"] = self._random_string()
        self._refresh[token["refresh_token"]] = user_id
        return json_response(200, token, _NO_STORE)

    def check(self, authorization: str) -> str:
        """Check the Authorization header of a request.

        Args:
            authorization: Value of the header, empty if it is missing.

        Returns:
            The id of the user to whom the token was issued.

        Raises:
            HttpError: 401, the token is missing, unknown or expired.
        """
        scheme, _, token = authorization.partition(" ")
        grant = self._access.get(token) if scheme.lower() == "bearer" else None
        if grant is None or grant.expires_at <= self.clock.uptime():
            raise HttpError(401, "Unauthorized")
        return grant.user_id

    def expire_all(self) -> None:
        """Expire every access token issued so far; refresh tokens stay valid."""
        self._access.clear()

    def revoke_all(self) -> None:
        """Revoke every access and refresh token issued so far."""
        self._access.clear()
        self._refresh.clear()

    def secrets(self) -> set[str]:
        """List every secret and token that is accepted."""
        others = {secret for secret, _ in (*self._clients.values(), *self._logins.values())}
        return {self.client_secret, self.password, *others, *self._access, *self._refresh}

    def state(self) -> dict[str, Any]:
        """Return the credentials and the tokens with the time that they have left, for `restore`."""
        left = {token: (grant.user_id, grant.expires_at - self.clock.uptime()) for token, grant in self._access.items()}
        return {**{name: getattr(self, name) for name in _STORED}, "_access": left}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Go on from a state that `state` returned."""
        for name in _STORED:
            setattr(self, name, state[name])
        now = self.clock.uptime()
        self._access = {token: _Grant(user_id, now + left) for token, (user_id, left) in state["_access"].items()}

    def _issue(self, user_id: str) -> dict[str, Any]:
        self.issued += 1
        token = self._random_string()
        self._access[token] = _Grant(user_id, self.clock.uptime() + self.lifetime)
        lifetime = int(self.lifetime) if self.lifetime == int(self.lifetime) else self.lifetime
        return {"access_token": token, "expires_in": lifetime, "token_type": "Bearer", "scope": "read write"}

    def _random_string(self) -> str:
        return "".join(self.rng.choices(_LETTERS, k=30))

    def _fields(self, headers: Mapping[str, str], content: bytes) -> dict[str, Any] | None:
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        try:
            if kind == "application/x-www-form-urlencoded" and self.encoding != "json":
                return dict(parse_qsl(content.decode()))
            if kind == "application/json" and self.encoding != "form":
                value: Any = json.loads(content)
                return cast("dict[str, Any]", value) if isinstance(value, dict) else None
        except (ValueError, RecursionError):
            return None
        return None

    def _client_of(self, authorization: str) -> str | None:
        scheme, _, encoded = authorization.partition(" ")
        try:
            client_id, _, secret = base64.b64decode(encoded, validate=True).decode().partition(":")
        except ValueError:
            return None
        # RFC 6749 section 2.3.1 has both parts form-encoded first; plain ones are accepted too.
        if scheme.lower() != "basic":
            return None
        clients = {self.client_id: (self.client_secret, self.admin_id), **self._clients}
        plain = self._find(clients, client_id, secret)
        return plain or self._find(clients, unquote_plus(client_id), unquote_plus(secret))


def _same(sent: Any, expected: str) -> bool:
    return isinstance(sent, str) and hmac.compare_digest(sent.encode("utf-8", "replace"), expected.encode())


def _oauth_error(status: int, code: str, headers: Mapping[str, str] | None = None) -> Response:
    return json_response(status, {"error": code}, {**_NO_STORE, **(headers or {})})
