"""`PoderoClient`: settings in, resources out; owns the life of everything below."""

from __future__ import annotations

import os
import ssl
import uuid
from collections.abc import AsyncGenerator, Callable, Collection, Mapping, Sequence
from types import TracebackType
from typing import Any, Literal, NoReturn, Self, TypeVar, overload

import attrs
import httpx

from podero._assembly import assemble, callback_of, retry_of, timeout_of, transport_for
from podero._auth.stores.base import TokenStore
from podero._auth.token import TokenProvider
from podero._call.call import Call
from podero._call.chain import call_request, chained
from podero._call.custom import CustomArguments, custom_operation
from podero._call.request import CallArguments
from podero._call.scrub import scrubbed
from podero._call.services import Options
from podero._call.streaming import streamed
from podero._clock import SYSTEM_CLOCK, Clock
from podero._headers import default_headers
from podero._logging import log_as_asked
from podero._policy.rate_limit import RateLimit
from podero._policy.retry import RetryPolicy
from podero._policy.timeout import Timeout
from podero._secrets import Secret
from podero._settings import RawSettings, organization_id, resolve
from podero._stats import ClientStats
from podero.errors import ConfigurationError, InvalidRequestError, ResponseValidationError
from podero.events import Hook
from podero.middleware import AttemptMiddleware, CallMiddleware, CallRequest
from podero_client._runtime.operation import Operation, Response
from podero_client.api import Resources
from podero_client.types import UNSET

T = TypeVar("T")


@attrs.frozen
class _Private:
    """Arguments that a traceback must not show."""

    headers: Mapping[str, str] | None = attrs.field(repr=False)
    proxy: str | None = attrs.field(repr=False)


class PoderoClient(Resources):
    """Async client for the Podero Partner API v2.0.

    Make one per process and event loop, keep it for the life of the service, and close it with ``async with`` or
    `aclose`. Whatever is not passed is read from ``PODERO_CLIENT_ID``, ``PODERO_CLIENT_SECRET``, ``PODERO_USERNAME``,
    ``PODERO_PASSWORD``, ``PODERO_TOKEN``, ``PODERO_ORG_ID``, ``PODERO_ENVIRONMENT``, ``PODERO_BASE_URL`` and
    ``PODERO_ALLOW_HTTP`` (host names with commas between them). ``PODERO_LOG=debug`` (or info, warning) writes a
    readable log to standard error.

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
        max_connections: Requests in flight at once; further ones wait for a slot inside the client.
        rate_limit: Requests per second, or a `RateLimit`; by default only the server limits the rate.
        token_store: Shares the token between processes, such as `FileTokenStore`.
        transport: Any httpx async transport instead of the wire of this package; it is closed with the client.
        ssl_context: For https, such as one with a client certificate (mTLS) or with an authority of your own; by
            default one that trusts what the system trusts.
        proxy: URL of an HTTP proxy, with user and password if need be, instead of the one of the environment.
        headers: Header fields for every request, such as the key of a gateway; values of names like ``X-Api-Key`` are
            kept out of errors and logs.
        app_info: Name and version of your program, such as ``acme-ems/2.1``, for the end of the User-Agent.
        allow_http: Names of hosts besides loopback ones that plain http is accepted for, such as a simulator in a
            container; never Podero's own.
        hooks: Called with every event of every call.
        middleware: Async functions that run around every call; see `podero.middleware`.
        attempt_middleware: Async functions that run around every attempt of a call.
        keep_unknown_fields: Keep fields that the API document does not know in ``additional_properties`` of responses;
            False drops them and is faster.
        clock: Time, sleep and randomness; for tests.

    Raises:
        ConfigurationError: A setting is missing, malformed or contradicts another; the message says what to set.
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
        environment: Literal["production", "sandbox"] | None = None,
        base_url: str | None = None,
        timeout: float | Timeout | None = None,
        retry: RetryPolicy | None = None,
        max_connections: int = 100,
        rate_limit: float | RateLimit | None = None,
        token_store: TokenStore | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        ssl_context: ssl.SSLContext | None = None,
        proxy: str | None = None,
        headers: Mapping[str, str] | None = None,
        app_info: str | None = None,
        allow_http: Collection[str] | None = None,
        hooks: Sequence[Hook] = (),
        middleware: Sequence[CallMiddleware] = (),
        attempt_middleware: Sequence[AttemptMiddleware] = (),
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
            allow_http=allow_http,
        )
        private = _Private(headers, proxy)
        # A traceback that leaves this frame must not show them.
        del client_secret, password, token, headers, proxy
        super().__init__()
        try:
            settings = resolve(given)
            log_as_asked(os.environ)
            options = Options(timeout=timeout_of(timeout), retry=retry_of(retry), headers=default_headers(app_info))
            self._options = options.adding(private.headers, None)
            self._org_id = settings.org_id
            self._services = assemble(
                settings,
                self._options,
                max_connections=max_connections,
                rate_limit=rate_limit,
                token_store=token_store,
                transport=transport_for(settings.base_url, transport, ssl_context, private.proxy),
                hooks=hooks,
                middleware=middleware,
                attempt_middleware=attempt_middleware,
                keep_unknown_fields=keep_unknown_fields,
                clock=clock,
            )
        except ConfigurationError as error:
            failure = scrubbed(error)
        else:
            return
        raise failure

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
        arguments = CallArguments(org_id=self._org_id, path=path, query=query or {}, headers=headers or {}, body=body)
        # A signed secret among the parameters must not show in the frame of a failed call.
        del path, query, headers, body
        if self._services.middleware:
            return await self._execute_through_middleware(operation, arguments)
        return await Call(self._services, self._options, operation, arguments).run()

    def stream(
        self,
        operation: Operation[list[T]],
        path: tuple[Any, ...],
        *,
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
    ) -> AsyncGenerator[T, None]:
        """Make one call whose response is a list, and hand on its items while they come in.

        Up to the begin of the response this is a call like any other. From then on there is no retry and no deadline,
        and the read timeout limits each wait for the server.

        Args:
            operation: What to call.
            path: The path parameters in path order, None for the client's own organization.
            query: Query parameters by JSON name.
            headers: Header parameters by JSON name.

        Yields:
            The items of the list.

        Raises:
            podero.errors.PoderoError: As `podero.errors` describes.
        """
        arguments = CallArguments(org_id=self._org_id, path=path, query=query or {}, headers=headers or {}, body=UNSET)
        return streamed(self._services, self._options, operation, arguments)

    @overload
    async def request(
        self,
        method: str,
        path: str,
        path_parameters: Mapping[str, Any] | None = None,
        *,
        query: Mapping[str, Any] | None = None,
        json: Any = UNSET,
        response: type[T],
        retry_safe: bool | None = None,
    ) -> T: ...

    @overload
    async def request(
        self,
        method: str,
        path: str,
        path_parameters: Mapping[str, Any] | None = None,
        *,
        query: Mapping[str, Any] | None = None,
        json: Any = UNSET,
        response: Any = Any,
        retry_safe: bool | None = None,
    ) -> Any: ...

    async def request(
        self,
        method: str,
        path: str,
        path_parameters: Mapping[str, Any] | None = None,
        *,
        query: Mapping[str, Any] | None = None,
        json: Any = UNSET,
        response: Any = Any,
        retry_safe: bool | None = None,
    ) -> Any:
        """Call a path that the API document lacks, with everything that a method of a resource has.

        Args:
            method: GET, POST, PUT, PATCH or DELETE.
            path: The path with placeholders, such as ``/api/partners/v2.0/org/{org_id}/things/{id}``.
            path_parameters: Values of the placeholders, escaped before they are sent. `org_id` may be left out: the
                organization of this client.
            query: Query parameters: text, numbers, UUIDs, dates, enums, lists of those; None and UNSET are left out.
            json: The body: a model or plain data.
            response: What to return the response as: a model, ``list[Model]``, an attrs class or dataclass; plain
                data by default, None for no body.
            retry_safe: Whether sending it twice does no harm; by default only a GET is retried.

        Returns:
            The response as `response`, or None where it has no body and `response` is left out.

        Raises:
            podero.errors.PoderoError: As `podero.errors` describes.
        """
        arguments = CustomArguments(path_parameters or {}, query or {}, json)
        # Secrets among them must not show in the frame of a failed call.
        del path_parameters, query, json
        try:
            operation = custom_operation(method, path, arguments, response=response, retry_safe=retry_safe)
        except InvalidRequestError as error:
            failure = scrubbed(error)
        else:
            return (
                await self.execute(operation, arguments.places(operation), query=arguments.query, body=arguments.json)
            ).parsed
        raise failure

    async def _execute_through_middleware(self, operation: Operation[T], arguments: CallArguments) -> Response[T]:
        async def send(request: CallRequest) -> Response[Any]:
            options = self._options.adding(request.headers, request.extra_query)
            return await Call(self._services, options, operation, arguments).run()

        return await chained(self._services.middleware, send)(call_request(operation, arguments))

    def with_options(
        self,
        *,
        timeout: float | Timeout | None = None,
        retry: RetryPolicy | None = None,
        org_id: uuid.UUID | str | None = None,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, str] | None = None,
        read_only: bool | None = None,
        raise_refusals: bool | None = None,
        on_invalid_item: Callable[[ResponseValidationError], object] | None = None,
    ) -> PoderoClient:
        """Return a view of this client with other options; it shares connections, token, limits and lifetime.

        Args:
            timeout: Seconds for each phase of one attempt, one number or a `Timeout`.
            retry: Attempts, waits, and the deadline of the whole call; its `quota` has no effect on a view.
            org_id: UUID of the organization.
            headers: Header fields to add to those of this client; one of the same name is replaced.
            query: Query parameters to add to every request, such as one that the API document does not know yet.
            read_only: True refuses every operation that could change anything, before anything is sent.
            raise_refusals: False returns a response in which the server says no, instead of raising `RefusedError`.
            on_invalid_item: Called with the error of each item of a list of objects that is not what the API document
                says; the item is left out, and the rest is returned. `errors.append` of a list of yours collects them;
                what it raises ends the call. By default one such item costs the response.

        Returns:
            The view; closing it closes this client.

        Raises:
            ConfigurationError: A value is malformed.
        """
        own = self._options
        view = object.__new__(type(self))
        view._services = self._services
        view._options = attrs.evolve(
            own,
            timeout=own.timeout if timeout is None else Timeout.of(timeout),
            retry=own.retry if retry is None else retry_of(retry),
            read_only=own.read_only if read_only is None else bool(read_only),
            raise_refusals=own.raise_refusals if raise_refusals is None else bool(raise_refusals),
            on_invalid_item=callback_of("on_invalid_item", on_invalid_item) or own.on_invalid_item,
        ).adding(headers, query)
        view._org_id = organization_id(org_id) or self._org_id
        return view

    def stats(self) -> ClientStats:
        """What the client is doing right now, for health pages."""
        services = self._services
        lifecycle, limiter, tokens = services.lifecycle, services.limiter, services.tokens
        connections = getattr(services.transport, "connections", None)
        in_use, idle = (None, None) if connections is None else connections()
        return ClientStats(
            closed=lifecycle.closed,
            calls=lifecycle.calls,
            in_flight=lifecycle.slots.in_use,
            max_connections=lifecycle.slots.limit,
            waiting_for_slot=lifecycle.slots.waiting,
            waiting_for_rate=0 if limiter is None else limiter.waiting,
            rate=None if limiter is None else limiter.rate,
            retry_quota=services.quota.available,
            max_retry_quota=services.quota.capacity,
            token_expires_in=tokens.expires_in,
            token_age=tokens.age,
            connections_in_use=in_use,
            connections_idle=idle,
        )

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
