"""The simulator as one object: start it, call it, control it."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, get_args
from uuid import UUID

from podero.simulator._api.app import App
from podero.simulator._api.routes import HANDLERS
from podero.simulator._api.tokens import TOKEN_PATH, Credentials, TokenEncoding, TokenService
from podero.simulator._http.document import read_document
from podero.simulator._http.faults import Faults
from podero.simulator._http.request_log import ReceivedRequest
from podero.simulator._http.server import LoopbackServer
from podero.simulator._steering import state
from podero.simulator._steering.steering import Steering
from podero.simulator._world.clock import Clock
from podero.simulator._world.entities import KindCode, User
from podero.simulator._world.journeys import (
    Outcome,
    choose_device,
    claim_wallbox,
    finish_login,
    finish_onboarding,
)
from podero.simulator._world.seeding import add_admin, add_users
from podero.simulator._world.world import World

_LOOPBACK = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104


class Simulator:
    """A local Podero Partner API with users, devices and history.

    `async with Simulator(seed=7) as sim:` serves it on a loopback port, in the running event loop. Without
    `async with`, pass `app` to an in-process transport such as `httpx.ASGITransport`.

    Args:
        seed: The same seed and `start` give the same world, ids included.
        users: Number of end-users at the start.
        start: Simulated start time, timezone-aware; the current time if omitted.
        speed: Simulated seconds per real second. At 0, time stands still until `world.clock.advance` is called.
        host: Address to listen on.
        port: Port; 0 lets the system choose.
        onboarding_seconds: Simulated seconds until a device that is being onboarded connects.
        token_lifetime: Token lifetime, seconds.
        token_encoding: Request encoding that /oauth2/token/ accepts: `json`, `form` or `any`.
        check_responses: Validate every response against the document. An invalid one is replaced by a 500, and
            leaving `async with` raises AssertionError.
        document: OpenAPI document, as a path or decoded; the pinned one if omitted.
        strict: Refuse query parameters and fields of bodies that the document does not know.
        steering: Let HTTP requests below `/_simulator/` do what this class does.
        keep_alive: Real seconds after which an idle connection is closed.
        monotonic: Returns real seconds.

    Raises:
        ValueError: An argument is out of range, or `start` has no time zone.
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
        strict: bool = False,
        steering: bool = True,
        keep_alive: int = 75,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        _check_range("users", users, 10_000_000)
        _check_range("port", port, 65535)
        _check_range("onboarding_seconds", onboarding_seconds, 1e9)
        _check_range("token_lifetime", token_lifetime, 1e12)
        _check_range("keep_alive", keep_alive, 1e9)
        if token_encoding not in get_args(TokenEncoding):
            message = f"token_encoding must be one of {', '.join(get_args(TokenEncoding))}, not {token_encoding!r}"
            raise ValueError(message)
        loaded = document if isinstance(document, dict) else read_document(document)
        begin = Clock(start, monotonic=monotonic).start

        def build(users: int) -> tuple[World, TokenService, str | None]:
            clock = Clock(begin, speed=speed, monotonic=monotonic)
            world = World(clock, seed=seed, onboarding_seconds=onboarding_seconds)
            # In this order: a seed stands for one sequence of ids and credentials.
            tokens = _token_service(world, add_admin(world), token_lifetime, token_encoding)
            return world, tokens, add_users(world, users)

        self._build, self._users, self._strict = build, users, strict
        self.world, self.tokens, self._resident_id = build(users)
        self.app = App(loaded, self.world, self.tokens, HANDLERS, check_responses=check_responses)
        self.strict = strict
        if steering:
            self.app.steering = Steering(self).respond
        self._host = host
        self._server = LoopbackServer(self.app, host, port, keep_alive)

    async def __aenter__(self) -> Self:
        await self._server.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._server.stop()
        if self.app.violations and error is None:
            raise AssertionError("\n".join(self.app.violations))

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
        return self.world.org_id

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
    def violations(self) -> list[str]:
        """What was wrong with responses so far; leaving `async with` raises AssertionError if there is anything."""
        return self.app.violations

    def reset(self) -> None:
        """Begin anew: the world, time, faults, tokens and the log of requests; `world` and `tokens` are new objects.

        Tokens that were issued are invalid, and no new one is the same as one of them.
        """
        rng = self.tokens.rng
        self.world, self.tokens, self._resident_id = self._build(self._users)
        self.tokens.rng = rng
        self.app.serve(self.world, self.tokens)
        self.strict = self._strict
        self.faults.clear()
        self.requests.clear()

    def save(self) -> dict[str, Any]:
        """Save the world, its time, the credentials and the tokens.

        Returns:
            The state as JSON values; it holds the secrets of the simulator.
        """
        return state.save(self.world, self.tokens, self._resident_id)

    def load(self, saved: Any) -> None:
        """Go back to a saved state, of this or another simulator; `world` and `tokens` are new objects.

        Faults, the log of requests and `strict` stay as they are.

        Args:
            saved: What `save` returned.

        Raises:
            ValueError: It is no saved state of this release, or was changed since.
        """
        world, tokens, _ = self._build(0)
        self._resident_id = state.load(saved, world, tokens)
        self.world, self.tokens = world, tokens
        self.app.serve(world, tokens)

    @property
    def strict(self) -> bool:
        """Whether requests are refused that hold what the document does not know; can be changed."""
        return self.app.is_strict

    @strict.setter
    def strict(self, strict: bool) -> None:
        self.app.is_strict = strict

    def credentials_of(self, user_id: str | UUID) -> Credentials:
        """Give a user credentials of its own, which act with its role and in its organization.

        Args:
            user_id: An administrator, staff member or end-user.

        Returns:
            Client credentials, and a username with a password.

        Raises:
            NotFoundError: There is no such user; a LookupError.
        """
        user = self.world.user(str(user_id))
        return self.tokens.add(user.id, str(user.fields["email"]))

    def add_organization(self) -> User:
        """Add a second organization of the same partner, empty but for its administrator.

        Returns:
            The administrator; its `org_id` is the new organization.
        """
        org_id = self.world.new_id()
        self.world.org_ids.append(org_id)
        return add_admin(self.world, org_id)

    def finish_onboarding(self, onboarding_session_id: str | UUID, outcome: Outcome) -> str | None:
        """Complete, cancel or fail an onboarding session as the end-user does.

        Args:
            onboarding_session_id: The session's id.
            outcome: `success`, `cancel` or `fail`.

        Returns:
            Where the browser is sent; None if the person stays on the page after a failure.

        Raises:
            NotFoundError: There is no such session; a LookupError.
            RefusedError: The session is over; a ValueError.
        """
        return finish_onboarding(self.world, str(onboarding_session_id), outcome)

    def finish_login(self, auth_session_id: str | UUID, outcome: Outcome) -> str | None:
        """Complete, cancel or fail a login at the manufacturer as the owner does.

        Args:
            auth_session_id: The `auth_session_id` of the link that the owner was sent to.
            outcome: `success`, `cancel` or `fail`.

        Returns:
            Where the browser is sent; None to stay on the page.

        Raises:
            NotFoundError: There is no such login; a LookupError.
            RefusedError: The login is over; a ValueError.
        """
        return finish_login(self.world, str(auth_session_id), outcome)

    def claim_wallbox(self, token: str) -> UUID:
        """Connect a wallbox with a claim token now.

        Args:
            token: The claim token.

        Returns:
            Id of the wallbox.

        Raises:
            NotFoundError: There is no such token; a LookupError.
            RefusedError: The token was used or has expired; a ValueError.
        """
        return UUID(claim_wallbox(self.world, token).id)

    def device_ids(self, user_id: str | UUID) -> dict[KindCode, list[UUID]]:
        """List the devices of a user, wallboxes too, which the API does not list.

        Args:
            user_id: The owner's id.

        Returns:
            Ids by kind of device, oldest first.
        """
        found: dict[KindCode, list[UUID]] = {}
        for device in self.world.devices_of(str(user_id)):
            found.setdefault(device.kind.code, []).append(UUID(device.id))
        return found

    def choose_device(self, onboarding_session_id: str | UUID, kind: KindCode) -> None:
        """Choose a device in an onboarding session, as the end-user in the Connect UI does.

        It exists at once and is connected after `onboarding_seconds`.

        Args:
            onboarding_session_id: The session's id.
            kind: `hp`, `ev`, `iv` or `wb`.

        Raises:
            NotFoundError: There is no such session; a LookupError.
            RefusedError: A device was already chosen, or the session is over; a ValueError.
        """
        choose_device(self.world, str(onboarding_session_id), kind)


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
