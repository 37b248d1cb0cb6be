"""Things that happen later on their own: someone completes a login, a wallbox connects."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from datetime import datetime
from itertools import count


class Scheduler:
    """Runs actions at their simulated time, in order."""

    def __init__(self) -> None:
        self._queue: list[tuple[datetime, int, Callable[[datetime], object]]] = []
        self._numbers = count()

    def schedule(self, due: datetime, action: Callable[[datetime], object]) -> None:
        """Run an action at a later time; it is called with the time it was due."""
        heapq.heappush(self._queue, (due, next(self._numbers), action))

    def run_due(self, now: datetime) -> None:
        """Run every action that is due."""
        while self._queue and self._queue[0][0] <= now:
            due, _, action = heapq.heappop(self._queue)
            action(due)
