"""Retry decisions: which failures are repeated, after which wait, at what cost."""

from __future__ import annotations

import itertools
import pickle

import attrs
import pytest

from podero._policy.retry import (
    TRANSIENT_STATUSES,
    Failure,
    GiveUp,
    Retry,
    RetryPolicy,
    RetryQuota,
    backoff,
    decide,
)
from podero.errors import ConfigurationError

NOW = 1_800_000_000.0
POLICY = RetryPolicy()


def decision(failure, *, policy=POLICY, attempt=1, retry_safe=True, remaining=None, quota=None, random=1.0):
    return decide(
        policy,
        attempt=attempt,
        failure=failure,
        retry_safe=retry_safe,
        remaining=remaining,
        quota=quota or RetryQuota(policy.quota),
        random=lambda: random,
    )


def wait_of(failure, **kwargs):
    verdict = decision(failure, **kwargs)
    assert isinstance(verdict, Retry), verdict
    return verdict.wait


# --- what is repeated


@pytest.mark.parametrize("retry_safe", [True, False])
@pytest.mark.parametrize("kind", ["unsent", "local"])
def test_what_was_never_sent_is_repeated_for_every_method(kind, retry_safe):
    assert isinstance(decision(Failure(kind), retry_safe=retry_safe), Retry)


def test_what_was_sent_without_response_is_repeated_only_where_that_is_safe():
    assert isinstance(decision(Failure("sent"), retry_safe=True), Retry)
    assert decision(Failure("sent"), retry_safe=False) == GiveUp("not_retry_safe")


@pytest.mark.parametrize("status", sorted({408, 425, 429, 500, 502, 503, 504, *range(520, 530)}))
def test_statuses_that_may_pass_are_repeated_where_that_is_safe(status):
    assert isinstance(decision(Failure("status", status)), Retry)
    expected = Retry if status == 429 else GiveUp
    assert isinstance(decision(Failure("status", status), retry_safe=False), expected)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 422, 501, 505, 519, 530, 599])
def test_other_statuses_are_not_repeated(status):
    assert decision(Failure("status", status, retry_after=1.0)) == GiveUp("status")


def test_503_with_retry_after_is_repeated_for_every_method():
    assert isinstance(decision(Failure("status", 503, retry_after=0.0), retry_safe=False), Retry)
    assert decision(Failure("status", 503), retry_safe=False) == GiveUp("not_retry_safe")
    assert decision(Failure("status", 502, retry_after=1.0), retry_safe=False) == GiveUp("not_retry_safe")


def test_statuses_come_from_the_policy():
    policy = RetryPolicy(statuses=[418])
    assert isinstance(decision(Failure("status", 418), policy=policy), Retry)
    assert decision(Failure("status", 429), policy=policy) == GiveUp("status")


def test_what_a_repeat_cannot_help_is_not_repeated():
    assert decision(Failure("unsent", transient=False)) == GiveUp("not_transient")


def test_attempts_are_counted_in_all():
    assert isinstance(decision(Failure("unsent"), attempt=2), Retry)
    assert decision(Failure("unsent"), attempt=3) == GiveUp("attempts")
    assert decision(Failure("unsent"), policy=RetryPolicy(attempts=1)) == GiveUp("attempts")


# --- waits


def test_jitter_is_full_and_doubles_up_to_the_cap():
    policy = RetryPolicy(attempts=100, base_delay=1.0, max_delay=5.0)
    waits = [wait_of(Failure("unsent"), policy=policy, attempt=n) for n in range(1, 6)]
    assert waits == [1.0, 2.0, 4.0, 5.0, 5.0]
    assert wait_of(Failure("unsent"), policy=policy, random=0.0) == 0.0
    assert wait_of(Failure("unsent"), policy=policy, random=0.25) == 0.25


def test_a_very_late_attempt_does_not_overflow():
    assert backoff(POLICY, attempt=10**9, failure=Failure("unsent"), random=lambda: 1.0) == POLICY.max_delay


@pytest.mark.parametrize("failure", [Failure("status", 429), Failure("status", 503, retry_after=0.0)])
def test_throttling_waits_on_a_longer_base(failure):
    assert wait_of(failure) == 1.0
    assert wait_of(failure, policy=RetryPolicy(base_delay=3.0)) == 3.0


@pytest.mark.parametrize("random", [0.0, 0.5, 1.0])
def test_retry_after_only_lengthens_the_wait(random):
    plain = wait_of(Failure("status", 429), random=random)
    asked = wait_of(Failure("status", 429, retry_after=7.0), random=random)
    assert asked == 7.0 + plain


def test_past_the_retry_after_ceiling_the_call_fails_at_once():
    policy = RetryPolicy(max_retry_after=10.0)
    assert isinstance(decision(Failure("status", 429, retry_after=10.0), policy=policy), Retry)
    assert decision(Failure("status", 429, retry_after=10.1), policy=policy) == GiveUp("retry_after_too_long")


def test_a_wait_that_would_pass_the_deadline_fails_at_once_and_costs_nothing():
    quota = RetryQuota(500)
    failure = Failure("status", 429, retry_after=2.0)
    assert decision(failure, remaining=2.0, random=0.0, quota=quota) == GiveUp("deadline")
    assert quota.available == 500
    assert isinstance(decision(failure, remaining=2.1, random=0.0, quota=quota), Retry)


# --- quota


def test_costs_follow_the_kind_of_failure():
    costs = {
        name: decision(failure).cost
        for name, failure in {
            "unsent": Failure("unsent"),
            "sent": Failure("sent"),
            "status": Failure("status", 500),
            "throttled": Failure("status", 429),
            "local": Failure("local"),
        }.items()
    }
    assert costs == {"unsent": 14, "sent": 14, "status": 14, "throttled": 5, "local": 0}


def test_an_outage_of_1000_calls_costs_35_repeats_and_then_none():
    quota = RetryQuota(POLICY.quota)
    repeats = 0
    for _ in range(1000):
        for attempt in itertools.count(1):
            if isinstance(decision(Failure("unsent"), attempt=attempt, quota=quota), GiveUp):
                break
            repeats += 1
    assert repeats == 35
    assert decision(Failure("unsent"), quota=quota) == GiveUp("quota")
    assert isinstance(decision(Failure("local"), quota=quota), Retry)


def test_successes_earn_the_quota_back_up_to_its_capacity():
    quota = RetryQuota(20)
    assert quota.take(14)
    assert not quota.take(14)
    assert quota.available == 6
    quota.succeeded()
    assert quota.available == 7
    quota.succeeded(14)
    assert quota.available == 20


# --- the policy


@pytest.mark.parametrize(
    "wrong",
    [
        {"attempts": 0},
        {"attempts": 2.0},
        {"attempts": True},
        {"quota": -1},
        {"base_delay": -0.1},
        {"base_delay": float("nan")},
        {"base_delay": "1"},
        {"max_delay": float("inf")},
        {"max_delay": 10**400},
        {"max_retry_after": False},
        {"deadline": 0},
        {"deadline": float("inf")},
        {"deadline": 10**400},
        {"statuses": [200]},
        {"statuses": [600]},
        {"statuses": ["500"]},
        {"statuses": 500},
    ],
)
def test_values_out_of_range_are_refused_by_name(wrong):
    with pytest.raises(ConfigurationError, match=f"^retry: {next(iter(wrong))} must be"):
        RetryPolicy(**wrong)


def test_the_policy_is_immutable_and_travels():
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        POLICY.attempts = 5
    assert pickle.loads(pickle.dumps(POLICY)) == POLICY
    assert attrs.evolve(POLICY, deadline=None, attempts=5) == RetryPolicy(attempts=5, deadline=None)
    assert POLICY.statuses == TRANSIENT_STATUSES


# --- Retry-After
