"""What a client is doing right now, for health pages."""

from __future__ import annotations

import attrs


@attrs.frozen(kw_only=True)
class ClientStats:
    """A moment in the life of a client.

    Args:
        closed: Whether the client was closed.
        calls: Calls that are running, waiting ones included.
        in_flight: Requests that were sent or are being sent.
        max_connections: The most of them at once.
        waiting_for_slot: Requests that wait for a slot.
        waiting_for_rate: Requests that wait for the rate limit.
        rate: Requests per second that the rate limit allows now, None without one.
        retry_quota: What is left to spend on retries.
        max_retry_quota: The most that there can be.
        token_expires_in: Seconds for which the token is still valid, negative when it has expired; None without a
            token, or when its lifetime is not known.
        token_age: Seconds since the token was obtained, None without a token.
        connections_in_use: Open connections with a request on them, None where another transport is used.
        connections_idle: Open connections without one, None where another transport is used.
    """

    closed: bool
    calls: int
    in_flight: int
    max_connections: int
    waiting_for_slot: int
    waiting_for_rate: int
    rate: float | None
    retry_quota: int
    max_retry_quota: int
    token_expires_in: float | None
    token_age: float | None
    connections_in_use: int | None
    connections_idle: int | None
