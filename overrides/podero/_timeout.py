"""How long one attempt may take, phase by phase."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import attrs

from podero.errors import ConfigurationError

if TYPE_CHECKING:
    from typing import Any


def _positive(timeout: Timeout, attribute: attrs.Attribute[float], value: float) -> None:
    del timeout
    if isinstance(value, bool) or not isinstance(value, int | float) or not value > 0 or math.isinf(value):
        msg = f"timeout: {attribute.name} must be a number of seconds above 0, not {value!r}"
        raise ConfigurationError(msg)


@attrs.frozen(kw_only=True)
class Timeout:
    """Seconds that each phase of one attempt may take; the deadline of the whole call is `RetryPolicy.deadline`.

    Args:
        connect: Seconds for name resolution, TCP and TLS together.
        pool: Seconds to wait for a place among the requests in flight.
        write: Seconds without progress while the request is sent.
        read: Seconds without a byte of the answer.
    """

    connect: float = attrs.field(default=5.0, validator=_positive)
    pool: float = attrs.field(default=30.0, validator=_positive)
    write: float = attrs.field(default=30.0, validator=_positive)
    read: float = attrs.field(default=30.0, validator=_positive)

    @classmethod
    def of(cls, value: float | Timeout) -> Timeout:
        """The given timeout, where one number stands for every phase.

        Args:
            value: Seconds, or a `Timeout`.

        Raises:
            ConfigurationError: The value is not a positive number of seconds.
        """
        if isinstance(value, Timeout):
            return value
        return cls(connect=value, pool=value, write=value, read=value)

    def within(self, seconds: float | None) -> dict[str, Any]:
        """The phases in httpx's form, each cut to what is left of a deadline.

        Args:
            seconds: Seconds left, None without a deadline.
        """
        phases = attrs.asdict(self)
        if seconds is None:
            return phases
        return {phase: min(limit, max(seconds, 0.001)) for phase, limit in phases.items()}
