"""Async client for the Podero Partner API v2.0.

Everything public is here; names are loaded when first used, so that ``import podero`` costs next to nothing.
"""

import importlib

from podero._version import __version__

# As typing.TYPE_CHECKING, without the 10 ms that importing typing takes.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from podero import errors, events, middleware
    from podero._auth.stores.base import StoredToken, TokenStore
    from podero._auth.stores.file import FileTokenStore
    from podero._auth.stores.memory import MemoryTokenStore
    from podero._auth.stores.redis import RedisTokenStore
    from podero._auth.token import Token, TokenProvider
    from podero._client import PoderoClient
    from podero._clock import Clock
    from podero._policy.rate_limit import RateLimit
    from podero._policy.retry import RetryPolicy
    from podero._policy.timeout import Timeout
    from podero._stats import ClientStats
    from podero._waiting import wait_until
    from podero.events import Event, Hook
    from podero_client import models
    from podero_client._runtime.pagination import paginate
    from podero_client._runtime.paginator import Paginator
    from podero_client.codec import to_plain
    from podero_client.types import UNSET, Unset, value

_HOME = {
    "UNSET": "podero_client.types",
    "ClientStats": "podero._stats",
    "Clock": "podero._clock",
    "Event": "podero.events",
    "FileTokenStore": "podero._auth.stores.file",
    "Hook": "podero.events",
    "MemoryTokenStore": "podero._auth.stores.memory",
    "Paginator": "podero_client._runtime.paginator",
    "PoderoClient": "podero._client",
    "RateLimit": "podero._policy.rate_limit",
    "RedisTokenStore": "podero._auth.stores.redis",
    "RetryPolicy": "podero._policy.retry",
    "StoredToken": "podero._auth.stores.base",
    "Timeout": "podero._policy.timeout",
    "Token": "podero._auth.token",
    "TokenProvider": "podero._auth.token",
    "TokenStore": "podero._auth.stores.base",
    "Unset": "podero_client.types",
    "paginate": "podero_client._runtime.pagination",
    "to_plain": "podero_client.codec",
    "value": "podero_client.types",
    "wait_until": "podero._waiting",
}
_MODULES = {
    "errors": "podero.errors",
    "events": "podero.events",
    "middleware": "podero.middleware",
    "models": "podero_client.models",
}

__all__ = [
    "UNSET",
    "ClientStats",
    "Clock",
    "Event",
    "FileTokenStore",
    "Hook",
    "MemoryTokenStore",
    "Paginator",
    "PoderoClient",
    "RateLimit",
    "RedisTokenStore",
    "RetryPolicy",
    "StoredToken",
    "Timeout",
    "Token",
    "TokenProvider",
    "TokenStore",
    "Unset",
    "__version__",
    "errors",
    "events",
    "middleware",
    "models",
    "paginate",
    "to_plain",
    "value",
    "wait_until",
]


if not TYPE_CHECKING:  # pragma: no branch - a type checker would take any name for granted

    def __getattr__(name: str) -> object:
        if name in _MODULES:
            value = importlib.import_module(_MODULES[name])
        elif name in _HOME:
            value = getattr(importlib.import_module(_HOME[name]), name)
        else:
            msg = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(msg)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted(__all__)
