"""Hands events to the hooks of a client and to the logger `podero`."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from podero.errors import PoderoError
from podero.events import (
    CallEnded,
    CallStarted,
    Event,
    Hook,
    RequestFailed,
    ResponseReceived,
    RetryScheduled,
    Throttled,
    TokenEvent,
)

logger = logging.getLogger("podero")


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
        log(event)
        for hook in self._hooks:
            try:
                hook(event)
            except Exception:
                logger.exception("a hook failed on %s", type(event).__name__)


def log(event: Event) -> None:
    """Write an event to the logger `podero`.

    Retries and given-up calls go to INFO, failed renewals to WARNING, the rest to DEBUG.

    Args:
        event: What happened.
    """
    match event:
        case RetryScheduled():
            logger.info(
                "%s: attempt %d failed (%s); next in %.3f s", event.call, event.attempt, event.error, event.wait
            )
        case TokenEvent(name="renewal_failed" | "unavailable" | "store_failed"):
            logger.warning("token %s: %s", event.name.replace("_", " "), event.facts)
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
        case TokenEvent():
            logger.debug("token %s: %s", event.name, event.facts)
        case CallEnded(error=PoderoError(stop_reason="quota" | "deadline" | "retry_after_too_long" as reason)):
            logger.info("%s: gave up (%s) after %.3f s: %s", event.call, reason, event.elapsed, event.error)
        case _:
            pass
