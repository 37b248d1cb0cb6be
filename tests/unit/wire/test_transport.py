"""The transport: its arguments, and one event loop at a time; tests/faults has the sockets."""

import asyncio
import ssl

import httpx
import pytest

from podero._wire.errors import WireClosedError, WireLoopError
from podero._wire.transport import WireTransport

REQUEST = httpx.Request("GET", "http://127.0.0.1:9/", extensions={"timeout": {"connect": 1.0}})


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1", "http://", "proxy.test"])
def test_a_proxy_that_cannot_be_used_is_refused_at_once(proxy):
    with pytest.raises(ValueError, match="a proxy URL looks like"):
        WireTransport(proxy=proxy)


async def test_it_is_closed_for_good():
    async with WireTransport(ssl_context=ssl.create_default_context()) as wire:
        with pytest.raises(httpx.ConnectError):
            await wire.handle_async_request(REQUEST)
    with pytest.raises(WireClosedError):
        await wire.handle_async_request(REQUEST)
    await wire.aclose()


def test_a_second_loop_beside_the_first_one_is_refused_and_after_it_served():
    wire = WireTransport()
    first, second = asyncio.new_event_loop(), asyncio.new_event_loop()

    async def use():
        with pytest.raises(httpx.ConnectError):
            await wire.handle_async_request(REQUEST)

    try:
        first.run_until_complete(use())
        with pytest.raises(WireLoopError):
            second.run_until_complete(wire.handle_async_request(REQUEST))
        with pytest.raises(WireLoopError):
            second.run_until_complete(wire.aclose())
        first.run_until_complete(wire._pool._connector.close())
        first.close()
        second.run_until_complete(use())
        second.run_until_complete(wire.aclose())
    finally:
        first.close()
        second.close()
