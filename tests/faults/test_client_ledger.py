"""Commands against a service that does everything wrong, while callers come and go: what was executed, and what was said of it."""

import asyncio
import os
import random
import time
from collections import Counter
from collections.abc import Callable

from podero import Clock, RetryPolicy, Timeout, errors
from podero._call import request
from podero_client.models import UserUpdateInput
from tests.faults.conftest import descriptors, other_tasks
from tests.support.ledger import (
    HTML,
    TRUE,
    Arrived,
    Reaction,
    Service,
    left_behind,
    make_client,
    new_user,
    refusal,
    user_id_of,
)

CALLS = 10_000 if os.environ.get("PODERO_LONG") == "1" else 2_000
IN_FLIGHT = 200
HASTE = 50  # waits after throttling and pauses after a failed token call are seconds; here they pass so much faster
PATIENT = RetryPolicy(attempts=4, deadline=20.0, quota=1_000_000)
SHORT = Timeout(connect=0.5, pool=1.0, write=0.5, read=0.15)

Outcome = errors.PoderoError | str


class Chaos:
    """Decides for each request, from the seed and from what the request is, so not from the order of arrival."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._planned = 0
        self.met: Counter[str] = Counter()

    def rng(self, *what: object) -> random.Random:
        return random.Random(f"{self._seed} {what}")

    def plan(self, arrived: Arrived) -> Reaction:
        rng = self.rng(arrived.key, arrived.number)
        name = rng.choices(list(FAULTS), [weight for weight, _ in FAULTS.values()])[0]
        if arrived.is_token_call and name in {"401", "stall"}:
            name = "none"  # wrong credentials are no matter of luck, and a token call has 30 s
        self.met[name] += 1
        self._planned += 1
        if self._planned % 700 == 0:
            self.met["all tokens expired"] += 1
            self.service.revoke_tokens()
        return FAULTS[name][1](rng)

    def refuses(self, number: int) -> bool:
        refused = self.rng("connection", number).random() < 0.04
        self.met["reset as accepted"] += refused
        return refused

    service: Service


def _respond(status: int, *, executes: bool = False, **headers: str) -> Callable[[random.Random], Reaction]:
    return lambda rng: refusal(status, executes=executes, **headers)


def _either(**reaction: object) -> Callable[[random.Random], Reaction]:
    return lambda rng: Reaction(executes=rng.random() < 0.5, **reaction)  # type: ignore[arg-type]


# Weight and reaction. Where the response says that nothing was done (429, 503 with Retry-After, 401), nothing was done.
FAULTS: dict[str, tuple[float, Callable[[random.Random], Reaction]]] = {
    "none": (60, lambda rng: TRUE),
    "reset after reading": (4, _either(then="reset")),
    "closed after reading": (4, _either(then="close")),
    "stall": (1, _either(then="stall")),
    "cut body": (4, lambda rng: Reaction(then="cut")),
    "HTML with 200": (2, lambda rng: Reaction(body=HTML)),
    "HTML with 502": (2, lambda rng: refusal(502, HTML, executes=rng.random() < 0.5)),
    "429": (3, _respond(429)),
    "429 with Retry-After": (3, _respond(429, retry_after="0.01")),
    "429 with Retry-After in ms": (2, _respond(429, retry_after_ms="5")),
    "500": (3, lambda rng: refusal(500, executes=rng.random() < 0.5)),
    "500 with Retry-After": (2, lambda rng: refusal(500, executes=rng.random() < 0.5, retry_after="0.01")),
    "503": (3, lambda rng: refusal(503, executes=rng.random() < 0.5)),
    "503 with Retry-After": (3, _respond(503, retry_after="0.01")),
    "401": (1, _respond(401)),
}


async def test_the_ledger_and_the_callers_agree():
    seed = int(os.environ.get("PODERO_SEED") or random.randrange(2**32))
    print(f"PODERO_SEED={seed}")
    chaos = Chaos(seed)
    outcomes: dict[str, Outcome] = {}
    repeated: Counter[str] = Counter()

    async def command(key: str) -> None:
        """What a careful caller does: gives up at times, and repeats only what was surely not sent."""
        rng = chaos.rng("caller", key)
        client = podero if rng.random() < 0.7 else once
        while True:
            patience = rng.uniform(0, 0.05) if rng.random() < 0.1 else None
            try:
                async with asyncio.timeout(patience) as scope:
                    if key.startswith("create"):
                        user = await client.users.create(new_user(key))
                        assert user.id == user_id_of(key)
                    else:
                        await client.users.update(user_id_of(key), UserUpdateInput(first_name=key))
                outcomes[key] = "done"
            except errors.PoderoError as error:
                outcomes[key] = error
                if getattr(error, "request_sent", None) is False and repeated[key] < 3:
                    repeated[key] += 1
                    continue
            except TimeoutError:
                assert scope.expired()
                outcomes[key] = "cancelled"
            return

    async def worker(keys: list[str]) -> None:
        while keys:
            await command(keys.pop())

    async def nobody_listens_at_times(until: asyncio.Event) -> None:
        while True:
            seen = service.connections
            await service.until(lambda seen=seen: service.connections > seen + 100 or until.is_set())
            if until.is_set():
                return
            async with service.refusing():
                await asyncio.sleep(0.02)

    async def hurry(seconds: float) -> None:
        await asyncio.sleep(seconds / HASTE)

    async with Service(chaos.plan, refuses=chaos.refuses) as service:
        chaos.service = service
        before = descriptors()
        hasty = Clock(monotonic=lambda: time.monotonic() * HASTE, sleep=hurry)
        async with make_client(
            service.url, max_connections=IN_FLIGHT, retry=PATIENT, timeout=SHORT, clock=hasty
        ) as podero:
            once = podero.with_options(retry=RetryPolicy(attempts=1))
            keys = [f"{('create', 'update')[number % 2]}-{number}" for number in range(CALLS)]
            over = asyncio.Event()
            gate = asyncio.create_task(nobody_listens_at_times(over))
            await asyncio.gather(*(worker(keys) for _ in range(IN_FLIGHT)))
            over.set()
            service.changed()
            await gate

            # Healthy as soon as the service is, and idle.
            service.plan, service.refuses = (lambda arrived: TRUE), (lambda number: False)
            for number in range(10):
                await podero.users.get(user_id_of(f"{number}"))
            assert left_behind(podero) == []
            assert other_tasks() == 0
        await service.until(lambda: not service.open)
        assert descriptors() == before

    summary = Counter(
        type(outcome).__name__ if isinstance(outcome, Exception) else outcome for outcome in outcomes.values()
    )
    print(
        f"{service.sends} requests for {CALLS} commands, {service.token_calls} token calls, {repeated.total()} repeated by callers"
    )
    print("the service:", dict(chaos.met.most_common()))
    print("the callers:", dict(summary.most_common()))
    assert len(outcomes) == CALLS
    assert {*FAULTS, "all tokens expired", "reset as accepted"} <= set(chaos.met)
    faults = [fault for key, outcome in outcomes.items() if (fault := disagreement(service, key, outcome))]
    assert faults == []
    for kind in ("done", "cancelled", "TransportError", "ServerError", "ResponseValidationError", "TimeoutError"):
        assert summary[kind], f"no command ended with {kind}"
    ambiguous = [
        outcome
        for key, outcome in outcomes.items()
        if isinstance(outcome, errors.TransportError) and service.ledger[key]
    ]
    print(f"{len(ambiguous)} commands were executed and lost their response")
    assert ambiguous


async def test_a_command_goes_on_a_connection_that_is_surely_alive_and_a_read_on_any(monkeypatch):
    # no idle connection is fresh enough
    monkeypatch.setattr(request, "FRESH_WITHIN", 0.0)
    async with Service() as service, make_client(service.url) as podero:
        for number in range(3):
            await podero.users.get(user_id_of(f"{number}"))
        assert service.connections == 1
        for number in range(3):
            await podero.users.create(new_user(f"{number}"))
        assert service.connections == 4
        await podero.users.update(user_id_of("0"), UserUpdateInput(first_name="0"))
        await podero.users.get(user_id_of("0"))
        assert service.connections == 4


async def test_what_was_surely_not_sent_is_safe_to_repeat():
    async with Service() as service, make_client(service.url, retry=RetryPolicy(attempts=1)) as podero:
        await podero.users.get(user_id_of("0"))
        async with service.refusing():
            for connection in list(service.open):
                connection.reset()
            await service.until(lambda: not service.open)
            creates = [podero.users.create(new_user(f"{number}")) for number in range(50)]
            for outcome in await asyncio.gather(*creates, return_exceptions=True):
                assert isinstance(outcome, errors.ConnectError)
                assert outcome.request_sent is False
            assert service.sends == 1
        await asyncio.gather(*(podero.users.create(new_user(f"{number}")) for number in range(50)))
        assert service.ledger == Counter({f"{number}": 1 for number in range(50)} | {str(user_id_of("0")): 1})
        assert left_behind(podero) == []


def disagreement(service: Service, key: str, outcome: Outcome) -> str | None:
    """What the ledger says against what the caller was told."""
    executed, arrived = service.ledger[key], service.arrivals[key]
    if key.startswith("create") and executed > 1:
        return f"{key} was executed {executed} times; the caller saw {outcome!r}"
    if outcome == "done" and not executed:
        return f"{key} succeeded and was not executed"
    if isinstance(outcome, errors.TransportError):
        if outcome.request_sent is False and arrived:
            return f"{key} arrived {arrived} times and is said not to have been sent: {outcome!r}"
        if executed and outcome.request_sent is False:
            return f"{key} was executed and is said not to have been sent: {outcome!r}"
    if isinstance(outcome, errors.ResponseValidationError) and not executed:
        return f"{key} was not executed and its response was read: {outcome!r}"
    if isinstance(outcome, errors.TokenError) and key.startswith("create") and executed:
        return f"{key} was executed, and its caller got {outcome!r}"
    return None
