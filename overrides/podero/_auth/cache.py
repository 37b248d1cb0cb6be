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
"""Seconds after a failed token request in which callers get its error instead of making another request."""

MAX_FAILURE_PAUSE: Final = 60.0
"""Seconds; how long a Retry-After of the token service is heeded at most."""

MAX_EARLY_PAUSE: Final = 30.0
"""Seconds between attempts to renew a valid token; a quarter of the early window if that is less."""

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


def _ignore(_name: str, _facts: Mapping[str, object]) -> None:
    """Nobody is told."""


class TokenCache:
    """The token of one client.

    A token is used until it expires. From the early window on (the last fifth of its lifetime, at most 10 minutes; each
    token draws its own start from the window's first half) a background task renews it while it stays in use. A token
    without a usable lifetime is used until the API refuses it. All callers share one token request, which runs in a
    task of its own that no caller's cancellation reaches; when it fails they share its error, and for 1 s (or as long
    as the service asked, up to 60 s) later callers get that error too.

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
        self._store = None if store is None else GuardedStore(store, self._store_failed)
        self._key = "" if store is None else _store_key(provider)
        self._active: ActiveToken | None = None
        self._rejected: Secret | None = None
        self._renewal: asyncio.Task[ActiveToken] | None = None
        self._failure: TokenError | None = None
        self._failure_until = -math.inf
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
                raise self._copy(self._failure)
            renewal = self._start_renewal()
        # asyncio.wait leaves the task alone when this caller is cancelled.
        await asyncio.wait((renewal,))
        if renewal.cancelled():
            if self._closed:
                raise _closed()
            msg = "the token request was cancelled from outside; the call can be tried again"
            raise TokenServiceUnavailable(msg)
        failure = renewal.exception()
        if isinstance(failure, TokenError):
            raise self._copy(failure)
        return renewal.result()

    def invalidate(self, token: ActiveToken) -> None:
        """Drop a token that the API refused; any other token stays.

        Args:
            token: The token of the refused request.
        """
        if self._active is token:
            self._active = None
            self._rejected = token.value
            self._notify("invalidated", {})

    async def aclose(self) -> None:
        """End a running renewal; callers that wait for it get a `ClientClosedError`."""
        self._closed = True
        renewal = self._renewal
        if renewal is not None:
            renewal.cancel()
            await asyncio.wait((renewal,))

    def reset(self) -> None:
        """Forget a renewal that runs on another event loop, or in the process this one was forked from."""
        self._renewal = None

    def _start_renewal(self) -> asyncio.Task[ActiveToken]:
        renewal = asyncio.get_running_loop().create_task(self._obtain(), name="podero token renewal")
        # A callback rather than code in the task, because a task cancelled before its first step runs none of it.
        renewal.add_done_callback(self._renewed)
        self._renewal = renewal
        return renewal

    def _renewed(self, renewal: asyncio.Task[ActiveToken]) -> None:
        failure = None if renewal.cancelled() else renewal.exception()
        if self._renewal is not renewal:
            # It began before `reset`, and is collected now.
            return
        self._renewal = None
        if isinstance(failure, TokenError):
            self._failed(failure)
        elif failure is None and not renewal.cancelled():
            self._active = renewal.result()

    def _failed(self, failure: TokenError) -> None:
        now = self._clock.monotonic()
        asked = failure.retry_after if isinstance(failure, TokenServiceUnavailable) else None
        pause = min(max(FAILURE_PAUSE, asked or 0.0), MAX_FAILURE_PAUSE)
        # A copy has no traceback, which would keep the frames of the renewal alive.
        self._failure, self._failure_until = TokenError.copy_of(failure), now + pause
        active = self._active
        if active is not None and now < active.expires_at:
            early_pause = min((active.expires_at - active.refresh_at) / 4, MAX_EARLY_PAUSE)
            self._early_pause_until = now + max(pause, early_pause)
            self._notify("renewal_failed", {"error": str(failure), "seconds_left": active.expires_at - now})
        else:
            self._notify("unavailable", {"error": str(failure)})

    async def _obtain(self) -> ActiveToken:
        store = self._store
        if store is None:
            began = self._clock.monotonic()
            return self._fetched(await self._fetch(), began)
        async with store.lock(self._key):
            stored = await store.load(self._key)
            if stored is not None:
                shared = self._adopted(stored)
                if shared is not None:
                    return shared
                if stored.value == self._rejected:
                    await store.clear(self._key, stored)
            began = self._clock.monotonic()
            token = await self._fetch()
            active = self._fetched(token, began)
            lifetime = None if math.isinf(active.expires_at) else active.expires_at - began
            left = active.expires_at - self._clock.monotonic()
            expires_at = None if lifetime is None else self._clock.wall() + left
            await store.save(self._key, StoredToken(token.value, lifetime, expires_at))
            return active

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
        try:
            async with asyncio.timeout(self._fetch_timeout):
                token = await self._provider.fetch()
        except TokenError:
            raise
        except TimeoutError as error:
            msg = f"no token within {self._fetch_timeout:g} s; the call can be tried again"
            raise TokenServiceUnavailable(msg) from error
        except Exception as error:
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


def _store_key(provider: TokenProvider) -> str:
    key = getattr(provider, "store_key", None)
    if not isinstance(key, str) or not key:
        msg = "token_store needs auth to have 'store_key', a text that names the service and the account"
        raise ConfigurationError(msg)
    return key


def _closed() -> ClientClosedError:
    return ClientClosedError("the client is closed; make a new one", request_sent=False)
