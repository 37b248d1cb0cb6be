"""One client for years: closing it under load, other event loops, forks, views, and nothing that piles up."""

import asyncio
import gc
import os
import subprocess
import sys
import time
import tracemalloc
import uuid
from pathlib import Path

import pytest

from podero import Clock, PoderoClient, RateLimit, RetryPolicy, Timeout, errors
from podero_client.models import UserUpdateInput
from tests.faults.conftest import descriptors, other_tasks
from tests.support.byteserver import ByteServer, Peer
from tests.support.ledger import (
    HOLD,
    TRUE,
    Arrived,
    Reaction,
    Service,
    left_behind,
    make_client,
    new_user,
    podero_script,
    refusal,
)

USER_ID = uuid.UUID(int=7)
LONG = os.environ.get("PODERO_LONG") == "1"


def hold_api_calls(arrived: Arrived) -> Reaction:
    return TRUE if arrived.is_token_call else HOLD


def hold_token_calls(arrived: Arrived) -> Reaction:
    return HOLD if arrived.is_token_call else TRUE


async def ended(call: asyncio.Task) -> errors.ClientClosedError:
    with pytest.raises(errors.ClientClosedError) as caught:
        await call
    return caught.value


async def turns(count: int = 20) -> None:
    """Let everything run that can run without the network."""
    for _ in range(count):
        await asyncio.sleep(0)


async def test_aclose_ends_a_call_in_flight():
    async with Service(hold_api_calls) as service:
        podero = make_client(service.url)
        call = asyncio.create_task(podero.users.create(new_user("one")))
        await service.until_held(1)
        await podero.aclose()
        error = await ended(call)
        assert error.request_sent is True
        assert error.attempts == 1
        assert left_behind(podero) == []
        assert other_tasks() == 0


async def test_aclose_while_a_deadline_is_just_running_out():
    async with Service(hold_api_calls) as service:
        client = make_client(service.url, retry=RetryPolicy(deadline=0.2))
        call = asyncio.create_task(client.users.list())
        await service.until_held(1)
        time.sleep(0.25)  # the event loop stands still, so that the deadline fires when we say
        await asyncio.sleep(0)
        await client.aclose()
        with pytest.raises((errors.TimeoutError, errors.ClientClosedError)):
            await call
        await client.aclose()
        with pytest.raises(errors.ClientClosedError):
            await client.users.list()


async def test_aclose_ends_a_connecting_call():
    def never_shake_hands(peer: Peer) -> None:
        peer.reach("connected")
        peer.read_to_end()

    with ByteServer(never_shake_hands) as server:
        podero = make_client(f"https://127.0.0.1:{server.port}")
        call = asyncio.create_task(podero.users.create(new_user("one")))
        await server.until("connected")
        await podero.aclose()
        assert (await ended(call)).request_sent is False
        assert left_behind(podero) == []
        assert other_tasks() == 0


async def test_aclose_ends_a_call_that_waits_for_a_slot():
    async with Service(hold_api_calls) as service:
        podero = make_client(service.url, max_connections=1)
        first = asyncio.create_task(podero.users.create(new_user("one")))
        await service.until_held(1)
        queued = asyncio.create_task(podero.users.create(new_user("two")))
        await turns()
        assert podero._services.lifecycle.slots.waiting == 1
        await podero.aclose()
        assert (await ended(first)).request_sent is True
        error = await ended(queued)
        assert error.request_sent is False
        assert error.attempts == 0
        assert left_behind(podero) == []
    assert service.ledger == {}


async def test_aclose_ends_a_call_that_waits_to_try_again():
    waiting = asyncio.Event()

    async def sleep(seconds: float) -> None:
        waiting.set()
        await asyncio.sleep(seconds)

    def busy(arrived: Arrived) -> Reaction:
        return TRUE if arrived.is_token_call else refusal(503, retry_after="30")

    async with Service(busy) as service:
        podero = make_client(service.url, clock=Clock(sleep=sleep))
        call = asyncio.create_task(podero.users.create(new_user("one")))
        await waiting.wait()
        await podero.aclose()
        error = await ended(call)
        assert error.request_sent is True
        assert [type(earlier) for earlier in error.earlier] == [errors.ServerError]
        assert left_behind(podero) == []


async def test_aclose_ends_a_call_that_waits_for_a_token():
    async with Service(hold_token_calls) as service:
        podero = make_client(service.url)
        calls = [asyncio.create_task(podero.users.create(new_user(f"{number}"))) for number in range(3)]
        await service.until_held(1)
        await podero.aclose()
        for call in calls:
            assert (await ended(call)).request_sent is False
        assert left_behind(podero) == []
        assert other_tasks() == 0


async def test_aclose_ends_a_call_that_waits_for_the_rate_limit():
    async with Service() as service:
        podero = make_client(service.url, rate_limit=RateLimit(0.01, burst=1))
        await podero.users.get(USER_ID)
        call = asyncio.create_task(podero.users.create(new_user("one")))
        await turns()
        assert podero._services.limiter.waiting == 1
        await podero.aclose()
        assert (await ended(call)).request_sent is False
        assert left_behind(podero) == []


async def test_a_closed_client_says_so():
    async with Service() as service:
        podero = make_client(service.url)
        view = podero.with_options(timeout=1.0)
        await podero.users.get(USER_ID)
        await podero.aclose()
        await podero.aclose()
        for client in (podero, view):
            with pytest.raises(errors.ClientClosedError, match="make a new one") as caught:
                await client.users.create(new_user("one"))
            assert caught.value.request_sent is False
            assert caught.value.attempts == 0
        assert "closed" in repr(podero)
        assert service.sends == 1


async def test_a_client_that_was_never_used_closes():
    async with make_client("http://127.0.0.1:1"):
        pass


async def test_views_share_connections_token_and_limits():
    other = uuid.uuid4()
    async with Service() as service, make_client(service.url, max_connections=1) as podero:
        view = podero.with_options(timeout=Timeout(pool=0.02), retry=RetryPolicy(attempts=1), org_id=other)
        await podero.users.get(USER_ID)
        await view.users.get(USER_ID)
        assert service.token_calls == 1
        assert service.connections == 1
        assert [str(other) in arrived.path for arrived in service.log] == [False, True]
        service.plan = hold_api_calls
        call = asyncio.create_task(podero.users.get(USER_ID))
        await service.until_held(1)
        with pytest.raises(errors.TimeoutError) as caught:
            await view.users.get(USER_ID)
        assert caught.value.phase == "pool"
        service.release()
        await call


def test_second_event_loop_while_the_first_lives_is_refused():
    with ByteServer(podero_script) as server:
        first, second = asyncio.new_event_loop(), asyncio.new_event_loop()
        try:
            podero = make_client(server.url)
            assert first.run_until_complete(podero.users.get(USER_ID)).id == USER_ID
            with pytest.raises(errors.ConfigurationError, match="one client per event loop"):
                second.run_until_complete(podero.users.get(USER_ID))
            assert first.run_until_complete(podero.users.get(USER_ID)).id == USER_ID
            first.run_until_complete(podero.aclose())
        finally:
            first.close()
            second.close()
        assert server.connections == 1


@pytest.mark.filterwarnings(
    "ignore::ResourceWarning"
)  # what Python says of a loop that is closed over open connections
def test_second_event_loop_after_the_first_was_closed_works():
    async def use(podero: PoderoClient) -> None:
        users = await asyncio.gather(*(podero.users.get(USER_ID) for _ in range(5)))
        assert {user.id for user in users} == {USER_ID}
        assert left_behind(podero) == []

    def live(url: str) -> None:
        podero = make_client(url, rate_limit=1_000.0)
        for _ in range(3):
            asyncio.run(use(podero))
        asyncio.run(podero.aclose())

    with ByteServer(podero_script) as server:
        live(server.url)
        gc.collect()
        assert len(server.requests) == 16
        assert sum(b"/oauth2/" in request.target for request in server.requests) == 1


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_calls_left_behind_by_a_closed_loop_take_no_slot():
    """A loop that is closed over running calls, as a crashing program does it."""

    def silent_at_first(peer: Peer) -> None:
        if peer.number == 1:
            peer.read_request()
            peer.reach("asked")
            peer.read_to_end()
        podero_script(peer)

    with ByteServer(silent_at_first) as server:
        podero = make_client(server.url, max_connections=2)
        loop = asyncio.new_event_loop()
        calls = [loop.create_task(podero.users.get(USER_ID)) for _ in range(3)]
        loop.run_until_complete(server.until("asked"))
        loop.run_until_complete(loop.shutdown_default_executor())
        for task in asyncio.all_tasks(loop):
            task._log_destroy_pending = False
        assert podero._services.tokens._renewal is not None
        loop.close()

        async def use() -> None:
            assert len(await asyncio.gather(*(podero.users.get(USER_ID) for _ in range(3)))) == 3
            assert left_behind(podero) == []
            await podero.aclose()

        del calls, task, loop
        asyncio.run(use())
        gc.collect()
        assert left_behind(podero) == []


FORKING = """
import asyncio, os, sys, uuid
from tests.support.ledger import make_client

PARENT, CHILD = uuid.UUID(int=1), uuid.UUID(int=2)
url, same_loop = sys.argv[1], sys.argv[2] == "same"
podero = make_client(url)
loop = asyncio.new_event_loop()

async def use(user_id, count):
    for _ in range(count):
        for user in await asyncio.gather(*(podero.users.get(user_id) for _ in range(3))):
            assert user.id == user_id, f"{user.id} instead of {user_id}"

loop.run_until_complete(use(PARENT, 1))
ready, go = os.pipe()
child = os.fork()
if child == 0:
    try:
        os.write(go, b"x")
        if same_loop:
            loop.run_until_complete(use(CHILD, 20))
            loop.run_until_complete(podero.aclose())
        else:
            asyncio.run(use(CHILD, 20))
            asyncio.run(podero.aclose())
    except BaseException as error:
        print("child:", repr(error), flush=True)
        os._exit(1)
    os._exit(0)
os.read(ready, 1)
if not same_loop:
    loop.run_until_complete(use(PARENT, 20))
_, status = os.waitpid(child, 0)
loop.run_until_complete(use(PARENT, 20))
loop.run_until_complete(podero.aclose())
loop.close()
sys.exit(os.waitstatus_to_exitcode(status))
"""


@pytest.mark.parametrize("loop", ["new", "same"])
def test_a_fork_with_idle_connections_mixes_up_no_responses(loop):
    with ByteServer(podero_script) as server:
        result = subprocess.run(
            [sys.executable, "-W", "error", "-c", FORKING, server.url, loop],
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        assert result.returncode == 0, result.stdout + result.stderr
        assert result.stderr == ""
        # The child kept the token and opened connections of its own.
        assert sum(b"/oauth2/" in request.target for request in server.requests) == 1
        carried = {request.connection: set() for request in server.requests}
        for request in server.requests:
            carried[request.connection].add(request.target.rpartition(b"-")[2])
        parent, child = b"000000000001", b"000000000002"
        assert not any({parent, child} <= users for users in carried.values())


async def test_thousands_of_calls_leave_nothing_behind():
    def now_and_then(arrived: Arrived) -> Reaction:
        if arrived.is_token_call:
            return TRUE
        service.log.clear()
        service.arrivals.clear()
        service.ledger.clear()
        return {"3": refusal(500), "5": Reaction(then="reset"), "7": HOLD}.get(arrived.key, TRUE)

    async def some_calls(count: int) -> None:
        for number in range(count):
            body = UserUpdateInput(first_name=f"{number % 10}")
            call = asyncio.create_task(podero.users.update(USER_ID, body))
            if number % 10 == 7:
                await service.until_held(1)
                call.cancel()
            await asyncio.wait([call])
            if not call.cancelled():
                call.exception()
            await service.until(lambda: not service.held)

    count = 10_000 if LONG else 500
    async with Service(now_and_then) as service, make_client(service.url, retry=RetryPolicy(base_delay=0.0)) as podero:
        await some_calls(200)
        gc.collect()
        open_before = descriptors()
        tracemalloc.start()
        await some_calls(200)
        gc.collect()
        before, _ = tracemalloc.get_traced_memory()
        await some_calls(count)
        gc.collect()
        after, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        print(f"{count} calls grew the process by {(after - before) / 1024:.1f} KiB")
        assert after - before < 256 * 1024
        assert left_behind(podero) == []
        assert other_tasks() == 0
        assert descriptors() <= open_before + 2
