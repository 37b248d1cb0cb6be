"""What all calls of one client share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Self

import attrs
import httpx

from podero._auth.cache import TokenCache
from podero._call.dispatch import EventDispatcher
from podero._call.drift import DriftWatch
from podero._call.lifecycle import Lifecycle
from podero._clock import Clock
from podero._headers import secrets_of, with_headers, with_query
from podero._policy.rate_limit import RateLimiter
from podero._policy.retry import RetryPolicy, RetryQuota
from podero._policy.timeout import Timeout
from podero._secrets import Secret
from podero._wire.request import Origin
from podero.errors import ResponseValidationError
from podero.middleware import AttemptMiddleware, CallMiddleware


@attrs.frozen(kw_only=True, eq=False)
class Services:
    """What all calls of one client, and its views, share.

    Args:
        origin: Scheme, host and port.
        transport: Any httpx async transport.
        tokens: The token cache.
        limiter: The rate limit, None for none.
        quota: The retry quota.
        events: Hands events to hooks and log.
        drift: Remembers which departures from the document were reported.
        middleware: Runs around every call.
        attempt_middleware: Runs around every attempt.
        lifecycle: Event loop, running calls and request slots.
        keep_unknown_fields: Whether fields that the API document does not know are kept on responses.
        secrets: The credentials, to be kept out of errors.
        clock: Time, sleep and randomness.
    """

    origin: Origin
    transport: httpx.AsyncBaseTransport
    tokens: TokenCache
    limiter: RateLimiter | None
    quota: RetryQuota
    events: EventDispatcher
    drift: DriftWatch
    middleware: tuple[CallMiddleware, ...]
    attempt_middleware: tuple[AttemptMiddleware, ...]
    lifecycle: Lifecycle
    keep_unknown_fields: bool
    secrets: tuple[Secret, ...]
    clock: Clock


@attrs.frozen(kw_only=True)
class Options:
    """What a view of a client can change.

    Args:
        timeout: Seconds for each phase of one attempt.
        retry: Attempts, waits, and the deadline of the whole call.
        headers: Header fields of every request.
        query: Query parameters of every request, percent-encoded, empty for none.
        read_only: Whether operations that change anything are refused.
        raise_refusals: Whether a response with a success status that says no is an error.
        on_invalid_item: Takes the errors of invalid items of lists, which are left out; None to raise them.
        secrets: What of headers and query must not show.
    """

    timeout: Timeout
    retry: RetryPolicy
    headers: tuple[tuple[bytes, bytes], ...] = attrs.field(default=(), repr=False)
    query: str = attrs.field(default="", repr=False)
    read_only: bool = False
    raise_refusals: bool = True
    on_invalid_item: Callable[[ResponseValidationError], object] | None = None
    secrets: tuple[Secret, ...] = ()

    def adding(self, headers: Mapping[str, str] | None, query: Mapping[str, str] | None) -> Self:
        """The same with more header fields and query parameters.

        Args:
            headers: Fields to add; one of the same name is replaced.
            query: Parameters to add.

        Raises:
            ConfigurationError: A name or value cannot be sent.
        """
        fields, added = with_headers(self.headers, headers), with_query(query)
        return attrs.evolve(
            self,
            headers=fields,
            query="&".join(filter(None, (self.query, added.rendered))),
            secrets=tuple(dict.fromkeys((*self.secrets, *secrets_of(fields), *added.secrets))),
        )
