"""What stands between the check and the service: nothing but GET passes, and only so many requests."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

import attrs

from podero.errors import InvalidRequestError, PoderoError
from podero.events import Event, TokenEvent
from podero.middleware import AttemptRequest, AttemptResponse, AttemptSend

_TOKEN_REQUESTS = 2
"""Requests that one token may take: the client tries a second encoding when the first is refused."""


class BudgetSpentError(PoderoError):
    """All requests that were allowed have been made."""


@attrs.frozen
class Exchange:
    """One request and its response.

    Args:
        url: What was called.
        status: HTTP status.
        headers: Of the response.
        content: The body.
        elapsed: Seconds.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    content: bytes
    elapsed: float


class Recorder:
    """Records every response, and lets nothing pass but GET.

    Args:
        max_requests: Requests that may be made, those for tokens included.
        clock: Seconds that never go back.
    """

    def __init__(self, max_requests: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._max_requests = max_requests
        self._clock = clock
        self.requests = 0
        self.token_requests = 0
        self.exchanges: list[Exchange] = []

    @property
    def is_spent(self) -> bool:
        """Whether another request, and a new token for it, could be too many."""
        return self.requests + self.token_requests + 1 + _TOKEN_REQUESTS > self._max_requests

    @property
    def spent(self) -> str:
        """What the requests went to, in words."""
        return (
            f"of {self._max_requests}, {self.requests} were made, {self.token_requests} are set aside for the tokens"
            f" that were fetched and {_TOKEN_REQUESTS} for a new one"
        )

    def on_event(self, event: Event) -> None:
        """Count requests for tokens.

        Args:
            event: Of the client.
        """
        if isinstance(event, TokenEvent) and event.name in ("renewed", "renewal_failed", "unavailable"):
            self.token_requests += _TOKEN_REQUESTS

    async def middleware(self, request: AttemptRequest, send: AttemptSend) -> AttemptResponse:
        """Record one attempt.

        Args:
            request: The attempt.
            send: Sends it.

        Raises:
            InvalidRequestError: It is no GET.
            BudgetSpentError: It would be one too many.
        """
        if request.call.method != "GET":
            msg = f"{request.call.method} is not sent by a check that only reads"
            raise InvalidRequestError(msg)
        if self.is_spent:
            msg = f"all {self._max_requests} requests are made"
            raise BudgetSpentError(msg)
        self.requests += 1
        began = self._clock()
        response = await send(request)
        elapsed = self._clock() - began
        self.exchanges.append(
            Exchange(request.call.url, response.status_code, response.headers, response.content, elapsed)
        )
        return response
