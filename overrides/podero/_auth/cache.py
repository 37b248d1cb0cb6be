"""When a token is renewed: early, in the background, once for all callers, and after the API refused it."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable, Mapping
from typing import Final

import attrs

from podero._auth.stores.base import StoredToken, TokenStore
from podero._auth.stores.guarded import GuardedStore
from podero._auth.token import Token, TokenProvider
from podero._clock import SYSTEM_CLOCK, Clock
from podero._secrets import Secret
from podero.errors import (
    ClientClosedError,
    ConfigurationError,
    CredentialsRefused,
    TokenError,
    TokenServiceUnavailable,
)

EARLY_SHARE: Final = 0.2
"""Share of a token's lifetime, at its end, in which it is renewed while it stays in use."""

MAX_EARLY_WINDOW: Final = 600.0
"""Seconds; the early window of a token that lives for hours."""

MIN_LIFETIME: Final = 1.0
"""Seconds; a shorter lifetime is taken as this, so that a broken one does not cost a token request per call."""

FAILURE_PAUSE: Final = 1.0
"""Seconds after a failed token request in which callers get its error instead of making another request; doubled each
time while the credentials are refused."""

MAX_FAILURE_PAUSE: Final = 60.0
"""Seconds; the longest such pause, whatever the token service asks for."""

MAX_EARLY_PAUSE: Final = 30.0
"""Seconds between attempts to renew a valid token; a quarter of the early window if that is less."""

MAX_REFUSAL_PAUSE: Final = 60.0
"""Seconds; the longest pause between token requests while the API refuses every new token."""

FETCH_TIMEOUT: Final = 30.0
"""Seconds that a provider may take for a token."""

Notify = Callable[[str, Mapping[str, object]], None]


@attrs.frozen(eq=False)
class ActiveToken:
    """A token in use; compared by identity.

    Args:
        value: The token.
        authorization: The value of the Authorization header.
        refresh_at: Time of the monotonic clock from which it is renewed in the background.
        expires_at: Time of the monotonic clock from which it is no longer valid.
    """

    value: Secret
    authorization: str = attrs.field(repr=False)
    refresh_at: float
    expires_at: float


@attrs.define(eq=False)
class _Renewal:
    """One token request that all callers share.

    Args:
        outcome: The token as soon as it is there, or what went wrong.
        task: Does the work, and saves the token in the store afterwards.
    """

    outcome: asyncio.Future[ActiveToken]
    task: asyncio.Task[None] | None = None


def _ignore(_name: str, _facts: Mapping[str, object]) -> None:
    """Nobody is told."""


class TokenCache:
    """The token of one client.

    A token is used until it expires. From the early window on (the last fifth of its lifetime, at most 10 minutes; each
    token draws its own start from the window's first half) a background task renews it while it stays in use. A token
    without a usable lifetime is used until the API refuses it. All callers share one token request, which runs in a
    task of its own that no caller's cancellation reaches; when it fails they share its error, and for 1 s (or as long
    as the service asked, up to 60 s; twice as long each time while the credentials are refused) later callers get that
    error too.

    Args:
        provider: Gets a token; with a store it also has ``store_key: str``, which names service and account.
        store: Shares the token with other clients and processes, None to share with nobody.
        clock: Time and randomness.
        notify: Told of ``renewed``, ``renewal_failed`` (the old token stays in use), ``unavailable``, ``invalidated``
            and ``store_failed``; it must not raise.
        fetch_timeout: Seconds that the provider may take for a token.

    Raises:
        ConfigurationError: A store is given, but the provider has no ``store_key``.
    """

    def __init__(
        self,
        provider: TokenProvider,
        *,
        store: TokenStore | None = None,
        clock: Clock = SYSTEM_CLOCK,
        notify: Notify = _ignore,
        fetch_timeout: float = FETCH_TIMEOUT,
    ) -> None:
        self._provider = provider
        self._clock = clock
        self._notify = notify
        self._fetch_timeout = fetch_timeout
        self._store = None if store is None else GuardedStore(store, self._store_failed, clock=clock)
        self._key = "" if store is None else _store_key(provider)
        self._active: ActiveToken | None = None
        self._obtained_at = -math.inf
        self._rejected: Secret | None = None
        self._renewal: _Renewal | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._refusals = 0
        self._refused_until = -math.inf
        self._failure: TokenError | None = None
        self._failure_until = -math.inf
        self._credentials_refused = 0
        self._early_pause_until = -math.inf
        self._closed = False

    def current(self) -> ActiveToken | None:
        """The token, if there is a valid one; starts its renewal in the background when it is time.

        Returns:
            None when `get` has to wait for one.
        """
        active = self._active
        if active is None:
            return None
        now = self._clock.monotonic()
        if now < active.refresh_at:
            return active
        if now >= active.expires_at:
            return None
        if self._renewal is None and now >= self._early_pause_until and not self._closed:
            self._start_renewal()
        return active

    @property
    def age(self) -> float | None:
        """Seconds since the token was obtained, None without a token."""
        return None if self._active is None else self._clock.monotonic() - self._obtained_at

    @property
    def expires_in(self) -> float | None:
        """Seconds for which the token is still valid, None without a token or when that is not known."""
        if self._active is None or math.isinf(self._active.expires_at):
            return None
        return self._active.expires_at - self._clock.monotonic()

    async def get(self) -> ActiveToken:
        """The token, after waiting for one if there is no valid one.

        Raises:
            CredentialsRefused: The token service said no.
            TokenServiceUnavailable: It failed or did not respond; ``retry_after`` says when the next request is made.
            TokenError: The provider returned no usable token.
            ClientClosedError: The client was closed.
        """
        active = self.current()
        if active is not None:
            return active
        if self._closed:
            raise _closed()
        renewal = self._renewal
        if renewal is None:
            if self._failure is not None and self._clock.monotonic() < self._failure_until:
                raise self._remembered(self._failure)
            renewal = self._start_renewal()
        # asyncio.wait leaves the outcome alone when this caller is cancelled.
        await asyncio.wait((renewal.outcome,))
        if renewal.outcome.cancelled():
            if self._closed:
                raise _closed()
            msg = "the token request was cancelled from outside; the call can be tried again"
            raise TokenServiceUnavailable(msg)
        failure = renewal.outcome.exception()
        if isinstance(failure, TokenError):
            raise self._copy(failure)
        return renewal.outcome.result()

    def invalidate(self, token: ActiveToken) -> None:
        """Drop a token that the API refused; any other token stays.

        An API that refuses every new token does not cost a token request for each call: from the second refused token
        in a row on, the refused one stays for a pause that doubles up to a minute.

        Args:
            token: The token of the refused request.
        """
        if self._active is not token:
            return
        now = self._clock.monotonic()
        if now < self._refused_until:
            return
        self._refusals += 1
        if self._refusals > 1:
            self._refused_until = now + min(2.0 ** (self._refusals - 2), MAX_REFUSAL_PAUSE)
        self._active = None
        self._rejected = token.value
        self._notify("invalidated", {})

    def accepted(self, token: ActiveToken) -> None:
        """Note that the API took a token; from then on a refusal is the first one again.

        Args:
            token: The token of a request that was not refused with 401.
        """
        if self._refusals and self._active is token:
            self._refusals, self._refused_until = 0, -math.inf

    async def aclose(self) -> None:
        """End a running renewal; callers that wait for it get a `ClientClosedError`."""
        self._closed = True
        if self._renewal is not None and self._renewal.task is not None:
            self._renewal.task.cancel()
        # A token that has arrived is still saved for others; the store has few seconds for it.
        if self._tasks:
            await asyncio.wait(self._tasks)

    def reset(self) -> None:
        """Forget a renewal that runs on another event loop, or in the process this one was forked from."""
        self._renewal = None
        self._tasks = set()

    def _start_renewal(self) -> _Renewal:
        loop = asyncio.get_running_loop()
        renewal = self._renewal = _Renewal(loop.create_future())
        renewal.task = loop.create_task(self._obtain(renewal), name="podero token renewal")
        # A callback rather than code in the task, because a task cancelled before its first step runs none of it.
        renewal.task.add_done_callback(lambda task: self._ended(renewal, task))
        self._tasks.add(renewal.task)
        return renewal

    def _arrived(self, renewal: _Renewal, token: ActiveToken) -> None:
        """Use a new token and hand it to all who wait, before it is saved in a store that may hang."""
        if self._renewal is renewal:
            self._renewal, self._active = None, token
            self._obtained_at = self._clock.monotonic()
            self._credentials_refused = 0
        renewal.outcome.set_result(token)

    def _ended(self, renewal: _Renewal, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        failure = None if task.cancelled() else task.exception()
        is_current = self._renewal is renewal
        if is_current:
            self._renewal = None
        if renewal.outcome.done():
            return
        if failure is None:
            renewal.outcome.cancel()
            return
        # One that began before `reset` has nothing to say to later callers.
        if is_current and isinstance(failure, TokenError):
            self._failed(failure)
        renewal.outcome.set_exception(failure)
        # Marks it as seen: a renewal in the background may have nobody who waits for it.
        renewal.outcome.exception()

    def _failed(self, failure: TokenError) -> None:
        now = self._clock.monotonic()
        asked = failure.retry_after if isinstance(failure, TokenServiceUnavailable) else None
        pause = min(max(FAILURE_PAUSE, asked or 0.0), MAX_FAILURE_PAUSE)
        if isinstance(failure, CredentialsRefused):
            # Credentials do not become right by themselves, and many attempts may lock the account.
            pause = min(FAILURE_PAUSE * 2.0 ** min(self._credentials_refused, 10), MAX_FAILURE_PAUSE)
            self._credentials_refused += 1
        else:
            self._credentials_refused = 0
        # A copy has no traceback, which would keep the frames of the renewal alive.
        self._failure, self._failure_until = TokenError.copy_of(failure), now + pause
        active = self._active
        if active is not None and now < active.expires_at:
            early_pause = min((active.expires_at - active.refresh_at) / 4, MAX_EARLY_PAUSE)
            self._early_pause_until = now + max(pause, early_pause)
            self._notify("renewal_failed", {"error": str(failure), "seconds_left": active.expires_at - now})
        else:
            self._notify("unavailable", {"error": str(failure)})

    async def _obtain(self, renewal: _Renewal) -> None:
        store = self._store
        if store is None:
            began = self._clock.monotonic()
            self._arrived(renewal, self._fetched(await self._fetch(), began))
            return
        async with store.lock(self._key):
            stored = await store.load(self._key)
            if stored is not None:
                shared = self._adopted(stored)
                if shared is not None:
                    self._arrived(renewal, shared)
                    return
                if stored.value == self._rejected:
                    await store.clear(self._key, stored)
            began = self._clock.monotonic()
            token = await self._fetch()
            active = self._fetched(token, began)
            self._arrived(renewal, active)
            lifetime = None if math.isinf(active.expires_at) else active.expires_at - began
            left = active.expires_at - self._clock.monotonic()
            expires_at = None if lifetime is None else self._clock.wall() + left
            await store.save(self._key, StoredToken(token.value, lifetime, expires_at))

    def _adopted(self, stored: StoredToken) -> ActiveToken | None:
        """Use a shared token, unless it is the refused one, the one that is to be renewed, or too old."""
        if stored.value == self._rejected or not Token(stored.value).is_usable:
            return None
        now = self._clock.monotonic()
        lifetime = math.inf if stored.lifetime is None else stored.lifetime
        left = math.inf if stored.expires_at is None else min(stored.expires_at - self._clock.wall(), lifetime)
        shared = self._activated(stored.value, lifetime, now + left)
        useful_until = shared.expires_at if self._active is None else shared.refresh_at
        if now >= useful_until or (self._active is not None and self._active.value == stored.value):
            return None
        self._notify("renewed", {"source": "store", "seconds_left": left})
        return shared

    async def _fetch(self) -> Token:
        scope = asyncio.timeout(self._fetch_timeout)
        try:
            async with scope:
                token = await self._provider.fetch()
        except TokenError:
            raise
        except Exception as error:
            if isinstance(error, TimeoutError) and scope.expired():
                msg = f"no token within {self._fetch_timeout:g} s; the call can be tried again"
                raise TokenServiceUnavailable(msg) from error
            msg = f"the token provider failed ({type(error).__name__}); the call can be tried again"
            raise TokenServiceUnavailable(msg, provider_failed=True) from error
        if not isinstance(token, Token):  # pyright: ignore[reportUnnecessaryIsInstance] - the caller's own code
            msg = f"auth.fetch() must return a podero.Token, not {type(token).__name__}"
            raise TokenError(msg)
        if not token.is_usable:
            msg = "auth.fetch() returned a token that is empty or not made of visible ASCII characters"
            raise TokenError(msg)
        return token

    def _fetched(self, token: Token, began: float) -> ActiveToken:
        lifetime = math.inf if token.expires_in is None else max(token.expires_in, MIN_LIFETIME)
        self._notify("renewed", {"source": "provider", "seconds_left": lifetime})
        return self._activated(token.value, lifetime, began + lifetime)

    def _activated(self, value: Secret, lifetime: float, expires_at: float) -> ActiveToken:
        if math.isinf(expires_at):
            refresh_at = expires_at
        else:
            window = min(lifetime * EARLY_SHARE, MAX_EARLY_WINDOW)
            refresh_at = expires_at - window * (0.5 + 0.5 * self._clock.random())
        return ActiveToken(value, f"Bearer {value.reveal()}", refresh_at, expires_at)

    def _store_failed(self, operation: str, error: str) -> None:
        self._notify("store_failed", {"operation": operation, "error": error})

    def _copy(self, failure: TokenError) -> TokenError:
        """A copy for one caller; it says how long the pause after the failure still lasts."""
        copy = TokenError.copy_of(failure)
        if isinstance(copy, TokenServiceUnavailable):
            copy.retry_after = max(0.0, self._failure_until - self._clock.monotonic())
        return copy

    def _remembered(self, failure: TokenError) -> TokenError:
        copy = self._copy(failure)
        if isinstance(copy, CredentialsRefused):
            left = self._failure_until - self._clock.monotonic()
            copy.args = (f"{copy.message} (no new request was made; the next one may be in {left:.0f} s)",)
        return copy


def _store_key(provider: TokenProvider) -> str:
    key = getattr(provider, "store_key", None)
    if not isinstance(key, str) or not key:
        msg = "token_store needs auth to have 'store_key', a text that names the service and the account"
        raise ConfigurationError(msg)
    return key


def _closed() -> ClientClosedError:
    return ClientClosedError("the client is closed; make a new one", request_sent=False)
