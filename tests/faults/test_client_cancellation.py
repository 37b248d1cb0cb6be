"""A call cancelled at every one of its await points: afterwards token, slots, limits and connections are as if it had never been."""

import asyncio
import uuid
from collections.abc import Awaitable, Callable

from podero import Clock, PoderoClient, RateLimit, RetryPolicy
from tests.faults.conftest import other_tasks
from tests.support.cancellation import cancel_everywhere
from tests.support.ledger import TRUE, Arrived, Reaction, Service, left_behind, make_client, new_user, refusal

USER_ID = uuid.UUID(int=7)


class Scene:
    """A client in some state, a call that is cancelled everywhere, and a look at what is left."""

    def __init__(self, service: Service, make: Callable[[], PoderoClient]) -> None:
        self.service = service
        self._make = make
        self.podero = make()
        self.number = 0
        self.most_token_calls = 1

    async def fresh(self) -> None:
        """A client that has never called."""
        await self.podero.aclose()
        self.podero = self._make()
        self.service.token_calls = 0

    async def call(self) -> None:
        self.number += 1
        await self.podero.users.create(new_user(f"{self.number}"))

    async def check(self) -> None:
        assert left_behind(self.podero, token_call=True) == []
        assert (await self.podero.users.get(USER_ID)).id == USER_ID
        assert left_behind(self.podero) == []
        assert other_tasks() == 0
        assert self.service.token_calls <= self.most_token_calls
        assert self.service.ledger[f"{self.number}"] <= 1
        quota = self.podero._services.quota
        assert quota.available == quota.capacity


async def everywhere(scene: Scene, prepare: Callable[[], Awaitable[None]] | None = None) -> int:
    try:
        return await cancel_everywhere(scene.call, scene.check, prepare=prepare)
    finally:
        await scene.podero.aclose()


async def test_a_warm_call():
    async with Service() as service:
        scene = Scene(service, lambda: make_client(service.url, max_connections=1))
        await scene.podero.users.get(USER_ID)
        assert await everywhere(scene) >= 1


async def test_a_cold_call_with_its_token_call():
    async with Service() as service:
        scene = Scene(service, lambda: make_client(service.url, max_connections=1))
        assert await everywhere(scene, scene.fresh) >= 2


async def test_a_cold_call_while_others_wait_for_the_same_token():
    async with Service() as service:
        scene = Scene(service, lambda: make_client(service.url, max_connections=2))
        others: list[asyncio.Task] = []

        async def crowd() -> None:
            for task in others:
                assert (await task).id == USER_ID
            others.clear()
            await scene.fresh()
            others.extend(asyncio.create_task(scene.podero.users.get(USER_ID)) for _ in range(3))
            await asyncio.sleep(0)

        async def check() -> None:
            for task in others:
                assert (await task).id == USER_ID
            others.clear()
            await scene.check()

        assert await cancel_everywhere(scene.call, check, prepare=crowd) >= 2
        await scene.podero.aclose()


async def test_a_call_whose_token_is_refused():
    async with Service() as service:
        scene = Scene(service, lambda: make_client(service.url, max_connections=1))
        await scene.podero.users.get(USER_ID)

        async def revoke() -> None:
            service.revoke_tokens()
            service.token_calls = 0

        assert await everywhere(scene, revoke) >= 3


async def test_a_call_with_a_retry():
    async def short(seconds: float) -> None:
        await asyncio.sleep(0.001)

    def busy_at_first(arrived: Arrived) -> Reaction:
        first = arrived.method == "POST" and not arrived.is_token_call and arrived.number == 1
        return refusal(503, retry_after="0") if first else TRUE

    async with Service(busy_at_first) as service:
        scene = Scene(service, lambda: make_client(service.url, max_connections=1, clock=Clock(sleep=short)))
        await scene.podero.users.get(USER_ID)

        async def full_quota() -> None:
            scene.podero._services.quota.available = scene.podero._services.quota.capacity

        check = scene.check

        async def check_but_quota() -> None:
            # What a retry took comes back with its success, and a call that was cancelled has none.
            assert scene.podero._services.quota.available >= scene.podero._services.quota.capacity - 5
            await full_quota()
            await check()

        points = await cancel_everywhere(scene.call, check_but_quota, prepare=full_quota)
        assert points >= 3
        await scene.podero.aclose()


async def test_a_call_that_waits_for_a_slot():
    async with Service() as service:
        scene = Scene(service, lambda: make_client(service.url, max_connections=1))
        await scene.podero.users.get(USER_ID)
        before: list[asyncio.Task] = []

        async def full() -> None:
            before.append(asyncio.create_task(scene.podero.users.get(USER_ID)))
            await asyncio.sleep(0)
            assert scene.podero._services.lifecycle.slots.in_use == 1

        async def check() -> None:
            assert (await before.pop()).id == USER_ID
            await scene.check()

        assert await cancel_everywhere(scene.call, check, prepare=full) >= 2
        await scene.podero.aclose()


async def test_a_call_that_waits_for_the_rate_limit():
    async def short(seconds: float) -> None:
        nonlocal now
        await asyncio.sleep(0.001)
        now += seconds

    now = 0.0
    async with Service() as service:
        clock, limit = Clock(monotonic=lambda: now, sleep=short), RateLimit(10, burst=1)
        scene = Scene(service, lambda: make_client(service.url, max_connections=1, rate_limit=limit, clock=clock))
        await scene.podero.users.get(USER_ID)

        async def empty() -> None:
            await scene.podero.users.get(USER_ID)

        assert await everywhere(scene, empty) >= 2


async def test_a_call_whose_connection_is_refused():
    async with Service() as service:
        scene = Scene(service, lambda: make_client(service.url, max_connections=1, retry=RetryPolicy(base_delay=0.0)))
        await scene.podero.users.get(USER_ID)

        async def refuse_next() -> None:
            for connection in list(service.open):
                connection.reset()
            await service.until(lambda: not service.open)
            seen = service.connections
            service.refuses = lambda number: number == seen + 1

        async def check() -> None:
            service.refuses = lambda number: False
            quota = scene.podero._services.quota
            assert quota.available >= quota.capacity - 28
            quota.available = quota.capacity
            await scene.check()

        async def call() -> None:
            await scene.podero.users.get(USER_ID)

        assert await cancel_everywhere(call, check, prepare=refuse_next) >= 2
        await scene.podero.aclose()
