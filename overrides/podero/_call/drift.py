"""Finds where responses depart from the API document without harm to the call, each departure once a day."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from typing import Any

import attrs

from podero._call.pieces import Piece
from podero._call.redaction import printable
from podero._clock import Clock
from podero.errors import DecodeError
from podero.events import DriftKind
from podero.middleware import AttemptResponse
from podero_client._runtime.locate import UnknownField, UnknownValue, locate
from podero_client._runtime.operation import Operation
from podero_client._runtime.reading import Reading

DAY = 86_400.0
"""Seconds for which a finding is not reported again."""

HEAD_SAMPLING = 60.0
"""Seconds between two responses of an operation whose headers are looked at; announcements stay for months."""

BODY_SAMPLING = 3_600.0
"""Seconds between two responses of an operation that are read for unknown fields where those are dropped."""

MOST_FINDINGS = 1_000
"""Findings a day; a server that sends ever new names must not fill memory and log."""

MAX_VALUE_CHARS = 80
"""Characters of a value that are shown."""

_ANNOUNCEMENTS: tuple[DriftKind, ...] = ("deprecation", "sunset")

# HTTP itself makes these expected of any operation, whether its document lists them or not
_EXPECTED = frozenset((*range(500, 600), 400, 401, 403, 404, 405, 408, 413, 414, 415, 422, 425, 429, 431))

_NAME = re.compile(r"[A-Za-z_$@][\w$.:@-]{0,63}", re.ASCII)
_DATA = re.compile(r"\d{5}|[0-9a-f]{8}-[0-9a-f]{4}|.@.", re.IGNORECASE)
"""What makes a name a piece of data, such as the id that an object is keyed by."""


@attrs.frozen
class Finding:
    """One departure.

    Args:
        kind: As in `podero.events.DriftSeen`.
        place: As there.
        value: As there, with secrets still in it.
    """

    kind: DriftKind
    place: str
    value: str


class DriftWatch:
    """What one client has reported within the last day.

    Args:
        clock: Says when a day is over.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._reported: dict[Hashable, float] = {}
        self._heads: dict[str, float] = {}
        self._bodies: dict[str, float] = {}

    def in_head(self, operation: Operation[Any], response: AttemptResponse) -> Sequence[Finding]:
        """What status and headers tell.

        Args:
            operation: What was called.
            response: What came.
        """
        status, headers = response.status_code, response.headers
        found: Sequence[Finding] = ()
        if status not in operation.responses and status not in operation.errors and status not in _EXPECTED:
            found = self._unknown_status(operation, status)
        if self._is_due(operation.name, self._heads, HEAD_SAMPLING):
            announced = [Finding(name, name, _shown(headers[name])) for name in _ANNOUNCEMENTS if name in headers]
            found = [*found, *self._new(operation, announced)]
        return found

    def is_sample(self, operation: Operation[Any]) -> bool:
        """Whether the body of a response is to be read again for unknown fields that were dropped.

        Args:
            operation: What was called.
        """
        return self._is_due(operation.name, self._bodies, BODY_SAMPLING)

    def in_body(self, operation: Operation[Any], reading: Reading, piece: Piece, *, again: bool) -> Sequence[Finding]:
        """What the body tells.

        Args:
            operation: What was called.
            reading: How the piece was read, with what was noticed.
            piece: What was read, all of the body or a part.
            again: Whether to read it again, for unknown fields.
        """
        value = piece.value
        if again:
            reading = Reading(skip_invalid=reading.skip_invalid)
            try:
                value = reading.read(piece.type, piece.text)
            except DecodeError:
                # no body, or one that is read in another way
                return ()
        wanted = {key for key in reading.unknown if self._is_new((operation.name, *key))}
        if not wanted:
            return ()
        return self._new(operation, [_finding(place) for place in locate(value, wanted, piece.path)])

    def _unknown_status(self, operation: Operation[Any], status: int) -> Sequence[Finding]:
        return self._new(operation, [Finding("unknown_status", "status", str(status))] if operation.documented else [])

    def _new(self, operation: Operation[Any], findings: Sequence[Finding]) -> Sequence[Finding]:
        return [finding for finding in findings if self._is_new((operation.name, finding))]

    def _is_new(self, key: Hashable) -> bool:
        reported, now = self._reported, self._clock.monotonic()
        if key in reported and now - reported[key] < DAY:
            return False
        while reported and now - reported[oldest := next(iter(reported))] >= DAY:
            del reported[oldest]
        if len(reported) >= MOST_FINDINGS:
            return False
        reported[key] = now
        return True

    def _is_due(self, key: str, sampled: dict[str, float], interval: float) -> bool:
        now = self._clock.monotonic()
        if now - sampled.get(key, -interval) < interval:
            return False
        if len(sampled) >= MOST_FINDINGS:
            # paths of callers' own may be many; those of the document are few
            sampled.clear()
        sampled[key] = now
        return True


def _finding(place: UnknownField | UnknownValue) -> Finding:
    if isinstance(place, UnknownValue):
        return Finding("unknown_value", place.path, _shown(place.value))
    is_name = _NAME.fullmatch(place.name) and not _DATA.search(place.name)
    return Finding("unknown_field", f"{place.path}.{place.name if is_name else '*'}", place.json_type)


def _shown(value: str) -> str:
    line = printable(value)
    return line if len(line) <= MAX_VALUE_CHARS else line[: MAX_VALUE_CHARS - 1] + "…"
