"""When a token is renewed: early, in the background, once for all callers, and after the API refused it."""

from __future__ import annotations

import asyncio
import math
import random as _random
import time
from collections.abc import Callable, Mapping
from typing import Final

import attrs

from podero._grants import Token
from podero._secrets import Secret
from podero._settings import TokenProvider
from podero._stores import StoredToken, TokenStore
from podero._stores._guard import GuardedStore
from podero.errors import (
    ClientClosedError,
    ConfigurationError,
    TokenError,
    TokenServiceUnavailable,
)

EARLY_PART: Final = 0.2
"""Part of a token's lifetime in which it is renewed while it still serves."""

LONGEST_EARLY_WINDOW: Final = 600.0
"""Seconds; the early window of a token that lives for hours."""

SHORTEST_LIFETIME: Final = 1.0
"""Seconds; a shorter lifetime is taken as this, so that a broken one does not cost a token call per request."""

FAILURE_PAUSE: Final = 1.0
"""Seconds after a failed token call in which callers get its error instead of making a call of their own."""

LONGEST_FAILURE_PAUSE: Final = 60.0
"""Seconds; how long a Retry-After of the token service is heeded at most."""

LONGEST_EARLY_PAUSE: Final = 30.0
"""Seconds between the tries to renew a token that still serves; a quarter of the early window if that is less."""

FETCH_LIMIT: Final = 30.0
"""Seconds that a provider may take for a token."""

Notify = Callable[[str, Mapping[str, object]], None]


@attrs.frozen(eq=False)
class Held:
    """A token in use; compared by identity.

    Args:
        value: The token.
        authorization: The value of the Authorization header.
        refresh_at: Time of the monotonic clock from which it is renewed in the background.
        expires_at: Time of the monotonic clock from which it no longer serves.
    """

    value: Secret
    authorization: str = attrs.field(repr=False)
    refresh_at: float
    expires_at: float


def _silent(name: str, facts: Mapping[str, object]) -> None:
    del name, facts


class Tokens:
    """The token of one client.

    A token serves until it expires. From the early window on (the last fifth of its lifetime, at most 10 minutes; each
    token draws its own start from the window's first half) a background task renews it while it serves on. A token
    without a usable lifetime serves until the API refuses it. All callers share one token call, which runs in a task of
    its own that no caller's cancellation reaches; when it fails they share its error, and for 1 s (or as long as the
    service asked, up to 60 s) later callers get that error too.

    Args:
        provider: Gets a token; with a store it also has ``store_key: str``, which names service and account.
        store: Shares the token with other clients and processes, None to share with nobody.
        clock: Seconds, monotonic.
        wall_clock: Seconds since 1970, for the expiry of shared tokens.
        random: Draws from 0 to 1.
        notify: Told of ``renewed``, ``renewal_failed`` (the old token serves on), ``unavailable``, ``invalidated`` and
            ``store_failed``; it must not raise.
        fetch_limit: Seconds that the provider may take for a token.

    Raises:
        ConfigurationError: A store is given, but the provider has no ``store_key``.
    """

    def __init__(
        self,
        provider: TokenProvider,
        *,
        store: TokenStore | None = None,
        clock: Callable[[], float] = time.monotonic,
        wall_clock: Callable[[], float] = time.time,
        random: Callable[[], float] = _random.random,
        notify: Notify | None = None,
        fetch_limit: float = FETCH_LIMIT,
    ) -> None:
        self._provider = provider
        self._clock = clock
        self._wall_clock = wall_clock
        self._random = random
        self._notify = notify or _silent
        self._fetch_limit = fetch_limit
        self._store = None if store is None else GuardedStore(store, self._store_failed)
        self._key = "" if store is None else _store_key(provider)
        self._held: Held | None = None
        self._rejected: Secret | None = None
        self._task: asyncio.Task[Held | TokenError] | None = None
        # Changes with `reset`: a renewal of an earlier life, collected later, has nothing more to say.
        self._life = object()
        self._failure: TokenError | None = None
        self._failure_until = -math.inf
        self._early_pause_until = -math.inf
        self._closed = False

    def current(self) -> Held | None:
        """The token, if one serves; starts its renewal in the background when it is time.

        Returns:
            None when `get` has to wait for one.
        """
        held = self._held
        if held is None:
            return None
        now = self._clock()
        if now < held.refresh_at:
            return held
        if now >= held.expires_at:
            return None
        if self._task is None and now >= self._early_pause_until and not self._closed:
            self._start()
        return held

    async def get(self) -> Held:
        """The token, after waiting for one if none serves.

        Raises:
            CredentialsRefused: The token service said no.
            TokenServiceUnavailable: It failed or did not answer; ``retry_after`` says when a new call will be made.
            TokenError: The provider returned no usable token.
            ClientClosedError: The client was closed.
        """
        held = self.current()
        if held is not None:
            return held
        if self._closed:
            raise _closed()
        task = self._task
        if task is None:
            if self._failure is not None and self._clock() < self._failure_until:
                raise self._copy(self._failure)
            task = self._start()
        # asyncio.wait leaves the task alone when this caller is cancelled
        await asyncio.wait((task,))
        if task.cancelled():
            if self._closed:
                raise _closed()
            msg = "the token call was cancelled from outside; the call can be tried again"
            raise TokenServiceUnavailable(msg)
        outcome = task.result()
        if isinstance(outcome, Held):
            return outcome
        raise self._copy(outcome)

    def invalidate(self, held: Held) -> None:
        """Drop a token that the API refused; any other token stays.

        Args:
            held: The token that the refused request carried.
        """
        if self._held is held:
            self._held = None
            self._rejected = held.value
            self._notify("invalidated", {})

    async def aclose(self) -> None:
        """End a running renewal; callers that wait for it get a `ClientClosedError`."""
        self._closed = True
        task = self._task
        if task is not None:
            task.cancel()
            await asyncio.wait((task,))

    def reset(self) -> None:
        """Forget a renewal that runs on another event loop, or in the process this one was forked from."""
        self._task = None
        self._life = object()

    def _start(self) -> asyncio.Task[Held | TokenError]:
        task = asyncio.get_running_loop().create_task(self._renew(self._life), name="podero token renewal")
        # a callback and not a "finally" in the task, because a task cancelled before its first step runs none of it
        task.add_done_callback(self._ended)
        self._task = task
        return task

    def _ended(self, task: asyncio.Task[Held | TokenError]) -> None:
        if self._task is task:
            self._task = None

    async def _renew(self, life: object) -> Held | TokenError:
        outcome: Held | TokenError
        try:
            outcome = await self._obtain()
        except TokenError as error:
            # without its traceback the kept error does not keep the frames of this task alive
            outcome = error.with_traceback(None)
        if life is not self._life:
            return outcome
        if isinstance(outcome, Held):
            self._held = outcome
        else:
            self._failed(outcome)
        return outcome

    def _failed(self, failure: TokenError) -> None:
        now = self._clock()
        asked = failure.retry_after if isinstance(failure, TokenServiceUnavailable) else None
        pause = min(max(FAILURE_PAUSE, asked or 0.0), LONGEST_FAILURE_PAUSE)
        self._failure, self._failure_until = failure, now + pause
        held = self._held
        if held is not None and now < held.expires_at:
            early_pause = min((held.expires_at - held.refresh_at) / 4, LONGEST_EARLY_PAUSE)
            self._early_pause_until = now + max(pause, early_pause)
            self._notify("renewal_failed", {"error": str(failure), "seconds_left": held.expires_at - now})
        else:
            self._notify("unavailable", {"error": str(failure)})

    async def _obtain(self) -> Held:
        store = self._store
        if store is None:
            began = self._clock()
            return self._fetched(await self._fetch(), began)
        async with store.lock(self._key):
            stored = await store.load(self._key)
            if stored is not None:
                shared = self._adopt(stored)
                if shared is not None:
                    return shared
                if stored.value == self._rejected:
                    await store.clear(self._key, stored)
            began = self._clock()
            token = await self._fetch()
            held = self._fetched(token, began)
            lifetime = None if math.isinf(held.expires_at) else held.expires_at - began
            expires_at = None if lifetime is None else self._wall_clock() + held.expires_at - self._clock()
            await store.save(self._key, StoredToken(token.value, lifetime, expires_at))
            return held

    def _adopt(self, stored: StoredToken) -> Held | None:
        """Take a shared token into use, unless it is the refused one, the one that is to be renewed, or too old."""
        if stored.value == self._rejected or not Token(stored.value).is_usable:
            return None
        now = self._clock()
        lifetime = math.inf if stored.lifetime is None else stored.lifetime
        left = math.inf if stored.expires_at is None else min(stored.expires_at - self._wall_clock(), lifetime)
        shared = self._hold(stored.value, lifetime, now + left)
        serves_until = shared.expires_at if self._held is None else shared.refresh_at
        if now >= serves_until or (self._held is not None and self._held.value == stored.value):
            return None
        self._notify("renewed", {"source": "store", "seconds_left": left})
        return shared

    async def _fetch(self) -> Token:
        # what is raised after the handler has no context, so no frame that could hold a secret hangs on it
        try:
            async with asyncio.timeout(self._fetch_limit):
                token = await self._provider.fetch()
        except TokenError:
            raise
        except TimeoutError:
            token = None
        except Exception as error:
            msg = f"the token provider failed ({type(error).__name__}); the call can be tried again"
            raise TokenServiceUnavailable(msg) from error
        if token is None:
            msg = f"no token within {self._fetch_limit:g} s; the call can be tried again"
            raise TokenServiceUnavailable(msg)
        if not isinstance(token, Token):  # pyright: ignore[reportUnnecessaryIsInstance] - the caller's own code
            msg = f"auth.fetch() must return a podero.Token, not {type(token).__name__}"
            raise TokenError(msg)
        if not token.is_usable:
            msg = "auth.fetch() returned a token that is empty or not made of visible ASCII characters"
            raise TokenError(msg)
        return token

    def _fetched(self, token: Token, began: float) -> Held:
        lifetime = math.inf if token.expires_in is None else max(token.expires_in, SHORTEST_LIFETIME)
        self._notify("renewed", {"source": "provider", "seconds_left": lifetime})
        return self._hold(token.value, lifetime, began + lifetime)

    def _hold(self, value: Secret, lifetime: float, expires_at: float) -> Held:
        if math.isinf(expires_at):
            refresh_at = expires_at
        else:
            window = min(lifetime * EARLY_PART, LONGEST_EARLY_WINDOW)
            refresh_at = expires_at - window * (0.5 + 0.5 * self._random())
        return Held(value, f"Bearer {value.reveal()}", refresh_at, expires_at)

    def _store_failed(self, operation: str, error: str) -> None:
        self._notify("store_failed", {"operation": operation, "error": error})

    def _copy(self, failure: TokenError) -> TokenError:
        """A copy for one caller; it says how long the pause after the failure still lasts."""
        copy = TokenError.copy_of(failure)
        if isinstance(copy, TokenServiceUnavailable):
            copy.retry_after = max(0.0, self._failure_until - self._clock())
        return copy


def _store_key(provider: TokenProvider) -> str:
    key = getattr(provider, "store_key", None)
    if not isinstance(key, str) or not key:
        msg = "token_store needs auth to have 'store_key', a text that names the service and the account"
        raise ConfigurationError(msg)
    return key


def _closed() -> ClientClosedError:
    return ClientClosedError("the client is closed; make a new one", request_sent=False)
