"""`PoderoClient`: settings in, resources out; owns the life of everything below."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any, NoReturn, Self, TypeVar

import httpx

from podero._auth.cache import TokenCache
from podero._auth.exchange import TokenExchange
from podero._auth.grants import ClientCredentials, FixedToken, Password
from podero._auth.stores.base import TokenStore
from podero._auth.token import TokenProvider
from podero._call.call import Call
from podero._call.dispatch import EventDispatcher
from podero._call.lifecycle import Lifecycle
from podero._call.request import CallArguments
from podero._call.services import Options, Services
from podero._clock import SYSTEM_CLOCK, Clock
from podero._policy.rate_limit import RateLimit, RateLimiter
from podero._policy.retry import RetryPolicy, RetryQuota
from podero._policy.timeout import Timeout
from podero._secrets import Secret
from podero._settings import (
    API_PREFIX,
    ClientPair,
    PasswordPair,
    RawSettings,
    Settings,
    default_headers,
    organization_id,
    resolve,
)
from podero._wire.request import Origin
from podero.errors import ConfigurationError
from podero.events import Hook, TokenEvent
from podero_client._runtime.operation import Operation, Response
from podero_client.api import Resources
from podero_client.types import UNSET

T = TypeVar("T")


class PoderoClient(Resources):
    """Async client for the Podero Partner API v2.0.

    Make one per process and event loop, keep it for the life of the service, and close it with ``async with`` or
    `aclose`. What is not given is read from ``PODERO_CLIENT_ID``, ``PODERO_CLIENT_SECRET``, ``PODERO_USERNAME``,
    ``PODERO_PASSWORD``, ``PODERO_TOKEN``, ``PODERO_ORG_ID``, ``PODERO_ENVIRONMENT`` and ``PODERO_BASE_URL``.

    Args:
        client_id: Client id of the client-credentials grant, with `client_secret`.
        client_secret: Its secret.
        username: User name of the password grant, with `password`.
        password: Its password.
        token: A fixed access token.
        auth: Any object with ``async def fetch() -> Token``.
        org_id: UUID of the organization; every method that needs one also takes ``org_id=``.
        environment: ``production`` or ``sandbox``.
        base_url: Scheme and host, instead of `environment`. Plain http is accepted for loopback hosts only.
        timeout: Seconds for each phase of one attempt, one number or a `Timeout`.
        retry: Attempts, waits, and the deadline of the whole call.
        max_connections: Requests in flight at once; further calls wait their turn in this client.
        rate_limit: Requests per second, or a `RateLimit`; by default only the server limits.
        token_store: Shares the token between processes, such as `FileTokenStore`.
        transport: Any httpx async transport instead of the wire of this package; it is closed with the client.
        hooks: Called with every event of every call.
        keep_unknown_fields: Keep fields that the API document does not know in ``additional_properties`` of responses;
            False drops them and is faster.
        clock: Time, sleep and randomness; for tests.

    Raises:
        ConfigurationError: Something is missing, contradicts itself or is malformed; the message says what to set.
    """

    def __init__(
        self,
        *,
        client_id: str | None = None,
        client_secret: str | None = None,
        username: str | None = None,
        password: str | None = None,
        token: str | None = None,
        auth: TokenProvider | None = None,
        org_id: uuid.UUID | str | None = None,
        environment: str | None = None,
        base_url: str | None = None,
        timeout: float | Timeout | None = None,
        retry: RetryPolicy | None = None,
        max_connections: int = 100,
        rate_limit: float | RateLimit | None = None,
        token_store: TokenStore | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        hooks: Sequence[Hook] = (),
        keep_unknown_fields: bool = True,
        clock: Clock = SYSTEM_CLOCK,
    ) -> None:
        given = RawSettings(
            client_id=client_id,
            client_secret=None if client_secret is None else Secret(client_secret),
            username=username,
            password=None if password is None else Secret(password),
            token=None if token is None else Secret(token),
            auth=auth,
            org_id=org_id,
            environment=environment,
            base_url=base_url,
        )
        # A traceback that leaves this frame must not show them.
        del client_secret, password, token
        settings = resolve(given)
        options = Options(timeout=_timeout(timeout), retry=_retry(retry))
        if isinstance(max_connections, bool) or not isinstance(max_connections, int) or max_connections < 1:
            msg = f"max_connections must be a whole number of at least 1, not {max_connections!r}"
            raise ConfigurationError(msg)
        limit = RateLimit(rate_limit) if isinstance(rate_limit, int | float) else rate_limit
        events = EventDispatcher(hooks)
        transport = _wire(settings.base_url) if transport is None else transport
        headers = default_headers()
        tokens = TokenCache(
            _provider(settings, TokenExchange(transport, headers)),
            store=token_store,
            clock=clock,
            notify=lambda name, facts: events.emit(TokenEvent(name=name, facts=dict(facts))),
        )
        limiter = None if limit is None else RateLimiter(limit, clock=clock)
        super().__init__()
        self._options = options
        self._org_id = settings.org_id
        self._services = Services(
            origin=Origin(settings.base_url),
            headers=headers,
            transport=transport,
            tokens=tokens,
            limiter=limiter,
            quota=RetryQuota(options.retry.quota),
            events=events,
            lifecycle=Lifecycle(
                transport=transport, tokens=tokens, limiter=limiter, max_connections=max_connections, clock=clock
            ),
            keep_unknown_fields=keep_unknown_fields,
            secrets=_secrets(settings),
            clock=clock,
        )

    async def execute(
        self,
        operation: Operation[T],
        path: tuple[Any, ...],
        *,
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        body: Any = UNSET,
    ) -> Response[T]:
        """Make one call; every generated method and endpoint function comes through here.

        Args:
            operation: What to call.
            path: The path parameters in path order, None for the client's own organization.
            query: Query parameters by JSON name.
            headers: Header parameters by JSON name.
            body: The body, unset or None for none.

        Returns:
            Status, headers, body and the parsed value.

        Raises:
            podero.errors.PoderoError: As `podero.errors` describes.
        """
        arguments = CallArguments(
            headers=self._services.headers,
            org_id=self._org_id,
            path=path,
            query=query or {},
            own_headers=headers or {},
            body=body,
        )
        # A signed secret among the parameters must not show in the frame of a failed call.
        del path, query, headers, body
        return await Call(self._services, self._options, operation, arguments).run()

    def with_options(
        self,
        *,
        timeout: float | Timeout | None = None,
        retry: RetryPolicy | None = None,
        org_id: uuid.UUID | str | None = None,
    ) -> PoderoClient:
        """A view of this client with other options, which shares connections, token, limits and life with it.

        Args:
            timeout: Seconds for each phase of one attempt, one number or a `Timeout`.
            retry: Attempts, waits, and the deadline of the whole call; its `quota` has no effect on a view.
            org_id: UUID of the organization.

        Returns:
            The view; closing it closes this client.

        Raises:
            ConfigurationError: A value is malformed.
        """
        view = object.__new__(type(self))
        view._services = self._services
        view._options = Options(
            timeout=self._options.timeout if timeout is None else Timeout.of(timeout),
            retry=self._options.retry if retry is None else _retry(retry),
        )
        view._org_id = organization_id(org_id) or self._org_id
        return view

    async def aclose(self) -> None:
        """Close the client: running calls end with `ClientClosedError`, later ones raise it at once."""
        await self._services.lifecycle.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    def __reduce__(self) -> NoReturn:
        msg = "a client is not pickled: its connections and secrets stay here; make one in the other process"
        raise TypeError(msg)

    def __repr__(self) -> str:
        state = "closed" if self._services.lifecycle.closed else "open"
        return f"<PoderoClient {self._services.origin.text} org_id={self._org_id} {state}>"


def _timeout(value: float | Timeout | None) -> Timeout:
    return Timeout() if value is None else Timeout.of(value)


def _retry(value: RetryPolicy | None) -> RetryPolicy:
    if value is not None and not isinstance(value, RetryPolicy):
        msg = f"retry must be a RetryPolicy, not {type(value).__name__}"
        raise ConfigurationError(msg)
    return value or RetryPolicy()


def _wire(base_url: str) -> httpx.AsyncBaseTransport:
    # Imported with the first client: aiohttp takes longer to import than everything else together.
    from podero._wire.proxy import proxy_from_environment  # noqa: PLC0415
    from podero._wire.transport import WireTransport  # noqa: PLC0415

    return WireTransport(proxy=proxy_from_environment(base_url))


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
