"""Time, sleep and randomness of a client."""

import asyncio
import time

import attrs
import pytest

from podero import Clock
from tests.support.fake_clock import FakeClock
from tests.support.scripted import READ, client, respond


async def test_the_system_clock_by_default():
    clock = Clock()
    assert abs(clock.monotonic() - time.monotonic()) < 60
    assert abs(clock.wall() - time.time()) < 60
    assert 0 <= clock.random() < 1
    await clock.sleep(0)
    assert clock.sleep is asyncio.sleep
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        clock.sleep = None


async def test_a_client_takes_all_of_it_from_the_clock_it_is_given():
    fake = FakeClock(random=0.5)
    podero = client(respond(503, None, {"Retry-After": "7"}), respond(), time=fake, clock=fake.clock)
    began = fake.now
    await podero.execute(READ, ())
    assert fake.slept == [7.5]
    assert fake.now == began + 7.5
