"""Processes that share a token store make one token call between them, also when one of them dies half-way.

Real processes, a real token service on loopback and a real redis-server; nothing waits for a clock.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import shutil
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from redis.asyncio import Redis

from podero._auth.stores.base import StoredToken
from podero._auth.stores.file import FileTokenStore
from podero._auth.stores.redis import RedisTokenStore
from podero._secrets import Secret

WORKER = """
import asyncio, sys
import httpx
from podero._auth.grants import ClientCredentials, TokenResponse
from podero._secrets import Secret
from podero._auth.cache import TokenCache

URL, STORE, WHERE = sys.argv[1:]

async def exchange(method, url, headers, body):
    async with httpx.AsyncClient() as client:
        response = await client.request(method, url, headers=headers, content=body)
    return TokenResponse(response.status_code, response.headers, response.content)

async def main():
    if STORE == "file":
        from podero._auth.stores.file import FileTokenStore
        store = FileTokenStore(WHERE)
    else:
        from podero._auth.stores.redis import RedisTokenStore
        store = RedisTokenStore(WHERE)
    tokens = TokenCache(ClientCredentials(URL, "client", Secret("secret"), exchange), store=store)
    print("ready", flush=True)
    while line := await asyncio.to_thread(sys.stdin.readline):
        if line.strip() == "invalidate":
            tokens.invalidate(await tokens.get())
        held = await tokens.get()
        print(held.value.reveal(), flush=True)

asyncio.run(main())
"""


class TokenService:
    """Counts token calls; responds when the gate is open."""

    def __init__(self):
        self.calls = 0
        self.called = asyncio.Event()
        self.gate = asyncio.Event()
        self.gate.set()
        self.url = ""

    async def handle(self, reader, writer):
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            head = await reader.readuntil(b"\r\n\r\n")
            length = next(
                int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-l")
            )
            await reader.readexactly(length)
            self.calls += 1
            number = self.calls
            self.called.set()
            await self.gate.wait()
            body = json.dumps({"access_token": f"token-{number}", "expires_in": 36000}).encode()
            writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))
            await writer.drain()
        writer.close()


@pytest.fixture
async def service() -> AsyncIterator[TokenService]:
    service = TokenService()
    server = await asyncio.start_server(service.handle, "127.0.0.1", 0)
    service.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/oauth2/token/"
    async with server:
        yield service


class Worker:
    """One process with a client's tokens."""

    def __init__(self, process):
        self.process = process

    async def line(self):
        async with asyncio.timeout(30):
            return (await self.process.stdout.readline()).decode().strip()

    def ask(self, command="get"):
        self.process.stdin.write(f"{command}\n".encode())


@asynccontextmanager
async def workers(number, *arguments):
    async with contextlib.AsyncExitStack() as stack:
        made = []
        for _ in range(number):
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-c",
                WORKER,
                *map(str, arguments),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
            )
            stack.push_async_callback(end, process)
            made.append(Worker(process))
        for worker in made:
            assert await worker.line() == "ready"
        yield made


async def end(process):
    process.stdin.close()
    await process.wait()


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


@pytest.fixture
async def redis_url(tmp_path) -> AsyncIterator[str]:
    binary = shutil.which("redis-server")
    if binary is None:
        pytest.skip("redis-server is not installed (Debian: apt-get install redis-server)")
    port = free_port()
    process = await asyncio.create_subprocess_exec(
        binary,
        *("--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)),
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        async with asyncio.timeout(30):
            while b"ready to accept connections" not in (line := (await process.stdout.readline()).lower()):
                assert line, "redis-server ended before it was ready"
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        process.terminate()
        await process.communicate()


@pytest.fixture(params=["file", "redis"])
def store(request, tmp_path):
    """Name and place of a store, as a worker takes them."""
    if request.param == "file":
        return "file", tmp_path / "token.json"
    return "redis", request.getfixturevalue("redis_url")


async def test_two_processes_make_one_token_call(service, store):
    service.gate.clear()
    async with workers(2, service.url, *store) as pair:
        for worker in pair:
            worker.ask()
        async with asyncio.timeout(30):
            await service.called.wait()
        service.gate.set()
        assert [await worker.line() for worker in pair] == ["token-1", "token-1"]
    assert service.calls == 1


async def test_a_token_that_both_found_refused_is_renewed_once(service, store):
    async with workers(2, service.url, *store) as pair:
        for worker in pair:
            worker.ask()
        assert [await worker.line() for worker in pair] == ["token-1", "token-1"]
        for worker in pair:
            worker.ask("invalidate")
        assert [await worker.line() for worker in pair] == ["token-2", "token-2"]
    assert service.calls == 2


async def test_a_process_killed_during_the_token_call_frees_the_lock_of_the_file(service, tmp_path):
    service.gate.clear()
    async with workers(2, service.url, "file", tmp_path / "token.json") as (victim, survivor):
        victim.ask()
        async with asyncio.timeout(30):
            await service.called.wait()
        survivor.ask()
        victim.process.send_signal(signal.SIGKILL)
        await victim.process.wait()
        service.gate.set()
        assert await survivor.line() == "token-2"
    assert service.calls == 2


CRASH = """
import asyncio, os, sys
from podero._secrets import Secret
from podero._auth.stores.base import StoredToken
from podero._auth.stores.file import FileTokenStore

def crash(*_):
    os._exit(9)

setattr(os, "fsync", crash) if sys.argv[2] == "before" else None
import pathlib
pathlib.Path.replace = crash

async def main():
    store = FileTokenStore(sys.argv[1])
    async with store.lock("a"):
        await store.save("a", StoredToken(Secret("new")))

asyncio.run(main())
"""


@pytest.mark.parametrize("moment", ["before", "after"])
async def test_a_crash_half_way_through_a_save_leaves_the_old_token(tmp_path, moment):
    path = tmp_path / "token.json"
    store = FileTokenStore(path)
    await store.save("a", StoredToken(Secret("old")))
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", CRASH, str(path), moment)
    assert await process.wait() == 9
    assert await store.load("a") == StoredToken(Secret("old"))
    async with asyncio.timeout(5), store.lock("a"):
        await store.save("a", StoredToken(Secret("next")))
    assert await store.load("a") == StoredToken(Secret("next"))


async def test_a_corrupt_file_costs_one_token_call(service, tmp_path):
    path = tmp_path / "token.json"
    path.write_bytes(b'{"half a rec')
    async with workers(2, service.url, "file", path) as pair:
        for worker in pair:
            worker.ask()
        assert [await worker.line() for worker in pair] == ["token-1", "token-1"]
    assert service.calls == 1
    assert "token-1" in path.read_text()


async def test_redis_keeps_the_lock_only_for_its_owner_and_its_time(redis_url):
    async with Redis.from_url(redis_url) as redis:
        store = RedisTokenStore(redis)
        token = StoredToken(Secret("a"), 36000.0, 1_800_000_000.125)
        await store.save("k", token)
        assert await store.load("k") == token
        assert 0 < await redis.pttl("podero:token:k") <= 36_000_000
        async with store.lock("k"):
            assert 0 < await redis.pttl("podero:token:k:lock") <= 35_000
            await redis.set("podero:token:k:lock", "somebody else")
        assert await redis.get("podero:token:k:lock") == b"somebody else"
        await store.clear("k", StoredToken(Secret("b")))
        assert await store.load("k") == token
        await store.clear("k", token)
        assert await store.load("k") is None
