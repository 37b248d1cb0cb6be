"""Hands events to the hooks of a client and to the logger `podero`."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Sequence

from podero._headers import OWN
from podero.errors import PoderoError
from podero.events import (
    CallEnded,
    CallStarted,
    DriftSeen,
    Event,
    Hook,
    RequestFailed,
    RequestStarted,
    ResponseReceived,
    RetryScheduled,
    Throttled,
    TokenEvent,
)

logger = logging.getLogger("podero")

# what only a log at DEBUG has; asked first because every call has several
_DETAILS = (CallStarted, RequestStarted, ResponseReceived, RequestFailed, Throttled)

# RFC 9110, sections 5.1 and 5.5
_NAME = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_UNSAFE = re.compile(rb"[\x00-\x08\x0a-\x1f\x7f]")


_TOKEN_WARNINGS = {
    "renewal_failed": (
        "The token could not be renewed: %(error)s. It stays in use for %(seconds_left).0f s more, and the client tries"
        " again by itself; look at the token service if this repeats."
    ),
    "unavailable": (
        "There is no token, and calls fail: %(error)s. The client asks again with a later call; check the credentials "
        "and the token service if this repeats."
    ),
    "store_failed": (
        "The token store failed (%(operation)s: %(error)s). Calls go on with tokens of this client's own, and the store"
        " is left alone for a while; check that it can be reached and written to."
    ),
}


_DRIFT = {
    "unknown_field": (
        logging.INFO,
        "%s: the response has a field that the API document does not know: %s (%s). It does no harm.",
    ),
    "unknown_value": (
        logging.INFO,
        "%s: the response has a value that the API document does not know, at %s: %s. Make sure your code takes it.",
    ),
    "unknown_status": (logging.INFO, "%s: the response has a %s that the API document does not know: %s."),
    "deprecation": (
        logging.WARNING,
        "%s: the service calls this deprecated (%s: %s). Look for what replaces it.",
    ),
    "sunset": (logging.WARNING, "%s: the service says when this ends (%s: %s). Look for what replaces it."),
}
"""Level and text by kind; the fields are operation, place and value."""


class EventDispatcher:
    """The hooks of one client.

    Args:
        hooks: Called in this order; what one raises is logged and harms no call.
    """

    __slots__ = ("_hooks",)

    def __init__(self, hooks: Sequence[Hook]) -> None:
        self._hooks = tuple(hooks)

    @property
    def is_watched(self) -> bool:
        """Whether anybody watches; events are built only then."""
        return bool(self._hooks) or logger.isEnabledFor(logging.DEBUG)

    def emit(self, event: Event) -> None:
        """Log the event and hand it to every hook.

        Args:
            event: What happened.
        """
        if not isinstance(event, _DETAILS) or logger.isEnabledFor(logging.DEBUG):
            log(event)
        for hook in self._hooks:
            try:
                hook(event)
            except Exception:
                logger.exception(
                    "A hook raised on %s. The call goes on without it; let the hook handle its own errors.",
                    type(event).__name__,
                )


def sendable(headers: Iterable[tuple[str, str]]) -> list[tuple[bytes, bytes]]:
    """Header fields that hooks added, as bytes; what cannot be sent is logged and left out, and harms no call.

    Args:
        headers: Names and values.
    """
    fields: list[tuple[bytes, bytes]] = []
    for name, value in headers:
        try:
            field = name.encode("ascii"), value.encode("latin-1")
        except (AttributeError, UnicodeEncodeError):
            field = b"", b""
        if _NAME.fullmatch(field[0]) and not _UNSAFE.search(field[1]) and name.lower() not in OWN:
            fields.append(field)
        else:
            logger.warning(
                "A hook added the header %.80r, which cannot be sent, so the request goes without it. A name is one "
                "word such as traceparent and none that the client sets itself, a value is printable Latin-1 text.",
                name,
            )
    return fields


def log(event: Event) -> None:
    """Write an event to the logger `podero`.

    Retries, given-up calls and drift go to INFO, failed renewals and announced ends to WARNING, the rest to DEBUG.

    Args:
        event: What happened.
    """
    match event:
        case RetryScheduled():
            logger.info(
                "%s: attempt %d failed (%s); next in %.3f s", event.call, event.attempt, event.error, event.wait
            )
        case TokenEvent(name="renewal_failed" | "unavailable" | "store_failed" as name):
            logger.warning(_TOKEN_WARNINGS[name], event.facts)
        case CallStarted():
            logger.debug("%s: %s %s", event.call, event.call.method, event.call.url)
        case ResponseReceived():
            logger.debug(
                "%s: attempt %d: status %d, %d bytes in %.3f s (request id %s)",
                event.call,
                event.attempt,
                event.status_code,
                event.size,
                event.elapsed,
                event.request_id,
            )
        case RequestFailed():
            logger.debug(
                "%s: attempt %d: no response after %.3f s: %s", event.call, event.attempt, event.elapsed, event.error
            )
        case Throttled():
            logger.debug("%s: waited %.3f s in the client (%s)", event.call, event.waited, event.reason)
        case DriftSeen():
            level, message = _DRIFT[event.kind]
            logger.log(level, message, event.call.operation, event.place, event.value)
        case TokenEvent():
            logger.debug("token %s: %s", event.name, event.facts)
        case CallEnded(error=PoderoError(stop_reason="quota" | "deadline" | "retry_after_too_long" as reason)):
            logger.info("%s: gave up (%s) after %.3f s: %s", event.call, reason, event.elapsed, event.error)
        case _:
            pass
