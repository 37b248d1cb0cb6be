"""How long one attempt may take, phase by phase."""

from __future__ import annotations

import sys
from collections.abc import Mapping

import attrs

from podero.errors import ConfigurationError


def _positive(_timeout: Timeout, attribute: attrs.Attribute[float], value: float) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= sys.float_info.max:
        msg = f"timeout: {attribute.name} must be a number of seconds above 0, not {value!r}"
        raise ConfigurationError(msg)


@attrs.frozen(kw_only=True)
class Timeout:
    """Seconds that each phase of one attempt may take; the deadline of the whole call is `RetryPolicy.deadline`.

    Args:
        connect: Seconds for name resolution, TCP and TLS together.
        pool: Seconds to wait for a free request slot.
        write: Seconds without progress while the request is sent.
        read: Seconds without a byte of the response.
    """

    connect: float = attrs.field(default=5.0, validator=_positive)
    pool: float = attrs.field(default=30.0, validator=_positive)
    write: float = attrs.field(default=30.0, validator=_positive)
    read: float = attrs.field(default=30.0, validator=_positive)
    _phases: dict[str, float] = attrs.field(init=False, repr=False, eq=False)
    _longest: float = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        # Made once: every attempt needs them, and hardly any deadline is close enough to change them.
        phases = {"connect": self.connect, "pool": self.pool, "write": self.write, "read": self.read}
        object.__setattr__(self, "_phases", phases)
        object.__setattr__(self, "_longest", max(phases.values()))

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

    def within(self, seconds: float | None) -> Mapping[str, float]:
        """The phases in httpx's form, each cut to what is left of a deadline; not to be changed.

        Args:
            seconds: Seconds left, None without a deadline.
        """
        if seconds is None or seconds >= self._longest:
            return self._phases
        return {phase: min(limit, max(seconds, 0.001)) for phase, limit in self._phases.items()}
