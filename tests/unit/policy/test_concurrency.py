"""Slots: fair, cancellable, and none for those who could not use it."""

import asyncio

import pytest

from podero._policy.concurrency import Slots, SlotTimeoutError
from tests.support.cancellation import Interrupted, cancel_everywhere


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


async def settle() -> None:
    for _ in range(3):
        await asyncio.sleep(0)


def waiter(slots: Slots, name: str, order: list[str], **limits: float) -> asyncio.Task[None]:
    async def wait() -> None:
        await slots.acquire(**limits)
        order.append(name)

    return asyncio.ensure_future(wait())


@pytest.mark.parametrize("limit", [0, -1])
def test_at_least_one_slot(limit):
    with pytest.raises(ValueError, match="at least 1 slot"):
        Slots(limit)


async def test_free_slots_are_given_without_suspending():
    slots = Slots(2)
    for expected in (1, 2):
        with pytest.raises(StopIteration):
            slots.acquire().send(None)
        assert slots.in_use == expected
    assert repr(slots) == "<Slots 2 of 2 in use, 0 waiting>"


async def test_waiters_are_served_in_order_and_not_overtaken():
    slots = Slots(1)
    await slots.acquire()
    order: list[str] = []
    tasks = [waiter(slots, name, order) for name in "abc"]
    await settle()
    assert slots.waiting == 3
    slots.release()
    late = waiter(slots, "late", order)  # comes before "a" has run with its slot
    await settle()
    for _ in range(3):
        slots.release()
        await settle()
    assert order == ["a", "b", "c", "late"]
    slots.release()
    assert (slots.in_use, slots.waiting) == (0, 0)
    await asyncio.gather(*tasks, late)


async def test_slot_goes_to_the_next_when_its_receiver_is_cancelled_in_the_same_turn():
    slots = Slots(1)
    await slots.acquire()
    order: list[str] = []
    first, second = waiter(slots, "first", order), waiter(slots, "second", order)
    await settle()
    slots.release()
    first.cancel()
    await asyncio.wait_for(second, 1)
    assert order == ["second"]
    assert first.cancelled()
    slots.release()
    assert (slots.in_use, slots.waiting) == (0, 0)


async def test_cancelled_waiter_is_skipped():
    slots = Slots(1)
    await slots.acquire()
    order: list[str] = []
    first, second = waiter(slots, "first", order), waiter(slots, "second", order)
    await settle()
    first.cancel()  # its future is cancelled, its task has not run yet
    slots.release()
    await asyncio.wait_for(second, 1)
    assert order == ["second"]
    slots.release()
    await settle()
    assert (slots.in_use, slots.waiting) == (0, 0)


async def test_a_cancelled_waiter_leaves_the_queue_at_once():
    slots = Slots(1)
    await slots.acquire()
    waiting = waiter(slots, "gone", [])
    await settle()
    assert slots.waiting == 1
    waiting.cancel()
    await asyncio.wait([waiting])
    assert (slots.in_use, slots.waiting) == (1, 0)


@pytest.mark.parametrize("ending", ["served", "cancelled"])
async def test_no_alarm_is_left_of_a_waiter_that_does_not_wait_any_more(ending, monkeypatch):
    alarms, loop = [], asyncio.get_running_loop()
    call_later = loop.call_later

    def noted(*arguments):
        alarms.append(call_later(*arguments))
        return alarms[-1]

    monkeypatch.setattr(loop, "call_later", noted)
    slots = Slots(1)
    await slots.acquire()
    waiting = waiter(slots, "a", [], timeout=3600)
    await settle()
    if ending == "served":
        slots.release()
    else:
        waiting.cancel()
    await asyncio.wait([waiting])
    assert [alarm.cancelled() for alarm in alarms] == [True]


async def test_cancellation_everywhere_leaves_no_slot_taken():
    slots = Slots(1)

    async def prepare() -> None:
        await slots.acquire()
        loop = asyncio.get_running_loop()
        loop.call_soon(loop.call_soon, slots.release)  # when the call has begun to wait

    async def call() -> None:
        await slots.acquire(timeout=5)
        try:
            await asyncio.sleep(0)
        finally:
            slots.release()

    async def check() -> None:
        await settle()
        assert (slots.in_use, slots.waiting) == (0, 0)

    assert await cancel_everywhere(call, check, prepare=prepare) == 2


async def test_timeout():
    slots = Slots(1)
    await slots.acquire()
    with pytest.raises(SlotTimeoutError):
        await slots.acquire(timeout=0.01)
    assert (slots.in_use, slots.waiting) == (1, 0)


@pytest.mark.parametrize(
    "limits", [{"timeout": 0.0}, {"timeout": -1.0}, {"deadline": 99.0}, {"deadline": 100.0, "timeout": 5.0}]
)
async def test_time_that_is_over_is_a_timeout_at_once(limits):
    slots = Slots(1, clock=Clock())
    await slots.acquire()
    with pytest.raises(SlotTimeoutError):
        await asyncio.wait_for(slots.acquire(**limits), 1)


async def test_earlier_of_timeout_and_deadline_counts():
    clock = Clock()
    slots = Slots(1, clock=clock)
    await slots.acquire()
    order: list[str] = []
    tasks = [
        waiter(slots, "deadline", order, timeout=50, deadline=130),
        waiter(slots, "timeout", order, timeout=50, deadline=170),
        waiter(slots, "patient", order),
    ]
    await settle()
    clock.now = 130
    slots.release()
    await settle()
    assert order == ["timeout"]
    clock.now = 150
    slots.release()
    await settle()
    assert order == ["timeout", "patient"]
    results = await asyncio.gather(*tasks, return_exceptions=True)
    assert isinstance(results[0], SlotTimeoutError)


async def test_waiter_without_time_left_is_not_given_the_slot():
    clock = Clock()
    slots = Slots(1, clock=clock)
    await slots.acquire()
    order: list[str] = []
    tasks = [waiter(slots, str(n), order, deadline=101) for n in range(3)]
    tasks.append(waiter(slots, "in time", order, deadline=200))
    await settle()
    clock.now = 101
    slots.release()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    assert order == ["in time"]
    assert [type(result) for result in results] == [SlotTimeoutError] * 3 + [type(None)]
    assert (slots.in_use, slots.waiting) == (1, 0)


async def test_timeout_and_slot_in_the_same_turn_do_not_lose_the_slot():
    slots = Slots(1)
    for first in ("slot", "alarm"):
        await slots.acquire()
        loop = asyncio.get_running_loop()
        waiting = asyncio.ensure_future(slots.acquire(timeout=10))
        await settle()
        future = next(iter(slots._waiters))
        steps = [slots.release, lambda future=future: slots._refuse(future)]
        for step in steps if first == "slot" else reversed(steps):
            loop.call_soon(step)
        (result,) = await asyncio.gather(waiting, return_exceptions=True)
        if first == "slot":
            assert result is None
            slots.release()
        else:
            assert isinstance(result, SlotTimeoutError)
        assert (slots.in_use, slots.waiting) == (0, 0)


async def test_timeout_of_a_waiter_that_is_cancelled_in_the_same_turn():
    slots = Slots(1)
    await slots.acquire()
    waiting = asyncio.ensure_future(slots.acquire(timeout=10))
    await settle()
    future = next(iter(slots._waiters))
    waiting.cancel()
    slots._refuse(future)
    await asyncio.wait([waiting])
    assert waiting.cancelled()
    assert (slots.in_use, slots.waiting) == (1, 0)


async def test_cancellation_after_a_refusal_gives_no_slot_back():
    slots = Slots(1)
    await slots.acquire()
    interrupted = Interrupted(slots.acquire(timeout=0.001), 1, "done")

    async def run() -> None:
        await interrupted

    task = asyncio.ensure_future(run())
    await asyncio.wait([task])
    assert task.cancelled()
    assert slots.in_use == 1


async def test_release_without_acquire():
    with pytest.raises(RuntimeError, match="nobody had taken"):
        Slots(1).release()


async def test_many_waiters_and_random_looking_cancellations_end_at_zero():
    slots = Slots(3)
    served = 0

    async def work(number: int) -> None:
        nonlocal served
        await slots.acquire(timeout=5)
        try:
            assert slots.in_use <= 3
            await asyncio.sleep(0)
            served += 1
        finally:
            slots.release()

    tasks = [asyncio.ensure_future(work(number)) for number in range(200)]
    for turn in range(50):
        await asyncio.sleep(0)
        tasks[turn * 37 % 200].cancel()
    await asyncio.wait(tasks)
    assert (slots.in_use, slots.waiting) == (0, 0)
    assert served >= 150
