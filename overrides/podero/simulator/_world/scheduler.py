"""Things that happen later on their own: someone completes a login, a wallbox connects."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from datetime import datetime
from typing import Literal

Action = Literal["connect", "onboard", "log_in", "claim"]


class Scheduler:
    """Names of actions and what they are about, by their simulated time, in order; plain data throughout."""

    def __init__(self) -> None:
        self._queue: list[tuple[datetime, int, Action, str]] = []
        self._number = 0

    def schedule(self, due: datetime, action: Action, subject: str) -> None:
        """Have an action happen at a later time to what an id or token names."""
        heapq.heappush(self._queue, (due, self._number, action, subject))
        self._number += 1

    def take_due(self, now: datetime) -> Iterator[tuple[datetime, Action, str]]:
        """Take out every action that is due, each with the time it was due."""
        while self._queue and self._queue[0][0] <= now:
            due, _, action, subject = heapq.heappop(self._queue)
            yield due, action, subject
