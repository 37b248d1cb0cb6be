"""One deadline over everything that a call does, and what it says of the request when it ends one."""

import asyncio
import time
import uuid

import httpx
import pytest

from podero import Clock, PoderoClient, RateLimit, RetryPolicy, Timeout, errors
from podero._wire.transport import WireTransport
from tests.faults.conftest import other_tasks
from tests.support.byteserver import ByteServer, Peer
from tests.support.ledger import (
    HOLD,
    ORG_ID,
    TRUE,
    Arrived,
    Reaction,
    Service,
    left_behind,
    make_client,
    new_user,
    refusal,
)

USER_ID = uuid.UUID(int=7)
LIMIT = 0.1
GRACE = 10.0  # a slow machine; far from the 30 s that the phases have by themselves
SOON = RetryPolicy(deadline=LIMIT)
LATER = RetryPolicy(deadline=1.0)  # where a request must have been sent by then


def hold_api_calls(arrived: Arrived) -> Reaction:
    return TRUE if arrived.is_token_call else HOLD


def hold_token_calls(arrived: Arrived) -> Reaction:
    return HOLD if arrived.is_token_call else TRUE


class Recording(WireTransport):
    """The wire, and the timeouts it was given for API requests."""

    def __init__(self) -> None:
        super().__init__()
        self.timeouts: list[dict[str, float]] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if "/oauth2/" not in request.url.path:
            self.timeouts.append(dict(request.extensions["timeout"]))
        return await super().handle_async_request(request)


async def ends_in_time(call, kind=errors.TimeoutError, limit=LIMIT):
    started = time.monotonic()
    with pytest.raises(kind) as caught:
        await call
    assert time.monotonic() - started < limit + GRACE
    return caught.value


async def test_while_the_response_is_awaited():
    async with Service(hold_api_calls) as service, make_client(service.url, retry=LATER) as podero:
        error = await ends_in_time(podero.users.create(new_user("one")))
        assert error.phase == "total"
        assert error.request_sent is True
        assert error.attempts == 1
        assert "within the deadline of 1 s" in str(error)
        assert "look before sending it again" in str(error)
        assert isinstance(error, TimeoutError)
        assert left_behind(podero) == []


async def test_while_connecting():
    def never_shake_hands(peer: Peer) -> None:
        peer.read_to_end()

    with ByteServer(never_shake_hands) as server:
        async with make_client(f"https://127.0.0.1:{server.port}", retry=SOON) as podero:
            error = await ends_in_time(podero.users.create(new_user("one")))
            assert error.phase == "total"
            assert error.request_sent is False
            assert "Nothing was sent." in str(error)


async def test_while_connecting_with_a_token_in_hand():
    """Here it is the call's own connection that does not come about."""
    with ByteServer(Peer.read_to_end) as server:
        url = f"https://127.0.0.1:{server.port}"
        async with PoderoClient(token="at-1", org_id=ORG_ID, base_url=url, retry=SOON) as podero:
            error = await ends_in_time(podero.users.create(new_user("one")))
            assert error.request_sent is False
            assert error.attempts == 1
            assert left_behind(podero) == []


async def test_while_a_token_is_awaited_and_the_token_call_goes_on():
    async with Service(hold_token_calls) as service, make_client(service.url, retry=SOON) as podero:
        error = await ends_in_time(podero.users.create(new_user("one")))
        assert error.phase == "total"
        assert error.request_sent is False
        assert error.attempts == 0
        assert left_behind(podero, token_call=True) == []
        service.release()
        await podero.with_options(retry=RetryPolicy()).users.get(USER_ID)
        assert service.token_calls == 1
        assert service.ledger["one"] == 0


async def test_while_waiting_for_a_slot():
    async with Service(hold_api_calls) as service, make_client(service.url, max_connections=1) as podero:
        first = asyncio.create_task(podero.users.get(USER_ID))
        await service.until_held(1)
        error = await ends_in_time(podero.with_options(retry=SOON).users.create(new_user("one")))
        assert error.request_sent is False
        assert error.attempts == 0
        assert podero._services.lifecycle.slots.in_use == 1
        assert podero._services.lifecycle.slots.waiting == 0
        service.release()
        await first
        assert left_behind(podero) == []


async def test_while_waiting_for_the_rate_limit():
    async with Service() as service, make_client(service.url, rate_limit=RateLimit(0.01, burst=1)) as podero:
        await podero.users.get(USER_ID)
        error = await ends_in_time(podero.with_options(retry=SOON).users.create(new_user("one")))
        assert error.phase == "total"
        assert error.request_sent is False
        assert left_behind(podero) == []


async def test_while_waiting_to_try_again():
    """The wait fits into the deadline when it is drawn, and lasts longer than it."""

    async def oversleep(seconds: float) -> None:
        await asyncio.sleep(60)

    def failing(arrived: Arrived) -> Reaction:
        return TRUE if arrived.is_token_call else refusal(500)

    # a wait of nothing fits into what is left, however slow the first attempt was
    clock = Clock(sleep=oversleep, random=lambda: 0.0)
    async with Service(failing) as service, make_client(service.url, retry=LATER, clock=clock) as podero:
        error = await ends_in_time(podero.users.get(USER_ID))
        assert error.phase == "total"
        assert error.request_sent is True
        assert [type(earlier) for earlier in error.earlier] == [errors.ServerError]
        assert left_behind(podero) == []


async def test_a_wait_that_the_deadline_forbids_is_not_begun():
    def busy(arrived: Arrived) -> Reaction:
        return TRUE if arrived.is_token_call else refusal(503, retry_after="20")

    policy = RetryPolicy(deadline=10.0)
    async with Service(busy) as service, make_client(service.url, retry=policy) as podero:
        error = await ends_in_time(podero.users.get(USER_ID), errors.ServerError, limit=0.0)
        assert error.retry_after == 20.0
        assert service.sends == 1


async def test_each_attempt_gets_what_is_left():
    now = 100.0
    transport = Recording()

    async def sleep(seconds: float) -> None:
        nonlocal now
        now += 3.0

    def failing(arrived: Arrived) -> Reaction:
        return TRUE if arrived.is_token_call else refusal(500)

    policy = RetryPolicy(attempts=3, deadline=10.0)
    timeout = Timeout(connect=2.0, pool=30.0, write=5.0, read=30.0)
    async with (
        Service(failing) as service,
        make_client(
            service.url,
            retry=policy,
            timeout=timeout,
            transport=transport,
            clock=Clock(monotonic=lambda: now, sleep=sleep),
        ) as podero,
    ):
        with pytest.raises(errors.ServerError) as caught:
            await podero.users.get(USER_ID)
        assert caught.value.elapsed == 6.0
    assert transport.timeouts == [
        {"connect": 2.0, "pool": 10.0, "write": 5.0, "read": 10.0},
        {"connect": 2.0, "pool": 7.0, "write": 5.0, "read": 7.0},
        {"connect": 2.0, "pool": 4.0, "write": 4.0, "read": 4.0},
    ]


async def test_no_deadline():
    transport = Recording()
    policy = RetryPolicy(deadline=None)
    async with Service() as service, make_client(service.url, retry=policy, transport=transport) as podero:
        await podero.users.get(USER_ID)
    assert transport.timeouts == [{"connect": 5.0, "pool": 30.0, "write": 30.0, "read": 30.0}]


@pytest.mark.parametrize("plan", [hold_api_calls, hold_token_calls])
async def test_asyncio_timeout_around_a_call_leaves_the_client_healthy(plan):
    async with Service(plan) as service, make_client(service.url, max_connections=1) as podero:
        started = time.monotonic()
        with pytest.raises(TimeoutError) as caught:
            async with asyncio.timeout(LIMIT):
                await podero.users.create(new_user("one"))
        assert time.monotonic() - started < LIMIT + GRACE
        assert not isinstance(caught.value, errors.PoderoError)
        assert left_behind(podero, token_call=True) == []
        service.plan = lambda arrived: TRUE
        service.release()
        assert (await podero.users.get(USER_ID)).id == USER_ID
        assert left_behind(podero) == []
        assert other_tasks() == 0


async def test_the_callers_timeout_inside_that_of_the_client_is_the_callers():
    """Both run out in the same turn of the loop: whichever is told of, the client stays healthy."""
    # with a token of its own: one that is being fetched stays behind the caller who waited for it
    async with (
        Service(hold_api_calls) as service,
        PoderoClient(token="at-1", org_id=ORG_ID, base_url=service.url, retry=SOON) as podero,
    ):
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(LIMIT):
                await podero.users.create(new_user("one"))
        task = asyncio.current_task()
        assert task is not None
        assert task.cancelling() == 0
        assert left_behind(podero) == []


async def test_pool_timeout_says_that_it_is_the_client():
    timeout = Timeout(pool=0.02)
    async with (
        Service(hold_api_calls) as service,
        make_client(service.url, max_connections=1, timeout=timeout) as podero,
    ):
        first = asyncio.create_task(podero.users.get(USER_ID))
        await service.until_held(1)
        error = await ends_in_time(podero.users.create(new_user("one")))
        assert error.phase == "pool"
        assert error.request_sent is False
        assert "this client is overloaded" in str(error)
        # Waiting for a place is not the server's fault: it is repeated, and costs nothing of the quota.
        assert len(error.earlier) == 2
        assert podero._services.quota.available == podero._services.quota.capacity
        service.release()
        await first


async def test_read_timeout_of_a_create_is_told_and_not_repeated():
    async with Service(hold_api_calls) as service, make_client(service.url, timeout=Timeout(read=0.05)) as podero:
        error = await ends_in_time(podero.users.create(new_user("one")))
        assert error.phase == "read"
        assert error.request_sent is True
        assert service.sends == 1
