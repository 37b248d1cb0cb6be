"""A client of what stands in for the API."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

import httpx

from podero._client import PoderoClient
from podero._clock import Clock

_CREDENTIALS = {"client_id", "client_secret", "username", "password", "token", "auth"}


def stand_in_client(
    transport: httpx.AsyncBaseTransport, org_id: uuid.UUID, clock: Clock, options: Mapping[str, Any]
) -> PoderoClient:
    """A client with credentials that no server knows.

    Args:
        transport: What stands in.
        org_id: The client's organization.
        clock: Its time.
        options: As of `podero.PoderoClient`; they win.
    """
    given: dict[str, Any] = {"transport": transport, "base_url": "https://stand-in.test", "org_id": org_id}
    given["clock"] = clock
    if _CREDENTIALS.isdisjoint(options):
        given |= {"client_id": "stand-in", "client_secret": "stand-in-secret"}
    return PoderoClient(**given | dict(options))
