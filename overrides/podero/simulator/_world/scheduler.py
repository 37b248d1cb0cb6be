"""Things that happen later by themselves: a person finishes a login, a wallbox dials in."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from datetime import datetime
from itertools import count


class Agenda:
    """Appointments, kept in order of time."""

    def __init__(self) -> None:
        self._entries: list[tuple[datetime, int, Callable[[datetime], object]]] = []
        self._numbers = count()

    def add(self, due: datetime, action: Callable[[datetime], object]) -> None:
        """Make an appointment.

        Args:
            due: When it is due.
            action: Called with the moment it was due.
        """
        heapq.heappush(self._entries, (due, next(self._numbers), action))

    def run(self, now: datetime) -> None:
        """Do everything that is due.

        Args:
            now: The present.
        """
        while self._entries and self._entries[0][0] <= now:
            due, _, action = heapq.heappop(self._entries)
            action(due)
