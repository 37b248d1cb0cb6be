"""What the fault tests share: certificates, transports that are closed, and a look at what is left over.

``PODERO_TEST_LOOP=uvloop`` runs them on uvloop, as `make faults-uvloop` does.
"""

import asyncio
import os
import ssl
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
import trustme

from podero._wire.transport import WireTransport
from tests.support.byteserver import refused_port

ON_UVLOOP = os.environ.get("PODERO_TEST_LOOP") == "uvloop"

if ON_UVLOOP:
    import uvloop

    # The policy rather than a factory: tests that make loops themselves are to have this one too.
    asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())

unused_port = pytest.fixture(refused_port, name="unused_port")


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="session")
def server_tls(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1", "localhost").configure_cert(context)
    return context


@pytest.fixture(scope="session")
def client_tls(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


@pytest.fixture
async def wire(client_tls: ssl.SSLContext) -> AsyncIterator[WireTransport]:
    transport = WireTransport(ssl_context=client_tls)
    yield transport
    await transport.aclose()


@pytest.fixture(autouse=True)
def nothing_left_over() -> Iterator[None]:
    """Sockets that a test leaves open show as more descriptors than before."""
    before = descriptors()
    yield
    assert descriptors() <= before, "descriptors were left open"


@pytest.fixture(autouse=True)
def nothing_in_the_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """asyncio logs what it could not hand to anybody: writes to dead sockets, exceptions that nobody took."""
    yield
    records = [record for record in caplog.get_records("call") if record.name.startswith(("asyncio", "aiohttp"))]
    told = [record.getMessage() for record in records]
    if ON_UVLOOP:
        # uvloop's TLS goes on reading for a moment after its transport was aborted, and logs that it cannot.
        told = [line for line in told if not line.startswith("Fatal error on SSL protocol")]
    assert not told


def descriptors() -> int:
    """How many sockets this process has open, the event loop's own ones not counted apart."""
    count = 0
    for entry in Path("/proc/self/fd").iterdir():
        try:
            count += str(entry.readlink()).startswith("socket:")
        except OSError:
            continue
    return count


def other_tasks() -> int:
    """Tasks beside the one that asks."""
    return len(asyncio.all_tasks()) - 1


async def body_due(wire: WireTransport) -> None:
    """Wait until the only call of a transport has its response's head and waits for the body."""
    while wire._pool is None or not wire._pool._running:
        await asyncio.sleep(0)
    (connection,) = wire._pool._running
    while not connection._protocol.should_close:
        await asyncio.sleep(0)
    for _ in range(3):
        await asyncio.sleep(0)


def make_request(method: str, url: str, *, content: bytes | None = None, **extensions: object) -> httpx.Request:
    """A request as the client makes it; timeouts of 5 s unless given."""
    timeout = {"connect": 5.0, "read": 5.0, "write": 5.0, "pool": 5.0}
    timeout.update(extensions.pop("timeout", {}))  # type: ignore[arg-type]
    return httpx.Request(method, url, content=content, extensions={"timeout": timeout, **extensions})
