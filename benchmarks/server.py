"""A server with ready-made responses, as cheap as asyncio allows: `python -m benchmarks.server`."""

import asyncio
import json
import os
import sys

from benchmarks.fixture import Sampler

LIST_LENGTH = 100


def pin(core: int) -> None:
    """Keep this process on one core, where the system can do that and has two.

    Args:
        core: 0 for the first core that the process may use, -1 for the last.
    """
    if sys.platform == "linux" and len(cores := sorted(os.sched_getaffinity(0))) > 1:
        os.sched_setaffinity(0, {cores[core]})


def _respond(value: object) -> bytes:
    body = json.dumps(value).encode()
    return b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body)


_TOKEN = _respond({"access_token": "benchmark-token", "token_type": "Bearer", "expires_in": 3600})
_ONE = _respond(Sampler().objects("InverterDetailOutput", 1)[0])
_USERS = [json.dumps(user, separators=(",", ":")).encode() for user in Sampler().objects("UserOutput", 100)]
_CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
_LIST = _respond(Sampler().objects("InverterOutput", LIST_LENGTH))


class _Connection(asyncio.Protocol):
    def __init__(self) -> None:
        self._received = b""
        self._left = 0
        self._paused = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        received = self._received + data
        while (end := received.find(b"\r\n\r\n")) >= 0:
            head = received[:end]
            size = end + 4
            if head.startswith(b"POST"):
                fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
                size += int(fields.get(b"content-length", b"0"))
                if len(received) < size:
                    break
                response = _TOKEN
            else:
                target = head.split(b" ", 2)[1]
                if b"/users?count=" in target:
                    self._many(int(target.rpartition(b"=")[2]))
                    received = received[size:]
                    continue
                response = _LIST if target.endswith(b"/inverters") else _ONE
            self._transport.write(response)
            received = received[size:]
        self._received = received

    def _many(self, count: int) -> None:
        """A list of users, in pieces as fast as the other side takes them."""
        self._left = count
        self._transport.set_write_buffer_limits(high=1 << 20)
        self._transport.write(_CHUNKED + b"1\r\n[\r\n")
        self.resume_writing()

    def pause_writing(self) -> None:
        self._paused = True

    def resume_writing(self) -> None:
        self._paused = False
        while self._left > 0 and not self._paused:
            several = min(self._left, len(_USERS))
            self._left -= several
            text = b",".join(_USERS[:several]) + (b"," if self._left else b"]")
            self._transport.write(b"%x\r\n%b\r\n" % (len(text), text))
            if not self._left:
                self._transport.write(b"0\r\n\r\n")


async def _serve() -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(_Connection, "127.0.0.1", 0, backlog=2_048)
    print(server.sockets[0].getsockname()[1], flush=True)
    # until the process that started this one is gone
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    pin(-1)
    asyncio.run(_serve())
