"""Waiting by reading again, with a clock that the test moves."""

import pytest

from podero import wait_until
from podero.errors import InvalidRequestError, NotFoundError, RateLimitError, ServerError, WaitFailed, WaitTimeout


class Clock:
    def __init__(self):
        self.now = 0.0
        self.pauses = []

    def __call__(self):
        return self.now

    async def sleep(self, seconds):
        self.pauses.append(round(seconds, 3))
        self.now += seconds


def reader(*states):
    remaining = list(states)

    async def read():
        state = remaining.pop(0) if len(remaining) > 1 else remaining[0]
        if isinstance(state, Exception):
            raise state
        return state

    return read


async def wait(read, clock, **arguments):
    arguments = {"success": lambda state: state == "done", "random": lambda: 0.0, **arguments}
    return await wait_until(read, clock=clock, sleep=clock.sleep, **arguments)


async def test_returns_the_state_that_was_waited_for():
    clock = Clock()
    assert await wait(reader("a", "b", "c", "done"), clock) == "done"
    assert clock.pauses == [1.0, 1.5, 2.25]


async def test_pauses_grow_to_a_ceiling_and_are_only_lengthened():
    clock = Clock()
    with pytest.raises(WaitTimeout) as caught:
        await wait(reader("a"), clock, max_interval=3.0, timeout=12.0, random=lambda: 1.0)
    assert clock.pauses == [1.1, 1.65, 2.475, 3.3, 3.3]
    assert caught.value.last == "a"
    assert clock.now <= 12.0


async def test_failure_ends_the_wait_with_the_state():
    with pytest.raises(WaitFailed) as caught:
        await wait(reader("a", "broken"), Clock(), failure=lambda state: state == "broken")
    assert caught.value.last == "broken"


async def test_a_read_that_fails_for_a_while_is_passed_over_and_retry_after_is_kept():
    clock = Clock()
    read = reader(ServerError("x", status_code=503), RateLimitError("x", status_code=429, retry_after=7.0), "done")
    assert await wait(read, clock) == "done"
    assert clock.pauses == [1.0, 7.0]


async def test_what_lasts_is_the_cause_of_the_timeout():
    trouble = ServerError("x", status_code=503)
    with pytest.raises(WaitTimeout) as caught:
        await wait(reader(trouble), Clock(), timeout=2.0)
    assert caught.value.__cause__ is trouble
    assert caught.value.last is None


async def test_an_error_that_will_not_pass_is_raised():
    with pytest.raises(NotFoundError):
        await wait(reader(NotFoundError("x", status_code=404)), Clock())


@pytest.mark.parametrize("name", ["timeout", "interval", "max_interval"])
async def test_arguments_are_checked(name):
    with pytest.raises(InvalidRequestError, match=name):
        await wait(reader("a"), Clock(), **{name: 0})
