"""Whether and when a failed attempt is retried: pure decisions without I/O."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import Any, Final, Literal, NoReturn

import attrs

from podero.errors import TRANSIENT_STATUSES, ConfigurationError
from podero_client._runtime.errors import StopReason

THROTTLED_BASE_DELAY: Final = 1.0
"""Seconds; where the server asks for less, the first wait is drawn from this (botocore, standard mode)."""

RETRY_COST: Final = 14
THROTTLED_RETRY_COST: Final = 5
CLEAN_SUCCESS_REFUND: Final = 1
"""What a retry takes from the quota and a success without retry gives back (botocore, standard mode)."""

_LAST_DOUBLING: Final = 32
_TOO_MANY_REQUESTS: Final = 429
_SERVICE_UNAVAILABLE: Final = 503
_REFUSALS: Final = frozenset(range(300, 500)) - {303, 408}
_LOWEST_STATUS, _HIGHEST_STATUS = 400, 599


def _refuse(what: str, value: object) -> NoReturn:
    msg = f"retry: {what}, not {value!r}"
    raise ConfigurationError(msg)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= sys.float_info.max


def _whole(_policy: RetryPolicy, attribute: attrs.Attribute[int], value: Any) -> None:
    least = 1 if attribute.name == "attempts" else 0
    if not isinstance(value, int) or isinstance(value, bool) or value < least:
        _refuse(f"{attribute.name} must be a whole number of at least {least}", value)


def _seconds(_policy: RetryPolicy, attribute: attrs.Attribute[float], value: float) -> None:
    if not _is_number(value) or value < 0:
        _refuse(f"{attribute.name} must be a number of seconds, 0 or more", value)


def _deadline(_policy: RetryPolicy, _attribute: attrs.Attribute[float], value: float | None) -> None:
    if value is not None and (not _is_number(value) or value <= 0):
        _refuse("deadline must be a number of seconds above 0, or None", value)


def _error_statuses(_policy: RetryPolicy, _attribute: attrs.Attribute[frozenset[int]], value: frozenset[Any]) -> None:
    for status in value:
        if not isinstance(status, int) or not _LOWEST_STATUS <= status <= _HIGHEST_STATUS:
            _refuse("statuses must be HTTP statuses from 400 to 599", status)


def _frozen(statuses: Iterable[int]) -> frozenset[int]:
    try:
        return frozenset(statuses)
    except TypeError:
        _refuse("statuses must be a collection of HTTP statuses", statuses)


@attrs.frozen(kw_only=True)
class RetryPolicy:
    """How often and how patiently a call is retried; ``RetryPolicy(attempts=1)`` never retries.

    The wait before retry *n* is drawn between 0 and ``min(base_delay * 2 ** (n - 1), max_delay)`` (full jitter). After
    a throttling response (429, or 503 with Retry-After) the base is at least 1 s. Retry-After is added on top.

    Args:
        attempts: Requests per call, the first one included.
        base_delay: Seconds; upper end of the first wait.
        max_delay: Seconds; upper end of every wait, Retry-After not counted.
        statuses: HTTP statuses that are retried.
        deadline: Seconds for the whole call: all attempts, waits and token requests. None for no limit.
        max_retry_after: Seconds; where the server asks for more, the call fails at once.
        quota: What all calls of a client may spend on retries before they must earn it back: a retry costs 14, after
            throttling 5; a success gives back what its retry cost, or 1. 500 allow about 35 retries in an outage.

    Raises:
        ConfigurationError: A value is out of range.
    """

    attempts: int = attrs.field(default=3, validator=_whole)
    base_delay: float = attrs.field(default=0.05, validator=_seconds)
    max_delay: float = attrs.field(default=20.0, validator=_seconds)
    statuses: frozenset[int] = attrs.field(default=TRANSIENT_STATUSES, converter=_frozen, validator=_error_statuses)
    deadline: float | None = attrs.field(default=120.0, validator=_deadline)
    max_retry_after: float = attrs.field(default=60.0, validator=_seconds)
    quota: int = attrs.field(default=500, validator=_whole)


class RetryQuota:
    """What the calls of one client may still spend on retries; it turns an outage into few extra requests.

    Args:
        capacity: The most it holds, and what it starts with.
    """

    __slots__ = ("available", "capacity")

    def __init__(self, capacity: int) -> None:
        self.capacity: Final = capacity
        self.available = capacity

    def take(self, cost: int) -> bool:
        """Spend on one retry.

        Args:
            cost: What the retry costs.

        Returns:
            False when there is not enough; nothing is spent then.
        """
        if cost > self.available:
            return False
        self.available -= cost
        return True

    def succeeded(self, last_cost: int = 0) -> None:
        """Give back after a call that succeeded.

        Args:
            last_cost: What its last retry cost, 0 when it had none.
        """
        self.available = min(self.capacity, self.available + (last_cost or CLEAN_SUCCESS_REFUND))


FailureKind = Literal["local", "unsent", "sent", "status"]
"""Where an attempt failed: waiting for a slot in this client, before any byte was sent, after some or all was sent but
without a response, or with a response."""


@attrs.frozen
class Failure:
    """What one attempt met.

    Args:
        kind: Where it failed.
        status: HTTP status of the response, None without one.
        retry_after: Seconds the server asked to wait, None when it did not.
        transient: False where a retry cannot help, such as a certificate that is not trusted.
    """

    kind: FailureKind
    status: int | None = None
    retry_after: float | None = None
    transient: bool = True

    @property
    def throttled(self) -> bool:
        """Whether the server turned the request away unprocessed, so that any method may be retried."""
        return self.status == _TOO_MANY_REQUESTS or (
            self.status == _SERVICE_UNAVAILABLE and self.retry_after is not None
        )

    @property
    def refused(self) -> bool:
        """Whether the server said that it did not do what was asked: a redirect, a client error, or throttling."""
        return self.throttled or self.status in _REFUSALS


@attrs.frozen
class Retry:
    """Try again.

    Args:
        wait: Seconds to wait before.
        cost: What it took from the quota; goes to `RetryQuota.succeeded` when the retry succeeds.
    """

    wait: float
    cost: int


@attrs.frozen
class GiveUp:
    """Raise what the attempt met.

    Args:
        reason: Why there is no retry.
    """

    reason: StopReason


Decision = Retry | GiveUp


def decide(
    policy: RetryPolicy,
    *,
    attempt: int,
    failure: Failure,
    retry_safe: bool,
    remaining: float | None,
    quota: RetryQuota,
    random: Callable[[], float],
) -> Decision:
    """Decide what follows a failed attempt; takes the cost of a retry from the quota.

    Args:
        policy: The policy of the call.
        attempt: Number of the attempt that failed, 1 for the first.
        failure: What it met.
        retry_safe: Whether the operation has the same effect when the server executes it twice.
        remaining: Seconds left to the deadline of the call, None without one.
        quota: The quota of the client.
        random: Draws from 0 to 1.
    """
    if reason := _refusal(policy, attempt=attempt, failure=failure, retry_safe=retry_safe):
        return GiveUp(reason)
    wait = backoff(policy, attempt=attempt, failure=failure, random=random)
    if remaining is not None and wait >= remaining:
        return GiveUp("deadline")
    cost = _cost(failure)
    return Retry(wait, cost) if quota.take(cost) else GiveUp("quota")


def _refusal(policy: RetryPolicy, *, attempt: int, failure: Failure, retry_safe: bool) -> StopReason | None:
    if not failure.transient:
        return "not_transient"
    if failure.kind == "status" and failure.status not in policy.statuses:
        return "status"
    executed_perhaps = failure.kind in {"sent", "status"} and not failure.throttled
    if executed_perhaps and not retry_safe:
        return "not_retry_safe"
    if attempt >= policy.attempts:
        return "attempts"
    if failure.retry_after is not None and failure.retry_after > policy.max_retry_after:
        return "retry_after_too_long"
    return None


def _cost(failure: Failure) -> int:
    if failure.kind == "local":
        return 0
    return THROTTLED_RETRY_COST if failure.throttled else RETRY_COST


def backoff(policy: RetryPolicy, *, attempt: int, failure: Failure, random: Callable[[], float]) -> float:
    """Draw the wait before the next attempt.

    Args:
        policy: The policy of the call.
        attempt: Number of the attempt that failed, 1 for the first.
        failure: What it met; its ``retry_after`` comes on top of the draw, so the wait is never below it.
        random: Draws from 0 to 1.

    Returns:
        Seconds.
    """
    base = max(policy.base_delay, THROTTLED_BASE_DELAY) if failure.throttled else policy.base_delay
    longest = min(base * 2.0 ** min(attempt - 1, _LAST_DOUBLING), policy.max_delay)
    return (failure.retry_after or 0.0) + random() * longest
