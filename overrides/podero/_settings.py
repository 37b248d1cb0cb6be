"""Arguments and environment variables -> one frozen `Settings`, or a `ConfigurationError` that says what to set."""

from __future__ import annotations

import contextlib
import os
import re
import uuid
from collections.abc import Collection, Mapping
from typing import Literal, TypeVar
from urllib.parse import urlsplit

import attrs

from podero._auth.token import TokenProvider
from podero._secrets import Secret
from podero._wire.proxy import is_loopback
from podero.errors import ConfigurationError

T = TypeVar("T")

API_PREFIX = "/api/partners/v2.0"
"""Part of every path of the API document, so a base URL ends before it (API record, section 2)."""

_OWN_DOMAIN = "podero.com"

ENVIRONMENTS: Mapping[str, str] = {
    "production": "https://app.podero.com",
    "sandbox": "https://sandbox-app.podero.com",
}


@attrs.frozen
class ClientPair:
    """Client id and secret of the client-credentials grant."""

    client_id: str
    client_secret: Secret


@attrs.frozen
class PasswordPair:
    """User name and password of the password grant."""

    username: str
    password: Secret


Credentials = ClientPair | PasswordPair | Secret | TokenProvider
"""How to get a token: a pair, a fixed token, or the caller's own provider."""


@attrs.frozen(kw_only=True)
class RawSettings:
    """What the caller passed, secrets already wrapped; None means not given."""

    client_id: str | None = None
    client_secret: Secret | None = None
    username: str | None = None
    password: Secret | None = None
    token: Secret | None = None
    auth: TokenProvider | None = None
    org_id: uuid.UUID | str | None = None
    environment: str | None = None
    base_url: str | None = None
    allow_http: Collection[str] | None = None


@attrs.frozen(kw_only=True)
class Settings:
    """Where to call, as whom, and for which organization."""

    base_url: str
    credentials: Credentials
    org_id: uuid.UUID | None


def resolve(given: RawSettings, environ: Mapping[str, str] | None = None) -> Settings:
    """Complete the arguments from the environment and check them.

    Args:
        given: The arguments of `PoderoClient`.
        environ: The environment variables, those of the process by default.

    Returns:
        The settings.

    Raises:
        ConfigurationError: Something is missing, contradicts itself or is malformed.
    """
    environment = _from_environment(os.environ if environ is None else environ)
    # A traceback that leaves this frame must not show it.
    del environ
    return Settings(
        base_url=_base_url(given, environment),
        credentials=_credentials(given, environment),
        org_id=organization_id(given.org_id or environment.org_id),
    )


def organization_id(value: uuid.UUID | str | None) -> uuid.UUID | None:
    """Check an organization id.

    Args:
        value: A UUID, its text, or None.

    Raises:
        ConfigurationError: The text is not a UUID.
    """
    if value is None or isinstance(value, uuid.UUID):
        return value
    with contextlib.suppress(ValueError, AttributeError, TypeError):
        return uuid.UUID(value)
    msg = f"org_id (or PODERO_ORG_ID) must be a UUID such as 9b2b7d0e-6c1f-4a53-8f0e-2f1d3c4b5a69, not {value!r}"
    raise ConfigurationError(msg)


def _base_url(given: RawSettings, environment: RawSettings) -> str:
    for name in (given.environment, environment.environment):
        if name is not None and name not in ENVIRONMENTS:
            msg = f"environment (or PODERO_ENVIRONMENT) must be 'production' or 'sandbox', not {name!r}"
            raise ConfigurationError(msg)
    http_hosts = _http_hosts(environment.allow_http if given.allow_http is None else given.allow_http)
    if given.base_url is not None:
        return origin(given.base_url, http_hosts)
    if given.environment is None and environment.base_url is not None:
        return origin(environment.base_url, http_hosts)
    return ENVIRONMENTS[given.environment or environment.environment or "production"]


def origin(base_url: str, http_hosts: frozenset[str] = frozenset()) -> str:
    """Scheme, host and port of a base URL.

    Args:
        base_url: For example ``https://app.podero.com``; a trailing ``/api/partners/v2.0/`` is accepted and dropped.
        http_hosts: Hosts besides loopback ones to which plain http is accepted, in small letters.

    Raises:
        ConfigurationError: It is not such a URL, or it is plain http to another host.
    """
    try:
        parts = urlsplit(base_url)
        host, port = parts.hostname, parts.port
    except (AttributeError, TypeError, ValueError):
        parts, host, port = urlsplit(""), None, None
    if parts.scheme not in {"https", "http"} or not host or " " in base_url or not base_url.isprintable():
        msg = "base_url (or PODERO_BASE_URL) must look like https://app.podero.com"
        raise ConfigurationError(msg)
    if parts.username is not None or parts.password is not None:
        msg = "base_url (or PODERO_BASE_URL) must not hold a user name or password; pass credentials as arguments"
        raise ConfigurationError(msg)
    if parts.path.rstrip("/") not in {"", API_PREFIX} or parts.query or parts.fragment:
        msg = f"base_url (or PODERO_BASE_URL) must be the host only, {API_PREFIX} is added by the client: {base_url!r}"
        raise ConfigurationError(msg)
    if parts.scheme == "http" and not is_loopback(host) and host.rstrip(".") not in http_hosts:
        msg = (
            f"base_url (or PODERO_BASE_URL) must be https: plain http would show the token to the network ({host}); "
            "for a host of your own, such as a simulator in a container, name it in allow_http (PODERO_ALLOW_HTTP)"
        )
        raise ConfigurationError(msg)
    netloc = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{netloc}" + ("" if port is None else f":{port}")


def _http_hosts(hosts: Collection[str] | None) -> frozenset[str]:
    names = frozenset(host.strip().lower().rstrip(".") for host in ([hosts] if isinstance(hosts, str) else hosts or ()))
    for name in names:
        if not name or not re.fullmatch(r"[a-z0-9._-]+", name):
            msg = f"allow_http (or PODERO_ALLOW_HTTP) must name hosts, such as allow_http=['simulator'], not {name!r}"
            raise ConfigurationError(msg)
        if name == _OWN_DOMAIN or name.endswith(f".{_OWN_DOMAIN}"):
            msg = f"allow_http (or PODERO_ALLOW_HTTP) cannot name {name}: Podero is reached over https only"
            raise ConfigurationError(msg)
    return names


Kind = Literal["client", "password", "token", "auth"]

_HOW = (
    "set client_id and client_secret (PODERO_CLIENT_ID, PODERO_CLIENT_SECRET), username and password "
    "(PODERO_USERNAME, PODERO_PASSWORD), token (PODERO_TOKEN), or auth"
)


def _credentials(given: RawSettings, environment: RawSettings) -> Credentials:
    if kinds := _kinds(given):
        where = "given"
    elif kinds := _kinds(environment):
        where = "in the environment"
    else:
        msg = f"no credentials: {_HOW}"
        raise ConfigurationError(msg)
    if len(kinds) > 1:
        msg = f"two kinds of credentials {where} ({' and '.join(kinds)}): keep one; {_HOW}"
        raise ConfigurationError(msg)
    return _of_kind(kinds[0], given, environment)


def _kinds(source: RawSettings) -> list[Kind]:
    present: dict[Kind, bool] = {
        "client": source.client_id is not None or source.client_secret is not None,
        "password": source.username is not None or source.password is not None,
        "token": source.token is not None,
        "auth": source.auth is not None,
    }
    return [kind for kind, is_present in present.items() if is_present]


def _from_environment(environ: Mapping[str, str]) -> RawSettings:
    def secret(name: str) -> Secret | None:
        return Secret(environ[name]) if environ.get(name) else None

    return RawSettings(
        client_id=environ.get("PODERO_CLIENT_ID") or None,
        client_secret=secret("PODERO_CLIENT_SECRET"),
        username=environ.get("PODERO_USERNAME") or None,
        password=secret("PODERO_PASSWORD"),
        token=secret("PODERO_TOKEN"),
        org_id=environ.get("PODERO_ORG_ID") or None,
        environment=environ.get("PODERO_ENVIRONMENT") or None,
        base_url=environ.get("PODERO_BASE_URL") or None,
        allow_http=environ["PODERO_ALLOW_HTTP"].split(",") if environ.get("PODERO_ALLOW_HTTP") else None,
    )


def _of_kind(kind: Kind, given: RawSettings, environment: RawSettings) -> Credentials:
    if kind == "client":
        client_id = _text("client_id", _first(given.client_id, environment.client_id))
        return ClientPair(client_id, _secret("client_secret", _first(given.client_secret, environment.client_secret)))
    if kind == "password":
        username = _text("username", _first(given.username, environment.username))
        return PasswordPair(username, _secret("password", _first(given.password, environment.password)))
    if kind == "token":
        return _secret("token", _first(given.token, environment.token))
    if not callable(getattr(given.auth, "fetch", None)):
        msg = "auth must have 'async def fetch(self) -> Token'"
        raise ConfigurationError(msg)
    assert given.auth is not None  # noqa: S101 - narrows the type; the kind was found by it
    return given.auth


def _first(given: T | None, fallback: T | None) -> T | None:
    return fallback if given is None else given


def _text(name: str, value: str | None) -> str:
    if not value or not isinstance(value, str) or not value.isprintable():
        msg = f"{name} is missing or empty: pass {name}= or set PODERO_{name.upper()}"
        raise ConfigurationError(msg)
    return value


def _secret(name: str, value: Secret | None) -> Secret:
    if value is None or not value.is_usable():
        msg = f"{name} is missing, empty or not plain text: pass {name}= or set PODERO_{name.upper()}"
        raise ConfigurationError(msg)
    return value
