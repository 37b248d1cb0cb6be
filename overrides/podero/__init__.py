"""Async client for the Podero Partner API v2.0.

Everything public is here; names are loaded when first used, so that ``import podero`` costs next to nothing.
"""

import importlib

from podero._version import __version__

# As typing.TYPE_CHECKING, without the 10 ms that importing typing takes.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from podero import errors, hooks
    from podero._client import PoderoClient
    from podero._grants import Token
    from podero._paging import Paginator, paginate
    from podero._rate_limit import RateLimit
    from podero._retry import RetryPolicy
    from podero._settings import TokenProvider
    from podero._stores import StoredToken, TokenStore
    from podero._stores._file import FileTokenStore
    from podero._stores._memory import MemoryTokenStore
    from podero._stores._redis import RedisTokenStore
    from podero._timeout import Timeout
    from podero._waiting import wait_until
    from podero.hooks import Event, Hook
    from podero_client import models
    from podero_client.types import UNSET, Unset

_HOME = {
    "UNSET": "podero_client.types",
    "Event": "podero.hooks",
    "FileTokenStore": "podero._stores._file",
    "Hook": "podero.hooks",
    "MemoryTokenStore": "podero._stores._memory",
    "Paginator": "podero._paging",
    "PoderoClient": "podero._client",
    "RateLimit": "podero._rate_limit",
    "RedisTokenStore": "podero._stores._redis",
    "RetryPolicy": "podero._retry",
    "StoredToken": "podero._stores",
    "Timeout": "podero._timeout",
    "Token": "podero._grants",
    "TokenProvider": "podero._settings",
    "TokenStore": "podero._stores",
    "Unset": "podero_client.types",
    "paginate": "podero._paging",
    "wait_until": "podero._waiting",
}
_MODULES = {"errors": "podero.errors", "hooks": "podero.hooks", "models": "podero_client.models"}

__all__ = [
    "UNSET",
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
    "hooks",
    "models",
    "paginate",
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
