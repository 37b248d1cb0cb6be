"""What a token is, and who can get one."""

from __future__ import annotations

import math
import re
from typing import Any, Final, Protocol

import attrs

from podero._secrets import Secret

_BEARER: Final = re.compile(r"[!-~]+")


def _secret(value: str | Secret) -> Secret:
    return value if isinstance(value, Secret) else Secret(value)


def _optional_secret(value: str | Secret | None) -> Secret | None:
    return None if value is None else _secret(value)


def _lifetime(value: Any) -> float | None:
    """Seconds, or None where the value says nothing: missing, zero, negative, infinite or not a number."""
    try:
        seconds = math.nan if isinstance(value, bool) else float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return seconds if 0 < seconds < math.inf else None


@attrs.frozen
class Token:
    """A bearer token, as a token provider returns it. It is not pickled: its secrets refuse that.

    Args:
        value: The token; kept as a `Secret`.
        expires_in: Seconds from now; a text with a number is read too. Without a usable number the token is used
            until the API refuses it.
        refresh_token: For the refresh_token grant; kept as a `Secret`.
    """

    value: Secret = attrs.field(converter=_secret)
    expires_in: float | None = attrs.field(default=None, converter=_lifetime)
    refresh_token: Secret | None = attrs.field(default=None, converter=_optional_secret)

    @property
    def is_usable(self) -> bool:
        """Whether the value can stand in an Authorization header (RFC 6750, 2.1)."""
        return self.value.is_usable() and _BEARER.fullmatch(self.value.reveal()) is not None


class TokenProvider(Protocol):
    """Anything that can fetch a token: the `auth=` argument of `PoderoClient`."""

    async def fetch(self) -> Token:
        """Get a new token."""
        ...
