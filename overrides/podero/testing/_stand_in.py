"""What stands in for the API, and the client that talks to it."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

import httpx

from podero._client import PoderoClient
from podero.testing._clock import VirtualClock

_CREDENTIALS = {"client_id", "client_secret", "username", "password", "token", "auth"}


class StandIn(httpx.AsyncBaseTransport):
    """A transport that responds itself; base of `Stub` and `ReplayTransport`."""

    org_id: ClassVar[uuid.UUID]
    """The organization of `client`."""

    def __init__(self) -> None:
        self.clock = VirtualClock()

    def client(self, **options: Any) -> PoderoClient:
        """A client that talks to this transport, with credentials that no server knows; its waits take no real time.

        Args:
            **options: As of `podero.PoderoClient`; they win.

        Returns:
            The client.
        """
        given: dict[str, Any] = {"transport": self, "base_url": "https://stand-in.test", "org_id": self.org_id}
        given["clock"] = self.clock
        if _CREDENTIALS.isdisjoint(options):
            given |= {"client_id": "stand-in", "client_secret": "stand-in-secret"}
        return PoderoClient(**given | options)
