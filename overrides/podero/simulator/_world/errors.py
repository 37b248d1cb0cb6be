"""What the world refuses; the API turns it into HTTP errors."""

from __future__ import annotations


class NotFoundError(LookupError):
    """The world has no such user, device, session or token: a 404."""


class RefusedError(ValueError):
    """What was asked for is not possible in this state.

    Args:
        status: HTTP status that the API responds with.
        message: Why.
    """

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
