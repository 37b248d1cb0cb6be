"""The simulator as a whole: one object to start, ask and steer."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from uuid import UUID

from podero.simulator._api import onboarding
from podero.simulator._api.app import App
from podero.simulator._api.routes import HANDLERS
from podero.simulator._api.tokens import TOKEN_PATH, TokenEncoding
from podero.simulator._http.document import PREFIX, read_document
from podero.simulator._http.faults import Faults
from podero.simulator._http.request_log import ReceivedRequest
from podero.simulator._http.server import LoopbackServer
from podero.simulator._world.clock import Clock
from podero.simulator._world.entities import KindCode
from podero.simulator._world.world import World


class Simulator:
    """A local Podero Partner API with users, devices and history.

    Used as `async with Simulator(seed=7) as sim:` it listens on a loopback socket of the running loop. Without
    `async with`, `app` serves in-process transports such as `httpx.ASGITransport`.

    Args:
        seed: Makes the world repeatable, together with `start`.
        users: Number of end-users to begin with.
        start: Simulated moment of the start; the present when left out.
        speed: Simulated seconds per real second; 0 makes time stand still until `world.clock.advance`.
        host: Address to listen on.
        port: Port; 0 lets the system choose.
        onboarding_seconds: Simulated seconds that a person takes to connect a device.
        token_lifetime: Token lifetime in seconds.
        token_encoding: Request encodings that /oauth2/token/ takes: `json`, `form` or `any`.
        check_answers: Check every answer against the document. A wrong one becomes a 500, and leaving `async with`
            raises AssertionError.
        document: OpenAPI document: path or decoded; the pinned one when left out.
        keep_alive: Real seconds after which an idle connection is closed.
        monotonic: Source of real seconds.
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
        check_answers: bool = True,
        document: str | Path | dict[str, Any] | None = None,
        keep_alive: int = 75,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        loaded = document if isinstance(document, dict) else read_document(document)
        self.world = World(
            loaded,
            Clock(start, speed=speed, monotonic=monotonic),
            seed=seed,
            users=users,
            onboarding_seconds=onboarding_seconds,
            token_lifetime=token_lifetime,
            token_encoding=token_encoding,
        )
        self.app = App(loaded, self.world, HANDLERS, check_answers=check_answers)
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
        """Address of the simulator, without a path."""
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{self._server.port}"

    @property
    def api_url(self) -> str:
        """Address of the API."""
        return f"{self.base_url}{PREFIX}/"

    @property
    def token_url(self) -> str:
        """Address of the client-credentials token endpoint."""
        return f"{self.base_url}{TOKEN_PATH}"

    @property
    def org_id(self) -> str:
        """The organization."""
        return self.world.org_id

    @property
    def resident_id(self) -> UUID:
        """The end-user who begins with one connected device of every kind and months of history.

        Raises:
            LookupError: When the world began without end-users.
        """
        if self.world.resident_id is None:
            message = "the world began without end-users; give users=1 or more"
            raise LookupError(message)
        return UUID(self.world.resident_id)

    @property
    def client_id(self) -> str:
        """The accepted client."""
        return self.world.tokens.client_id

    @property
    def client_secret(self) -> str:
        """Its secret."""
        return self.world.tokens.client_secret

    @property
    def username(self) -> str:
        """The accepted user of the password grant."""
        return self.world.tokens.username

    @property
    def password(self) -> str:
        """Their password."""
        return self.world.tokens.password

    @property
    def requests(self) -> list[ReceivedRequest]:
        """Requests received so far, oldest first; the list is live and may be cleared."""
        return self.app.requests

    @property
    def faults(self) -> Faults:
        """Faults on order."""
        return self.app.faults

    def choose_device(self, onboarding_session_id: str | UUID, kind: KindCode) -> None:
        """Act as the person in the Connect UI: choose what to connect in an onboarding session.

        Args:
            onboarding_session_id: The session.
            kind: `hp`, `ev`, `iv` or `wb`.
        """
        onboarding.choose(self.world, str(onboarding_session_id), kind)
