"""Where a token is shared between clients and processes."""

from __future__ import annotations

import sys
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol, runtime_checkable

import attrs

from podero._secrets import Secret


@attrs.frozen
class StoredToken:
    """A token in a store.

    Args:
        value: The token.
        lifetime: Seconds it was issued for, None when that is not known.
        expires_at: Seconds since 1970, None when that is not known.
    """

    value: Secret
    lifetime: float | None = None
    expires_at: float | None = None

    def to_record(self) -> dict[str, Any]:
        """As JSON values, the token in clear."""
        return {"access_token": self.value.reveal(), "lifetime": self.lifetime, "expires_at": self.expires_at}

    @classmethod
    def from_record(cls, record: Any) -> StoredToken | None:
        """Read what `to_record` wrote.

        Args:
            record: JSON values of any shape.

        Returns:
            None when it is not a token.
        """
        match record:
            case {"access_token": str(value), "lifetime": None, "expires_at": None}:
                return cls(Secret(value))
            case {
                "access_token": str(value),
                "lifetime": int() | float() as lifetime,
                "expires_at": int() | float() as at,
            }:
                # Not isfinite, which raises for an int of hundreds of digits.
                usable = abs(lifetime) <= sys.float_info.max and abs(at) <= sys.float_info.max
                return cls(Secret(value), lifetime, at) if usable else None
            case _:
                return None


@runtime_checkable
class TokenStore(Protocol):
    """Shares tokens: the clients of one store make one token request between them.

    A store that fails or hangs harms no call; the client then fetches a token of its own.
    """

    async def load(self, key: str) -> StoredToken | None:
        """The shared token.

        Args:
            key: Names service and account; holds no secret.
        """
        ...

    async def save(self, key: str, token: StoredToken) -> None:
        """Share a new token.

        Args:
            key: Names service and account.
            token: Replaces what is there.
        """
        ...

    async def clear(self, key: str, token: StoredToken) -> None:
        """Remove a token that the API refused, if it is still the shared one.

        Args:
            key: Names service and account.
            token: What was refused.
        """
        ...

    def lock(self, key: str) -> AbstractAsyncContextManager[object]:
        """Held while one client fetches a new token; the others wait.

        Args:
            key: Names service and account.
        """
        ...
