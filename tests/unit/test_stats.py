"""What a client is doing right now."""

import asyncio

import attrs
import pytest

from podero import ClientStats, PoderoClient, RateLimit, Token
from tests.support.byteserver import ByteServer
from tests.support.fake_clock import FakeClock
from tests.support.scripted import READ, client, respond

EMPTY = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]"


async def test_a_client_at_rest_at_work_and_closed():
    release = asyncio.Event()

    async def hold(request):
        await release.wait()
        return respond()

    podero = client(hold, max_connections=1, rate_limit=RateLimit(5, burst=2))
    assert podero.stats() == ClientStats(
        closed=False, calls=0, in_flight=0, max_connections=1, waiting_for_slot=0, waiting_for_rate=0, rate=5,
        retry_quota=500, max_retry_quota=500, token_expires_in=None, token_age=None, connections_in_use=None,
        connections_idle=None,
    )  # fmt: skip
    calls = [asyncio.create_task(podero.execute(READ, ())) for _ in range(2)]
    for _ in range(10):
        await asyncio.sleep(0)
    busy = podero.stats()
    assert (busy.calls, busy.in_flight, busy.waiting_for_slot) == (2, 1, 1)
    release.set()
    await asyncio.gather(*calls)
    await podero.aclose()
    assert podero.stats().closed
    assert podero.with_options(timeout=1).stats().closed


async def test_the_age_and_the_expiry_of_the_token():
    class Own:
        async def fetch(self):
            return Token("t", 100)

    time = FakeClock()
    podero = client(respond(), token=None, auth=Own(), time=time)
    await podero.execute(READ, ())
    time.advance(40)
    assert (podero.stats().token_age, podero.stats().token_expires_in) == (40, 60)
    assert podero.stats().rate is None


async def test_connections_of_the_own_wire():
    with ByteServer(lambda peer: peer.respond(EMPTY) and peer.read_to_end()) as server:
        org_id = "9b2b7d0e-6c1f-4a53-8f0e-2f1d3c4b5a69"
        async with PoderoClient(token="t", org_id=org_id, base_url=server.url) as podero:
            assert (podero.stats().connections_in_use, podero.stats().connections_idle) == (0, 0)
            await podero.users.list()
            assert (podero.stats().connections_in_use, podero.stats().connections_idle) == (0, 1)


def test_it_is_a_snapshot():
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        client(respond()).stats().calls = 5
