"""A small Podero on a loopback socket that writes down what it executes and misbehaves as it is told.

It runs in the event loop of the test and has no task but a short one for each connection it accepts, so whatever task is
left over after a call is the client's.
"""

import asyncio
import contextlib
import json
import socket
import struct
import uuid
from collections import Counter
from collections.abc import AsyncIterator, Callable
from types import TracebackType
from typing import Any, Literal, Self, cast

import attrs

from podero import PoderoClient
from podero_client.models import UserInput, UserRole
from tests.support.byteserver import PATIENCE, GoneError, Peer, Received, complete_length

ORG_ID = uuid.UUID("9b2b7d0e-6c1f-4a53-8f0e-2f1d3c4b5a69")
CLIENT_ID = "fault-tests"
CLIENT_SECRET = "cs-7d41c0f2e9"
TOKEN_PATH = "/oauth2/token/"
TOKEN_MARK = "at-5b8e01-"  # every access token begins with it

HTML = b"<!DOCTYPE html><html><body>Bad gateway</body></html>"


@attrs.frozen
class Arrived:
    """A complete request.

    Attributes:
        method: HTTP method.
        path: Its target, query included.
        key: What identifies the command: the external id of a create, the new name of an update, the id of a read.
        number: How often this command has arrived by now, this time included.
        authorization: Value of that field.
        body: The decoded body, None without one.
    """

    method: str
    path: str
    key: str
    number: int
    authorization: str = attrs.field(repr=False)
    body: Any = attrs.field(repr=False)

    @property
    def is_token_call(self) -> bool:
        return self.path == TOKEN_PATH


@attrs.frozen(kw_only=True)
class Reaction:
    """What the service does with a request.

    Attributes:
        executes: Whether the command is carried out and written into the ledger.
        then: ``respond``; ``hold`` keeps the request until `Service.release`; ``stall`` never responds; ``cut`` breaks off in
            the middle of the response's body; ``reset`` sends no response but an RST, ``close`` a FIN.
        status: Status of the response.
        headers: Further fields of the response.
        body: Body of the response, None for the true one.
    """

    executes: bool = True
    then: Literal["respond", "hold", "stall", "cut", "reset", "close"] = "respond"
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None


TRUE = Reaction()
HOLD = Reaction(then="hold")


def refusal(status: int, body: bytes = b'{"detail": "no"}', *, executes: bool = False, **headers: str) -> Reaction:
    """A response that is no success; `retry_after` in the arguments is the field Retry-After."""
    fields = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Reaction(executes=executes, status=status, headers=fields, body=body)


Plan = Callable[[Arrived], Reaction]


def truthful(arrived: Arrived) -> Reaction:
    return TRUE


class Service:
    """The service.

    Args:
        plan: Asked for every complete request, token calls included.
        refuses: Asked for every connection, by its number from 1; True resets it as soon as it is accepted.
        lifetime: Seconds, the ``expires_in`` of its tokens.

    Attributes:
        arrivals: How often each command has arrived.
        ledger: How often each command was executed.
        log: The requests in the order of their arrival, token calls not included.
        token_calls: Token requests that arrived.
    """

    def __init__(
        self, plan: Plan = truthful, *, refuses: Callable[[int], bool] | None = None, lifetime: float = 3600.0
    ) -> None:
        self.plan = plan
        self.refuses = refuses or (lambda number: False)
        self.lifetime = lifetime
        self.arrivals: Counter[str] = Counter()
        self.ledger: Counter[str] = Counter()
        self.log: list[Arrived] = []
        self.token_calls = 0
        self.connections = 0
        self.open: set[_Connection] = set()
        self.port = 0
        self._tokens: set[str] = set()
        self._issued = 0
        self._held: list[tuple[_Connection, Arrived]] = []
        self._waiting: list[tuple[Callable[[], bool], asyncio.Future[None]]] = []
        self._listener: socket.socket | None = None
        self._accepting: set[asyncio.Task[Any]] = set()

    async def __aenter__(self) -> Self:
        self._listen()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop_listening()
        await asyncio.gather(*self._accepting)
        for connection in list(self.open):
            connection.transport.abort()
        while self.open:
            await asyncio.sleep(0)  # asyncio closes an aborted socket in the next turn of the loop

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def sends(self) -> int:
        """Requests that arrived, token calls not included."""
        return len(self.log)

    @property
    def held(self) -> int:
        return len(self._held)

    def revoke_tokens(self) -> None:
        """Make every token given out so far worthless."""
        self._tokens.clear()

    @contextlib.asynccontextmanager
    async def refusing(self) -> AsyncIterator[None]:
        """Nobody listens on the port for a while; open connections live on."""
        self._stop_listening()
        try:
            yield
        finally:
            self._listen()

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until something is so, looking after each arrival and each lost connection."""
        if not condition():
            future = asyncio.get_running_loop().create_future()
            self._waiting.append((condition, future))
            async with asyncio.timeout(PATIENCE):
                await future

    async def until_held(self, count: int) -> None:
        await self.until(lambda: self.held >= count)

    def release(self, reaction: Reaction = TRUE) -> None:
        """React to all requests that are held."""
        held, self._held = self._held, []
        for connection, arrived in held:
            self._react(connection, arrived, reaction)

    def changed(self) -> None:
        for entry in list(self._waiting):
            condition, future = entry
            if future.done() or condition():
                self._waiting.remove(entry)
                if not future.done():
                    future.set_result(None)

    def arrive(self, connection: "_Connection", received: Received) -> None:
        path = received.target.decode()
        body = json.loads(received.body) if received.body else None
        given = body if isinstance(body, dict) else {}
        key = given.get("external_user_id") or given.get("first_name") or path.rpartition("/")[2]
        self.arrivals[key] += 1
        authorization = (received.field(b"authorization") or b"").decode()
        arrived = Arrived(received.method, path, key, self.arrivals[key], authorization, body)
        if arrived.is_token_call:
            self.token_calls += 1
        else:
            self.log.append(arrived)
        self._react(connection, arrived, self.plan(arrived))
        self.changed()

    def _react(self, connection: "_Connection", arrived: Arrived, reaction: Reaction) -> None:
        if reaction.then == "hold":
            self._held.append((connection, arrived))
            return
        if reaction.executes and not arrived.is_token_call:
            if arrived.authorization.removeprefix("Bearer ") not in self._tokens:
                reaction = refusal(401, b'{"detail": "Unauthorized"}')
            else:
                self.ledger[arrived.key] += 1
        if reaction.then == "reset":
            connection.reset()
        elif reaction.then == "close":
            connection.transport.close()
        elif reaction.then != "stall":
            self._respond(connection, arrived, reaction)

    def _respond(self, connection: "_Connection", arrived: Arrived, reaction: Reaction) -> None:
        body = self._true_body(arrived) if reaction.body is None else reaction.body
        lines = [f"HTTP/1.1 {reaction.status} X", "Content-Type: application/json", f"Content-Length: {len(body)}"]
        lines += [f"{name}: {value}" for name, value in reaction.headers]
        head = "".join(f"{line}\r\n" for line in lines).encode() + b"\r\n"
        if reaction.then == "cut":
            connection.transport.write(head + body[: len(body) // 2])
            connection.transport.close()
        else:
            connection.transport.write(head + body)

    def _true_body(self, arrived: Arrived) -> bytes:
        if arrived.is_token_call:
            self._issued += 1
            token = f"{TOKEN_MARK}{self._issued}"
            self._tokens.add(token)
            return json.dumps({"access_token": token, "token_type": "Bearer", "expires_in": self.lifetime}).encode()
        return user_body(arrived.path, arrived.body)

    def _listen(self) -> None:
        # Not `loop.create_server`: when that is closed it forgets connections that it has accepted a moment before.
        self._listener = socket.create_server(("127.0.0.1", self.port), backlog=2_048)
        self._listener.setblocking(False)
        self.port = self._listener.getsockname()[1]
        asyncio.get_running_loop().add_reader(self._listener, self._accept)

    def _accept(self) -> None:
        assert self._listener is not None
        loop = asyncio.get_running_loop()
        with contextlib.suppress(BlockingIOError, ConnectionError):
            while True:
                sock, _ = self._listener.accept()
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                task = loop.create_task(loop.connect_accepted_socket(lambda: _Connection(self), sock))
                self._accepting.add(task)
                task.add_done_callback(self._accepting.discard)

    def _stop_listening(self) -> None:
        if self._listener is not None:
            asyncio.get_running_loop().remove_reader(self._listener)
            self._listener.close()
            self._listener = None


class _Connection(asyncio.Protocol):
    """The service's end of one connection."""

    transport: asyncio.Transport

    def __init__(self, service: Service) -> None:
        self._service = service
        self._seen = bytearray()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's transports have no class of asyncio above them.
        self.transport = cast("asyncio.Transport", transport)
        self._service.connections += 1
        self._service.open.add(self)
        if self._service.refuses(self._service.connections):
            self.reset()

    def data_received(self, data: bytes) -> None:
        self._seen += data
        while (length := complete_length(self._seen)) is not None:
            received = Received(bytes(self._seen[:length]), 0)
            del self._seen[:length]
            self._service.arrive(self, received)

    def connection_lost(self, error: Exception | None) -> None:
        self._service.open.discard(self)
        self._service._held = [entry for entry in self._service._held if entry[0] is not self]
        self._service.changed()

    def reset(self) -> None:
        """RST, whatever is unread."""
        self.transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.transport.abort()


def new_user(key: str) -> UserInput:
    """The body of a create that goes into the ledger under a key."""
    return UserInput(external_user_id=key, role=UserRole.USER, email="user@example.com")


def user_id_of(key: str) -> uuid.UUID:
    """The id that a user gets who is created with this external id."""
    return uuid.uuid5(ORG_ID, key)


def user_body(path: str, body: Any) -> bytes:
    """The response of the three operations on a user, for a request that asked for this."""
    body = body or {}
    external = body.get("external_user_id")
    user_id = str(user_id_of(external)) if external else path.rpartition("/")[2]
    user = {
        "id": user_id,
        "organization_id": str(ORG_ID),
        "role": "user",
        "email": "user@example.com",
        "num_inverters": 0,
        "num_heat_pumps": 0,
        "num_electric_vehicles": 0,
        "num_wallboxes": 0,
        "external_user_id": external,
        "first_name": body.get("first_name"),
    }
    return json.dumps(user).encode()


def podero_script(peer: Peer) -> None:
    """The healthy service as a script of a `ByteServer`, for tests with several event loops or processes."""
    with contextlib.suppress(GoneError):
        while True:
            received = peer.read_request()
            path = received.target.decode()
            if path == TOKEN_PATH:
                body = json.dumps(
                    {"access_token": f"{TOKEN_MARK}0", "token_type": "Bearer", "expires_in": 3600}
                ).encode()
            else:
                body = user_body(path, json.loads(received.body) if received.body else None)
            peer.send(
                b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body) + body
            )


def make_client(url: str, **options: Any) -> PoderoClient:
    """A client of the service at a URL."""
    return PoderoClient(base_url=url, client_id=CLIENT_ID, client_secret=CLIENT_SECRET, org_id=ORG_ID, **options)


def left_behind(client: PoderoClient, *, token_call: bool = False) -> list[str]:
    """What a client without any call still holds; nothing when all is well.

    Args:
        client: The client.
        token_call: Whether a token call may still be on its way: it belongs to no caller and goes on when they leave.
    """
    services = client._services
    lifecycle, pool = services.lifecycle, getattr(services.transport, "_pool", None)
    busy = {
        "slots in use": lifecycle.slots.in_use,
        "waiting for a slot": lifecycle.slots.waiting,
        "registered calls": len(lifecycle._calls),
        "waiting for the rate limit": 0 if services.limiter is None else services.limiter.waiting,
    }
    if not token_call:
        busy["token call"] = int(services.tokens._renewal is not None)
        busy["exchanges on the wire"] = 0 if pool is None else len(pool._running)
        busy["connecting"] = 0 if pool is None else len(pool._dialing)
    return [f"{what}: {count}" for what, count in busy.items() if count]
