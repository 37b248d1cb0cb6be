"""What handlers get and give: calls, answers, refusals."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from podero.simulator._world.world import World


CONNECT_PATH = "/connect"
_FIRST_YEAR, _LAST_YEAR = 1900, 2200


class HttpError(Exception):
    """A refusal, answered as `{"detail": ...}`.

    Args:
        status: HTTP status.
        detail: A sentence, or a list of details for 422.
    """

    def __init__(self, status: int, detail: Any) -> None:
        super().__init__(status, detail)
        self.status = status
        self.detail = detail


@attrs.frozen
class Answer:
    """A complete HTTP answer.

    Args:
        status: HTTP status.
        content: Body.
        headers: Header pairs, lower-case names.
    """

    status: int
    content: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()


def json_answer(status: int, value: Any, headers: Mapping[str, str] | None = None) -> Answer:
    """Build a JSON answer.

    Args:
        status: HTTP status.
        value: JSON value.
        headers: Further headers.

    Returns:
        The answer.
    """
    pairs = [("content-type", "application/json; charset=utf-8"), *(headers or {}).items()]
    return Answer(status, json.dumps(value, separators=(",", ":")).encode(), tuple(pairs))


@attrs.frozen
class Call:
    """One checked request, as a handler sees it.

    Args:
        world: The state.
        now: The simulated moment.
        base_url: Where the caller reaches the simulator, without a trailing slash.
        path: Path parameters.
        query: Query parameters, converted.
        headers: Header parameters, converted.
        body: Decoded JSON body, or None.
        user_id: Whose token it is; None where the operation needs none.
    """

    world: World
    now: datetime
    base_url: str
    path: Mapping[str, str]
    query: Mapping[str, Any]
    headers: Mapping[str, Any]
    body: Any
    user_id: str | None


def read_moment(text: str) -> datetime:
    """Read an RFC 3339 date-time, or a date as its first moment.

    Args:
        text: The text.

    Returns:
        The moment in UTC; UTC is also assumed where no offset is given.

    Raises:
        ValueError: When it is neither, or lies outside the years 1900 to 2200.
    """
    # RFC 3339 allows small letters and the leap second, which datetime does not know.
    moment = datetime.fromisoformat(text.upper().replace(":60", ":59"))
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        message = f"{text!r} lies outside the years {_FIRST_YEAR} to {_LAST_YEAR}"
        raise ValueError(message)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def stamp(moment: datetime) -> str:
    """Write a moment as RFC 3339 in UTC with a Z.

    Args:
        moment: An aware moment.

    Returns:
        For example `2026-01-15T09:00:00Z`.
    """
    return moment.isoformat().replace("+00:00", "Z")


def stamp_or_none(moment: datetime | None) -> str | None:
    """Write a moment, or None.

    Args:
        moment: An aware moment, or None.

    Returns:
        As `stamp`, or None.
    """
    return None if moment is None else stamp(moment)
