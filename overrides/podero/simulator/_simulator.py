"""The simulator as one object: start it, call it, control it."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar, get_args
from uuid import UUID

import httpx

from podero import _clock
from podero._document import normalized
from podero.simulator._api.app import App
from podero.simulator._api.routes import HANDLERS
from podero.simulator._api.tokens import TOKEN_PATH, TokenEncoding, TokenService
from podero.simulator._controls import Controls
from podero.simulator._http.document import read_document
from podero.simulator._http.faults import Faults
from podero.simulator._http.replay import Replay
from podero.simulator._http.request_log import ReceivedRequest
from podero.simulator._http.server import LoopbackServer
from podero.simulator._http.thread import ServerThread
from podero.simulator._http.transport import InProcessTransport
from podero.simulator._steering import state
from podero.simulator._steering.steering import Steering
from podero.simulator._world.clock import Clock
from podero.simulator._world.entities import User
from podero.simulator._world.seeding import add_admin, add_users
from podero.simulator._world.world import World

if TYPE_CHECKING:
    from podero import PoderoClient

_Result = TypeVar("_Result")

_CREDENTIALS = {"client_id", "client_secret", "username", "password", "token", "auth"}
_NOWHERE = "https://simulator.test"
_LOOPBACK = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104


class Simulator(Controls):
    """A local Podero Partner API with users, devices and history.

    `async with Simulator(seed=7) as sim:` serves it on a loopback port, in the running event loop; a plain `with`
    serves it from a thread of its own, for synchronous programs. Without either, `client` and `transport` reach it
    without a socket.

    Args:
        seed: The same seed and `start` give the same world, ids included.
        users: Number of end-users at the start.
        start: Simulated start time, timezone-aware; the time of `clock` if omitted.
        speed: Simulated seconds per real second. At 0, time stands still until `world.clock.advance` is called.
        host: Address to listen on.
        port: Port; 0 lets the system choose.
        onboarding_seconds: Simulated seconds until a device that is being onboarded connects.
        token_lifetime: Token lifetime, seconds.
        token_encoding: Request encoding that /oauth2/token/ accepts: `json`, `form` or `any`.
        check_responses: Validate every response against the document. An invalid one is replaced by a 500, and
            leaving `async with` raises AssertionError.
        document: OpenAPI document, as a path or decoded; the pinned one if omitted.
        replay: Responses that `podero verify --corpus` wrote, as a path or decoded; they come before those of the
            world, and `org_id` is theirs.
        strict: Refuse query parameters and fields of bodies that the document does not know.
        steering: Let HTTP requests below `/_simulator/` do what this class does.
        keep_alive: Real seconds after which an idle connection is closed.
        clock: Time, such as a `podero.testing.VirtualClock`; its clients run on it too.

    Raises:
        ValueError: An argument is out of range, `start` has no time zone, or `replay` is no corpus.
    """

    def __init__(
        self,
        *,
        seed: int = 0,
        users: int = 5,
        start: datetime | None = None,
        speed: float = 1.0,
        host: str = "127.0.0.1",
        port: int = 0,
        onboarding_seconds: float = 180.0,
        token_lifetime: float = 36000,
        token_encoding: TokenEncoding = "any",  # noqa: S107
        check_responses: bool = True,
        document: str | Path | dict[str, Any] | None = None,
        replay: str | Path | Mapping[str, Any] | None = None,
        strict: bool = False,
        steering: bool = True,
        keep_alive: int = 75,
        clock: _clock.Clock = _clock.SYSTEM_CLOCK,
    ) -> None:
        _check_range("users", users, 10_000_000)
        _check_range("port", port, 65535)
        _check_range("onboarding_seconds", onboarding_seconds, 1e9)
        _check_range("token_lifetime", token_lifetime, 1e12)
        _check_range("keep_alive", keep_alive, 1e9)
        if token_encoding not in get_args(TokenEncoding):
            message = f"token_encoding must be one of {', '.join(get_args(TokenEncoding))}, not {token_encoding!r}"
            raise ValueError(message)
        loaded = normalized(document) if isinstance(document, dict) else read_document(document)
        begin = datetime.fromtimestamp(clock.wall(), UTC) if start is None else start

        def build(users: int) -> tuple[World, TokenService, str | None]:
            time = Clock(begin, speed=speed, monotonic=clock.monotonic)
            world = World(time, seed=seed, onboarding_seconds=onboarding_seconds)
            # In this order: a seed stands for one sequence of ids and credentials.
            tokens = _token_service(world, add_admin(world), token_lifetime, token_encoding)
            return world, tokens, add_users(world, users)

        self._build, self._users, self._strict = build, users, strict
        self.world, self.tokens, self._resident_id = build(users)
        self._replay = None if replay is None else Replay(replay)
        self.app = App(loaded, self.world, self.tokens, HANDLERS, check_responses=check_responses, replay=self._replay)
        self.strict = strict
        if steering:
            self.app.steering = Steering(self).respond
        self._host = host
        self._server = LoopbackServer(self.app, host, port, keep_alive, clock.wall)
        self._clock = clock
        self._thread: ServerThread | None = None

    async def __aenter__(self) -> Self:
        await self._server.start()
        return self

    def __enter__(self) -> Self:
        thread = ServerThread(self._server)
        thread.start()
        self._thread = thread
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.stop()
        if error is None:
            self.check()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._server.stop()
        if error is None:
            self.check()

    def __repr__(self) -> str:
        return f"Simulator(base_url={self.base_url!r}, org_id={self.org_id!r}, seed={self.world.seed})"

    @property
    def base_url(self) -> str:
        """Base URL of the simulator, without a path; on loopback if it listens on all addresses."""
        host = _LOOPBACK.get(self._host, self._host)
        return f"http://[{host}]:{self._server.port}" if ":" in host else f"http://{host}:{self._server.port}"

    @property
    def api_url(self) -> str:
        """Base URL of the API."""
        return f"{self.base_url}{self.app.prefix}/"

    @property
    def token_url(self) -> str:
        """URL of the token endpoint for client credentials."""
        return f"{self.base_url}{TOKEN_PATH}"

    @property
    def org_id(self) -> str:
        """Id of the organization."""
        return (self._replay and self._replay.org_id) or self.world.org_id

    @property
    def resident_id(self) -> UUID:
        """Id of the end-user who starts with one connected device of every kind and months of history.

        Raises:
            LookupError: The world started without end-users.
        """
        if self._resident_id is None:
            message = "the world started without end-users; pass users=1 or more"
            raise LookupError(message)
        return UUID(self._resident_id)

    @property
    def client_id(self) -> str:
        """The accepted client id."""
        return self.tokens.client_id

    @property
    def client_secret(self) -> str:
        """The secret of the client id."""
        return self.tokens.client_secret

    @property
    def username(self) -> str:
        """The accepted username of the password grant."""
        return self.tokens.username

    @property
    def password(self) -> str:
        """The password of the username."""
        return self.tokens.password

    @property
    def requests(self) -> list[ReceivedRequest]:
        """Requests received so far, oldest first, at most 10,000; the list is live and may be cleared."""
        return self.app.requests

    @property
    def faults(self) -> Faults:
        """Injects faults: `sim.faults.inject(...)`."""
        return self.app.faults

    @property
    def environ(self) -> dict[str, str]:
        """The environment variables by which a `PoderoClient()` finds this simulator.

        Raises:
            RuntimeError: It is not served: `with` or `async with` does that.
        """
        if not self._server.is_serving:
            message = "nobody can reach this simulator by its environment: serve it, with Simulator(...) as simulator"
            raise RuntimeError(message)
        return {
            "PODERO_BASE_URL": self.base_url,
            "PODERO_ORG_ID": self.org_id,
            "PODERO_CLIENT_ID": self.client_id,
            "PODERO_CLIENT_SECRET": self.client_secret,
        }

    def transport(self) -> httpx.AsyncBaseTransport:
        """A transport that reaches the simulator without a socket, for `PoderoClient(transport=)`.

        Faults come as the errors of the client's own wire, with the same knowledge of what was sent.
        """
        return InProcessTransport(self.app)

    def client(self, **options: Any) -> PoderoClient:
        """A client of this simulator: over HTTP while it is served, without a socket otherwise.

        Args:
            **options: As of `podero.PoderoClient`; they win over the simulator's credentials, organization and clock.

        Returns:
            The client, which the caller closes.
        """
        from podero import PoderoClient  # noqa: PLC0415 - a served simulator needs no client

        given: dict[str, Any] = {"org_id": self.org_id, "clock": self._clock}
        if _CREDENTIALS.isdisjoint(options):
            given |= {"client_id": self.client_id, "client_secret": self.client_secret}
        if self._server.is_serving:
            given["base_url"] = self.base_url
        elif "transport" not in options:
            given |= {"base_url": _NOWHERE, "transport": self.transport()}
        return PoderoClient(**given | options)

    def check(self) -> None:
        """Check that every response so far was what the document says; leaving `with` and `async with` does too.

        Raises:
            AssertionError: One was not.
        """
        if self.violations:
            raise AssertionError("\n".join(self.violations))

    @property
    def violations(self) -> list[str]:
        """What was wrong with responses so far, one line each; `check` raises AssertionError if there is anything."""
        return self.app.violations

    def reset(self) -> None:
        """Begin anew: the world, time, faults, tokens and the log of requests; `world` and `tokens` are new objects.

        Tokens that were issued are invalid, and no new one is the same as one of them.
        """
        world, tokens, resident_id = self._build(self._users)
        self._between_requests(lambda: self._reset(world, tokens, resident_id))

    def _reset(self, world: World, tokens: TokenService, resident_id: str | None) -> None:
        tokens.rng = self.tokens.rng
        self.world, self.tokens, self._resident_id = world, tokens, resident_id
        self.app.serve(self.world, self.tokens)
        self.strict = self._strict
        self.faults.clear()
        self.requests.clear()

    def save(self) -> dict[str, Any]:
        """Save everything: the world, its time, credentials, tokens, faults, the log of requests and `strict`.

        Returns:
            The state as JSON values; it holds the secrets of the simulator, and those in the log.

        Raises:
            ValueError: A fault matches by a function, which cannot be saved.
        """
        return self._between_requests(
            lambda: state.save(
                state.Parts(self.world, self.tokens, self.faults, self.requests, self.strict, self._resident_id)
            )
        )

    def load(self, saved: Any) -> None:
        """Go back to a saved state, of this or another simulator; `world`, `tokens` and the faults are new objects.

        The arguments of the simulator stay as they are, and so does `violations`.

        Args:
            saved: What `save` returned.

        Raises:
            ValueError: It is no saved state of this release, or was changed since.
        """
        world, tokens, _ = self._build(0)
        loaded = state.load(saved, world, tokens, Faults(world.seed))
        self._between_requests(lambda: self._take(loaded))

    def _take(self, loaded: state.Parts) -> None:
        self.world, self.tokens, self._resident_id = loaded.world, loaded.tokens, loaded.resident_id
        self.app.serve(loaded.world, loaded.tokens)
        self.faults.restore(loaded.faults.state())
        self.requests[:] = loaded.requests
        self.strict = loaded.strict

    def _between_requests(self, work: Callable[[], _Result]) -> _Result:
        """Do something while no request is executed: in the thread that serves, if there is one."""
        return work() if self._thread is None else self._thread.run(work)

    @property
    def strict(self) -> bool:
        """Whether requests are refused that hold what the document does not know; can be changed."""
        return self.app.is_strict

    @strict.setter
    def strict(self, strict: bool) -> None:
        self.app.is_strict = strict


def _check_range(name: str, value: float, highest: float) -> None:
    if not 0 <= value <= highest:
        message = f"{name} must be from 0 to {highest:g}, not {value!r}"
        raise ValueError(message)


def _token_service(world: World, admin: User, lifetime: float, encoding: TokenEncoding) -> TokenService:
    return TokenService(
        clock=world.clock,
        rng=random.Random(f"{world.seed}:tokens"),
        client_id=f"simulator-{world.seed}",
        client_secret=f"secret-{world.rng.getrandbits(64):016x}",
        username=str(admin.fields["email"]),
        password=f"password-{world.rng.getrandbits(64):016x}",
        admin_id=admin.id,
        lifetime=lifetime,
        encoding=encoding,
    )
