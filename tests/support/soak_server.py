"""A server that fails by dice, in a process of its own: `python -m tests.support.soak_server SEED`."""

import asyncio
import json
import random
import sys

from podero.models import UserOutput
from podero.testing import build

ONE = json.dumps(build(UserOutput, email=f"{'x' * 500}@example.com").to_dict()).encode()
LIST = b"[" + b",".join([ONE] * 300) + b"]"
FAULTS = {
    "none": 80, "drop": 4, "half": 2, "garbage": 1, "503": 4, "429": 3, "500": 2, "401": 2, "html": 1, "close": 1,
}  # fmt: skip


def respond(status: int, body: bytes, *fields: str) -> bytes:
    head = [f"HTTP/1.1 {status} X", f"Content-Length: {len(body)}", "Content-Type: application/json", *fields]
    return "\r\n".join([*head, "", ""]).encode() + body


class Connection(asyncio.Protocol):
    """One connection; it reads requests without looking at them."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.received += data
        head, found, rest = self.received.partition(b"\r\n\r\n")
        if not found:
            return
        fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
        size = int(fields.get(b"content-length", b"0"))
        if len(rest) < size:
            return
        self.received = rest[size:]
        if b"/oauth2/token/" in head:
            token = {"access_token": f"t-{self.dice.random()}", "token_type": "Bearer", "expires_in": 3600}
            self.transport.write(respond(200, json.dumps(token).encode()))
            return
        self.react(LIST if b"/users HTTP" in head else ONE)

    def react(self, body: bytes) -> None:
        [fault] = self.dice.choices([*FAULTS], [*FAULTS.values()])
        whole = respond(200, body)
        match fault:
            case "none":
                self.transport.write(whole)
            case "drop":
                self.transport.abort()
            case "half":
                self.transport.write(whole[: len(whole) // 2])
                self.transport.close()
            case "garbage":
                self.transport.write(b"\x00\xff not http\r\n\r\n")
            case "html":
                self.transport.write(respond(200, b"<html>no</html>"))
            case "close":
                self.transport.write(respond(200, body, "Connection: close"))
                self.transport.close()
            case status:
                self.transport.write(respond(int(status), b'{"detail": "no"}', "Retry-After: 0"))


async def main() -> None:
    dice = random.Random(sys.argv[1])
    server = await asyncio.get_running_loop().create_server(lambda: Connection(dice), "127.0.0.1", 0, backlog=2_048)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main())
