"""What happens to the event loop itself while a virtual clock drives it."""

import asyncio
from types import SimpleNamespace

import pytest

from podero.testing import VirtualClock
from podero.testing._loop import JumpingSelector


async def test_the_loop_is_given_back_as_it_was():
    loop = asyncio.get_running_loop()
    waits_on, resolution = loop._selector, loop._clock_resolution
    with VirtualClock():
        assert loop._selector is not waits_on
    assert (loop._selector, loop._clock_resolution) == (waits_on, resolution)
    assert "run_in_executor" not in vars(loop)


async def test_connections_are_opened_and_closed_as_usual():
    async def echo(reader, writer):
        writer.write(await reader.read(5))
        await writer.drain()
        writer.close()

    with VirtualClock() as clock:
        async with await asyncio.start_server(echo, "127.0.0.1", 0) as server:
            reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
            async with asyncio.timeout(3600):
                writer.write(b"hello")
                assert await reader.read() == b"hello"
            writer.close()
            await writer.wait_closed()
        assert clock.monotonic() == 0


@pytest.mark.parametrize(
    ("timeout", "busy", "sockets", "brings", "waits", "jumps"),
    [
        (0, False, 1, {}, [0], []),
        (60, False, 1, {0: ["data"]}, [0], []),
        (60, False, 1, {}, [0], [60]),
        (60, False, 2, {}, [0, 0.01], [60]),
        (60, False, 2, {0.01: ["data"]}, [0, 0.01], []),
        (60, True, 1, {None: ["data"]}, [0, None], []),
        (None, False, 1, {None: ["data"]}, [0, None], []),
    ],
)
def test_when_time_jumps(timeout, busy, sockets, brings, waits, jumps):
    waited, jumped = [], []

    def select(seconds):
        waited.append(seconds)
        return brings.get(seconds, [])

    waits_on = SimpleNamespace(select=select, get_map=lambda: range(sockets), close="its own")
    selector = JumpingSelector(waits_on, is_busy=lambda: busy, jump=jumped.append)
    assert selector.select(timeout) == (brings.popitem()[1] if brings else [])
    assert (waited, jumped) == (waits, jumps)
    assert selector.close == "its own"
