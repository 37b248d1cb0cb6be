"""Waiting by reading again, with a clock that the test moves."""

import asyncio
import builtins

import pytest

from podero import wait_until
from podero.errors import (
    ClientClosedError,
    CredentialsRefused,
    InvalidRequestError,
    NotFoundError,
    RateLimitError,
    ResponseValidationError,
    ServerError,
    TimeoutError,  # noqa: A004 - the error of podero
    TokenServiceUnavailable,
    TransportError,
    WaitFailed,
    WaitTimeout,
)
from tests.support.fake_clock import FakeClock
from tests.support.scripted import READ, client, respond


def reader(*states):
    remaining = list(states)

    async def read():
        read.count += 1
        state = remaining.pop(0) if len(remaining) > 1 else remaining[0]
        if isinstance(state, Exception):
            raise state
        return state

    read.count = 0
    return read


async def wait(read, time, **arguments):
    return await wait_until(read, **{"success": lambda state: state == "done", "clock": time.clock, **arguments})


def pauses(time):
    return [round(pause, 3) for pause in time.slept]


async def test_returns_the_state_that_was_waited_for():
    time = FakeClock(random=0.0)
    assert await wait(reader("a", "b", "c", "done"), time) == "done"
    assert pauses(time) == [1.0, 1.5, 2.25]


async def test_pauses_grow_to_a_ceiling_and_are_only_lengthened():
    time = FakeClock(random=1.0)
    with pytest.raises(WaitTimeout) as caught:
        await wait(reader("a"), time, max_interval=3.0, timeout=12.0)
    assert pauses(time) == [1.1, 1.65, 2.475, 3.3, 3.3]
    assert caught.value.last == "a"
    assert caught.value.transient is True
    assert time.now <= 1012.0


async def test_the_ceiling_holds_for_the_first_pause_too():
    time = FakeClock(random=0.0)
    await wait(reader("a", "b", "done"), time, interval=9.0, max_interval=2.0)
    assert pauses(time) == [2.0, 2.0]


async def test_failure_ends_the_wait_with_the_state():
    with pytest.raises(WaitFailed) as caught:
        await wait(reader("a", "broken"), FakeClock(), failure=lambda state: state == "broken")
    assert caught.value.last == "broken"
    assert caught.value.transient is False


async def test_a_read_that_fails_for_a_while_is_passed_over_and_retry_after_is_kept():
    time = FakeClock(random=0.0)
    read = reader(
        ServerError("x", status_code=503),
        RateLimitError("x", status_code=429, retry_after=7.0),
        TokenServiceUnavailable("x", status_code=503),
        TransportError("x"),
        TimeoutError("x", phase="read"),
        "done",
    )
    assert await wait(read, time) == "done"
    assert pauses(time) == [1.0, 7.0, 2.25, 3.375, 5.062]


async def test_what_lasts_is_the_cause_of_the_timeout():
    trouble = ServerError("x", status_code=503)
    trouble.request_id, trouble.operation = "req-7", "users.get"
    with pytest.raises(WaitTimeout, match=r"within 2 s \(last read: x\)") as caught:
        await wait(reader(trouble), FakeClock(), timeout=2.0)
    assert caught.value.__cause__ is trouble
    assert caught.value.last is None
    assert (caught.value.request_id, caught.value.operation) == ("req-7", "users.get")


@pytest.mark.parametrize(
    "error",
    [
        NotFoundError("x", status_code=404),
        ServerError("x", status_code=501),
        ResponseValidationError("x"),
        ClientClosedError("x"),
        CredentialsRefused("x"),
        TransportError("x", transient=False),
    ],
    ids=lambda error: type(error).__name__,
)
async def test_an_error_that_will_not_pass_is_raised_at_once(error):
    time = FakeClock()
    with pytest.raises(type(error)) as caught:
        await wait(reader(error), time)
    assert caught.value is error
    assert time.slept == []


async def test_a_closed_client_is_not_polled():
    made = client(respond())
    await made.aclose()
    with pytest.raises(ClientClosedError):
        await wait(lambda: made.execute(READ, path=()), made.time)
    assert made.time.slept == []


async def test_a_read_that_hangs_is_cut_when_the_time_is_up():
    ended = []

    async def hangs():
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(True)

    with pytest.raises(WaitTimeout, match="the last read did not end in time") as caught:
        await wait(hangs, FakeClock(), timeout=0.01)
    assert ended == [True]
    assert isinstance(caught.value.__cause__, builtins.TimeoutError)


async def test_what_went_wrong_before_the_read_that_hangs_is_the_cause():
    trouble = ServerError("x", status_code=503)
    reads = iter([trouble])

    async def read():
        if (error := next(reads, None)) is not None:
            raise error
        await asyncio.Event().wait()

    with pytest.raises(WaitTimeout) as caught:
        await wait(read, FakeClock(random=0.0), timeout=1.01)
    assert caught.value.__cause__ is trouble


async def test_a_timeout_of_the_callers_own_passes_through():
    with pytest.raises(builtins.TimeoutError) as caught:
        await wait(reader(builtins.TimeoutError("mine")), FakeClock())
    assert not isinstance(caught.value, WaitTimeout)


async def test_it_can_be_cancelled():
    task = asyncio.create_task(wait(asyncio.Event().wait, FakeClock()))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


@pytest.mark.parametrize("name", ["timeout", "interval", "max_interval"])
@pytest.mark.parametrize("value", [0, -1, float("nan"), None, "5"])
async def test_seconds_are_checked(name, value):
    read = reader("a")
    with pytest.raises(InvalidRequestError, match=f"^{name} must be above 0 seconds") as caught:
        await wait(read, FakeClock(), **{name: value})
    assert caught.value.field == name
    assert read.count == 0


@pytest.mark.parametrize("value", [0, 0.99, -1, float("nan"), None])
async def test_growth_is_checked(value):
    with pytest.raises(InvalidRequestError, match=r"^growth must be at least 1"):
        await wait(reader("a"), FakeClock(), growth=value)
    assert await wait(reader("done"), FakeClock(), growth=1) == "done"


async def test_there_is_no_read_at_the_very_end_which_could_not_take_any_time():
    read, time = reader("a"), FakeClock(random=0.0)
    with pytest.raises(WaitTimeout):
        await wait(read, time, timeout=1.0, interval=1.0)
    assert issubclass(WaitTimeout, builtins.TimeoutError)
    assert (read.count, time.slept) == (1, [])


async def test_the_defaults():
    time = FakeClock(random=0.0)
    with pytest.raises(WaitTimeout, match=r"within 120 s"):
        await wait(reader("a"), time)
    assert pauses(time)[:4] == [1.0, 1.5, 2.25, 3.375]
    assert max(time.slept) == 15.0
