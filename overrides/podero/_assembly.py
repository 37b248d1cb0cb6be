"""Arguments of a client, checked -> what all its calls share."""

from __future__ import annotations

import ssl
from collections.abc import Sequence
from typing import Any, TypeVar

import httpx

from podero._auth.cache import TokenCache
from podero._auth.exchange import TokenExchange
from podero._auth.grants import ClientCredentials, FixedToken, Password
from podero._auth.stores.base import TokenStore
from podero._auth.token import TokenProvider
from podero._call.dispatch import EventDispatcher
from podero._call.drift import DriftWatch
from podero._call.lifecycle import Lifecycle
from podero._call.services import Options, Services
from podero._clock import Clock
from podero._policy.rate_limit import RateLimit, RateLimiter
from podero._policy.retry import RetryPolicy, RetryQuota
from podero._policy.timeout import Timeout
from podero._secrets import Secret
from podero._settings import API_PREFIX, ClientPair, PasswordPair, Settings
from podero._wire.request import Origin
from podero.errors import ConfigurationError
from podero.events import Hook, TokenEvent
from podero.middleware import AttemptMiddleware, CallMiddleware

F = TypeVar("F")


def assemble(
    settings: Settings,
    options: Options,
    *,
    max_connections: int,
    rate_limit: float | RateLimit | None,
    token_store: TokenStore | None,
    transport: httpx.AsyncBaseTransport,
    hooks: Sequence[Hook],
    middleware: Sequence[CallMiddleware],
    attempt_middleware: Sequence[AttemptMiddleware],
    keep_unknown_fields: bool,
    clock: Clock,
) -> Services:
    """Build what all calls of a client share.

    Args:
        settings: Where to call, as whom.
        options: What the client itself calls with; views have their own.
        max_connections: Requests in flight at once.
        rate_limit: Requests per second, or a `RateLimit`, None for none.
        token_store: Shares the token, None to share with nobody.
        transport: Carries the requests.
        hooks: Called with every event.
        middleware: Runs around every call.
        attempt_middleware: Runs around every attempt.
        keep_unknown_fields: Whether fields that the API document does not know are kept on responses.
        clock: Time, sleep and randomness.

    Raises:
        ConfigurationError: An argument is malformed.
    """
    if isinstance(max_connections, bool) or not isinstance(max_connections, int) or max_connections < 1:
        msg = f"max_connections must be a whole number of at least 1, not {max_connections!r}"
        raise ConfigurationError(msg)
    check("clock", clock, Clock, "be a podero.Clock")
    check("token_store", token_store, TokenStore, "have load, save, clear and lock")
    events = EventDispatcher(_callables("hooks", hooks))
    limit = rate_limit if rate_limit is None or isinstance(rate_limit, RateLimit) else RateLimit(rate_limit)
    limiter = None if limit is None else RateLimiter(limit, clock=clock)
    tokens = TokenCache(
        _provider(settings, TokenExchange(transport, options.headers)),
        store=token_store,
        clock=clock,
        notify=lambda name, facts: events.emit(TokenEvent(name=name, facts=dict(facts))),
    )
    return Services(
        origin=Origin(settings.base_url),
        transport=transport,
        tokens=tokens,
        limiter=limiter,
        quota=RetryQuota(options.retry.quota),
        events=events,
        drift=DriftWatch(clock),
        middleware=tuple(_callables("middleware", middleware)),
        attempt_middleware=tuple(_callables("attempt_middleware", attempt_middleware)),
        lifecycle=Lifecycle(
            transport=transport, tokens=tokens, limiter=limiter, max_connections=max_connections, clock=clock
        ),
        keep_unknown_fields=keep_unknown_fields,
        secrets=_secrets(settings),
        clock=clock,
    )


def transport_for(
    base_url: str, transport: httpx.AsyncBaseTransport | None, ssl_context: ssl.SSLContext | None, proxy: str | None
) -> httpx.AsyncBaseTransport:
    """The transport that was given, or the wire of this package.

    Args:
        base_url: Where requests will go.
        transport: Any httpx async transport.
        ssl_context: For the wire; None for the one that trusts what the system trusts.
        proxy: For the wire, a URL; None for what the environment says.

    Raises:
        ConfigurationError: An argument is malformed, or two of them exclude each other.
    """
    check("transport", transport, httpx.AsyncBaseTransport, "be an httpx.AsyncBaseTransport")
    check("ssl_context", ssl_context, ssl.SSLContext, "be an ssl.SSLContext")
    check("proxy", proxy, str, "be a URL")
    if transport is not None:
        if ssl_context is not None or proxy is not None:
            msg = "ssl_context and proxy are for the client's own transport; configure the transport you pass instead"
            raise ConfigurationError(msg)
        return transport
    # Imported with the first client: aiohttp takes longer to import than everything else together.
    from podero._wire.proxy import proxy_from_environment  # noqa: PLC0415
    from podero._wire.transport import WireTransport  # noqa: PLC0415

    where = "proxy" if proxy else "the proxy of the environment (HTTPS_PROXY, HTTP_PROXY, ALL_PROXY)"
    try:
        return WireTransport(ssl_context=ssl_context, proxy=proxy or proxy_from_environment(base_url))
    except ValueError as error:
        msg = f"{where} cannot be used: {error}"
        raise ConfigurationError(msg) from error


def timeout_of(value: float | Timeout | None) -> Timeout:
    """The timeout that was given, or the default."""
    return Timeout() if value is None else Timeout.of(value)


def retry_of(value: RetryPolicy | None) -> RetryPolicy:
    """The retry policy that was given, or the default."""
    check("retry", value, RetryPolicy, "be a RetryPolicy")
    return value or RetryPolicy()


def check(name: str, value: object, kind: type[Any], expected: str) -> None:
    """Refuse an argument of the wrong kind by name.

    Args:
        name: Name of the argument.
        value: Its value, None for not given.
        kind: What it must be an instance of.
        expected: The same in words.

    Raises:
        ConfigurationError: It is something else.
    """
    if value is not None and not isinstance(value, kind):
        msg = f"{name} must {expected}, not {type(value).__name__}"
        raise ConfigurationError(msg)


def _callables(name: str, values: Sequence[F]) -> Sequence[F]:
    if isinstance(values, Sequence) and not isinstance(values, str) and all(map(callable, values)):
        return values
    msg = f"{name} must be a list of callables, such as {name}=[function], not {values!r:.80}"
    raise ConfigurationError(msg)


def callback_of(name: str, value: F) -> F:
    """An argument that is a callable or None.

    Args:
        name: Of the argument.
        value: What was given.

    Raises:
        ConfigurationError: It is neither.
    """
    if value is None or callable(value):
        return value
    msg = f"{name} must be a callable, such as {name}=found.append, not {value!r:.80}"
    raise ConfigurationError(msg)


def _provider(settings: Settings, exchange: TokenExchange) -> TokenProvider:
    match settings.credentials:
        case ClientPair(client_id, secret):
            return ClientCredentials(f"{settings.base_url}/oauth2/token/", client_id, secret, exchange)
        case PasswordPair(username, password):
            return Password(f"{settings.base_url}{API_PREFIX}/auth/token", username, password, exchange)
        case Secret() as token:
            return FixedToken(token)
        case _ as own:
            return own


def _secrets(settings: Settings) -> tuple[Secret, ...]:
    match settings.credentials:
        case ClientPair(_, secret) | PasswordPair(_, secret) | (Secret() as secret):
            return (secret,)
        case _:
            return ()
